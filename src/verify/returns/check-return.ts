import type { Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import type { VerifyOptions } from "../options";
import { packFor } from "../pack-for";
import type { Pack } from "../pack-model";
import { applyWaivers, readPuttingRight } from "../putting-right/settle";
import { verify } from "../run";
import { readReturn, type ReadReturn } from "./read-return";

export interface CheckReturnOptions extends VerifyOptions {
  /** The rules for every return; null where each one gets those that fit it. */
  readonly pack: Pack | null;
}

/** Checks one return of many, with what it keeps of answers, and hands on its records where it is accepted. */
export async function checkReturn(
  workbook: Workbook,
  file: string,
  { pack: named, ...options }: CheckReturnOptions,
): Promise<Result<ReadReturn>> {
  const chosen = await packFor(workbook, named);
  if (!chosen.ok) return chosen;
  const { pack } = chosen.value;
  const run = await verify(workbook, pack, options);
  if (!run.ok) return run;
  const records = await readPuttingRight(workbook);
  if (!records.ok) return records;
  const settled = applyWaivers(run.value, records.value, options.asOf);
  const { pause, signal } = options;
  return readReturn(workbook, file, pack, settled, {
    withRecords: true,
    ...(pause && { pause }),
    ...(signal && { signal }),
  });
}
