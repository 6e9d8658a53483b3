import { ZipWriter } from "../../src/xlsx/zip-writer";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface MadeWorkbook {
  /** What stands inside `<worksheet>`. */
  readonly sheet?: string;
  readonly workbook?: string;
  readonly styles?: string;
  readonly texts?: string;
  /** More parts, or others in the place of those made here. */
  readonly parts?: Record<string, string | Uint8Array>;
}

/** The bytes of a small .xlsx with the XML of its parts as given: for what no program would write. */
export function madeXlsx({
  sheet = "<sheetData/>",
  workbook = "",
  styles,
  texts,
  parts = {},
}: MadeWorkbook): Uint8Array {
  const content = new Map<string, string | Uint8Array>([
    [
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbook}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}">` +
        `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/>` +
        `<Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [
      "xl/worksheets/sheet1.xml",
      `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${sheet}</worksheet>`,
    ],
  ]);
  if (styles !== undefined)
    content.set("xl/styles.xml", `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`);
  if (texts !== undefined)
    content.set("xl/sharedStrings.xml", `<sst xmlns="${MAIN}">${texts}</sst>`);
  for (const [name, xml] of Object.entries(parts)) content.set(name, xml);
  return zipped([...content]);
}

export function zipped(parts: readonly (readonly [string, string | Uint8Array])[]): Uint8Array {
  const writer = new ZipWriter();
  for (const [name, text] of parts) writer.add(name, text);
  return writer.bytes();
}
