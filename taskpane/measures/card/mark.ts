import { readMeasureFormula } from "../../../src/measures/formula";
import { MEASURES } from "../../../src/measures/layout";
import type { Measure } from "../../../src/measures/measure";
import type { KeptMeasures } from "../../../src/measures/register";
import { RecordsDraft } from "../../../src/records/draft";
import type { Plan } from "../../../src/records/plan";
import { markText } from "../../../src/text/measure-mark";
import { fail, type Result } from "../../../src/text/trouble";
import { readTypedDate } from "../../shell/typed-date";

export const MARKS = ["break", "event", "exclusion"] as const;

/** What somebody writes down about a measure, as it is typed. */
export interface TypedMark {
  readonly kind: (typeof MARKS)[number];
  readonly from: string;
  readonly to: string;
  readonly when: string;
  readonly reason: string;
}

export const NO_MARK: TypedMark = { kind: "break", from: "", to: "", when: "", reason: "" };

const refuse = (message: string) => fail({ code: "mark-incomplete", message });

/** Plans the row that a break, an event or an exclusion becomes. */
export function planMark(
  { records }: KeptMeasures,
  { id, name, version }: Pick<Measure, "id" | "name" | "version">,
  { kind, from, to, when, reason: typed }: TypedMark,
): Result<Plan> {
  const reason = typed.trim();
  if (reason === "") return refuse(markText.needsReason);
  const draft = new RecordsDraft(MEASURES, records);
  if (kind === "exclusion") {
    if (when.trim() === "") return refuse(markText.needsWhen);
    const formula = readMeasureFormula(when);
    if (!formula.ok) return formula;
    draft.add("tblMeasureExclusion", { measureId: id, version, when: when.trim(), reason });
    draft.say(markText.leavesOut(name, reason));
    return draft.done();
  }
  const first = readTypedDate(from);
  if (!first.ok) return first;
  if (kind === "break") {
    draft.add("tblMeasureBreak", { measureId: id, on: first.value, reason });
    draft.say(markText.brokenAt(name, first.value, reason));
    return draft.done();
  }
  const last = to.trim() === "" ? null : readTypedDate(to);
  if (last && !last.ok) return last;
  if (last && last.value < first.value) return refuse(markText.backwards);
  draft.add("tblDataEvent", {
    from: first.value,
    to: last ? last.value : null,
    measureIds: [id],
    note: reason,
  });
  draft.say(markText.happened(name, first.value, reason));
  return draft.done();
}
