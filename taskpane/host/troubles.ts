import type { Trouble } from "../../src/text/trouble";
import { workbookText } from "../../src/text/workbook";

/** What was being done when Excel refused. */
export interface Doing {
  /** As the end of “Excel could not …”. */
  readonly task: string;
  readonly sheet?: string;
  /** The cells concerned, as the user would name them. */
  readonly where?: string;
}

function isOfficeError(error: unknown): error is OfficeExtension.Error {
  return error instanceof OfficeExtension.Error;
}

/** Whether Excel refused because what was sent or asked for is too much for one request. */
export function isTooLarge(error: unknown): boolean {
  return (
    isOfficeError(error) &&
    (error.code === "ResponsePayloadSizeLimitExceeded" ||
      error.code === "RequestPayloadSizeLimitExceeded")
  );
}

/** Excel's refusal as trouble for the user. What is not a refusal of Excel is thrown on. */
export function hostTrouble(error: unknown, { task, sheet = "", where = sheet }: Doing): Trouble {
  if (!isOfficeError(error)) throw error;
  if (error.code === "InvalidOperationInCellEditMode") return workbookText.cellEditing();
  if (error.code === "AccessDenied" && sheet !== "") return workbookText.sheetProtected(sheet);
  if (error.code === "ItemNotFound" && sheet !== "") return workbookText.sheetMissing(sheet);
  if (isTooLarge(error)) return workbookText.payloadTooLarge(where);
  return workbookText.hostFailed(task);
}
