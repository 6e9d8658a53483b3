import { formatDate, type DayNumber } from "../../cells/date";
import { riskText } from "../../text/audit-risk";
import { fail, type Result } from "../../text/trouble";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Kept } from "../../records/read";
import { Draft } from "../draft";
import type { RowOf } from "../layout";
import type { Register } from "../register";
import { judge, judgeResidual, matrixOf, type Judged, type RiskMatrix } from "./matrix";
import type { ReadForm } from "./read-form";

export type RiskRow = Kept<RowOf<"tblRisk">>;

/** Puts the lines of a form into the table of risks, one row a hazard; lines that are there already are left. */
export function addFormLines(
  register: Register,
  form: ReadForm,
  sheet: string,
  moment: Moment,
): Result<Plan> {
  const known = new Set(register.rows.tblRisk.map(({ source, hazard }) => `${source}\n${hazard}`));
  const source = (row: number) => `${sheet}, row ${row}`;
  const fresh = form.lines.filter(({ row, hazard }) => !known.has(`${source(row)}\n${hazard}`));
  if (fresh.length === 0) return fail(riskText.nothingToRead());
  const draft = new Draft(register, moment);
  const { tblRisk } = register.rows;
  const taken = tblRisk.map(({ lineId }) => lineId);
  const assessmentId = newId(
    "RA",
    tblRisk.map((row) => row.assessmentId),
    moment,
  );
  draft.say(riskText.reads(fresh.length, sheet));
  if (fresh.length < form.lines.length) {
    draft.say(riskText.readAlready(form.lines.length - fresh.length));
  }
  for (const { row: at, number: _number, ...line } of fresh) {
    const lineId = newId("R", taken, moment);
    taken.push(lineId);
    const row: RowOf<"tblRisk"> = {
      ...line,
      lineId,
      assessmentId,
      action: "",
      owner: "",
      due: null,
      residualHazard: "",
      residualLikelihood: "",
      residualRisk: null,
      reviewedOn: null,
      reviewDue: null,
      source: source(at),
    };
    draft.add("tblRisk", row);
    draft.log("read", "risk", lineId, { source: row.source }, { table: "tblRisk", row });
    const risk = line.risk === null ? "" : String(line.risk);
    draft.say(riskText.line(line.hazard, line.hazardRating, line.likelihood, risk));
  }
  draft.say(...form.notRead, ...form.noticed);
  return draft.done(assessmentId);
}

/** Ratings of one line as they are given; blank where one is left open. */
export interface Rating {
  readonly hazardRating: string;
  readonly likelihood: string;
  readonly residualHazard: string;
  readonly residualLikelihood: string;
  readonly reviewedOn: DayNumber | null;
  readonly reviewDue: DayNumber | null;
}

/** Rates one line; refused where a rating is none, or what is left is more than there was. */
export function rateLine(
  register: Register,
  lineId: string,
  rating: Rating,
  moment: Moment,
): Result<Plan> {
  const line = register.rows.tblRisk.find((row) => row.lineId === lineId);
  if (!line) return fail(riskText.lineUnknown(lineId));
  const { matrix } = matrixOf(register);
  const { hazardRating, likelihood, residualHazard, residualLikelihood } = rating;
  const draft = new Draft(register, moment);
  let risk: number | null = null;
  let residualRisk: number | null = null;
  if (likelihood !== "") {
    const judged = judge(matrix, [hazardRating, likelihood]);
    if (!judged.ok) return judged;
    risk = judged.value.score;
    draft.say(riskText.rated(line.hazard, risk, judged.value.band));
  }
  if (residualHazard !== "" || residualLikelihood !== "") {
    const left = judgeResidual(
      matrix,
      [hazardRating, likelihood],
      [residualHazard, residualLikelihood],
    );
    if (!left.ok) return left;
    residualRisk = left.value.score;
    draft.say(riskText.residual(line.hazard, residualRisk, left.value.band));
  }
  if (rating.reviewedOn !== null) {
    const next = rating.reviewDue === null ? "" : formatDate(rating.reviewDue);
    draft.say(riskText.reviewed(line.hazard, next));
  }
  const row = draft.set("tblRisk", line, { ...rating, risk, residualRisk });
  draft.log(
    "rate",
    "risk",
    lineId,
    { hazard: hazardRating, likelihood },
    { table: "tblRisk", row },
  );
  return draft.done();
}

export interface StandingRisk {
  readonly line: RiskRow;
  /** Null where it is not rated in full, or the matrix has no place for its ratings. */
  readonly before: Judged | null;
  readonly after: Judged | null;
  readonly isReviewDue: boolean;
}

/** Every line with its risk worked out anew by the workbook's matrix, the most urgent first. */
export function standingRisks(
  register: Register,
  matrix: RiskMatrix,
  today: DayNumber,
): readonly StandingRisk[] {
  return register.rows.tblRisk
    .map((line): StandingRisk => {
      const before = judge(matrix, [line.hazardRating, line.likelihood]);
      const after = judge(matrix, [line.residualHazard, line.residualLikelihood]);
      return {
        line,
        before: before.ok ? before.value : null,
        after: after.ok ? after.value : null,
        isReviewDue: line.reviewDue !== null && line.reviewDue <= today,
      };
    })
    .sort((a, b) => (b.before?.score ?? 0) - (a.before?.score ?? 0));
}
