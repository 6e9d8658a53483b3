import type { WorkbookModel } from "../../src/workbook/model";
import { saveWorkbook } from "../../src/xlsx/save";
import { value } from "../verify/make";

/** A file as somebody chooses it. A copy, because the buffer may be shared and the browser's File takes none. */
export const fileOf = (name: string, bytes: Uint8Array) => new File([Uint8Array.from(bytes)], name);

export const savedFile = async (name: string, model: WorkbookModel): Promise<File> =>
  fileOf(name, value(await saveWorkbook(model)));
