import { ROW_WORDS } from "../../text/kpi-explain";
import { isProblem, refuse, type Answer } from "../problem";
import { sizeOf } from "../range";
import { offencesOf, type Offence, type ReoffendingArguments } from "../reoffending";
import { Tally, type RowsUsed } from "./tally";

const LEFT_OUT = new Map<Exclude<Offence, "counted">, string>([
  ["nobody", ROW_WORDS.noPerson],
  ["undated", ROW_WORDS.noOffenceDate],
  ["unproven", ROW_WORDS.unproven],
  ["outside cohort", ROW_WORDS.outsideCohort],
  ["outside follow-up", ROW_WORDS.outsideFollowUp],
  ["proven late", ROW_WORDS.provenLate],
]);

/** The rows of offences of KPI.REOFFENDING. */
export function offenceRows(given: ReoffendingArguments): Answer<RowsUsed> {
  const offences = offencesOf(given);
  if (!offences.ok) return offences;
  const tally = new Tally();
  for (let row = 0; row < sizeOf(given.offenceIds); row++) {
    const offence = offences.value.judge(row);
    if (isProblem(offence)) return refuse(offence);
    if (offence === "counted") tally.use();
    else tally.leave(LEFT_OUT.get(offence) ?? offence);
  }
  return { ok: true, value: tally };
}
