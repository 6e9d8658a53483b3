import { isBlank } from "../../cells/cell";
import type { DayNumber } from "../../cells/date";
import { auditText } from "../../text/audit";
import { findingText } from "../../text/audit-finding";
import { fail, type Result } from "../../text/trouble";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { Draft } from "../draft";
import { addWorkedOut } from "../evidence";
import type { Register } from "../register";

/** A figure as it was reported, and what somebody counted who went back to its rows. */
export interface Recount {
  readonly label: string;
  readonly sheet: string;
  /** The cell in which it is reported. */
  readonly cell: string;
  readonly reported: number;
  readonly numerator: number;
  /** Null for a plain count. */
  readonly denominator: number | null;
  /** Which rows of which table were counted, in words. */
  readonly basis: string;
  readonly periodFrom: DayNumber | null;
  readonly periodTo: DayNumber | null;
  /** The question that asks for it; null for none. */
  readonly responseId: string | null;
}

const DIGITS = 10;

/** What the recount gives, without what binary fractions add to it. */
function recounted({ numerator, denominator }: Recount): number {
  return Number((denominator === null ? numerator : numerator / denominator).toPrecision(DIGITS));
}

/** Keeps a recount as evidence: what was reported, what its rows give, and the difference. */
export function keepRecount(register: Register, recount: Recount, moment: Moment): Result<Plan> {
  const { label, sheet, cell, reported, numerator, denominator, basis } = recount;
  if (denominator === 0) return fail(findingText.recountEmpty());
  if (isBlank(label)) return fail(auditText.evidenceUntitled());
  const value = recounted(recount);
  const difference = Number((reported - value).toPrecision(DIGITS));
  const words = findingText.recountParts;
  const draft = new Draft(register, moment);
  const added = addWorkedOut(
    draft,
    register,
    {
      sheet,
      reference: findingText.recountReference(`${sheet}!${cell}`, basis),
      content: {
        headers: findingText.recountColumns,
        rows: [
          [words.reported, reported],
          [words.numerator, numerator],
          ...(denominator === null ? [] : [[words.denominator, denominator]]),
          [words.recounted, value],
          [words.difference, difference],
        ],
      },
    },
    {
      title: findingText.recountTitle(label),
      periodFrom: recount.periodFrom,
      periodTo: recount.periodTo,
      obtainedHow: "remote",
      obtainedFrom: `${sheet}!${cell}`,
      containsPersonalData: false,
      responseId: recount.responseId,
    },
    moment,
  );
  if (!added.ok) return added;
  draft.say(...inWords(recount, value, difference));
  return draft.done(added.value);
}

/** What binary fractions leave over; a figure that was rounded when reported does differ. */
const CLOSE = 1e-9;

function inWords(
  { label, reported, numerator, denominator }: Recount,
  value: number,
  difference: number,
): readonly string[] {
  const rows =
    denominator === null
      ? String(numerator)
      : findingText.recountRows(String(numerator), String(denominator));
  return Math.abs(difference) <= CLOSE
    ? [findingText.recountSame(label, String(reported), rows)]
    : [
        findingText.recountDiffers(label, String(reported), String(value), rows),
        findingText.recountDifference(String(difference)),
      ];
}
