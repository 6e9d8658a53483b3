import { columnLetters, MAX_COLUMNS, MAX_ROWS } from "../cells/address";
import { cellError, isErrorCode, type Cell } from "../cells/cell";
import { filesText } from "../text/files";
import {
  emptySheet,
  emptyWorkbook,
  GENERAL,
  type ListRule,
  type SheetModel,
  type WorkbookModel,
} from "../workbook/model";
import type { Slices } from "../workbook/slices";
import { CellBudget, ColumnBuilder } from "./columns";
import { isoDay, isoDuration } from "./iso-date";
import { OpenDocumentStyles } from "./open-document-formats";
import { excelFormula, excelReference } from "./open-document-formula";
import { Refusal, type Reading } from "./refusal";
import { CLOSE, DONE, OPEN, XmlScanner } from "./xml";
import type { ZipFile } from "./zip";

/**
 * Reads an .ods. Cells, formulas in Excel's manner, number formats, lists, merged areas, what is hidden
 * or protected; no column widths, no database ranges, no linked files.
 */
export function* readOpenDocument(zip: ZipFile, reading: Reading): Slices<WorkbookModel> {
  const scan = function* (part: string): Slices<XmlScanner | null> {
    const bytes = yield* zip.unpacking(part);
    return bytes ? new XmlScanner(bytes, part, reading.file) : null;
  };
  const content = yield* scan("content.xml");
  if (!content) throw new Refusal(filesText.damagedPart(reading.file, "content.xml"));
  const styles = new OpenDocumentStyles();
  for (const part of ["styles.xml", "content.xml"]) {
    const xml = yield* scan(part);
    if (xml) styles.read(xml);
  }

  const workbook = emptyWorkbook(reading.file);
  const budget = new CellBudget(reading);
  const validations = new Map<string, Omit<ListRule, "area">>();
  for (let token = content.next(); token !== DONE; token = content.next()) {
    if (token !== OPEN) continue;
    if (content.name === "null-date" && content.attribute("date-value") === "1904-01-01") {
      workbook.dateSystem = 1904;
    } else if (content.name === "content-validation") {
      const rule = listRule(content.attribute("condition") ?? "");
      if (rule) validations.set(content.attribute("name") ?? "", rule);
    } else if (content.name === "table") {
      if (workbook.sheets.length === reading.limits.sheets) {
        throw new Refusal(filesText.tooManyFacts(reading.file, "sheets", reading.limits.sheets));
      }
      const reader = new SheetReader(content, styles, validations, budget, reading);
      workbook.sheets.push(yield* reader.read());
    }
  }
  if (workbook.sheets.length === 0) throw new Refusal(filesText.noSheets(reading.file));
  return workbook;
}

const IN_LIST = /cell-content-is-in-list\((.*)\)\s*$/s;

function listRule(condition: string): Omit<ListRule, "area"> | null {
  const inside = IN_LIST.exec(condition)?.[1]?.trim();
  if (inside === undefined) return null;
  if (!inside.startsWith('"')) {
    return { choices: null, formula: `=${excelReference(inside.replace(/^\[|\]$/g, ""))}` };
  }
  const choices = [...inside.matchAll(/"((?:[^"]|"")*)"/g)].map((match) =>
    (match[1] ?? "").replaceAll('""', '"'),
  );
  return { choices, formula: null };
}

interface BufferedCell {
  readonly column: number;
  readonly repeats: number;
  readonly value: Cell;
  readonly format: string;
  readonly formula: string | null;
}

/** A list that is open downwards: the rows below may still belong to it. */
interface OpenList {
  readonly name: string;
  readonly row: number;
  rows: number;
}

/** Rows and cells that are read in one piece. */
const PIECE_ELEMENTS = 5_000;

class SheetReader {
  private readonly sheet: SheetModel;
  private readonly columns: ColumnBuilder;
  private row = 0;
  private column = 0;
  private rowRepeats = 1;
  private rowStyle: string | null = null;
  private cells: BufferedCell[] = [];
  private readonly columnStyles: { readonly last: number; readonly style: string | null }[] = [];
  private readonly hiddenRows: { readonly from: number; to: number }[] = [];
  private readonly openLists = new Map<number, OpenList>();

