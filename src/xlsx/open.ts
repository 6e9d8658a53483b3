import { filesText } from "../text/files";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import type { WorkbookModel } from "../workbook/model";
import { inSlices, type SliceOptions, type Slices } from "../workbook/slices";
import { CompoundFile } from "./compound";
import { readDelimited } from "./delimited";
import { decodeText, isJson, kindOfBytes, kindOfCompound, kindOfText } from "./kind";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { safeRecords } from "./old-records";
import { readOtherFormat, unpacked } from "./other-formats";
import { OfficePackage } from "./package";
import { readOpenDocument } from "./read-open-document";
import { readWorkbook } from "./read-workbook";
import { Refusal, type Reading, type Unpacker } from "./refusal";
import { ZipFile } from "./zip";

/**
 * Reads a workbook from the bytes of a file: .xlsx, .xlsm, .xlsb, .xls, .ods or delimited text, told
 * apart by content and never by name. Never throws: a file that cannot or should not be read gives a
 * trouble that says why. Dates come back as day numbers of the 1900 system. Reading goes on piece by piece, and
 * whoever watches may give others a turn, hear how far it is, and stop it; .xls and .xlsb are one piece, which
 * nothing but the end of its thread can stop.
 */
export async function openWorkbook(
  name: string,
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
  unpacker?: Unpacker,
  watch: SliceOptions = {},
): Promise<Result<WorkbookModel>> {
  try {
    const reading = { file: name, limits: { ...DEFAULT_LIMITS, ...limits } };
    return ok(await readBytes(bytes, unpacker ? { ...reading, unpacker } : reading, watch));
  } catch (error) {
    return fail(troubleFor(error, filesText.notRead(name)));
  }
}

async function modelOf(
  reading: Slices<WorkbookModel>,
  watch: SliceOptions,
): Promise<WorkbookModel> {
  const model = await inSlices(reading, watch);
  if (!model.ok) throw new Refusal(model.trouble);
  return model.value;
}

/** What a refusal says; for anything else `otherwise`, so that nothing of a library's own words is shown. */
export function troubleFor(error: unknown, otherwise: Trouble): Trouble {
  return error instanceof Refusal ? error.trouble : otherwise;
}

async function readBytes(
  bytes: Uint8Array,
  reading: Reading,
  watch: SliceOptions,
): Promise<WorkbookModel> {
  const { file, limits } = reading;
  if (bytes.length === 0) throw new Refusal(filesText.empty(file));
  if (bytes.length > limits.fileBytes)
    throw new Refusal(filesText.fileTooLarge(file, limits.fileBytes));
  const kind = kindOfBytes(bytes);
  switch (kind) {
    case "zip":
      return readZip(new ZipFile(bytes, reading), reading, watch);
    case "compound":
      return readCompound(bytes, reading);
    case "text":
      return readPlainText(decodeText(bytes), reading, watch);
    case "unknown":
      throw new Refusal(filesText.unknownKind(file));
    default:
      throw new Refusal(filesText.otherKind(file, kind));
  }
}

const OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";

async function readZip(
  zip: ZipFile,
  reading: Reading,
  watch: SliceOptions,
): Promise<WorkbookModel> {
  const { file } = reading;
  const declared = zip.read("mimetype");
  if (declared) {
    const type = new TextDecoder().decode(declared).trim();
    if (type.startsWith(`${OPEN_DOCUMENT}text`))
      throw new Refusal(filesText.otherKind(file, "word"));
    if (!type.startsWith(`${OPEN_DOCUMENT}spreadsheet`))
      throw new Refusal(filesText.unknownKind(file));
    const manifest = zip.read("META-INF/manifest.xml");
    if (manifest && new TextDecoder().decode(manifest).includes("encryption-data")) {
      throw new Refusal(filesText.passwordProtected(file));
    }
    return modelOf(readOpenDocument(zip, reading), watch);
  }
  if (zip.has("word/document.xml")) throw new Refusal(filesText.otherKind(file, "word"));
  if (zip.has("ppt/presentation.xml")) throw new Refusal(filesText.otherKind(file, "slides"));
  if (!zip.has("[Content_Types].xml")) throw new Refusal(filesText.unknownKind(file));
  const office = new OfficePackage(zip, reading);
  return office.workbookPart().endsWith(".bin")
    ? readSecondary(unpacked(zip), reading)
    : modelOf(readWorkbook(office), watch);
}

async function readCompound(bytes: Uint8Array, reading: Reading): Promise<WorkbookModel> {
  const { file } = reading;
  const compound = new CompoundFile(bytes, reading);
  const kind = kindOfCompound(compound);
  if (kind === "password") throw new Refusal(filesText.passwordProtected(file));
  if (kind === null) throw new Refusal(filesText.unknownKind(file));
  if (kind !== "xls") throw new Refusal(filesText.otherKind(file, kind));
  const stream = compound.stream("Workbook") ?? compound.stream("Book") ?? new Uint8Array();
  return readSecondary(safeRecords(stream, reading), reading);
}

async function readSecondary(bytes: Uint8Array, reading: Reading): Promise<WorkbookModel> {
  const { file, limits } = reading;
  if (bytes.length > limits.otherFormatBytes) {
    throw new Refusal(filesText.fileTooLarge(file, limits.otherFormatBytes));
  }
  return readOtherFormat(bytes, reading);
}

const WORKBOOK_NAME = /\.(?:xls[xmb]?|xlt[xm]|ods)$/i;

async function readPlainText(
  text: string,
  reading: Reading,
  watch: SliceOptions,
): Promise<WorkbookModel> {
  const { file } = reading;
  if (text.trim() === "") throw new Refusal(filesText.empty(file));
  const markup = kindOfText(text);
  if (markup === "page") {
    throw new Refusal(filesText.webPage(file, file.split(".").at(-1) ?? ""));
  }
  if (markup !== null) throw new Refusal(filesText.otherKind(file, markup));
  if (isJson(text, file)) throw new Refusal(filesText.json(file));
  if (WORKBOOK_NAME.test(file)) throw new Refusal(filesText.notAWorkbook(file));
  return modelOf(readDelimited(text, reading), watch);
}
