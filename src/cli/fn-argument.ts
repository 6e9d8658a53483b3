import { intersection, parseAddress, type Area } from "../cells/address";
import { isError, isErrorCode, type Cell } from "../cells/cell";
import { columnOf, populations, type Population } from "../audit/sampling/frame";
import { fnCommandText as words } from "../text/fn-command";
import { fail, ok, type Result } from "../text/trouble";
import type { Workbook, WorkbookFacts } from "../workbook/port";

/** A cell as Excel hands it to a function; an error is told by its code. */
export type HandedCell = number | string | boolean | null;

/** An argument as Excel hands it over: rows of cells, or nothing where it was left out. */
export type Handed = readonly (readonly HandedCell[])[] | null;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const COLUMN = /^([^[\]{}"]+)\[([^[\]]+)\]$/;

/** A figure, TRUE or FALSE, or a word. “0000011” is a word: as a number it would be another weekend. */
function literal(text: string): HandedCell {
  if (NUMBER.test(text)) return Number(text);
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  return isErrorCode(upper) ? upper : text;
}

/** The parts of a list: text in quotes stays whole, and a quote inside it is doubled. */
const PART = /(?:\s*"((?:[^"]|"")*)"\s*|([^",;]*))([,;]|$)/y;

/** `{1;2}` as rows of cells; null where it cannot be read. */
function readList(inside: string): HandedCell[][] | null {
  const rows: HandedCell[][] = [[]];
  PART.lastIndex = 0;
  for (;;) {
    const part = PART.exec(inside);
    if (!part) return null;
    const [, quoted, bare = "", mark] = part;
    const plain = bare.trim();
    const cell = plain === "" ? null : literal(plain);
    rows.at(-1)?.push(quoted === undefined ? cell : quoted.replaceAll('""', '"'));
    if (mark === "") return rows;
    if (mark === ";") rows.push([]);
  }
}

/** A workbook that arguments may name cells of; null where no file was named. */
export class ArgumentReader {
  readonly #workbook: Workbook | null;
  #populations: Promise<Result<readonly Population[]>> | null = null;

  constructor(workbook: Workbook | null) {
    this.#workbook = workbook;
  }

  /** One argument as it is typed: a list, a column of a table, cells of a sheet, a figure or a word. */
  async read(text: string): Promise<Result<Handed>> {
    if (text.trim() === "") return ok(null);
    if (text.startsWith('"') && text.endsWith('"') && text.length > 1) {
      return ok([[text.slice(1, -1).replaceAll('""', '"')]]);
    }
    if (text.startsWith("{") && text.endsWith("}")) {
      const rows = readList(text.slice(1, -1));
      return rows ? ok(rows) : fail(words.unreadableList(text));
    }
    const column = COLUMN.exec(text);
    if (column) return this.#column(column[1]!, column[2]!, text);
    // A cell alone names its sheet: B12 may be somebody's reference.
    const area = text.includes("!") || text.includes(":") ? parseAddress(text) : null;
    return area ? this.#cells(area, text) : ok([[literal(text)]]);
  }

  async #column(table: string, title: string, text: string): Promise<Result<Handed>> {
    if (!this.#workbook) return fail(words.needsFile(text));
    this.#populations ??= populations(this.#workbook);
    const known = await this.#populations;
    if (!known.ok) return known;
    const wanted = table.trim().toLowerCase();
    const found = known.value.find(({ name }) => name.toLowerCase() === wanted);
    const names = known.value.map(({ name }) => name);
    if (!found) return fail(words.noTable(table, text, names));
    const at = columnOf(found, title);
    if (at < 0) return fail(words.noColumn(title, found.name, found.columns));
    return this.#handed({ ...found.body, column: found.body.column + at, columns: 1 });
  }

  async #cells(area: Area, text: string): Promise<Result<Handed>> {
    if (!this.#workbook) return fail(words.needsFile(text));
    const facts = await this.#workbook.facts();
    if (!facts.ok) return facts;
    const sheet = sheetNamed(facts.value, area.sheet);
    if (!sheet) {
      const names = facts.value.sheets.map(({ name }) => name);
      return fail(words.noSheet(area.sheet, text, names));
    }
    // Of whole columns only what is filled: below it nothing stands.
    const isWhole = area.rows * area.columns > WHOLE;
    const filled = sheet.filled && intersection({ ...area, sheet: sheet.name }, sheet.filled);
    const meant = isWhole ? filled : { ...area, sheet: sheet.name };
    return meant ? this.#handed(meant) : ok([[null]]);
  }

  async #handed(area: Area): Promise<Result<Handed>> {
    if (!this.#workbook) return ok(null);
    const block = await this.#workbook.read(area);
    if (!block.ok) return block;
    const { columns } = block.value;
    return ok(
      Array.from({ length: area.rows }, (_, row) =>
        columns.map(({ values }) => handedCell(values[row] ?? null)),
      ),
    );
  }
}

/** More cells than this are whole rows or columns. */
const WHOLE = 500_000;

const handedCell = (cell: Cell): HandedCell => (isError(cell) ? cell.error : cell);

/** The sheet of that name; the first where none is named. */
function sheetNamed({ sheets }: WorkbookFacts, name: string) {
  if (name === "") return sheets[0];
  return sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}