  constructor(
    private readonly xml: XmlScanner,
    private readonly styles: OpenDocumentStyles,
    private readonly validations: ReadonlyMap<string, Omit<ListRule, "area">>,
    private readonly budget: CellBudget,
    private readonly reading: Reading,
  ) {
    this.sheet = emptySheet(xml.attribute("name") ?? "");
    this.sheet.isProtected = xml.attribute("protected") === "true";
    if (styles.hiddenSheets.has(xml.attribute("style-name") ?? "")) {
      this.sheet.visibility = "hidden";
    }
    this.columns = new ColumnBuilder(this.sheet, budget);
  }

  *read(): Slices<SheetModel> {
    const { xml, sheet } = this;
    const before = this.budget.rowsRead;
    let left = PIECE_ELEMENTS;
    const depth = xml.depth - 1;
    for (let token = xml.next(); xml.depth > depth; token = xml.next()) {
      if (token === CLOSE && xml.name === "table-row") this.endRow();
      if (token !== OPEN) continue;
      if (xml.name === "table-column") this.columnFacts();
      else if (xml.name === "table-row") this.startRow();
      else if (xml.name === "table-cell" || xml.name === "covered-table-cell") this.cell();
      else if (xml.name === "shapes" || xml.name === "table") xml.skip();
      if (--left > 0) continue;
      left = PIECE_ELEMENTS;
      this.budget.rowsRead = before + this.row;
      yield filesText.rowsRead(this.budget.rowsRead);
    }
    this.budget.rowsRead = before + this.row;
    this.columns.finish();
    for (const column of [...this.openLists.keys()]) this.closeList(column);
    let last = 0;
    for (const { values } of sheet.columns.values()) last = Math.max(last, values.length);
    for (const { from, to } of this.hiddenRows) {
      this.budget.take(1 + Math.max(0, Math.min(to, last) - from));
      for (let row = from; row < Math.min(to, last); row++) sheet.hiddenRows.add(row);
    }
    return sheet;
  }

  private columnFacts(): void {
    const { xml, sheet } = this;
    const first = (this.columnStyles.at(-1)?.last ?? -1) + 1;
    const last = Math.min(first + repeats(xml, "number-columns-repeated"), MAX_COLUMNS) - 1;
    this.columnStyles.push({ last, style: xml.attribute("default-cell-style-name") });
    if (!isHidden(xml) || last < first) return;
    this.budget.take(last - first + 1);
    for (let column = first; column <= last; column++) sheet.hiddenColumns.add(column);
  }

  private startRow(): void {
    const { xml } = this;
    this.rowRepeats = repeats(xml, "number-rows-repeated");
    this.rowStyle = xml.attribute("default-cell-style-name");
    this.column = 0;
    this.cells = [];
    if (!isHidden(xml)) return;
    const last = this.hiddenRows.at(-1);
    const to = this.row + this.rowRepeats;
    if (last?.to === this.row) last.to = to;
    else this.hiddenRows.push({ from: this.row, to });
  }

  private endRow(): void {
    const { rowRepeats } = this;
    const filled = this.cells.reduce((sum, cell) => sum + cell.repeats, 0);
    if (filled > 0) {
      const right = this.cells.reduce(
        (most, cell) => Math.max(most, cell.column + cell.repeats),
        0,
      );
      if (this.row + rowRepeats > MAX_ROWS || right > MAX_COLUMNS) {
        const place = `${columnLetters(Math.min(right, MAX_COLUMNS + 1) - 1)}${this.row + rowRepeats}`;
        throw new Refusal(filesText.beyondTheSheet(this.reading.file, this.sheet.name, place));
      }
      this.budget.check(filled * rowRepeats);
    }
    for (let n = 0; n < rowRepeats && filled > 0; n++) {
      for (const cell of this.cells) this.put(this.row + n, cell);
    }
    this.row += rowRepeats;
  }

  private put(row: number, { column, repeats: times, value, format, formula }: BufferedCell): void {
    for (let at = column; at < column + times; at++) {
      const target = this.columns.put(row, at, value, format);
      if (formula !== null) target.formulas.set(row, formula);
    }
  }

