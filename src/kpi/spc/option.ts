import { isProblem, refuse, type Answer, type Spill } from "../problem";
import type { Range } from "../range";
import { numberArgument, wordArgument, YES_OR_NO } from "../reading";

/** A number that an argument may give: left out, blank or 0, what is usual. */
export function numberOr(range: Range | null, usual: number): Answer<number> {
  const given = numberArgument(range);
  if (isProblem(given)) return refuse(given);
  return { ok: true, value: given === null || given === 0 ? usual : given };
}

/** A table with a first row of headers, where they are asked for. */
export function withHeaders(
  asked: Range | null,
  headers: readonly string[],
  table: Spill,
): Answer<Spill> {
  const wanted = wordArgument(asked, YES_OR_NO);
  if (isProblem(wanted)) return refuse(wanted);
  return { ok: true, value: wanted === true ? [[...headers], ...table] : table };
}
