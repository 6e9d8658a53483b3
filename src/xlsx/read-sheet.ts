import { cellArea, MAX_COLUMNS, MAX_ROWS, parseAddress, type Area } from "../cells/address";
import { cellError, type Cell } from "../cells/cell";
import { DAYS_1904, type DateSystem } from "../cells/date";
import { filesText, unreadableText } from "../text/files";
import { emptySheet, GENERAL, type SheetModel, type WorkbookModel } from "../workbook/model";
import type { TableFacts } from "../workbook/port";
import type { Slices } from "../workbook/slices";
import { ColumnBuilder, type CellBudget } from "./columns";
import { SharedFormula, shownFormula } from "./formula-text";
import { isoDay } from "./iso-date";
import type { CellStyles } from "./read-styles";
import { readText } from "./read-text";
import { readValidation } from "./read-validation";
import { Refusal, type Reading } from "./refusal";
import { decodeEscapes } from "./text-escapes";
import { DONE, OPEN, type XmlScanner } from "./xml";

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly styles: CellStyles;
  readonly texts: readonly string[];
  readonly dateSystem: DateSystem;
  readonly budget: CellBudget;
  readonly reading: Reading;
}

type Unreadable = WorkbookModel["unreadable"][number];

export interface SheetRead {
  readonly sheet: SheetModel;
  readonly unreadable: readonly Unreadable[];
}

/** Reads the XML of one worksheet. What the workbook says of it (visibility) is not known here. */
export function readSheet(
  xml: XmlScanner,
  name: string,
  context: SheetContext,
  tables: readonly TableFacts[],
): Slices<SheetRead> {
  return new SheetReader(xml, name, context).read(tables);
}

const ISO_FORMAT = "yyyy-mm-dd";
/** A sheet with more than this many cells that cannot be read is damaged as a whole. */
const MAX_UNREADABLE = 10_000;
/** Tags outside cells, or cells, that are read in one piece. */
const PIECE_ELEMENTS = 10_000;

class SheetReader {
  private readonly sheet: SheetModel;
  private readonly columns: ColumnBuilder;
  private readonly unreadable: Unreadable[] = [];
  private readonly shared = new Map<string, SharedFormula>();
  private row = -1;
  private column = -1;
  private hidesOtherRows = false;
  private readonly describedRows = new Set<number>();

  constructor(
    private readonly xml: XmlScanner,
    name: string,
    private readonly context: SheetContext,
  ) {
    this.sheet = emptySheet(name);
    this.columns = new ColumnBuilder(this.sheet, context.budget);
  }

  *read(tables: readonly TableFacts[]): Slices<SheetRead> {
    const { budget } = this.context;
    do yield filesText.rowsRead(budget.rowsRead);
    while (this.piece());
    this.columns.finish(tables.map(({ area }) => area));
    if (this.hidesOtherRows) this.hideUndescribedRows();
    return { sheet: this.sheet, unreadable: this.unreadable };
  }

  /** Reads on for a few milliseconds; false at the end. */
  private piece(): boolean {
    const { xml } = this;
    for (let left = PIECE_ELEMENTS; left > 0;) {
      const token = xml.next();
      if (token === DONE) return false;
      if (token !== OPEN) continue;
      this.element();
      left--;
    }
    return true;
  }

  private element(): void {
    const { xml, sheet } = this;
    switch (xml.name) {
      case "c":
        this.cell();
        break;
      case "row":
        this.startRow();
        break;
      case "dimension":
        sheet.declared = this.area(xml.attribute("ref") ?? "");
        break;
      case "sheetFormatPr":
        this.hidesOtherRows = xml.flag("zeroHeight");
        break;
      case "col":
        this.columnFacts();
        break;
      case "sheetProtection":
        sheet.isProtected = xml.flag("sheet");
        break;
      case "mergeCell":
        this.mergedArea(xml.attribute("ref") ?? "");
        break;
      case "dataValidation":
        this.validation();
        break;
    }
  }

  private startRow(): void {
    const { xml, sheet } = this;
    const number = xml.attribute("r") === null ? this.row + 2 : xml.numberAttribute("r");
    this.row = number - 1;
    this.column = -1;
    this.context.budget.rowsRead++;
    if (!Number.isInteger(number) || number < 1 || number > MAX_ROWS) {
      throw this.beyond(xml.attribute("r") ?? String(number));
    }
    if (xml.flag("hidden") || xml.numberAttribute("ht") === 0) {
      this.context.budget.take(1);
      sheet.hiddenRows.add(this.row);
    }
    if (this.hidesOtherRows) this.describedRows.add(this.row);
  }

  /** Rows that the sheet hides by default and the file does not describe one by one. */
  private hideUndescribedRows(): void {
    let last = -1;
    for (const { values } of this.sheet.columns.values()) last = Math.max(last, values.length - 1);
    this.context.budget.take(last + 1);
    for (let row = 0; row <= last; row++) {
      if (!this.describedRows.has(row)) this.sheet.hiddenRows.add(row);
    }
  }

  private columnFacts(): void {
    const { xml, sheet } = this;
    const first = Math.max(xml.numberAttribute("min"), 1) - 1;
    const last = Math.min(xml.numberAttribute("max"), MAX_COLUMNS) - 1;
    const width = xml.numberAttribute("width");
    const isHidden = xml.flag("hidden") || width === 0;
    const hasWidth = width > 0 && xml.flag("customWidth");
    if (!(isHidden || hasWidth) || !(first <= last)) return;
    this.context.budget.take(last - first + 1);
    for (let column = first; column <= last; column++) {
      if (isHidden) sheet.hiddenColumns.add(column);
      if (hasWidth) sheet.widths.set(column, width);
    }
  }

