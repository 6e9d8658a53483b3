import { isBlank } from "../../../src/cells/cell";
import { presentActions } from "../../../src/audit/life/scene";
import type { StepName } from "../../../src/audit/life/steps";
import type { Register } from "../../../src/audit/register";
import type { FindingRow } from "../view";

/** The step that a finding waits for: the first that is missing, or else the first that there is. */
export function suggestedStep(
  register: Register,
  finding: FindingRow,
  steps: readonly StepName[],
): StepName {
  if (finding.state !== "in_analysis") return steps[0] ?? "remark";
  if (isBlank(finding.correction) && isBlank(finding.correctionNotPossible)) {
    return "record_correction";
  }
  if (isBlank(finding.cause)) return "record_cause";
  return presentActions(register, finding).length === 0 ? "add_action" : "submit_plan";
}
