import { Refusal, type Reading } from "./refusal";
import { OPEN, DONE, XmlScanner } from "./xml";
import type { ZipFile } from "./zip";
import { filesText } from "../text/files";
import { atOnce, type Slices } from "../workbook/slices";

export interface Relationship {
  readonly id: string;
  /** The last step of the type's address: "worksheet", "table", "externalLinkPath". */
  readonly type: string;
  /** The part meant, as named in the package; for an outside target as it is written. */
  readonly target: string;
  readonly isOutside: boolean;
}

/** The parts of an Office document and how they point to each other. */
export class OfficePackage {
  private readonly known = new Map<string, Map<string, Relationship>>();

  constructor(
    readonly zip: ZipFile,
    readonly reading: Reading,
  ) {}

  /** Null where the package has no such part. */
  scan(part: string): XmlScanner | null {
    return atOnce(this.unpacked(part));
  }

  /** The same, unpacked piece by piece. */
  *unpacked(part: string): Slices<XmlScanner | null> {
    const bytes = yield* this.zip.unpacking(part);
    return bytes ? new XmlScanner(bytes, part, this.reading.file) : null;
  }

  /** By id. "" means the package itself. */
  relationships(part: string): ReadonlyMap<string, Relationship> {
    const known = this.known.get(part);
    if (known) return known;
    const found = new Map<string, Relationship>();
    this.known.set(part, found);
    const xml = this.scan(relationshipsOf(part));
    if (!xml) return found;
    for (let token = xml.next(); token !== DONE; token = xml.next()) {
      if (token !== OPEN || xml.name !== "Relationship") continue;
      const id = xml.attribute("Id") ?? "";
      const target = xml.attribute("Target") ?? "";
      const isOutside = xml.attribute("TargetMode") === "External";
      const type = (xml.attribute("Type") ?? "").split("/").at(-1) ?? "";
      found.set(id, { id, type, target: isOutside ? target : resolve(part, target), isOutside });
    }
    return found;
  }

  /** Where the workbook itself stands: usually `xl/workbook.xml`. */
  workbookPart(): string {
    for (const { type, target } of this.relationships("").values()) {
      if (type === "officeDocument" && this.zip.has(target)) return target;
    }
    if (this.zip.has("xl/workbook.xml")) return "xl/workbook.xml";
    throw new Refusal(filesText.damagedPart(this.reading.file, "xl/workbook.xml"));
  }
}

export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function resolve(from: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const steps = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}
