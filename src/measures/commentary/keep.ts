import { RecordsDraft } from "../../records/draft";
import { sha256Hex } from "../../records/fingerprint";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { commentaryText } from "../../text/commentary";
import type { Result } from "../../text/trouble";
import { COMMENTARY, type CommentaryRecords, type CommentaryRow } from "./layout";
import type { Sentence, Told } from "./sentence";

/** Which sentence is meant. */
export type SentenceKey = Pick<Sentence, "measure" | "period" | "topic">;

const keyOf = ({ measure, period, topic }: SentenceKey) => JSON.stringify([measure, period, topic]);
const keyOfRow = (row: CommentaryRow) =>
  keyOf({ measure: row.measureId, period: row.period, topic: row.topic });

/** Digits that no calculation keeps say nothing about a figure. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** A fingerprint of the figures that a sentence tells; its words play no part. */
export function fingerprintOf(from: readonly Told[]): string {
  const values = from.map(({ figure, what, value }) => [
    figure.measure,
    figure.period,
    figure.group === null ? null : [figure.group.column, figure.group.value],
    what,
    typeof value === "number" ? rounded(value) : value,
  ]);
  return sha256Hex(JSON.stringify(values));
}

/** Whether somebody changed a sentence; a wording that only repeats the draft is none. */
const isEdited = ({ edited, drafted }: CommentaryRow) => edited !== "" && edited !== drafted;

/**
 * Plans to write freshly drafted sentences into the workbook. What a person changed stays as it is, and the figures it
 * was written on are kept beside it. A sentence that is no longer drafted loses its draft, never its edited wording.
 */
export function refreshCommentary(
  records: CommentaryRecords,
  sentences: readonly Sentence[],
): Result<Plan> {
  const draft = new RecordsDraft(COMMENTARY, records);
  const kept = new Map(records.rows.tblCommentary.map((row) => [keyOfRow(row), row]));
  const figures = new Set(
    sentences.map(({ measure, period }) => JSON.stringify([measure, period])),
  );
  const drafted = new Set(sentences.map(keyOf));
  let [added, redrafted, edited] = [0, 0, 0];
  for (const sentence of sentences) {
    const row = kept.get(keyOf(sentence));
    const now = asDrafted(sentence);
    if (!row) {
      const { measure: measureId, period, topic } = sentence;
      draft.add("tblCommentary", { measureId, period, topic, ...now, ...NOT_EDITED });
      added++;
      continue;
    }
    if (isEdited(row)) edited++;
    const isAsBefore =
      row.drafted === now.drafted &&
      row.fingerprint === now.fingerprint &&
      row.sentenceNo === now.sentenceNo;
    if (isAsBefore) continue;
    draft.set("tblCommentary", row, { ...now, ...writtenOn(row) });
    redrafted++;
  }
  for (const row of records.rows.tblCommentary) {
    const isAsked = figures.has(JSON.stringify([row.measureId, row.period]));
    if (!isAsked || drafted.has(keyOfRow(row)) || row.drafted === "") continue;
    const none = { drafted: "", figures: "", fingerprint: "" };
    draft.set("tblCommentary", row, { ...none, ...writtenOn(row) });
    redrafted++;
  }
  if (added + redrafted === 0) return commentaryText.nothingToRefresh();
  draft.say(commentaryText.refreshed(added, redrafted, edited));
  return draft.done();
}

/** What the workbook keeps of a sentence as it is drafted now. */
function asDrafted({ number, text, from, figures }: Sentence) {
  return {
    sentenceNo: number,
    drafted: text,
    figures,
    fingerprint: fingerprintOf(from),
  };
}

const NOT_EDITED = {
  edited: "",
  leaveOut: false,
  editedFigures: "",
  editedFingerprint: "",
  editedBy: "",
  editedAt: "",
};

/** The figures that an edited wording was written on, where somebody typed it into the sheet and nobody noted them. */
function writtenOn(row: CommentaryRow) {
  if (!isEdited(row) || row.editedFingerprint !== "") return {};
  return { editedFigures: row.figures, editedFingerprint: row.fingerprint };
}

export type Edit =
  | { readonly kind: "reword"; readonly text: string }
  | { readonly kind: "restore" }
  | { readonly kind: "leave-out"; readonly isOut: boolean };

/**
 * Plans a person’s change to a sentence: another wording, the draft again, or out of reports. Where the sentence is handed
 * over as it is drafted now, its draft is kept along with it, and the wording stands on the figures that were read.
 */
