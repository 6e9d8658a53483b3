import { asText, isBlank } from "../cells/cell";
import { caseloadText } from "../text/kpi-caseload";
import { kpiText } from "../text/kpi";
import { figureAt } from "./figures";
import { withHeaders } from "./headers";
import { isProblem, refuse, type Answer, type Outcome, type Problem, type Spill } from "./problem";
import { placeOf, type Range } from "./range";

interface Stage {
  readonly name: string | number;
  readonly count: number;
}

/** The stages that have a count; those without are passed over, and their place in the list with them. */
function stagesIn(range: Range): Answer<readonly Stage[]> {
  const isNamed = range.columns === 2;
  const stages: Stage[] = [];
  for (let index = isNamed ? 1 : 0; index < range.cells.length; index += isNamed ? 2 : 1) {
    const count = figureAt(range, index);
    if (count === null) continue;
    if (isProblem(count)) return refuse(count);
    if (count < 0) return refuse(kpiText.negative(placeOf(range, index), count));
    const name = isNamed ? (range.cells[index - 1] ?? null) : null;
    stages.push({ name: isBlank(name) ? stages.length + 1 : asText(name), count });
  }
  return stages.length === 0 ? refuse(caseloadText.noStages) : { ok: true, value: stages };
}

const share = (count: number, of: number): number | Problem =>
  of === 0 ? caseloadText.nothingBefore : count / of;

/**
 * How many are left at each stage of a process: stage, count, share of the stage before (blank for the first), share
 * of the first. `stageCounts` is a list of counts, or two columns of names and counts. A count may rise: the share
 * is then above 1. A stage to compare with that has a count of 0 gives #DIV/0!.
 */
export function attrition(stageCounts: Range, headers: Range | null): Answer<Spill> {
  const stages = stagesIn(stageCounts);
  if (!stages.ok) return stages;
  const first = stages.value[0]?.count ?? 0;
  const table = stages.value.map(({ name, count }, index): Outcome[] => {
    const before = stages.value[index - 1];
    return [name, count, before ? share(count, before.count) : "", share(count, first)];
  });
  return withHeaders(headers, caseloadText.attritionHeaders, { ok: true, value: table });
}
