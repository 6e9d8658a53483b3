import { columnLetters, columnNumber, MAX_COLUMNS, MAX_ROWS } from "../cells/address";

const STORED_PREFIX = /"[^"]*"|_xlfn\.(?:_xlws\.)?|_xlws\.|_xlpm\.|_xludf\.|_xldudf_KPI_/gi;

/**
 * A formula as people see it, from the form in the file: newer functions are stored with a prefix
 * (`_xlfn.XLOOKUP`), custom functions of an add-in as `_xldudf_KPI_RATE`.
 */
export function shownFormula(stored: string): string {
  if (!/_xl/i.test(stored)) return `=${stored}`;
  const shown = stored.replace(STORED_PREFIX, (found) => {
    if (found.startsWith('"')) return found;
    return found.toLowerCase() === "_xldudf_kpi_" ? "KPI." : "";
  });
  return `=${shown}`;
}

/** Functions newer than the file format that workbooks keep under `_xlfn.`, and Excel does not know without. */
const NEWER = new Set(
  `ACOT ACOTH AGGREGATE ANCHORARRAY ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND
  BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL BYROW CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV
  CHISQ.INV.RT CHISQ.TEST CHOOSECOLS CHOOSEROWS COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P
  COVARIANCE.S CSC CSCH DAYS DECIMAL DROP ERF.PRECISE ERFC.PRECISE EXPAND EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT
  F.TEST FIELDVALUE FILTERXML FLOOR.MATH FLOOR.PRECISE FORECAST.ETS FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST
  GAMMA.INV GAMMALN.PRECISE GAUSS GROUPBY HSTACK HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH
  IMTAN ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET LOGNORM.DIST LOGNORM.INV MAKEARRAY MAP MAXIFS MINIFS MODE.MULT
  MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE PDURATION PERCENTILE.EXC
  PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI PIVOTBY POISSON.DIST QUARTILE.EXC QUARTILE.INC
  RANDARRAY RANK.AVG RANK.EQ REDUCE RRI SCAN SEC SECH SEQUENCE SHEET SHEETS SINGLE SKEW.P SORTBY STDEV.P STDEV.S
  SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW
  UNICHAR UNICODE UNIQUE VALUETOTEXT ARRAYTOTEXT VAR.P VAR.S VSTACK WEBSERVICE WEIBULL.DIST WRAPCOLS WRAPROWS XLOOKUP
  XMATCH XOR Z.TEST`.split(/\s+/),
);
const NEWER_ON_SHEETS = new Set(["FILTER", "SORT"]);

// The look-behind keeps a long name from being tried again from each of its letters.
const FUNCTION_OR_TEXT = /"[^"]*"|'[^']*'|(?<![A-Za-z0-9_.])([A-Za-z_][A-Za-z0-9_.]*)\(/g;

/** The opposite of `shownFormula`, without the leading `=`. */
export function storedFormula(shown: string): string {
  const body = shown.startsWith("=") ? shown.slice(1) : shown;
  return body.replace(FUNCTION_OR_TEXT, (found, name: string | undefined) => {
    if (name === undefined) return found;
    const upper = name.toUpperCase();
    if (upper.startsWith("KPI.")) return `_xldudf_${upper.replaceAll(".", "_")}(`;
    if (NEWER_ON_SHEETS.has(upper)) return `_xlfn._xlws.${name}(`;
    return NEWER.has(upper) ? `_xlfn.${name}(` : found;
  });
}

interface Reference {
  /** -1 where the reference names rows only. */
  readonly column: number;
  readonly isColumnFixed: boolean;
  /** -1 where the reference names columns only. */
  readonly row: number;
  readonly isRowFixed: boolean;
}

type Piece = string | Reference;

// In this order: text, quoted sheet name, table column or workbook in brackets, whole columns, whole
// rows, a word with what follows it, a number; anything else is one character.
const PIECE =
  /"[^"]*"|'[^']*'|\[[^[\]]*\]|(\$?[A-Za-z]{1,3}):(\$?[A-Za-z]{1,3})(?![\w.(!$])|(\$?[0-9]{1,7}):(\$?[0-9]{1,7})(?![\w.])|([\p{L}_\\$][\p{L}\p{N}_.$?\\]*)([(!]?)|[0-9][0-9.]*(?:[eE][+-]?[0-9]+)?|[^]/gu;

const CELL = /^(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})$/;

/**
 * A formula that a file stores once and means for a whole block of cells: references move with the
 * cell. Taken apart once, put together for every cell.
 */
export class SharedFormula {
  private readonly pieces: readonly Piece[];

  constructor(
    formula: string,
    private readonly row: number,
    private readonly column: number,
  ) {
    this.pieces = takeApart(formula);
  }

  at(row: number, column: number): string {
    const down = row - this.row;
    const right = column - this.column;
    let text = "";
    for (const piece of this.pieces) {
      text += typeof piece === "string" ? piece : moved(piece, down, right);
    }
    return text;
  }
}

function takeApart(formula: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of formula.matchAll(PIECE)) {
    const [whole, columnFrom, columnTo, rowFrom, rowTo, word, after] = match;
    if (columnFrom !== undefined && columnTo !== undefined) {
      pieces.push(columnsOnly(columnFrom), ":", columnsOnly(columnTo));
    } else if (rowFrom !== undefined && rowTo !== undefined) {
      pieces.push(rowsOnly(rowFrom), ":", rowsOnly(rowTo));
    } else {
      const cell = word !== undefined && after === "" ? cellReference(word) : null;
      pieces.push(cell ?? whole);
    }
  }
  return pieces;
}

function cellReference(word: string): Reference | null {
  const match = CELL.exec(word);
  if (!match) return null;
  const column = columnNumber(match[2] ?? "");
  const row = Number(match[4]) - 1;
  if (column === null || row < 0 || row >= MAX_ROWS) return null;
  return { column, isColumnFixed: match[1] === "$", row, isRowFixed: match[3] === "$" };
}

function columnsOnly(text: string): Piece {
  const isFixed = text.startsWith("$");
  const column = columnNumber(isFixed ? text.slice(1) : text);
  return column === null ? text : { column, isColumnFixed: isFixed, row: -1, isRowFixed: true };
}

function rowsOnly(text: string): Piece {
  const isFixed = text.startsWith("$");
  const row = Number(isFixed ? text.slice(1) : text) - 1;
  if (row < 0 || row >= MAX_ROWS) return text;
  return { column: -1, isColumnFixed: true, row, isRowFixed: isFixed };
}

/** Beyond the edge a reference comes in again at the other side, as Excel has it in shared formulas. */
function moved(reference: Reference, down: number, right: number): string {
  const { column, isColumnFixed, row, isRowFixed } = reference;
  let text = "";
  if (column >= 0) {
    const to = isColumnFixed ? column : (column + right + MAX_COLUMNS) % MAX_COLUMNS;
    text += (isColumnFixed ? "$" : "") + columnLetters(to);
  }
  if (row >= 0) {
    const to = isRowFixed ? row : (row + down + MAX_ROWS) % MAX_ROWS;
    text += `${isRowFixed ? "$" : ""}${to + 1}`;
  }
  return text;
}
