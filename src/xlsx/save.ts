import { quotedSheet } from "../cells/address";
import { filesText } from "../text/files";
import { fail, ok, type Result } from "../text/trouble";
import { emptyWorkbook, type SheetModel, type WorkbookModel } from "../workbook/model";
import type { TableFacts } from "../workbook/port";
import { atOnce } from "../workbook/slices";
import { blankPackage } from "./blank";
import {
  changedCells,
  sameArea,
  sameItems,
  sameMap,
  sameRule,
  sameSet,
  sameTable,
} from "./compare";
import { DEFAULT_LIMITS } from "./limits";
import { troubleFor } from "./open";
import { OfficePackage } from "./package";
import { PackageEditor } from "./package-editor";
import { readFrame, readTable, readWorkbook, type WorkbookFrame } from "./read-workbook";
import { Refusal, type Reading } from "./refusal";
import { escapeMarkup } from "./text-escapes";
import { printNames } from "./page-xml";
import { renamesOf, renameSheets } from "./rename-sheets";
import { addDrawing, removeDrawing } from "./write-drawing";
import { writeSheet } from "./write-sheet";
import { StyleBook } from "./write-styles";
import { addTable, changeTable } from "./write-table";
import { attributeOf, DECLARATION, withAttribute, type XmlPart } from "./xml-part";
import { ZipFile } from "./zip";

/**
 * The workbook as an .xlsx file. With `original`, the bytes the model was read from, only what differs
 * from it is changed: every part that the model knows nothing of (charts, pictures, comments, macros,
 * names, conditional formats, print settings) and every untouched sheet is taken over byte for byte, and
 * so is the style of a changed cell. A sheet that says what the file calls it keeps all this under another name, and in
 * another place. Text is written as text, whatever it starts with.
 *
 * Not kept: what stands in an original that is not .xlsx or .xlsm beyond cells, merged areas and hidden
 * rows, columns and sheets; signatures of a changed file; the names inside LET and LAMBDA of a changed
 * formula, which Excel asks to be typed again; drop-down lists whose choices hold a comma or
 * come to more than 255 characters; errors newer than the file format, written as #VALUE! until Excel
 * computes them anew.
 */
export async function saveWorkbook(
  model: WorkbookModel,
  original?: Uint8Array,
): Promise<Result<Uint8Array>> {
  try {
    return ok(new WorkbookWriter(model, original).write());
  } catch (error) {
    return fail(troubleFor(error, filesText.notSaved(model.name)));
  }
}

// ECMA-376 18.2.27.
const WORKBOOK_ORDER = (
  "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences " +
  "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing " +
  "fileRecoveryPr webPublishObjects extLst"
).split(" ");

