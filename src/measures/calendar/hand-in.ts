import { trim } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { RecordsDraft } from "../../records/draft";
import { rangeFingerprint } from "../../records/fingerprint";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { measuresText } from "../../text/measures";
import { submissionText } from "../../text/submission";
import { fail, type Result } from "../../text/trouble";
import { namesPeople } from "../publication/policy";
import type { Figure, Results } from "../result";
import {
  SUBMISSIONS,
  type SubmissionRecords,
  type SubmissionRow,
  type SubmittedFigure,
} from "./layout";
import { periodLabel } from "./plan";

type KeptFigure = Omit<SubmittedFigure, "submissionId">;

/** The figures of one period as they are kept: the whole of each measure and its groups, never people. */
export function figuresFor({ measures }: Results, period: string): readonly KeptFigure[] {
  return measures.flatMap(({ measure, total, splits }) => {
    const one = (splitBy: string, group: string, figures: readonly Figure[]): KeptFigure[] => {
      const figure = figures.find((each) => each.period.key === period);
      if (!figure) return [];
      const { version, numerator, denominator, value } = figure;
      return [
        { measureId: measure.id, version, period, splitBy, group, numerator, denominator, value },
      ];
    };
    return [
      ...one("", "", total.figures),
      ...splits
        .filter(({ column }) => !namesPeople(column))
        .flatMap(({ column, groups }) =>
          groups.flatMap(({ group, figures }) => one(column, group ?? "", figures)),
        ),
    ];
  });
}

/** One fingerprint over every kept figure, in their order. */
export function figuresFingerprint(figures: readonly KeptFigure[]): string {
  return rangeFingerprint({
    headers: null,
    rows: figures.map((one) => [
      one.measureId,
      one.version,
      one.period,
      one.splitBy,
      one.group,
      one.numerator,
      one.denominator,
      one.value,
    ]),
  });
}

/** The figures that were kept with a submission. */
export function submittedFigures(
  { rows }: SubmissionRecords,
  submissionId: string,
): readonly SubmittedFigure[] {
  return rows.tblSubmittedFigure.filter((row) => row.submissionId === submissionId);
}

/** Whether the kept figures are still those that were handed in. */
export function isUntouched(records: SubmissionRecords, row: SubmissionRow): boolean {
  return figuresFingerprint(submittedFigures(records, row.submissionId)) === row.fingerprint;
}

/** A figure that is not what it was when it was handed in. */
export interface FigureChange {
  readonly measureId: string;
  readonly period: string;
  readonly splitBy: string;
  readonly group: string;
  /** Null where there was none, or is none now. */
  readonly before: number | null;
  readonly after: number | null;
  /** Whether it is the figure itself that changed, or under the same figure only what is counted. */
  readonly isValue: boolean;
}

const keyOf = ({ measureId, period, splitBy, group }: KeptFigure) =>
  JSON.stringify([measureId, period, splitBy, group]);

/** What has changed between two sets of figures; counts that changed under the same value are told as well. */
export function changesBetween(
  before: readonly KeptFigure[],
  after: readonly KeptFigure[],
): readonly FigureChange[] {
  const earlier = new Map(before.map((one) => [keyOf(one), one]));
  const later = new Map(after.map((one) => [keyOf(one), one]));
  const changes: FigureChange[] = [];
  for (const key of new Set([...earlier.keys(), ...later.keys()])) {
    const [was, is] = [earlier.get(key), later.get(key)];
    const one = is ?? was;
    const isSame =
      was?.value === is?.value &&
      was?.numerator === is?.numerator &&
      was?.denominator === is?.denominator;
    if (!one || isSame) continue;
    const isValue = was?.value !== is?.value;
    changes.push({
      measureId: one.measureId,
      period: one.period,
      splitBy: one.splitBy,
      group: one.group,
      before: (isValue ? was?.value : was?.numerator) ?? null,
      after: (isValue ? is?.value : is?.numerator) ?? null,
      isValue,
    });
  }
  return changes;
}

/** What has changed, in words: “Panels on time, South: 50.0% → 52.0%”. */
export function changeInWords(
  { measures }: Results,
  { measureId, splitBy, group, before, after, isValue }: FigureChange,
): string {
  const measure = measures.find((one) => one.measure.id === measureId)?.measure;
  const part = splitBy === "" ? "" : group || measuresText.blankGroup;
  const what = [measure?.name ?? measureId, part].filter((name) => name !== "").join(", ");
  const said = (amount: number | null) =>
    amount === null || !measure || !isValue
      ? submissionText.amount(amount)
      : measuresText.value(measure.form, amount, measure.per);
  return submissionText.change(what, isValue, said(before), said(after));
}

/** What the person who hands in has to say. */
export interface HandingIn {
  readonly by: string;
  /** Why it goes although something is missing. */
  readonly whyIncomplete: string;
  /** Why it is handed in once more. */
  readonly reason: string;
}

/**
 * Plans the handing in of a report: its figures are kept as values under a fingerprint. Handed in once more, every
 * figure that has changed is logged with what it was and why. Refused while something is missing and nobody says why it
 * goes all the same.
 */
export function handIn(
  records: SubmissionRecords,
  row: SubmissionRow,
  figures: readonly KeptFigure[],
  missing: readonly string[],
  { by, whyIncomplete, reason }: HandingIn,
  moment: Moment,
): Result<Plan> {
  if (trim(by) === "") return fail(submissionText.noName);
  if (missing.length > 0 && trim(whyIncomplete) === "") {
    return fail(submissionText.incomplete(missing.length));
  }
  const isAgain = row.status === "submitted";
  const changes = isAgain
    ? changesBetween(submittedFigures(records, row.submissionId), figures)
    : [];
  if (isAgain && changes.length === 0) {
    return fail(submissionText.alreadyIn(formatDate(row.submittedOn ?? moment.today)));
  }
  if (isAgain && trim(reason) === "") return fail(submissionText.needsReason(changes.length));

  const fingerprint = figuresFingerprint(figures);
  const taken = records.rows.tblSubmission.map((one) => one.submissionId);
  const submissionId = isAgain ? newId("SUB", taken, moment) : row.submissionId;
  const handed = {
    status: "submitted" as const,
    submittedOn: moment.today,
    submittedBy: trim(by),
    fingerprint,
    remark: missing.length > 0 ? submissionText.withoutAll(trim(whyIncomplete)) : "",
  };
  const draft = new RecordsDraft(SUBMISSIONS, records);
  draft.say(submissionText.handsIn(row.report, periodLabel(row), figures.length, fingerprint));
  if (missing.length > 0) draft.say(handed.remark);
  if (isAgain) {
    const { sheetRow: _, ...same } = row;
    draft.add("tblSubmission", { ...same, ...handed, submissionId, restates: row.submissionId });
    draft.say(submissionText.restates(changes.length));
    for (const { isValue: _, ...change } of changes) {
      draft.add("tblFigureRestatement", {
        submissionId,
        replaces: row.submissionId,
        ...change,
        reason: trim(reason),
        by: trim(by),
        at: moment.at,
      });
    }
  } else {
    draft.set("tblSubmission", row, handed);
  }
  for (const one of figures) draft.add("tblSubmittedFigure", { submissionId, ...one });
  return draft.done(submissionId);
}

/** Figures that were restated, as “measure period”: a report marks them as revised. */
export function revisedFigures({ rows }: SubmissionRecords): readonly string[] {
  return rows.tblFigureRestatement
    .filter(({ splitBy }) => splitBy === "")
    .map(({ measureId, period }) => `${measureId} ${period}`);
}