export function editSentence(
  records: CommentaryRecords,
  key: SentenceKey,
  edit: Edit,
  moment: Moment,
  fresh: Sentence | null = null,
): Result<Plan> {
  const row = records.rows.tblCommentary.find((one) => keyOfRow(one) === keyOf(key));
  const now = fresh ? asDrafted(fresh) : row;
  if (!now) return commentaryText.notKept();
  const draft = new RecordsDraft(COMMENTARY, records);
  const { cells, said } = editedCells(edit, now, moment);
  draft.say(said);
  if (row) {
    const drafted = fresh ? asDrafted(fresh) : {};
    draft.set("tblCommentary", row, { ...drafted, ...writtenOn(row), ...cells });
  } else {
    const { measure: measureId, period, topic } = key;
    draft.add("tblCommentary", {
      measureId,
      period,
      topic,
      sentenceNo: now.sentenceNo,
      drafted: now.drafted,
      figures: now.figures,
      fingerprint: now.fingerprint,
      ...NOT_EDITED,
      ...cells,
    });
  }
  return draft.done();
}

type Drafted = Pick<CommentaryRow, "sentenceNo" | "drafted" | "figures" | "fingerprint">;

function editedCells(edit: Edit, { drafted, figures, fingerprint }: Drafted, moment: Moment) {
  const by = { editedBy: moment.actor, editedAt: moment.at };
  if (edit.kind === "leave-out") {
    const said = edit.isOut ? commentaryText.omitted : commentaryText.takenIn;
    return { cells: { leaveOut: edit.isOut, ...by }, said };
  }
  if (edit.kind === "restore" || edit.text.trim() === "" || edit.text === drafted) {
    return { cells: NOT_EDITED, said: commentaryText.restored };
  }
  const on = { editedFigures: figures, editedFingerprint: fingerprint };
  return { cells: { edited: edit.text, ...on, ...by }, said: commentaryText.edited };
}

/** A sentence as a report shows it. */
export interface StandingSentence extends Sentence {
  readonly drafted: string;
  readonly isEdited: boolean;
  readonly isLeftOut: boolean;
  /** The figures behind an edited wording, then and now, where they have changed. */
  readonly changed: {
    readonly before: string;
    readonly after: string;
    readonly text: string;
  } | null;
}

/**
 * Freshly drafted sentences with what people made of them: an edited wording stands in place of the draft, marked where
 * its figures have changed since. A wording whose sentence is no longer drafted comes last of its figure.
 */
export function standingCommentary(
  { rows }: CommentaryRecords,
  sentences: readonly Sentence[],
): readonly StandingSentence[] {
  const kept = new Map(rows.tblCommentary.map((row) => [keyOfRow(row), row]));
  const byFigure = new Map<string, StandingSentence[]>();
  const figureOf = ({ measure, period }: SentenceKey) => JSON.stringify([measure, period]);
  for (const sentence of sentences) {
    const row = kept.get(keyOf(sentence));
    kept.delete(keyOf(sentence));
    const standing = stand(sentence, row ?? null);
    const known = byFigure.get(figureOf(sentence));
    if (known) known.push(standing);
    else byFigure.set(figureOf(sentence), [standing]);
  }
  for (const row of kept.values()) {
    const { measureId: measure, period, topic } = row;
    const others = byFigure.get(figureOf({ measure, period, topic }));
    const source = others?.[0]?.source;
    if (!others || !source || !isEdited(row)) continue;
    const none = { text: "", from: [], figures: "" };
    const gone = { measure, period, topic, number: others.length + 1, ...none, source };
    others.push(stand(gone, row));
  }
  return [...byFigure.values()].flat();
}

function stand(sentence: Sentence, row: CommentaryRow | null): StandingSentence {
  const drafted = sentence.text;
  if (!row || !isEdited(row)) {
    const isLeftOut = row?.leaveOut ?? false;
    return { ...sentence, drafted, isEdited: false, isLeftOut, changed: null };
  }
  const [print, before] =
    row.editedFingerprint === ""
      ? [row.fingerprint, row.figures]
      : [row.editedFingerprint, row.editedFigures];
  const after = sentence.figures || commentaryText.noLongerDrafted;
  const isSame = sentence.text !== "" && print === fingerprintOf(sentence.from);
  const text = commentaryText.changedSince(before, after);
  return {
    ...sentence,
    text: row.edited,
    drafted,
    isEdited: true,
    isLeftOut: row.leaveOut,
    changed: isSame ? null : { before, after, text },
  };
}
