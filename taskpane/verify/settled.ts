import type { PuttingRight } from "../../src/verify/putting-right/layout";
import { withLastWords } from "../../src/verify/putting-right/last-words";
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
  const { rows, damaged, unreadable } = records.value;
  // What was just checked has nothing said of it yet, and mostly nothing will be.
  if ([rows.tblWaiver, rows.tblAnswer, damaged, unreadable].every(({ length }) => length === 0))
    return ok({ run: kept.run, kept });
  return ok({ run: applyWaivers(kept.run, records.value, kept.run.asOf), kept });
}

/** What the last return keeps of accepted and explained findings; null where there is none, or it keeps nothing to be read. */
export async function lastSaid(previous: Workbook | undefined): Promise<PuttingRight | null> {
  const records = previous ? await readPuttingRight(previous) : null;
  return records?.ok ? records.value : null;
}

export function withLast<C extends { readonly run: Run }>(
  checked: C,
  said: PuttingRight | null,
): C {
  return said ? { ...checked, run: withLastWords(checked.run, said) } : checked;
}
