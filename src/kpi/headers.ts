import { isProblem, refuse, type Answer, type Spill } from "./problem";
import type { Range } from "./range";
import { wordArgument, YES_OR_NO } from "./reading";

/** A table with the names of its columns on top, if “headers” asks for them. */
export function withHeaders(
  headers: Range | null,
  names: readonly string[],
  table: Answer<Spill>,
): Answer<Spill> {
  const wanted = wordArgument(headers, YES_OR_NO);
  if (wanted !== null && isProblem(wanted)) return refuse(wanted);
  return table.ok && wanted ? { ok: true, value: [[...names], ...table.value] } : table;
}
