import type { Area } from "../cells/address";
import { ok, type Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import { withClosed } from "./closed";
import type { Run } from "./finding";
import type { Pack } from "./pack-model";
import { canRejudge, looksAtFormulas, rejudge } from "./rejudge";
import { reread } from "./reread";
import type { VerifyOptions } from "./options";
import { prepare } from "./run";
import type { Verification } from "./verification";

/** A check that remembers what it has read and judged, so that a part can be done again. */
export interface KeptCheck {
  readonly run: Run;
  /** Null once it no longer holds: the next check is a whole one. */
  verification: Verification | null;
}

/** Checks a workbook and keeps what was read and judged, for checking again after edits. */
export async function startCheck(
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
): Promise<Result<KeptCheck>> {
  const prepared = await prepare(workbook, pack, options);
  if (!prepared.ok) return prepared;
  const run = await prepared.value.run();
  return run.ok ? ok({ run: run.value, verification: prepared.value }) : run;
}

/**
 * Checks again after edits. Findings of the earlier check that are gone stay in the list as closed, so that a
 * person sees what was settled; findings closed before stay closed unless they came back. Where it is said what
 * was edited, only what that can change is read and judged again, with the same result as a whole check; only in long
 * lists of people, where a whole check learns anew how alike rows of one person are, what was learned last holds until
 * the next one.
 */
export async function recheck(
  kept: KeptCheck,
  workbook: Workbook,
  pack: Pack,
  options: VerifyOptions,
  stale: readonly Area[] | null = null,
): Promise<Result<KeptCheck>> {
  const { verification } = kept;
  // Nobody may go on from a state that is half old and half new.
  kept.verification = null;
  const part =
    verification?.isFor(pack, options) && stale !== null
      ? await partly(verification, workbook, options, stale)
      : ok(null);
  if (!part.ok) return part;
  if (part.value) {
    return ok({ run: withClosed(kept.run, part.value), verification });
  }
  const whole = await startCheck(workbook, pack, options);
  if (!whole.ok) return whole;
  return ok({ ...whole.value, run: withClosed(kept.run, whole.value.run) });
}

/** The run after only what was edited has been looked at; null where that cannot tell. */
async function partly(
  verification: Verification,
  workbook: Workbook,
  options: VerifyOptions,
  stale: readonly Area[],
): Promise<Result<Run | null>> {
  if (!canRejudge(verification)) return ok(null);
  const { pack, gathered, formats, hasFormulas } = verification;
  const hasNoFormulas = !hasFormulas && looksAtFormulas(pack);
  const read = await reread(workbook, pack, gathered, stale, { formats, hasNoFormulas });
  if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
  const judged = await rejudge(verification, read.value, options);
  if (!judged.ok || !judged.value) return judged.ok ? ok(null) : judged;
  return ok(await verification.result(options));
}
