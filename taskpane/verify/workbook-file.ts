import { ok, type Result } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";

/** Opens a workbook that somebody chose on this computer, under the name of its file. */
export async function openWorkbookFile(file: File): Promise<Result<MemoryWorkbook>> {
  const model = await openWorkbook(file.name, new Uint8Array(await file.arrayBuffer()));
  return model.ok ? ok(new MemoryWorkbook({ ...model.value, name: file.name })) : model;
}
