import { listed } from "./listed";

/** How a score is told. It never stands alone. */
export const scoringText = {
  score: (percent: number | null, answered: number, total: number) => {
    const left = total - answered;
    const rest =
      left === 0
        ? "every question is answered"
        : `${left.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} questions ${left === 1 ? "is" : "are"} not answered yet`;
    return percent === null
      ? `No score: nothing that is answered can be scored; ${rest}.`
      : `Score ${percent.toFixed(1)}% of what is answered and applies; ${rest}.`;
  },
  majors: (ids: readonly string[]) =>
    ids.length === 0
      ? "No major non-conformance."
      : `${ids.length} major non-conformance${ids.length === 1 ? "" : "s"}: ${listed(ids)}.`,
  criticalFailed: (ids: readonly string[]) => `Critical questions that failed: ${listed(ids)}.`,
  verdict: {
    incomplete: "Incomplete: no verdict until every question is answered.",
    "not acceptable": "Not acceptable, whatever the score.",
    "acceptable with conditions": "Acceptable with conditions.",
    acceptable: "Acceptable.",
  },
};
