import { translateFormulaToA1 } from "@borgar/fx";
import { cellArea, columnLetters, localAddress, MAX_COLUMNS, type Area } from "../../cells/address";
import { asText, type Cell } from "../../cells/cell";
import { integrityText } from "../../text/integrity";
import type { WorkbookFacts } from "../../workbook/port";
import { cleanHeading } from "../pack-model";
import { codeAt, type Baseline, type Pair } from "./baseline";
import type { FormulaBook, FormulaGrid } from "./formula-grid";
import { regionsOf, type CellAt } from "./regions";
import type { Template } from "./template-shape";

/** One way in which a return is not its blank form. */
export interface Difference {
  readonly what: "sheet-gone" | "sheet-new" | "visibility" | "label" | "formula" | "validation";
  readonly sheet: string;
  readonly area: Area | null;
  readonly value: string | null;
  readonly message: string;
  readonly advice: string;
  /** What to write again; null where that cannot be done for the user. */
  readonly fix: string | null;
}

const words = integrityText.template;

/** Sheets that are gone, new, hidden or shown. */
export function sheetDifferences(template: Template, facts: WorkbookFacts): Difference[] {
  const now = new Map(facts.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const before = new Set(template.sheets.map((sheet) => sheet.name.toLowerCase()));
  const about = { area: null, value: null, fix: null };
  return [
    ...template.sheets.flatMap(({ name, visibility }): Difference[] => {
      const sheet = now.get(name.toLowerCase());
      if (!sheet) {
        const message = words.sheetGone(name);
        return [
          { ...about, what: "sheet-gone", sheet: name, message, advice: words.sheetGoneAdvice },
        ];
      }
      const wasVisible = visibility === "visible";
      if (wasVisible === (sheet.visibility === "visible")) return [];
      const message = wasVisible ? words.sheetHidden(name) : words.sheetShown(name);
      return [
        {
          ...about,
          what: "visibility",
          sheet: sheet.name,
          message,
          advice: words.sheetShownAdvice,
        },
      ];
    }),
    ...facts.sheets.flatMap(({ name, filled }): Difference[] =>
      before.has(name.toLowerCase()) || !filled
        ? []
        : [
            {
              ...about,
              what: "sheet-new",
              sheet: name,
              message: words.sheetNew(name),
              advice: words.sheetNewAdvice,
            },
          ],
    ),
  ];
}

// What a form says where something is to be filled in, in the ways that forms say it.
const TO_FILL_IN = /^[<[{(…_-]|^(?:please )?(?:select|choose|enter|insert|type|click|pick|add)\b/i;

const valueAt = ({ area, values }: FormulaGrid, row: number, column: number): Cell =>
  values[column - area.column]?.[row - area.row] ?? null;

/** Headings and labels that read differently; where something was to be filled in, whatever stands there is right. */
export function labelDifferences({ form, grid, alignment }: Pair): Difference[] {
  const found: Difference[] = [];
  for (const [row, column, text] of form.labels) {
    if (TO_FILL_IN.test(text.trim())) continue;
    const places = alignment.now(row);
    const wanted = cleanHeading(text);
    const isThere = places.some((place) => {
      const value = valueAt(grid, place, column);
      return typeof value === "string" && cleanHeading(value.slice(0, text.length)) === wanted;
    });
    if (isThere) continue;
    const place = places[0] ?? row;
    const now = asText(valueAt(grid, place, column));
    found.push({
      what: "label",
      sheet: grid.area.sheet,
      area: cellArea(grid.area.sheet, place, column),
      value: now === "" ? null : now,
      message: now.trim() === "" ? words.labelGone(text) : words.labelChanged(now, text),
      advice: words.labelAdvice(text),
      fix: text,
    });
  }
  return found;
}

interface Changed {
  readonly before: number;
  readonly now: number;
  readonly isBlank: boolean;
  readonly cells: CellAt[];
}

/** Formulas of the form that were typed over, taken out or changed, as rectangles. */
export function formulaDifferences(
  pair: Pair,
  baseline: Baseline,
  book: FormulaBook,
): Difference[] {
  const { grid, alignment, formulas } = pair;
  const changed = new Map<string, Changed>();
  for (const [place, before] of formulas) {
    const [row, column] = [Math.floor(place / MAX_COLUMNS), place % MAX_COLUMNS];
    const rows = alignment.now(row);
    if (rows.some((now) => baseline.isSame(pair, row, column, codeAt(grid, now, column), now)))
      continue;
    const at = rows[0] ?? row;
    const now = codeAt(grid, at, column);
    const isBlank = now === 0 && asText(valueAt(grid, at, column)).trim() === "";
    const key = `${before} ${now} ${isBlank}`;
    const alike = changed.get(key) ?? { before, now, isBlank, cells: [] };
    alike.cells.push({ row: at, column });
    changed.set(key, alike);
  }
  return [...changed.values()].flatMap(({ before, now, isBlank, cells }) =>
    regionsOf(cells).map((size): Difference => {
      const area = { ...size, sheet: grid.area.sheet };
      const place = localAddress(area);
      const corner = columnLetters(area.column) + (area.row + 1);
      const [was, is] = [before, now].map((code) =>
        translateFormulaToA1(book.textOf(code), corner),
      );
      const message =
        now !== 0
          ? words.formulaChanged(place, is ?? "", was ?? "")
          : isBlank
            ? words.formulaGone(place, was ?? "")
            : words.formulaTyped(place, was ?? "");
      return {
        what: "formula",
        sheet: area.sheet,
        area,
        value: now === 0 ? null : (is ?? null),
        message,
        advice: words.formulaAdvice,
        fix: null,
      };
    }),
  );
}
