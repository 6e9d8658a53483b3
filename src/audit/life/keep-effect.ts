import { findingText } from "../../text/audit-finding";
import { samplingWords } from "../../text/audit-sampling";
import type { Result } from "../../text/trouble";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { Draft } from "../draft";
import { addWorkedOut } from "../evidence";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import type { Repeats } from "../sampling/repeats";
import { compareEffect, type SampleResult } from "./effect";

/** A failed check that was run again on a fresh sample. */
export interface EffectRun {
  readonly rule: string;
  readonly scope: string;
  readonly sheet: string;
  /** The column of the keys from which was drawn, and the seed: the draw can be made again. */
  readonly keyColumn: string;
  /** What became of keys that stand in several rows. */
  readonly repeats: Repeats;
  readonly seed: string;
  readonly before: SampleResult;
  readonly after: SampleResult;
  readonly population: number;
}

export interface CheckBehind {
  readonly evidence: RowOf<"tblEvidence">;
  readonly rule: string;
  readonly scope: string;
}

/** The check of the given rules that a finding came from, and its evidence; null where it came from none. */
export function checkBehind(
  { rows }: Register,
  { evidenceIds }: Pick<RowOf<"tblFinding">, "evidenceIds">,
  rules: readonly string[],
): CheckBehind | null {
  for (const evidence of rows.tblEvidence) {
    const { kind, evidenceId, obtainedFrom } = evidence;
    if (kind !== "sample_result" || !evidenceIds.includes(evidenceId)) continue;
    const rule = rules.find((id) => obtainedFrom.startsWith(findingText.draftSource(id, "")));
    if (rule === undefined) continue;
    const scope = obtainedFrom.slice(findingText.draftSource(rule, "").length);
    return { evidence, rule, scope };
  }
  return null;
}

/** Keeps what a check found before and after as evidence, each with its limits, and says what that shows. */
export function keepEffect(register: Register, run: EffectRun, moment: Moment): Result<Plan> {
  const effect = compareEffect(run.before, run.after, run.population);
  if (!effect.ok) return effect;
  const draft = new Draft(register, moment);
  const words = findingText.rerun;
  const added = addWorkedOut(
    draft,
    register,
    {
      sheet: run.sheet,
      reference: words.reference(
        run.keyColumn,
        run.seed,
        run.after.size,
        run.population,
        run.repeats === "refuse" ? "" : samplingWords.repeats[run.repeats],
      ),
      content: {
        headers: words.columns,
        rows: [
          [words.before, run.before.faults, run.before.size],
          [words.after, run.after.faults, run.after.size],
          [words.population, null, run.population],
        ],
      },
    },
    {
      title: words.title(run.rule, run.scope),
      periodFrom: null,
      periodTo: moment.today,
      obtainedHow: "remote",
      obtainedFrom: findingText.draftSource(run.rule, run.scope),
      containsPersonalData: false,
      responseId: null,
    },
    moment,
  );
  if (!added.ok) return added;
  draft.say(...effect.value.sentences);
  return draft.done(added.value);
}
