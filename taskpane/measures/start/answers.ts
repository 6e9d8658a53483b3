import { parseNumber } from "../../../src/cells/number";
import { stillNeeded, type Said, type Suggestion } from "../../../src/measures/suggest/suggest";
import { suggestText } from "../../../src/text/measure-suggest";

/** What somebody has typed beside a suggestion. */
export interface Answers {
  readonly days: string;
  readonly value: string;
  readonly target: string;
}

export const UNSAID: Answers = { days: "", value: "", target: "" };

const WHOLE = /^\d{1,4}$/;

/** What the answers mean, and what will not do yet. */
export function readAnswers(
  suggestion: Suggestion,
  { days, value, target }: Answers,
  holidays: string,
): { readonly said: Said; readonly problems: ReadonlyMap<keyof Answers, string> } {
  const problems = new Map<keyof Answers, string>();
  const typed = target.trim() === "" ? null : parseNumber(target.trim());
  if (target.trim() !== "" && typed === null)
    problems.set("target", suggestText.notANumber(target));
  const said: Said = {
    days: WHOLE.test(days.trim()) ? Number(days) : null,
    holidays,
    value,
    target: typed,
  };
  const needed = stillNeeded(suggestion, said);
  if (needed !== null) problems.set(suggestion.kind === "share" ? "value" : "days", needed);
  return { said, problems };
}
