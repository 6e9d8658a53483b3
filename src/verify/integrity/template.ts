import { z } from "zod";
import { integrityText } from "../../text/integrity";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { fingerprint } from "../fingerprint";
import { readPack, type Pack } from "../pack";
import { labelsOf } from "./baseline";
import { templateRules } from "./compare-validations";
import { FormulaBook, readGrid, type FormulaGrid } from "./formula-grid";
import { regionsOf, type CellAt } from "./regions";
import type { Template, TemplateSheet } from "./template-shape";

export type { Template } from "./template-shape";

export interface TemplateOptions {
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/**
 * What a blank form is made of: its sheets, its headings and labels, its formulas. Small enough to be
 * kept in a pack, and the same for the same form whoever saved the file.
 */
export async function templateOf(
  workbook: Workbook,
  { pause = async () => {}, signal }: TemplateOptions = {},
): Promise<Result<Template>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const { name: file } = facts.value;
  const book = new FormulaBook();
  const sheets: TemplateSheet[] = [];
  for (const { name, visibility, filled } of facts.value.sheets) {
    const read = filled ? await readGrid(filled, book, { workbook, pause, signal }) : null;
    if (read && !read.ok) return read;
    if (read?.value === null) {
      return fail({ code: "template-too-large", message: integrityText.template.tooLarge(file) });
    }
    const grid = read?.value;
    const validations = await workbook.validations(name);
    sheets.push({
      name,
      visibility,
      labels: grid ? labelsOf(grid).map(([row, column, text]) => [row, column, text]) : [],
      formulas: grid ? formulasOf(grid, book) : [],
      // A form whose validations cannot be told is still a form: they are then not compared.
      validations: validations.ok ? templateRules(validations.value, book) : [],
    });
    await pause();
  }
  return ok({ format: 1, name: file, sheets, fingerprint: fingerprint([JSON.stringify(sheets)]) });
}

function formulasOf({ area, codes }: FormulaGrid, book: FormulaBook): TemplateSheet["formulas"] {
  const cells = new Map<number, CellAt[]>();
  codes.forEach((own, across) => {
    own.forEach((code, down) => {
      if (code === 0) return;
      const same = cells.get(code) ?? [];
      same.push({ row: area.row + down, column: area.column + across });
      cells.set(code, same);
    });
  });
  return [...cells].flatMap(([code, same]) =>
    regionsOf(same).map(({ row, column, rows, columns }): TemplateSheet["formulas"][number] => [
      row,
      column,
      rows,
      columns,
      book.textOf(code),
    ]),
  );
}

const TEMPLATE_RULE = "template";

const writtenPack = z.looseObject({
  rules: z.array(z.looseObject({ kind: z.string() })).default([]),
});

/**
 * A pack that also compares with a blank form: what differs from it is found, and what is odd about
 * formulas is told only where the form is not the same.
 */
export function withTemplate(pack: Pack, template: Template): Result<Pack> {
  const written = writtenPack.parse(pack.source);
  const own = {
    id: TEMPLATE_RULE,
    kind: TEMPLATE_RULE,
    title: integrityText.template.ruleTitle(template.name),
    params: { baseline: template },
  };
  return readPack({
    ...written,
    rules: [...written.rules.filter((rule) => rule.kind !== TEMPLATE_RULE), own],
  });
}
