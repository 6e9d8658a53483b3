import { compareText } from "../text/compare";
import { ok, type Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import type { LastReturn } from "./compare/last-return";
import type { Run } from "./finding";
import { gather } from "./gather";
import type { VerifyOptions } from "./options";
import type { Pack } from "./pack-model";
import { readParameterValues } from "./parameters";
import { Verification } from "./verification";

export type { VerifyOptions } from "./options";

/**
 * Checks a workbook against a pack. Reads and never writes. The same workbook, pack, date and
 * parameters give the same run, findings in the same order.
 */
export async function verify(
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
): Promise<Result<Run>> {
  const verification = await prepare(workbook, pack, options);
  return verification.ok ? verification.value.run() : verification;
}

/** Reads all that a check needs, and leaves the judging to what it gives. */
export async function prepare(
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
): Promise<Result<Verification>> {
  const parameters = readParameterValues(pack, options);
  if (!parameters.ok) return parameters;
  const gathered = await gather(workbook, pack, options);
  if (!gathered.ok) return gathered;
  const last = await readLastReturn(pack, options);
  return ok(new Verification(workbook, pack, options, parameters.value, gathered.value, last));
}

/** The last accepted return as the same pack reads and judges it. */
async function readLastReturn(
  pack: Pack,
  { previous, asOf, parameters, signal, pause }: VerifyOptions,
): Promise<LastReturn> {
  const none = { tables: [], findings: null };
  if (!previous) return { ...none, whyNot: compareText.notRun.noLastReturn };
  const prepared = await prepare(previous, pack, {
    asOf,
    ...(parameters && { parameters }),
    ...(signal && { signal }),
    ...(pause && { pause }),
  });
  const run = prepared.ok ? await prepared.value.run() : prepared;
  if (!prepared.ok || !run.ok) {
    const why = run.ok ? "" : run.trouble.message;
    return { ...none, whyNot: compareText.notRun.lastReturnUnreadable(why) };
  }
  return { tables: prepared.value.gathered.tables, findings: run.value.findings, whyNot: null };
}
