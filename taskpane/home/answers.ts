import { formatDate } from "../../src/cells/date";
import { registerStatus } from "../../src/audit/status";
import type { Register } from "../../src/audit/register";
import type { DayNumber } from "../../src/cells/date";
import type { KeptMeasures } from "../../src/measures/register";
import type { Results } from "../../src/measures/result";
import { homeText } from "../../src/text/home";
import { paneFiguresText } from "../../src/text/pane-figures";
import type { Result } from "../../src/text/trouble";
import type { Pack } from "../../src/verify/pack";
import type { FunctionGuide } from "../measures/guide";
import { countRatings } from "../measures/results/rated";
import { timeOfDay } from "../parts/time";
import type { Signed } from "../verify/sign-off/state";
import type { VerifyState } from "../verify/steps";

/** What the Verify card knows: how the return stands against what was signed, and the last check, or which pack would fit. */
export function verifyAnswer(
  state: VerifyState,
  best: Pack | null,
  day: DayNumber,
  signed: Signed,
): string {
  const check = checkAnswer(state, best, day);
  return signed?.ok && signed.value ? `${signed.value.sentence} ${check}` : check;
}

function checkAnswer(state: VerifyState, best: Pack | null, day: DayNumber): string {
  const words = homeText.verify;
  if (state.running) return words.running;
  if (!state.checked) return best ? words.notCheckedWith(best.title) : words.notChecked;
  const { run, time } = state.checked;
  if (run.asOf !== day) return words.oldDate(formatDate(run.asOf));
  return words.checked(run.sentence, timeOfDay(time));
}

/** What the Measures card knows: how the figures stand, how many measures there are, or the formulas. */
export function measuresAnswer(
  kept: Result<KeptMeasures> | null,
  results: Results | null,
  guides: Result<readonly FunctionGuide[]> | null,
): string {
  const words = homeText.measures;
  if (results)
    return `${paneFiguresText.summary(countRatings(results))} ${paneFiguresText.asAt(results.asOf)}`;
  if (kept?.ok && kept.value.register.measures.length > 0)
    return paneFiguresText.ready(
      kept.value.register.measures.length,
      kept.value.register.unusable.length,
    );
  if (!guides) return words.loading;
  return guides.ok ? words.ready(guides.value.length) : words.missing;
}

/** What the Audit card knows: what is open, what is late, and which evidence has changed. */
export function auditAnswer(register: Result<Register> | null, day: DayNumber): string {
  const words = homeText.audit;
  if (!register) return words.loading;
  if (!register.ok) return words.missing;
  const status = registerStatus(register.value, day);
  if (status.audits.length === 0) return words.none;
  const { major, minor, ofi } = status.openFindings;
  return words.state({
    open: status.openAudits,
    findings: major + minor + ofi,
    overdue: status.overdue.length,
    changed: status.changedEvidence.length,
  });
}
