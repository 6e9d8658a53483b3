import { useState } from "react";
import { checkEvidenceOf } from "../../../src/audit/life/evidence-gate";
import type { StepName } from "../../../src/audit/life/steps";
import { takeStep } from "../../../src/audit/life/take-step";
import type { Register } from "../../../src/audit/register";
import type { Moment } from "../../../src/records/moment";
import type { Plan } from "../../../src/records/plan";
import type { Result, Trouble } from "../../../src/text/trouble";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { useAudit } from "../state";
import type { FindingRow } from "../view";
import { givenOf } from "./given";
import { fieldsOf, stepsOf } from "./step-fields";
import type { StepField, Values } from "./step-fields";
import { suggestedStep } from "./suggested";

interface Shown {
  readonly plan: Plan;
}

const NOTHING: Values = new Map();
const NONE: readonly string[] = [];

/** One step of a finding, from its choice to its preview; nothing is written before it is confirmed. */
export function useStep(register: Register, finding: FindingRow, actor: string) {
  const { workbook } = useServices();
  const audit = useAudit();
  // What was typed belongs to the state in which it was typed.
  const place = `${finding.findingId} ${finding.state} ${finding.cycle}`;
  const [chosen, choose] = useKept<StepName | null>(`step ${place}`, null);
  const steps = stepsOf(finding);
  const step =
    chosen !== null && steps.includes(chosen) ? chosen : suggestedStep(register, finding, steps);
  const [typed, setTyped] = useKept<Values>(`values ${place} ${step}`, NOTHING);
  const [evidenceIds, setEvidenceIds] = useKept(`evidence ${place} ${step}`, NONE);
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const fields = fieldsOf(register, finding, step, typed);
  const values = withFirstChoices(fields, typed);

  const make = async (now: Register, moment: Moment): Promise<Result<Plan>> => {
    const present = now.rows.tblFinding.find(({ findingId }) => findingId === finding.findingId);
    const checks = await checkEvidenceOf(workbook, now, present ?? finding);
    if (!checks.ok) return checks;
    const [name, given] = givenOf(step, values, evidenceIds);
    return takeStep(now, finding.findingId, name, given, moment, { checks: checks.value });
  };
  return {
    step,
    steps,
    fields,
    values,
    evidenceIds,
    setEvidenceIds,
    shown,
    trouble,
    choose: (next: StepName) => {
      setTrouble(null);
      choose(next);
    },
    set: (name: string, value: string) => setTyped(new Map(typed).set(name, value)),
    preview: async () => {
      const plan = await audit.plan(make, actor);
      setTrouble(plan.ok ? null : plan.trouble);
      setShown(plan.ok ? { plan: plan.value } : null);
    },
    confirm: ({ plan }: Shown) => audit.save(make, actor, null, plan),
    leave: () => setShown(null),
    done: () => {
      setShown(null);
      setTyped(NOTHING);
      setEvidenceIds(NONE);
      choose(null);
    },
    dismiss: () => setTrouble(null),
  };
}

/** A list shows its first entry until another is chosen, so that is what it means. */
function withFirstChoices(fields: readonly StepField[], typed: Values): Values {
  const values = new Map(typed);
  for (const field of fields) {
    if (field.kind !== "choice") continue;
    const isKnown = field.options.some(([value]) => value === typed.get(field.name));
    const [first] = field.options;
    if (!isKnown && first) values.set(field.name, first[0]);
  }
  return values;
}