  private cell(): void {
    const { xml } = this;
    const times = repeats(xml, "number-columns-repeated");
    const type = xml.attribute("value-type");
    const stored = xml.attribute("formula");
    const [value, date, time, logical, string] = [
      xml.numberAttribute("value"),
      xml.attribute("date-value"),
      xml.attribute("time-value"),
      xml.attribute("boolean-value"),
      xml.attribute("string-value"),
    ];
    const style = xml.attribute("style-name") ?? this.rowStyle ?? this.columnStyle(this.column);
    this.merged();
    this.lists(xml.attribute("content-validation-name"), times);
    const text = this.text();

    const written = (): Cell => {
      switch (type) {
        case "float":
        case "currency":
        case "percentage":
          return Number.isFinite(value) ? value : text;
        case "date":
          return isoDay(date ?? "") ?? text;
        case "time":
          return isoDuration(time ?? "") ?? text;
        case "boolean":
          return logical === "true";
        default:
          return type === null && text === "" ? null : (string ?? text);
      }
    };
    const formula = stored === null ? null : excelFormula(stored);
    const result = (formula === null ? null : asError(text)) ?? written();
    if (result !== null || formula !== null) {
      const format = typeof result === "number" ? this.styles.format(style) : GENERAL;
      this.cells.push({ column: this.column, repeats: times, value: result, format, formula });
    }
    this.column += times;
  }

  private columnStyle(column: number): string | null {
    return this.columnStyles.find(({ last }) => column <= last)?.style ?? null;
  }

  private merged(): void {
    const { xml, sheet } = this;
    const { file, limits } = this.reading;
    const columns = repeats(xml, "number-columns-spanned");
    const rows = repeats(xml, "number-rows-spanned");
    if (rows * columns === 1) return;
    sheet.merged.push({ sheet: sheet.name, row: this.row, column: this.column, rows, columns });
    if (sheet.merged.length > limits.mergedAreas) {
      throw new Refusal(filesText.tooManyFacts(file, "merged areas", limits.mergedAreas));
    }
  }

  /** A list stands at every cell it governs; cells below each other become one area. */
  private lists(name: string | null, times: number): void {
    const last = Math.min(this.column + times, MAX_COLUMNS);
    for (let column = this.column; column < last; column++) {
      const open = this.openLists.get(column);
      if (open && open.name === name && open.row + open.rows === this.row) {
        open.rows += this.rowRepeats;
        continue;
      }
      if (open) this.closeList(column);
      if (name !== null) {
        this.openLists.set(column, { name, row: this.row, rows: this.rowRepeats });
      }
    }
  }

  private closeList(column: number): void {
    const { sheet } = this;
    const { file, limits } = this.reading;
    const open = this.openLists.get(column);
    const rule = open && this.validations.get(open.name);
    this.openLists.delete(column);
    if (!rule) return;
    const rows = Math.min(open.rows, MAX_ROWS - open.row);
    sheet.lists.push({
      area: { sheet: sheet.name, row: open.row, column, rows, columns: 1 },
      ...rule,
    });
    if (sheet.lists.length > limits.lists) {
      throw new Refusal(filesText.tooManyFacts(file, "lists", limits.lists));
    }
  }

  /** The text of the cell at hand, its paragraphs on lines of their own; notes are left out. */
  private text(): string {
    const { xml } = this;
    const { file, limits } = this.reading;
    const depth = xml.depth - 1;
    let text = "";
    let paragraphs = 0;
    let isInside = false;
    for (let token = xml.next(); xml.depth > depth; token = xml.next()) {
      if (isInside) {
        const written = xml.text().replace(/[ \t\n]+/g, " ");
        text += text === "" || text.endsWith("\n") ? written.replace(/^ /, "") : written;
      }
      if (text.length > limits.cellCharacters) {
        throw new Refusal(filesText.cellTooLong(file, limits.cellCharacters));
      }
      if (xml.name === "p") {
        isInside = token === OPEN;
        if (isInside && paragraphs++ > 0) text += "\n";
      } else if (token === OPEN) {
        if (xml.name === "annotation") xml.skip();
        else if (xml.name === "s") text += " ".repeat(Math.min(repeats(xml, "c"), MAX_SPACES));
        else if (xml.name === "tab") text += "\t";
        else if (xml.name === "line-break") text += "\n";
      }
    }
    return text;
  }
}

const MAX_SPACES = 32_767;

function repeats(xml: XmlScanner, attribute: string): number {
  return Math.max(1, Math.floor(xml.numberAttribute(attribute)) || 1);
}

function isHidden(xml: XmlScanner): boolean {
  const visibility = xml.attribute("visibility");
  return visibility === "collapse" || visibility === "filter";
}

/** The result of a formula that went wrong is kept as the text that is shown. */
function asError(text: string): Cell {
  if (isErrorCode(text)) return cellError(text);
  return /^Err:\d{3}$/.test(text) ? cellError("#VALUE!") : null;
}
