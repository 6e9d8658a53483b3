import { address } from "../../src/cells/address";
import type { Area } from "../../src/cells/address";
import { asText, isBlank, isError, trim } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import { isKeptTable } from "../state/kept-tables";
import { countSorts, guessType } from "../../src/verify/tables/guess";
import type {
  Block,
  SheetFacts,
  TableFacts,
  Workbook,
  WorkbookFacts,
} from "../../src/workbook/port";

/** How many rows tell what a column holds. */
const LOOKED_AT = 300;
/** A heading row stands near the top, below a title and a date at most. */
const HEADING_WITHIN = 12;
/** A column with more different values is no column of codes. */
const MOST_VALUES = 15;
/** In so short a list every row may well say something else. */
const FEW_ROWS = 10;
/** Choosing from more would be slower than typing. */
const MOST_COLUMNS = 300;

export type Holds = "dates" | "numbers" | "words";

/** A column of the workbook that a formula can read. */
export interface WorkbookColumn {
  readonly title: string;
  /** The table, or the sheet where there is none. */
  readonly place: string;
  /** As a formula names it: tblCaseload[Referral date], or Sheet!H8:H190. */
  readonly reference: string;
  /** The cells below the heading. */
  readonly area: Area;
  readonly holds: Holds;
  /** The few values that a column of words holds in its first rows; empty where there are many. */
  readonly values: readonly string[];
}

/**
 * The columns of the Excel tables, and of sheets that hold a list without being one. Sheets and tables
 * that cannot be read are left out: a formula can still be typed.
 */
export async function workbookColumns(
  workbook: Workbook,
  facts: WorkbookFacts,
): Promise<readonly WorkbookColumn[]> {
  const shown = new Set(
    facts.sheets.filter(({ visibility }) => visibility === "visible").map(({ name }) => name),
  );
  const tables = facts.tables.filter(
    ({ name, area }) => shown.has(area.sheet) && !isKeptTable(name),
  );
  const withTable = new Set(facts.tables.map(({ area }) => area.sheet));
  const lists = facts.sheets.filter(({ name }) => shown.has(name) && !withTable.has(name));
  const found: WorkbookColumn[] = [];
  for (const table of tables) found.push(...(await tableColumns(workbook, table)));
  for (const sheet of lists) found.push(...(await listColumns(workbook, sheet)));
  return found.slice(0, MOST_COLUMNS);
}

async function tableColumns(
  workbook: Workbook,
  { name, area, columns }: TableFacts,
): Promise<readonly WorkbookColumn[]> {
  const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
  if (body.rows < 1) return [];
  const block = await workbook.read(firstRows(body), { formats: true });
  if (!block.ok) return [];
  return columns.map((title, at) => ({
    title: trim(title),
    place: name,
    reference: `${name}[${columnName(title)}]`,
    area: { ...body, column: body.column + at, columns: 1 },
    ...seen(block.value, at),
  }));
}

async function listColumns(
  workbook: Workbook,
  { filled }: SheetFacts,
): Promise<readonly WorkbookColumn[]> {
  if (!filled || filled.columns < 2) return [];
  const top = { ...filled, rows: Math.min(filled.rows, HEADING_WITHIN) };
  const first = await workbook.read(top);
  if (!first.ok) return [];
  const heading = headingRow(first.value);
  if (heading === null || heading + 1 >= filled.rows) return [];
  const body = { ...filled, row: filled.row + heading + 1, rows: filled.rows - heading - 1 };
  const block = await workbook.read(firstRows(body), { formats: true });
  if (!block.ok) return [];
  return first.value.columns.flatMap(({ values }, at) => {
    const title = trim(asText(values[heading] ?? null));
    const area = { ...body, column: body.column + at, columns: 1 };
    return title === ""
      ? []
      : [
          {
            title,
            place: body.sheet,
            reference: address(area),
            area,
            ...seen(block.value, at),
          },
        ];
  });
}

const firstRows = (body: Area): Area => ({ ...body, rows: Math.min(body.rows, LOOKED_AT) });

/** The first row that holds words in most of its columns; null where the sheet is no list. */
function headingRow({ columns }: Block): number | null {
  const isHeading = (cell: Cell) => typeof cell === "string" && !isBlank(cell);
  const rows = columns[0]?.values.length ?? 0;
  for (let row = 0; row < rows; row++) {
    const words = columns.filter(({ values }) => isHeading(values[row] ?? null)).length;
    if (words >= 2 && words * 2 > columns.length) return row;
  }
  return null;
}

function seen({ columns }: Block, at: number): Pick<WorkbookColumn, "holds" | "values"> {
  const column = columns[at];
  if (!column) return { holds: "words", values: [] };
  const cells = column.values.map((cell) => (isError(cell) ? null : cell));
  const type = guessType(countSorts(cells, column.formats, 0, cells.length));
  if (type === "date") return { holds: "dates", values: [] };
  if (type === "number") return { holds: "numbers", values: [] };
  return { holds: "words", values: fewValues(cells) };
}

/** What stands in a column of codes, in the order of the alphabet; nothing where every row says something else. */
function fewValues(cells: readonly Cell[]): readonly string[] {
  const found = new Map<string, string>();
  let filled = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    filled++;
    const value = trim(asText(cell));
    if (!found.has(value.toLowerCase())) found.set(value.toLowerCase(), value);
  }
  const isFew = found.size <= MOST_VALUES && found.size * 2 <= Math.max(filled, FEW_ROWS);
  return isFew ? [...found.values()].sort((a, b) => a.localeCompare(b, "en-GB")) : [];
}

/**
 * The title as Excel writes it between the brackets of a table: signs of its own get a ' before them, and
 * a title with anything but letters, digits and spaces a second pair of brackets.
 */
function columnName(title: string): string {
  const escaped = title.replace(/['#@[\]]/g, "'$&");
  return /^[\p{L}\p{N}_ ]+$/u.test(title) ? escaped : `[${escaped}]`;
}
