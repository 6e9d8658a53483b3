import { parseAddress } from "../cells/address";
import { filesText } from "../text/files";
import { emptyWorkbook, type WorkbookModel } from "../workbook/model";
import type { TableFacts, Visibility } from "../workbook/port";
import type { Slices } from "../workbook/slices";
import { CellBudget } from "./columns";
import { relationshipsOf, type OfficePackage, type Relationship } from "./package";
import { readSheet, type SheetContext } from "./read-sheet";
import { readStyles } from "./read-styles";
import { readSharedTexts } from "./read-text";
import { Refusal } from "./refusal";
import { decodeEscapes } from "./text-escapes";
import { DONE, OPEN, type XmlScanner } from "./xml";

interface SheetEntry {
  readonly name: string;
  readonly relationship: string;
  readonly visibility: Visibility;
}

export interface WorkbookFrame {
  readonly part: string;
  readonly is1904: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly externalLinks: readonly string[];
  readonly relationships: ReadonlyMap<string, Relationship>;
}

/** What the workbook part itself says: its sheets in order, its date system, the books it links to. */
export function readFrame(office: OfficePackage): WorkbookFrame {
  const part = office.workbookPart();
  const xml = office.scan(part);
  if (!xml) throw new Refusal(filesText.damagedPart(office.reading.file, part));
  const { file, limits } = office.reading;
  const sheets: SheetEntry[] = [];
  const externalLinks: string[] = [];
  let is1904 = false;
  for (let token = xml.next(); token !== DONE; token = xml.next()) {
    if (token !== OPEN) continue;
    if (xml.name === "workbookPr") is1904 = xml.flag("date1904");
    else if (xml.name === "sheet") sheets.push(sheetEntry(xml));
    else if (xml.name === "externalReference") externalLinks.push(xml.attribute("id") ?? "");
    if (sheets.length > limits.sheets) {
      throw new Refusal(filesText.tooManyFacts(file, "sheets", limits.sheets));
    }
    if (externalLinks.length > limits.links) {
      throw new Refusal(filesText.tooManyFacts(file, "linked workbooks", limits.links));
    }
  }
  return { part, is1904, sheets, externalLinks, relationships: office.relationships(part) };
}

function sheetEntry(xml: XmlScanner): SheetEntry {
  const state = xml.attribute("state");
  return {
    name: xml.attribute("name") ?? "",
    relationship: xml.attribute("id") ?? "",
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
  };
}

/** Reads a whole .xlsx or .xlsm. Chart, dialogue and macro sheets have no cells and are left out. */
export function* readWorkbook(office: OfficePackage): Slices<WorkbookModel> {
  const { reading } = office;
  const frame = readFrame(office);
  const partOf = (type: string) => {
    for (const found of frame.relationships.values()) if (found.type === type) return found.target;
    return "";
  };
  const context: SheetContext = {
    styles: readStyles(office.scan(partOf("styles")), reading),
    texts: yield* readSharedTexts(yield* office.unpacked(partOf("sharedStrings")), reading),
    dateSystem: frame.is1904 ? 1904 : 1900,
    budget: new CellBudget(reading),
    reading,
  };

  const workbook = emptyWorkbook(reading.file);
  workbook.dateSystem = context.dateSystem;
  const seen = new Set<string>();
  for (const { name, relationship, visibility } of frame.sheets) {
    const found = frame.relationships.get(relationship);
    if (found?.type !== "worksheet") continue;
    const xml = seen.has(found.target) ? null : yield* office.unpacked(found.target);
    seen.add(found.target);
    if (!xml) throw new Refusal(filesText.damagedPart(reading.file, found.target));
    const tables = readTables(office, found.target, name, seen);
    const { sheet, unreadable } = yield* readSheet(xml, name, context, tables);
    sheet.visibility = visibility;
    workbook.sheets.push(sheet);
    for (const cell of unreadable) workbook.unreadable.push(cell);
    for (const table of tables) workbook.tables.push(table);
    if (workbook.tables.length > reading.limits.tables) {
      throw new Refusal(filesText.tooManyFacts(reading.file, "tables", reading.limits.tables));
    }
  }
  if (workbook.sheets.length === 0) throw new Refusal(filesText.noSheets(reading.file));
  for (const id of frame.externalLinks) workbook.externalLinks.push(linkTarget(office, frame, id));
  return workbook;
}

/** `seen` holds the parts that were read: one that two places point to is not read a second time. */
function readTables(
  office: OfficePackage,
  sheetPart: string,
  sheet: string,
  seen: Set<string>,
): TableFacts[] {
  if (!office.zip.has(relationshipsOf(sheetPart))) return [];
  const tables: TableFacts[] = [];
  for (const { type, target } of office.relationships(sheetPart).values()) {
    if (type !== "table" || seen.has(target)) continue;
    seen.add(target);
    const xml = office.scan(target);
    const table = xml ? readTable(xml, sheet) : null;
    if (table) tables.push(table);
  }
  return tables;
}

export function readTable(xml: XmlScanner, sheet: string): TableFacts | null {
  let table: Omit<TableFacts, "columns"> | null = null;
  const columns: string[] = [];
  for (let token = xml.next(); token !== DONE; token = xml.next()) {
    if (token !== OPEN) continue;
    if (xml.name === "table") {
      const area = parseAddress(xml.attribute("ref") ?? "", sheet);
      const name = xml.attribute("displayName") ?? xml.attribute("name");
      const totals = xml.numberAttribute("totalsRowCount") || 0;
      if (!area || name === null || area.rows <= totals) return null;
      table = { name, area: { ...area, rows: area.rows - totals }, hasTotals: totals > 0 };
    } else if (xml.name === "tableColumn") {
      columns.push(decodeEscapes(xml.attribute("name") ?? ""));
    }
  }
  return table ? { ...table, columns } : null;
}

/** The address of a linked workbook as the file has it; its place in the list is its number in formulas. */
function linkTarget(office: OfficePackage, frame: WorkbookFrame, id: string): string {
  const part = frame.relationships.get(id)?.target;
  if (part === undefined) return "";
  for (const { type, target, isOutside } of office.relationships(part).values()) {
    if (isOutside && type.startsWith("externalLink")) return target;
  }
  return "";
}
