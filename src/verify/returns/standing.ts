import { returnsText } from "../../text/returns";
import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import type { ReadingOptions } from "../compare/described";
import type { Run } from "../finding";
import { checkSigned } from "../sign-off/check-signed";
import { lastSignOff, readSignOffs } from "../sign-off/signed-returns";

/** How a return that was sent stands, the best first. */
export const RETURN_STATES = [
  "signed",
  "ready",
  "queries",
  "errors",
  "changed",
  "unreadable",
] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

/** Who signed a return, and what was signed. */
export interface SignedBy {
  readonly name: string;
  readonly at: string;
  readonly fingerprint: string;
}

/** What is known of a return after its check. */
export interface Standing {
  readonly state: ReturnState;
  readonly sentence: string;
  readonly signed: SignedBy | null;
}

/** A return counts where it was signed and holds, or where nothing is left to put right or to explain. */
export const isAccepted = (state: ReturnState): boolean => state === "signed" || state === "ready";

/** How a checked return stands: by its sign-off where it has one, by its findings where it has none. */
export async function standingOf(
  workbook: Workbook,
  run: Run,
  options: ReadingOptions = {},
): Promise<Result<Standing>> {
  const records = await readSignOffs(workbook);
  if (!records.ok) return records;
  const signOff = lastSignOff(records.value);
  if (!signOff) return ok({ state: run.state, sentence: run.sentence, signed: null });
  const checked = await checkSigned(workbook, records.value, signOff, options);
  if (!checked.ok) return checked;
  const { signedBy: name, signedAt: at, fingerprint } = signOff;
  const { state, sentence } = checked.value;
  return ok({
    state: state === "unchanged" ? "signed" : "changed",
    sentence: returnsText.signedAnd(sentence, run.sentence),
    signed: { name, at, fingerprint },
  });
}
