import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { filesText } from "../text/files";
import type { WorkbookModel } from "../workbook/model";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { OfficePackage } from "./package";
import { readWorkbook } from "./read-workbook";
import { Refusal, type Reading } from "./refusal";
import { ZipFile } from "./zip";

/**
 * Reads a workbook from the bytes of a file: .xlsx, .xlsm, .xlsb, .xls, .ods or delimited text, told
 * apart by content and never by name. Never throws: a file that cannot or should not be read gives a
 * trouble that says why. Dates come back as day numbers of the 1900 system.
 */
export async function openWorkbook(
  name: string,
  bytes: Uint8Array,
  limits: Partial<Limits> = {},
): Promise<Result<WorkbookModel>> {
  const reading: Reading = { file: name, limits: { ...DEFAULT_LIMITS, ...limits } };
  try {
    return ok(readWorkbook(new OfficePackage(new ZipFile(bytes, reading), reading)));
  } catch (error) {
    return fail(asTrouble(error, name));
  }
}

function asTrouble(error: unknown, file: string): Trouble {
  return error instanceof Refusal ? error.trouble : filesText.notRead(file);
}
