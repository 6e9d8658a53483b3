import { DEFAULT_LIMITS } from "../xlsx/limits";
import { decodeUtf8 } from "../xlsx/xml-part";
import { ZipFile } from "../xlsx/zip";
import { ZipWriter } from "../xlsx/zip-writer";
import type { WordCharts } from "./word-chart";

const PROPERTIES = "docProps/core.xml";
const CONTENT_TYPES = "[Content_Types].xml";
const RELATIONSHIPS = "word/_rels/document.xml.rels";
const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MOMENT = /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g;

/**
 * The document with its charts, and the same whenever it is made: the library writes the time of day into the file, which
 * is replaced by the date that the report speaks of.
 */
export function sealed(
  bytes: Uint8Array,
  isoDate: string,
  { parts, relationships }: WordCharts,
): Uint8Array {
  const zip = new ZipFile(bytes, { file: PROPERTIES, limits: DEFAULT_LIMITS });
  const writer = new ZipWriter();
  for (const { name } of zip.entries.values()) {
    const content = zip.read(name);
    if (!content) continue;
    if (name === PROPERTIES) {
      writer.add(name, decodeUtf8(content).replace(MOMENT, `$1${isoDate}T00:00:00Z`));
    } else if (name === CONTENT_TYPES) {
      writer.add(name, withInside(decodeUtf8(content), "Types", typesOf(parts)));
    } else if (name === RELATIONSHIPS) {
      const links = relationships.map(
        ({ id, type, target }) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`,
      );
      writer.add(name, withInside(decodeUtf8(content), "Relationships", links.join("")));
    } else {
      writer.add(name, content);
    }
  }
  for (const { name, content } of parts) writer.add(name, content);
  return writer.bytes();
}

function typesOf(parts: WordCharts["parts"]): string {
  if (parts.length === 0) return "";
  const overrides = parts.flatMap(({ name, contentType }) =>
    contentType === null ? [] : `<Override PartName="/${name}" ContentType="${contentType}"/>`,
  );
  return `<Default Extension="xlsx" ContentType="${WORKBOOK_TYPE}"/>${overrides.join("")}`;
}

/** At the end of the root element, where the order of what stands in it is free. */
function withInside(xml: string, root: string, more: string): string {
  const end = xml.lastIndexOf(`</${root}>`);
  return xml.slice(0, end) + more + xml.slice(end);
}
