import { expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { parseDate } from "../../../src/cells/date";
import type { Run } from "../../../src/verify/finding";
import type { Pack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import type { WorkbookModel } from "../../../src/workbook/model";
import { day, modelOf, value, type Grid } from "../make";

type Row = readonly Cell[];

/** A check on a plain sheet: headings in row 1; dd/mm/yyyy is a date, with an apostrophe before it a text. */
export interface SheetExample {
  readonly id: string;
  readonly columns: readonly string[];
  readonly fails: readonly Row[];
  readonly passes: readonly Row[];
  /** The cell to go to. */
  readonly at: string;
  readonly sheet?: string;
  readonly parameters?: Readonly<Record<string, Cell>>;
  /** What the sentence has to say. */
  readonly says?: string;
}

export const AS_AT = "31/10/2026";

/** A sheet as people fill it in: dates are dates, shown as such. */
export function sheetOf(sheet: string, columns: readonly string[], rows: readonly Row[]): Grid {
  const formats = new Map<string, string>();
  const cells = rows.map((row, r) =>
    row.map((cell, c): Cell => {
      if (typeof cell !== "string") return cell;
      if (cell.startsWith("'")) return cell.slice(1);
      if (!/^\d{2}\/\d{2}\/\d{4}$/.test(cell)) return cell;
      formats.set(`${r + 1},${c}`, "dd/mm/yyyy");
      return parseDate(cell);
    }),
  );
  return { sheet, rows: [columns, ...cells], formats };
}

export async function runModel(
  pack: Pack,
  model: WorkbookModel,
  parameters: Readonly<Record<string, Cell>> = {},
): Promise<Run> {
  const given = new Map(Object.entries(parameters));
  return value(
    await verify(new MemoryWorkbook(model), pack, { asOf: day(AS_AT), parameters: given }),
  );
}

export const places = ({ findings }: Run): string[] =>
  findings.map(({ rule, locations }) => `${rule} at ${locations[0]?.cell ?? "the sheet"}`);

/** Every example: the rows that fail give that check at that cell and nothing else, the others nothing at all. */
export function testSheets(pack: Pack, examples: readonly SheetExample[]): void {
  for (const example of examples) {
    const { id, columns, fails, passes, at, parameters, says, sheet = "Return" } = example;
    const run = (rows: readonly Row[]) =>
      runModel(pack, modelOf(sheetOf(sheet, columns, rows)), parameters);
    it(`${id}: ${pack.rules.find((rule) => rule.id === id)?.title ?? ""}`, async () => {
      const failed = await run(fails);
      expect(places(failed)).toEqual([`${id} at ${at}`]);
      if (says !== undefined) expect(failed.findings[0]?.message).toContain(says);
      expect(places(await run(passes))).toEqual([]);
    });
  }
}

/** The severities of the catalogue in its order, E, W or I, as the pack has to keep them. */
export function expectCatalogue(pack: Pack, prefix: string, severities: string): void {
  const levels = new Map(pack.rules.map(({ id, level }) => [id, level]));
  const words: Readonly<Record<string, string>> = { E: "error", W: "query", I: "note" };
  [...severities].forEach((severity, at) => {
    const id = `${prefix}-${String(at + 1).padStart(2, "0")}`;
    if (severity !== "-") expect([id, levels.get(id)]).toEqual([id, words[severity]]);
  });
}
