import { applyWaivers, readPuttingRight } from "../../src/verify/putting-right/settle";
import type { Run } from "../../src/verify/finding";
import type { KeptCheck } from "../../src/verify/recheck";
import { ok } from "../../src/text/trouble";
import type { Result } from "../../src/text/trouble";
import type { Workbook } from "../../src/workbook/port";

/** A check with what the workbook keeps of accepted and explained findings, as it stands now. */
export async function settled(
  workbook: Workbook,
  kept: KeptCheck,
): Promise<Result<{ readonly run: Run; readonly kept: KeptCheck }>> {
  const records = await readPuttingRight(workbook);
  if (!records.ok) return records;
  return ok({ run: applyWaivers(kept.run, records.value, kept.run.asOf), kept });
}
