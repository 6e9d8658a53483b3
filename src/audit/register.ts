import type { Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import { readRecords, type Records } from "../records/read";
import { REGISTER } from "./layout";

/** The audit register of a workbook as it stood when it was read. Read it anew before each write. */
export type Register = Records<typeof REGISTER.tables>;

/** Reads every table of the register that the workbook has; a workbook without any gives an empty register. */
export function readRegister(
  workbook: Workbook,
  pause?: () => Promise<void>,
): Promise<Result<Register>> {
  return readRecords(workbook, REGISTER, pause);
}
