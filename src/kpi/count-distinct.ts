import { errorIn, rowsMeeting, type CriterionPair } from "./criteria";
import { groupsOf } from "./groups";
import { refuse, type Answer } from "./problem";
import type { Range } from "./range";

export interface CountDistinctArguments {
  readonly range: Range;
  readonly filters: readonly CriterionPair[];
}

/** How many different values the rows hold that meet every filter: text trimmed, in any letter case; blanks do not count. */
export function countDistinct({ range, filters }: CountDistinctArguments): Answer<number> {
  const error = errorIn(range);
  if (error) return refuse(error);
  const among = rowsMeeting(range, filters);
  if (!among.ok) return among;
  const { codes, labels } = groupsOf(range);
  if (among.value === null) return { ok: true, value: labels.length };
  const rows = among.value;
  const isSeen = new Uint8Array(labels.length);
  codes.forEach((code, row) => {
    if (code >= 0 && rows.has(row)) isSeen[code] = 1;
  });
  return { ok: true, value: isSeen.reduce((sum, seen) => sum + seen, 0) };
}
