export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;
/** The longest text that a cell holds. */
export const MAX_TEXT = 32_767;

/** A rectangle on a sheet. `row` and `column` count from 0; `rows` and `columns` are sizes. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** "A" is 0. Letters only; anything beyond XFD or not a column gives null. */
export function columnNumber(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n <= MAX_COLUMNS ? n - 1 : null;
}

/** The address without its sheet: "B5", "B5:D9". */
export function localAddress(area: Area): string {
  const first = columnLetters(area.column) + (area.row + 1);
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${columnLetters(area.column + area.columns - 1)}${area.row + area.rows}`;
}

/** The sheet as a formula names it, quoted when it has to be: `'Oct Return'`. */
export function quotedSheet(sheet: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && columnAndRow(sheet) === null
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
}

/** The address as Excel writes it in a formula: `'Oct Return'!B5:D9`. */
export function address(area: Area): string {
  return `${quotedSheet(area.sheet)}!${localAddress(area)}`;
}

function columnAndRow(text: string): { column: number; row: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (!match) return null;
  const column = columnNumber(match[1]!);
  const row = Number(match[2]) - 1;
  return column === null || row < 0 || row >= MAX_ROWS ? null : { column, row };
}

/**
 * Reads `A1`, `$A$1:B9`, `Sheet!A1` and `'Quoted sheet'!A1:B2`. `sheet` is used where the text names none.
 * Whole rows and columns (`12:12`, `G:G`) are read too. Null when the text is not an address.
 */
export function parseAddress(text: string, sheet = ""): Area | null {
  const split = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text);
  const name = split ? (split[1]?.replaceAll("''", "'") ?? split[2]!) : sheet;
  const corners = (split ? split[3]! : text).split(":");
  const [from = "", to = from] = corners;
  if (corners.length > 2) return null;

  const first = columnAndRow(from);
  const last = columnAndRow(to);
  if (first && last) return between(name, first.row, first.column, last.row, last.column);
  return corners.length === 2 ? wholeRowsOrColumns(name, from, to) : null;
}

function wholeRowsOrColumns(sheet: string, from: string, to: string): Area | null {
  const [first, last] = [from.replace("$", ""), to.replace("$", "")];
  const [columnFrom, columnTo] = [columnNumber(first), columnNumber(last)];
  if (columnFrom !== null && columnTo !== null) {
    return between(sheet, 0, columnFrom, MAX_ROWS - 1, columnTo);
  }
  const [rowFrom, rowTo] = [Number(first), Number(last)];
  const isRow = (n: number) => Number.isInteger(n) && n >= 1 && n <= MAX_ROWS;
  return isRow(rowFrom) && isRow(rowTo)
    ? between(sheet, rowFrom - 1, 0, rowTo - 1, MAX_COLUMNS - 1)
    : null;
}

function between(sheet: string, r1: number, c1: number, r2: number, c2: number): Area {
  const [row, column] = [Math.min(r1, r2), Math.min(c1, c2)];
  return {
    sheet,
    row,
    column,
    rows: Math.abs(r1 - r2) + 1,
    columns: Math.abs(c1 - c2) + 1,
  };
}

export function cellArea(sheet: string, row: number, column: number): Area {
  return { sheet, row, column, rows: 1, columns: 1 };
}

/** The cell at the end of an area: "XFD1048576". */
export function lastCell({ sheet, row, column, rows, columns }: Area): string {
  return localAddress(cellArea(sheet, row + rows - 1, column + columns - 1));
}

/** What two areas share; null when they do not touch or stand on different sheets. */
export function intersection(a: Area, b: Area): Area | null {
  if (a.sheet !== b.sheet) return null;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { sheet: a.sheet, row, column, rows, columns } : null;
}

/** What is left of an area without another: up to four rectangles, from top to bottom. */
export function difference(area: Area, other: Area): Area[] {
  const hole = intersection(area, other);
  if (!hole) return [area];
  const { sheet, row, column, rows, columns } = area;
  const right = hole.column + hole.columns;
  const below = hole.row + hole.rows;
  const middle = { sheet, row: hole.row, rows: hole.rows };
  return [
    { sheet, row, column, rows: hole.row - row, columns },
    { ...middle, column, columns: hole.column - column },
    { ...middle, column: right, columns: column + columns - right },
    { sheet, row: below, column, rows: row + rows - below, columns },
  ].filter((part) => part.rows > 0 && part.columns > 0);
}
