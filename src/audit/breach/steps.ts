import { isBlank, trim } from "../../cells/cell";
import { formatDate, type DayNumber } from "../../cells/date";
import { isoInstant, parseInstant, ukDay, ukTime, type Instant } from "../../cells/instant";
import { breachText } from "../../text/audit-breach";
import { fail, type Result, type Trouble } from "../../text/trouble";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { breachDue, type BreachRow } from "./clock";

type Row = RowOf<"tblBreach">;

export type NewBreach = Pick<Row, "kind" | "what" | "findingId"> & { readonly awareAt: Instant };

/** A step on a breach, with what it asks to be told. */
export type BreachStep =
  | {
      readonly step: "report";
      readonly at: Instant;
      readonly reference: string;
      readonly lateBecause: string;
    }
  | { readonly step: "need_not_report"; readonly reason: string }
  | { readonly step: "tell_people"; readonly on: DayNumber };

/** Writes down a breach of personal data; the clock runs from when it was known. Every one is kept (article 33(5)). */
export function recordBreach(register: Register, given: NewBreach, moment: Moment): Result<Plan> {
  if (isBlank(given.what)) return fail(breachText.whatMissing());
  if (given.awareAt > nowOf(moment)) return fail(breachText.inFuture(ukTime(given.awareAt)));
  const taken = register.rows.tblBreach.map(({ breachId }) => breachId);
  const row: Row = {
    breachId: newId("BR", taken, moment),
    kind: given.kind,
    what: trim(given.what),
    awareAt: isoInstant(given.awareAt),
    recordedBy: moment.actor,
    riskLikely: null,
    notReportedBecause: "",
    reportedAt: null,
    reference: "",
    lateBecause: "",
    peopleTold: null,
    findingId: given.findingId,
  };
  const draft = new Draft(register, moment);
  draft.add("tblBreach", row);
  draft.log("record", "breach", row.breachId, {}, { table: "tblBreach", row });
  draft.say(breachText.recorded(row.breachId, ukTime(breachDue(given.awareAt))));
  return draft.done(row.breachId);
}

function nowOf({ at }: Moment): Instant {
  const now = parseInstant(at);
  if (now === null) throw new RangeError("The moment of a step is ISO text in UTC.");
  return now;
}

/**
 * Keeps that a breach was reported, need not be, or that the people concerned were told. Refused without a
 * reason where it is reported late (article 33(1)) or not at all.
 */
export function takeBreachStep(
  register: Register,
  breachId: string,
  given: BreachStep,
  moment: Moment,
): Result<Plan> {
  const row = register.rows.tblBreach.find((each) => each.breachId === breachId);
  if (!row) return fail(breachText.unknown(breachId));
  const change = changeOf(row, given, nowOf(moment));
  if ("code" in change) return fail(change);
  const draft = new Draft(register, moment);
  const after = draft.set("tblBreach", row, change.fields);
  draft.log(given.step, "breach", breachId, {}, { table: "tblBreach", row: after });
  draft.say(change.said);
  return draft.done(breachId);
}

type Change = { readonly fields: Partial<Row>; readonly said: string };

function changeOf(row: BreachRow, given: BreachStep, now: Instant): Change | Trouble {
  const { breachId } = row;
  const aware = parseInstant(row.awareAt) ?? now;
  switch (given.step) {
    case "report": {
      const { at, lateBecause } = given;
      if (row.reportedAt !== null) return breachText.reportedAlready(breachId);
      if (at > now) return breachText.inFuture(ukTime(at));
      if (at < aware) return breachText.beforeAware(ukTime(aware));
      const isLate = at > breachDue(aware);
      if (isLate && isBlank(lateBecause))
        return breachText.lateNeedsReason(ukTime(breachDue(aware)));
      return {
        fields: {
          riskLikely: "yes",
          reportedAt: isoInstant(at),
          reference: trim(given.reference),
          lateBecause: isLate ? trim(lateBecause) : "",
        },
        said: breachText.reports(breachId, ukTime(at)),
      };
    }
    case "need_not_report":
      if (row.reportedAt !== null) return breachText.reportedAlready(breachId);
      if (isBlank(given.reason)) return breachText.reasonMissing();
      return {
        fields: { riskLikely: "no", notReportedBecause: trim(given.reason) },
        said: breachText.needNot(breachId),
      };
    case "tell_people":
      if (given.on > ukDay(now)) return breachText.inFuture(formatDate(given.on));
      if (given.on < ukDay(aware)) return breachText.beforeAware(ukTime(aware));
      return {
        fields: { peopleTold: given.on },
        said: breachText.tells(breachId, formatDate(given.on)),
      };
  }
}
