import { filesText } from "../text/files";
import { relationshipsOf, type OfficePackage } from "./package";
import { Refusal } from "./refusal";
import { escapeMarkup } from "./text-escapes";
import { attributeOf, XmlPart, DECLARATION } from "./xml-part";
import { ZipWriter } from "./zip-writer";

const CONTENT_TYPES = "[Content_Types].xml";
const RELATIONSHIPS_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The two forms of the file format differ in the addresses of their namespaces alone. */
export interface Dialect {
  readonly main: string;
  readonly relationships: string;
  readonly drawing: string;
  readonly sheetDrawing: string;
  readonly chart: string;
}

/** The one that every version of Office reads. */
export const TRANSITIONAL: Dialect = {
  main: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  sheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
};
const STRICT: Dialect = {
  main: "http://purl.oclc.org/ooxml/spreadsheetml/main",
  relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships",
  drawing: "http://purl.oclc.org/ooxml/drawingml/main",
  sheetDrawing: "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
  chart: "http://purl.oclc.org/ooxml/drawingml/chart",
};

/**
 * Changes to a package: parts that are put, added or removed. Every other part goes into the new file
 * with its packed bytes untouched.
 */
export class PackageEditor {
  readonly dialect: Dialect;
  private readonly changed = new Map<string, Uint8Array>();
  private readonly removed = new Set<string>();
  private readonly added: string[] = [];
  private readonly contentTypes: XmlPart;
  private readonly relationshipParts = new Map<string, XmlPart>();

  constructor(readonly office: OfficePackage) {
    this.contentTypes = this.xml(CONTENT_TYPES);
    const workbook = this.xml(office.workbookPart());
    this.dialect = workbook.rootTag().includes(STRICT.main) ? STRICT : TRANSITIONAL;
  }

  /** A part of the original to be edited; hand it back with `put`. */
  xml(part: string): XmlPart {
    return new XmlPart(this.bytesOf(part), part, this.office.reading);
  }

  bytesOf(part: string): Uint8Array {
    const { reading, zip } = this.office;
    const bytes = this.changed.get(part.toLowerCase()) ?? zip.read(part);
    if (!bytes) throw new Refusal(filesText.damagedPart(reading.file, part));
    return bytes;
  }

  put(part: string, bytes: Uint8Array): void {
    this.changed.set(part.toLowerCase(), bytes);
  }

  /** Adds a part under a name that is free, `name(1)`, `name(2)` …, and gives that name. */
  add(name: (n: number) => string, contentType: string, content: string): string {
    let n = 1;
    while (this.isTaken(name(n))) n++;
    const part = name(n);
    this.put(part, new TextEncoder().encode(content));
    this.added.push(part);
    this.removed.delete(part.toLowerCase());
    const override = `<${this.contentTypes.prefix}Override PartName="/${escapeMarkup(part)}" ContentType="${contentType}"/>`;
    this.contentTypes.append("Override", override);
    return part;
  }

  remove(part: string): void {
    this.removed.add(part.toLowerCase());
    this.removed.add(relationshipsOf(part).toLowerCase());
    const named = `"/${escapeMarkup(part)}"`.toLowerCase();
    this.contentTypes.remove((_, raw) => raw.toLowerCase().includes(named));
  }

  /** Points from one part to another and gives the id of the pointer. */
  relate(from: string, type: string, to: string): string {
    const relationships = this.relationshipsPart(from);
    const all = relationships.rawOfAll("Relationship");
    const taken = new Set(all.map((raw) => attributeOf(raw, "Id")));
    let n = 1;
    while (taken.has(`rId${n}`)) n++;
    const id = `rId${n}`;
    const raw = `<${relationships.prefix}Relationship Id="${id}" Type="${this.dialect.relationships}/${type}" Target="/${escapeMarkup(to)}"/>`;
    relationships.append("Relationship", raw);
    return id;
  }

  unrelate(from: string, id: string): void {
    this.relationshipsPart(from).remove((_, raw) => attributeOf(raw, "Id") === id);
  }

  /** ` r:id="…"`, with the namespace that the prefix needs. */
  relationshipAttribute(id: string): string {
    return ` xmlns:r="${this.dialect.relationships}" r:id="${id}"`;
  }

  bytes(): Uint8Array {
    const { zip } = this.office;
    this.put(CONTENT_TYPES, this.contentTypes.bytes());
    for (const [part, xml] of this.relationshipParts) this.put(part, xml.bytes());

    const writer = new ZipWriter();
    for (const entry of zip.entries.values()) {
      const key = entry.name.toLowerCase();
      const content = this.changed.get(key);
      this.changed.delete(key);
      if (this.removed.has(key)) continue;
      if (content) writer.add(entry.name, content);
      else writer.addPacked(entry, zip.packed(entry));
    }
    for (const part of [...this.added, ...this.relationshipParts.keys()]) {
      const content = this.changed.get(part.toLowerCase());
      if (content && !this.removed.has(part.toLowerCase())) writer.add(part, content);
    }
    return writer.bytes();
  }

  private isTaken(part: string): boolean {
    return this.office.zip.has(part) || this.changed.has(part.toLowerCase());
  }

  private relationshipsPart(from: string): XmlPart {
    const part = relationshipsOf(from);
    const known = this.relationshipParts.get(part);
    if (known) return known;
    const { zip, reading } = this.office;
    const empty = `${DECLARATION}<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"></Relationships>`;
    const xml = new XmlPart(zip.read(part) ?? new TextEncoder().encode(empty), part, reading);
    this.relationshipParts.set(part, xml);
    return xml;
  }
}
