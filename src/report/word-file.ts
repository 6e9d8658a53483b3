import { DEFAULT_LIMITS } from "../xlsx/limits";
import { decodeUtf8 } from "../xlsx/xml-part";
import { ZipFile } from "../xlsx/zip";
import { ZipWriter } from "../xlsx/zip-writer";

const PROPERTIES = "docProps/core.xml";
const MOMENT = /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g;

/**
 * The same document whenever it is made: the library writes the time of day into the file, which is
 * replaced by the date that the report speaks of.
 */
export function sealed(bytes: Uint8Array, isoDate: string): Uint8Array {
  const zip = new ZipFile(bytes, { file: PROPERTIES, limits: DEFAULT_LIMITS });
  const writer = new ZipWriter();
  for (const { name } of zip.entries.values()) {
    const content = zip.read(name);
    if (!content) continue;
    const isProperties = name === PROPERTIES;
    writer.add(
      name,
      isProperties ? decodeUtf8(content).replace(MOMENT, `$1${isoDate}T00:00:00Z`) : content,
    );
  }
  return writer.bytes();
}