  private mergedArea(ref: string): void {
    const { sheet } = this;
    const { file, limits } = this.context.reading;
    const area = this.area(ref);
    if (area) sheet.merged.push(area);
    if (sheet.merged.length > limits.mergedAreas) {
      throw new Refusal(filesText.tooManyFacts(file, "merged areas", limits.mergedAreas));
    }
  }

  private validation(): void {
    const { sheet } = this;
    const { file, limits } = this.context.reading;
    const { lists, validations } = readValidation(this.xml, (ref) => this.area(ref));
    for (const list of lists) sheet.lists.push(list);
    for (const validation of validations) sheet.validations.push(validation);
    if (sheet.lists.length + sheet.validations.length > limits.lists)
      throw new Refusal(filesText.tooManyFacts(file, "lists", limits.lists));
  }

  private cell(): void {
    const { xml, context } = this;
    this.place();
    const style = xml.numberAttribute("s");
    const isStyled = style > 0 && style < context.styles.formats.length;
    const styleNumber = isStyled ? style : 0;
    const type = xml.attribute("t");

    let value: Cell = null;
    let formula: string | null = null;
    let isDay = context.styles.isDate[styleNumber] === true;
    let format = context.styles.formats[styleNumber] ?? GENERAL;
    const depth = xml.depth - 1;
    for (;;) {
      const token = xml.next();
      if (xml.depth === depth || token === DONE) break;
      if (token === OPEN) {
        if (xml.name === "f") formula = this.formula();
        else if (xml.name === "is") value = readText(xml, context.reading);
        else if (xml.name !== "v") xml.skip();
      } else if (xml.name === "v") {
        value = this.value(type);
        if (type === "d") {
          isDay = false;
          if (format === GENERAL) format = ISO_FORMAT;
        }
      }
    }
    if (isDay && typeof value === "number" && context.dateSystem === 1904) value += DAYS_1904;
    if (value === null && formula === null && format === GENERAL) return;
    const cells = this.columns.put(this.row, this.column, value, format);
    if (formula !== null) cells.formulas.set(this.row, formula);
  }

  /** Row and column of the cell at hand; a cell without address follows the one before it. */
  private place(): void {
    const bounds = this.xml.valueBounds("r");
    if (!bounds) {
      if (this.row < 0) this.row = 0;
      if (++this.column >= MAX_COLUMNS) throw this.beyond("XFE");
      return;
    }
    const { bytes } = this.xml;
    let at = bounds.from;
    let column = 0;
    for (; at < bounds.to; at++) {
      const letter = bytes[at]! | 0x20;
      if (letter < 97 || letter > 122) break;
      column = Math.min(column * 26 + letter - 96, MAX_COLUMNS + 1);
    }
    let row = 0;
    for (; at < bounds.to; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) throw this.xml.damaged();
      row = Math.min(row * 10 + digit, MAX_ROWS + 1);
    }
    if (row === 0 || column === 0) throw this.xml.damaged();
    if (row > MAX_ROWS || column > MAX_COLUMNS) {
      throw this.beyond(this.xml.attribute("r") ?? "");
    }
    this.row = row - 1;
    this.column = column - 1;
  }

  private value(type: string | null): Cell {
    const { xml, context } = this;
    this.holdAgainstLimit();
    switch (type) {
      case null:
      case "n": {
        const number = xml.number();
        if (Number.isFinite(number)) return number;
        return xml.textBytes() === 0 ? null : this.cannotRead(unreadableText.notANumber);
      }
      case "s":
        return context.texts[xml.number()] ?? this.cannotRead(unreadableText.textMissing);
      case "b":
        return xml.text().trim() === "1" || xml.text().trim() === "true";
      case "e":
        return cellError(xml.text().trim());
      case "d":
        return isoDay(xml.text().trim()) ?? this.cannotRead(unreadableText.notADate);
      default:
        return decodeEscapes(xml.text());
    }
  }

  private holdAgainstLimit(): void {
    const { file, limits } = this.context.reading;
    if (this.xml.textBytes() > limits.cellCharacters) {
      throw new Refusal(filesText.cellTooLong(file, limits.cellCharacters));
    }
  }

  private formula(): string | null {
    const { xml, shared, row, column } = this;
    const kind = xml.attribute("t");
    const id = xml.attribute("si");
    xml.next();
    this.holdAgainstLimit();
    const stored = xml.text();
    if (kind === "dataTable") return null;
    if (kind !== "shared" || id === null) return stored === "" ? null : shownFormula(stored);
    if (stored !== "") {
      const formula = shownFormula(stored);
      shared.set(id, new SharedFormula(formula, row, column));
      return formula;
    }
    return shared.get(id)?.at(row, column) ?? null;
  }

  private cannotRead(reason: string): null {
    if (this.unreadable.length === MAX_UNREADABLE) throw this.xml.damaged();
    this.unreadable.push({ area: cellArea(this.sheet.name, this.row, this.column), reason });
    return null;
  }

  private beyond(cell: string): Refusal {
    const { file } = this.context.reading;
    return new Refusal(filesText.beyondTheSheet(file, this.sheet.name, cell.slice(0, 20)));
  }

  private area(ref: string): Area | null {
    return ref === "" ? null : parseAddress(ref, this.sheet.name);
  }
}

/** As Excel takes them apart: at commas, without the space behind a comma. */
