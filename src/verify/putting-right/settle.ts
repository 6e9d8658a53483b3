import { formatDate, type DayNumber } from "../../cells/date";
import { readRecords } from "../../records/read";
import { puttingRightText } from "../../text/putting-right";
import type { Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Workbook } from "../../workbook/port";
import type { Finding, Level, Run, Settled } from "../finding";
import { PUTTING_RIGHT, type AnswerRow, type PuttingRight, type WaiverRow } from "./layout";
import { pairMark, recordMark, recordOf } from "./subject";

/** Reads what is kept of how findings were dealt with; a workbook without any gives empty tables. */
export function readPuttingRight(workbook: Workbook): Promise<Result<PuttingRight>> {
  return readRecords(workbook, PUTTING_RIGHT);
}

/**
 * A run with what was accepted or explained marked as such: those findings stay in the list and are counted
 * as waived. An acceptance ends with its day, and both end when what they are about changes; a finding then
 * is open again and says what was said last time. Applied again, it gives the same.
 */
export function applyWaivers(run: Run, records: PuttingRight, asOf: DayNumber): Run {
  const kept = new Kept(records, run.findings);
  const waived: Record<Level, number> = { error: 0, query: 0, note: 0 };
  const before: Record<Level, number> = { error: 0, query: 0, note: 0 };
  const findings = run.findings.map((finding): Finding => {
    if (finding.status === "closed") return finding;
    if (finding.status === "waived") before[finding.level]++;
    const judged = kept.judge(bare(finding), asOf);
    if (judged.status === "waived") waived[judged.level]++;
    return judged;
  });
  const errors = run.counts.errors + before.error - waived.error;
  const queries = run.counts.queries + before.query - waived.query;
  const notes = run.counts.notes + before.note - waived.note;
  const { remarks: _, ...rest } = run;
  const remarks = [...records.damaged, ...records.unreadable.map(({ sentence }) => sentence)];
  return {
    ...rest,
    state: errors > 0 ? "errors" : queries > 0 ? "queries" : "ready",
    sentence: verifyText.sentence(errors, queries, run.counts.notRun),
    counts: {
      ...run.counts,
      errors,
      queries,
      notes,
      waived: waived.error + waived.query + waived.note,
    },
    findings,
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

function bare(finding: Finding): Finding {
  // What is open was not settled.
  if (finding.status === "open" && finding.lastTime === undefined) return finding;
  const { settled: _, lastTime: __, ...rest } = finding;
  return { ...rest, status: "open" };
}

/**
 * The rows of the tables by what they are about; of several about the same the last one counts. Findings of records
 * that nothing tells apart look alike: what was said of one of them settles none until as much was said as there are.
 */
class Kept {
  readonly #waivers = new Map<string, WaiverRow[]>();
  readonly #waiversOfRecord = new Map<string, WaiverRow>();
  readonly #waiversOfPair = new Map<string, WaiverRow>();
  readonly #answers = new Map<string, AnswerRow[]>();
  readonly #answersOfRecord = new Map<string, AnswerRow>();
  readonly #alike = new Map<string, number>();
  readonly #isEmpty: boolean;

  constructor({ rows }: PuttingRight, findings: readonly Finding[]) {
    this.#isEmpty = rows.tblWaiver.length + rows.tblAnswer.length === 0;
    for (const row of rows.tblWaiver) {
      addTo(this.#waivers, row);
      const pair = row.kind === "duplicate_person" ? pairMark(row) : null;
      if (pair !== null) this.#waiversOfPair.set(pair, row);
      const record = recordMark(row);
      if (record !== null) this.#waiversOfRecord.set(record, row);
    }
    for (const row of rows.tblAnswer) {
      addTo(this.#answers, row);
      const record = recordMark(row);
      if (record !== null) this.#answersOfRecord.set(record, row);
    }
    if (this.#isEmpty) return;
    for (const { fingerprint, status } of findings)
      if (status !== "closed" && (this.#waivers.has(fingerprint) || this.#answers.has(fingerprint)))
        this.#alike.set(fingerprint, (this.#alike.get(fingerprint) ?? 0) + 1);
  }

  judge(finding: Finding, asOf: DayNumber): Finding {
    if (this.#isEmpty || finding.level === "note" || finding.standsFor !== undefined)
      return finding;
    const { fingerprint } = finding;
    const { pair, record } = marksOf(finding);
    const ofPair = pair === null ? undefined : this.#waiversOfPair.get(pair);
    if (ofPair && holds(ofPair, asOf)) return accepted(finding, ofPair);
    const waivers = this.#waivers.get(fingerprint) ?? [];
    const waiver = waivers.at(-1);
    const standing = waiver && holds(waiver, asOf) ? waivers.filter((row) => holds(row, asOf)) : [];
    const answers = finding.level === "query" ? (this.#answers.get(fingerprint) ?? []) : [];
    const answer = answers.at(-1);
    const said = standing.length + answers.length;
    const alike = this.#alike.get(fingerprint) ?? 1;
    if (said >= alike) {
      if (waiver && standing.length > 0) return accepted(finding, waiver);
      if (answer) return settle(finding, { ...reasonOf(answer), how: "answer", expires: null });
    }
    const of = standing.length > 0 ? waiver : answer;
    if (of) return { ...finding, lastTime: oneOf(of, said, alike) };
    const last = ofPair ?? waiver;
    const lastTime = last
      ? whyNot(last)
      : record === null
        ? null
        : changedSince(this.#answersOfRecord.get(record) ?? this.#waiversOfRecord.get(record));
    return lastTime === null ? finding : { ...finding, lastTime };
  }
}

interface Marks {
  readonly pair: string | null;
  readonly record: string | null;
}

// A list is gone through after every edit, and nearly all of its findings stay.
const marked = new WeakMap<Finding, Marks>();

/** What a row of the tables that is about a finding is known by. */
function marksOf(finding: Finding): Marks {
  let marks = marked.get(finding);
  if (!marks) {
    const subject = recordOf(finding);
    marks = { pair: pairMark(subject), record: recordMark(subject) };
    marked.set(finding, marks);
  }
  return marks;
}

function addTo<Row extends { readonly fingerprint: string }>(
  rows: Map<string, Row[]>,
  row: Row,
): void {
  const known = rows.get(row.fingerprint);
  if (known) known.push(row);
  else rows.set(row.fingerprint, [row]);
}

const holds = ({ status, expires }: WaiverRow, asOf: DayNumber) =>
  status === "accepted" && expires >= asOf;

const accepted = (finding: Finding, waiver: WaiverRow): Finding =>
  settle(finding, { ...reasonOf(waiver), how: "waiver", expires: waiver.expires });

function oneOf({ reason, by, on }: WaiverRow | AnswerRow, said: number, alike: number): string {
  return puttingRightText.lastTime.oneOfAlike(reason, by, formatDate(on), said, alike);
}

const reasonOf = ({ reason, by, on }: WaiverRow | AnswerRow) => ({ reason, by, on });

function settle(finding: Finding, settled: Settled): Finding {
  return { ...finding, status: "waived", settled };
}

function whyNot({ status, reason, by, on, expires }: WaiverRow): string {
  const words = puttingRightText.lastTime;
  if (status === "under_review") return words.underReview(reason, by, formatDate(on));
  if (status === "rejected") return words.rejected(reason, by, formatDate(on));
  return words.expired(reason, by, formatDate(on), formatDate(expires));
}

function changedSince(row: WaiverRow | AnswerRow | undefined): string | null {
  if (!row) return null;
  return puttingRightText.lastTime.changed(row.reason, row.by, formatDate(row.on));
}

/** How a finding was settled, in words; null while it is open. */
export function settledSentence({ settled }: Finding): string | null {
  if (!settled) return null;
  const { reason, by, on, expires } = settled;
  const words = puttingRightText.settled;
  return expires === null
    ? words.answer(reason, by, formatDate(on))
    : words.waiver(reason, by, formatDate(on), formatDate(expires));
}
