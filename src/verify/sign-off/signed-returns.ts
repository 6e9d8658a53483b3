import { readRecords } from "../../records/read";
import type { Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { SIGN_OFF, type SignOffRecords, type SignOffRow } from "./layout";

/** Reads the sign-offs that a workbook keeps. */
export function readSignOffs(workbook: Workbook): Promise<Result<SignOffRecords>> {
  return readRecords(workbook, SIGN_OFF);
}

const isLater = (a: SignOffRow, b: SignOffRow) =>
  a.signedAt > b.signedAt || (a.signedAt === b.signedAt && a.signOffId > b.signOffId);

/** The sign-off that stands: the last one of the workbook, or of one pack and date. */
export function lastSignOff(
  { rows }: SignOffRecords,
  of?: { readonly packId: string; readonly asAt: number },
): SignOffRow | null {
  let last: SignOffRow | null = null;
  for (const row of rows.tblReturnSignOff) {
    if (of && (row.packId !== of.packId || row.asAt !== of.asAt)) continue;
    if (!last || isLater(row, last)) last = row;
  }
  return last;
}