const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const SHEET_NAME = /^(?!')[^[\]:*?/\\\u0000-\u001f]{1,31}$/;

class WorkbookWriter {
  private readonly editor: PackageEditor;
  private readonly reading: Reading;
  private readonly before: WorkbookModel;
  private readonly frame: WorkbookFrame;
  private readonly styles: StyleBook;
  private readonly stylesPart: string;
  private readonly original: Uint8Array | null;

  constructor(
    private readonly model: WorkbookModel,
    original: Uint8Array | undefined,
  ) {
    this.reading = { file: model.name, limits: DEFAULT_LIMITS };
    const { office, bytes: kept } = this.renamed(
      original ? this.asOffice(original) : null,
      original,
    );
    this.original = kept;
    const package_ =
      office ?? new OfficePackage(new ZipFile(blankPackage(), this.reading), this.reading);
    this.before = office ? atOnce(readWorkbook(office)) : emptyWorkbook(model.name);
    this.editor = new PackageEditor(package_);
    this.frame = readFrame(package_);
    const styles = [...this.frame.relationships.values()].find(({ type }) => type === "styles");
    this.stylesPart = styles?.target ?? "";
    const sheet = package_.zip.read(this.stylesPart);
    if (!sheet) throw new Refusal(filesText.damagedPart(model.name, "xl/styles.xml"));
    this.styles = new StyleBook(sheet, this.stylesPart, this.reading);
  }

  write(): Uint8Array {
    const { editor, frame, model, before } = this;
    const workbook = editor.xml(frame.part);
    const sheetsBefore = new Map(before.sheets.map((sheet) => [sheet.name, sheet]));
    const entries = new Map(frame.sheets.map((entry) => [entry.name, entry]));
    const changes: (() => void)[] = [];

    for (const sheet of model.sheets) {
      const old = sheetsBefore.get(sheet.name) ?? null;
      const relationship = entries.get(sheet.name)?.relationship ?? "";
      const part = old ? (frame.relationships.get(relationship)?.target ?? null) : null;
      // A report that is still to be written takes the place of whatever stood under its name.
      if (old && sheet.report) changes.push(() => this.removeSheet(sheet.name, workbook));
      if (!old || part === null || sheet.report) changes.push(() => this.addSheet(sheet, workbook));
      else if (!this.isUnchanged(old, sheet))
        changes.push(() => this.changeSheet(sheet, old, part));
    }
    const kept = new Set(model.sheets.map((sheet) => sheet.name));
    for (const { name } of before.sheets) {
      if (!kept.has(name)) changes.push(() => this.removeSheet(name, workbook));
    }
    const isVisibilityChanged = model.sheets.some(
      (sheet) => (sheetsBefore.get(sheet.name) ?? sheet).visibility !== sheet.visibility,
    );
    const isMoved = !sameItems(
      before.sheets.map(({ name }) => name),
      model.sheets.map(({ name }) => name),
    );
    if (this.original && changes.length === 0 && !isVisibilityChanged && !isMoved)
      return this.original;

    if (!this.original && model.dateSystem === 1904) {
      workbook.set("workbookPr", `<${workbook.prefix}workbookPr date1904="1"/>`, WORKBOOK_ORDER);
    }
    for (const change of changes) change();
    this.arrange(workbook);
    this.setVisibility(workbook);
    if (changes.length > 0) this.askForCalculation(workbook);
    editor.put(frame.part, workbook.bytes());
    const styles = this.styles.bytes();
    if (styles) editor.put(this.stylesPart, styles);
    return editor.bytes();
  }

  /** With its sheets called as in the model, so that a sheet of it is found by its name from here on. */
  private renamed(office: OfficePackage | null, original: Uint8Array | undefined) {
    if (!office || !original) return { office: null, bytes: null };
    const renames = renamesOf(
      this.model,
      readFrame(office).sheets.map(({ name }) => name),
    );
    if (renames.size === 0) return { office, bytes: original };
    const bytes = renameSheets(office, renames);
    return { office: this.asOffice(bytes), bytes };
  }

  /** Null where the original is no .xlsx: then the workbook is written anew. */
  private asOffice(original: Uint8Array): OfficePackage | null {
    if (original[0] !== 0x50 || original[1] !== 0x4b) return null;
    const zip = new ZipFile(original, this.reading);
    if (!zip.has("[Content_Types].xml")) return null;
    const office = new OfficePackage(zip, this.reading);
    return office.workbookPart().endsWith(".bin") ? null : office;
  }

  private tablesOf(model: WorkbookModel, sheet: string): TableFacts[] {
    return model.tables.filter((table) => table.area.sheet === sheet);
  }

  private isUnchanged(old: SheetModel, sheet: SheetModel): boolean {
    return (
      old.isProtected === sheet.isProtected &&
      sameArea(old.declared, sheet.declared) &&
      sameItems(old.merged, sheet.merged, sameArea) &&
      sameSet(old.hiddenRows, sheet.hiddenRows) &&
      sameSet(old.hiddenColumns, sheet.hiddenColumns) &&
      sameMap(old.widths, sheet.widths) &&
      sameItems(old.lists, sheet.lists, (a, b) => sameArea(a.area, b.area) && sameRule(a, b)) &&
      sameItems(
        this.tablesOf(this.before, old.name),
        this.tablesOf(this.model, sheet.name),
        sameTable,
      ) &&
      changedCells(old, sheet).size === 0
    );
  }

  private changeSheet(sheet: SheetModel, before: SheetModel, part: string): void {
    const { editor, styles, reading, model } = this;
    const { tableParts, headerRows } = this.writeTables(sheet, part);
    const { dateSystem } = model;
    const wanted = { sheet, before, styles, dateSystem, tableParts, headerRows, drawing: null };
    editor.put(part, writeSheet(editor.bytesOf(part), part, reading, wanted));
  }

  private addSheet(sheet: SheetModel, workbook: XmlPart): void {
    const { editor, frame, styles, reading, model } = this;
    if (!SHEET_NAME.test(sheet.name) || sheet.name.endsWith("'")) {
      throw new Refusal(filesText.cannotSaveName("sheet", sheet.name));
    }
    const blank = `${DECLARATION}<worksheet xmlns="${editor.dialect.main}"><sheetData/></worksheet>`;
    const part = editor.add((n) => `xl/worksheets/sheet${n}.xml`, SHEET_TYPE, blank);
    const { tableParts, headerRows } = this.writeTables(sheet, part);
    const { dateSystem } = model;
    const drawing = addDrawing(editor, sheet, part);
    const wanted = { sheet, before: null, styles, dateSystem, tableParts, headerRows, drawing };
    editor.put(part, writeSheet(new TextEncoder().encode(blank), part, reading, wanted));

    const { prefix } = workbook;
    const sheets = workbook.elementsIn("sheets");
    const id = Math.max(0, ...sheets.map((raw) => Number(attributeOf(raw, "sheetId")) || 0)) + 1;
    const pointer = editor.relationshipAttribute(editor.relate(frame.part, "worksheet", part));
    const index = sheets.length;
    sheets.push(`<${prefix}sheet name="${escapeMarkup(sheet.name)}" sheetId="${id}"${pointer}/>`);
    this.setSheets(workbook, sheets);
    if (!sheet.report) return;
    const names = printNames(sheet.name, sheet.report, index, prefix);
    this.setNames(workbook, [...workbook.elementsIn("definedNames"), ...names]);
  }

  private setNames(workbook: XmlPart, names: readonly string[]): void {
    const { prefix } = workbook;
    const raw = `<${prefix}definedNames>${names.join("")}</${prefix}definedNames>`;
    workbook.set("definedNames", names.length === 0 ? null : raw, WORKBOOK_ORDER);
  }

  private removeSheet(name: string, workbook: XmlPart): void {
    const { editor, frame } = this;
    const sheets = workbook.elementsIn("sheets");
    const at = sheets.findIndex((raw) => attributeOf(raw, "name") === name);
    const id = frame.sheets.find((entry) => entry.name === name)?.relationship ?? "";
    const part = frame.relationships.get(id)?.target;
    if (part !== undefined) {
      for (const { type, target } of editor.office.relationships(part).values()) {
        if (type === "table") editor.remove(target);
        if (type === "drawing") removeDrawing(editor, target);
      }
      editor.remove(part);
    }
    editor.unrelate(frame.part, id);
    this.setSheets(workbook, sheets.toSpliced(at, 1));
    this.forgetNames(workbook, name, at);
    // It names the sheet in front by number, which may now be another one or none.
    workbook.set("bookViews", null, WORKBOOK_ORDER);
  }

  /** Names that belong to a removed sheet go with it; those of later sheets move up by one. */
  private forgetNames(workbook: XmlPart, sheet: string, removedAt: number): void {
    const inFormula = escapeMarkup(`${quotedSheet(sheet)}!`);
    const names = workbook.elementsIn("definedNames").flatMap((raw) => {
      const local = attributeOf(raw, "localSheetId");
      if (raw.includes(inFormula) || local === String(removedAt)) return [];
      const isLater = local !== null && Number(local) > removedAt;
      return [isLater ? withAttribute(raw, "localSheetId", String(Number(local) - 1)) : raw];
    });
    this.setNames(workbook, names);
  }

  private setSheets(workbook: XmlPart, sheets: readonly string[]): void {
    const { prefix } = workbook;
    workbook.set("sheets", `<${prefix}sheets>${sheets.join("")}</${prefix}sheets>`, WORKBOOK_ORDER);
  }

  /** Puts the sheets in the model's order. Others than those with cells, of which it knows nothing, keep their places. */
  private arrange(workbook: XmlPart): void {
    const sheets = workbook.elementsIn("sheets");
    const byName = new Map(sheets.map((raw, at) => [attributeOf(raw, "name"), at]));
    const wanted = this.model.sheets.flatMap(({ name }) => byName.get(name) ?? []);
    const known = new Set(wanted);
    let next = 0;
    const order = sheets.map((_, at) => (known.has(at) ? (wanted[next++] ?? at) : at));
    if (order.every((from, to) => from === to)) return;
    this.setSheets(
      workbook,
      order.flatMap((at) => sheets[at] ?? []),
    );

    const { prefix } = workbook;
    const moved = (raw: string, attribute: string) => {
      const from = attributeOf(raw, attribute);
      const to = from === null ? -1 : order.indexOf(Number(from));
      return to < 0 ? raw : withAttribute(raw, attribute, String(to));
    };
    const names = workbook.elementsIn("definedNames").map((raw) => moved(raw, "localSheetId"));
    if (names.length > 0) this.setNames(workbook, names);
    const views = workbook
      .elementsIn("bookViews")
      .map((raw) => withAttribute(moved(raw, "activeTab"), "firstSheet", null));
    if (views.length > 0) {
      const raw = `<${prefix}bookViews>${views.join("")}</${prefix}bookViews>`;
      workbook.set("bookViews", raw, WORKBOOK_ORDER);
    }
  }

  private setVisibility(workbook: XmlPart): void {
    const visibility = new Map(this.model.sheets.map((sheet) => [sheet.name, sheet.visibility]));
    const sheets = workbook.elementsIn("sheets").map((raw) => {
      const state = visibility.get(attributeOf(raw, "name") ?? "");
      const written = attributeOf(raw, "state") ?? "visible";
      if (state === undefined || state === written) return raw;
      return withAttribute(raw, "state", state === "visible" ? null : state);
    });
    this.setSheets(workbook, sheets);
  }

  /** Results in the file may be stale now; the list of the order of calculation certainly is. */
  private askForCalculation(workbook: XmlPart): void {
    const { editor, frame } = this;
    const calculation = workbook.rawOf("calcPr") ?? `<${workbook.prefix}calcPr/>`;
    workbook.set("calcPr", withAttribute(calculation, "fullCalcOnLoad", "1"), WORKBOOK_ORDER);
    for (const { id, type, target } of frame.relationships.values()) {
      if (type !== "calcChain") continue;
      editor.remove(target);
      editor.unrelate(frame.part, id);
    }
  }

  /**
   * Adds, changes and removes the table parts of one sheet. Gives null for the sheet's own list of them
   * where the tables are the same as before.
   */
  private writeTables(
    sheet: SheetModel,
    part: string,
  ): { tableParts: string[] | null; headerRows: Set<number> } {
    const { editor } = this;
    const wanted = this.tablesOf(this.model, sheet.name);
    const before = this.tablesOf(this.before, sheet.name);
    const headerRows = new Set<number>();
    if (sameItems(wanted, before, sameTable)) return { tableParts: null, headerRows };

    const open = new Map(wanted.map((table) => [table.name, table]));
    const tableParts: string[] = [];
    const prefix = editor.xml(part).prefix;
    const pointTo = (id: string) =>
      tableParts.push(`<${prefix}tablePart${editor.relationshipAttribute(id)}/>`);
    for (const { id, type, target } of editor.office.relationships(part).values()) {
      if (type !== "table") continue;
      const scanner = editor.office.scan(target);
      const old = scanner && readTable(scanner, sheet.name);
      const now = old ? open.get(old.name) : undefined;
      if (!old || !now) {
        editor.remove(target);
        editor.unrelate(part, id);
        continue;
      }
      open.delete(old.name);
      pointTo(id);
      if (sameTable(old, now)) continue;
      const xml = editor.xml(target);
      changeTable(xml, now);
      editor.put(target, xml.bytes());
    }
    for (const table of open.values()) {
      pointTo(editor.relate(part, "table", addTable(editor, table, this.nextTableId())));
      headerRows.add(table.area.row);
    }
    return { tableParts, headerRows };
  }

  private lastTableId = 0;

  /** Above every id in the original, whose tables are counted once. */
  private nextTableId(): number {
    if (this.lastTableId === 0) {
      for (const { name } of this.editor.office.zip.entries.values()) {
        const xml = /tables?\/[^/]+\.xml$/i.test(name) ? this.editor.office.scan(name) : null;
        if (!xml) continue;
        xml.next();
        this.lastTableId = Math.max(this.lastTableId, xml.numberAttribute("id") || 0);
      }
    }
    return ++this.lastTableId;
  }
}
