import { ROW_WORDS } from "../../text/kpi-explain";
import { isProblem, type Answer, type Spill } from "../problem";
import { Tally, type RowsUsed } from "./tally";

/** The rows of a function that gives each row an answer of its own; `nameOf` tells answers apart where they are words. */
export function answeredRows(
  answer: Answer<Spill>,
  nameOf: (word: string) => string | undefined = () => undefined,
): Answer<RowsUsed> {
  if (!answer.ok) return answer;
  const tally = new Tally();
  for (const outcome of answer.value.flat()) {
    if (outcome === "") tally.leave(ROW_WORDS.blank);
    else if (isProblem(outcome)) tally.leave(outcome.code);
    else tally.use(typeof outcome === "string" ? nameOf(outcome) : undefined);
  }
  return { ok: true, value: tally };
}
