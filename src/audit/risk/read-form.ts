import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { parseDate, type DayNumber } from "../../cells/date";
import { riskText } from "../../text/audit-risk";
import { fail, ok, type Result } from "../../text/trouble";
import { findForm, type FormPlaces } from "./form-places";
import { judge, readRatings, type RiskMatrix } from "./matrix";

/** One hazard of a form, as far as it could be read. */
export interface FormLine {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  readonly number: string;
  readonly activity: string;
  readonly hazard: string;
  readonly hazardRating: string;
  readonly groups: string;
  readonly previousHarm: string;
  readonly controls: string;
  readonly likelihood: string;
  readonly risk: number | null;
  readonly doneOn: DayNumber | null;
  readonly initials: string;
}

export interface ReadForm {
  readonly lines: readonly FormLine[];
  /** Lines that were not read, each with its row and why. */
  readonly notRead: readonly string[];
  /** What was read and still is not as it should be. */
  readonly noticed: readonly string[];
}

/** The cells of a sheet, row by row, and the row in which they begin, counted from 0. */
export interface FormSheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly firstRow: number;
}

/**
 * Reads a risk assessment as staff keep it: headings in one row or two, several hazards with their ratings
 * in one cell, likelihood and risk left out, the block of remedial actions above. What cannot be read is named.
 */
export function readRiskForm(sheet: FormSheet, matrix: RiskMatrix): Result<ReadForm> {
  const places = findForm(sheet.rows);
  if (!places) return fail(riskText.noForm());
  const reading = new Reading(sheet, places, matrix);
  return ok(reading.all());
}

class Reading {
  readonly #lines: FormLine[] = [];
  readonly #notRead: string[] = [];
  readonly #noticed: string[] = [];
  #number = "";
  #activity = "";

  constructor(
    private readonly sheet: FormSheet,
    private readonly places: FormPlaces,
    private readonly matrix: RiskMatrix,
  ) {}

  all(): ReadForm {
    for (let at = this.places.firstRow; at < this.sheet.rows.length; at++) this.#row(at);
    const lines = this.#withRemedies();
    return { lines, notRead: this.#notRead, noticed: this.#noticed };
  }

  #cell(at: number, column: number | null): Cell {
    return column === null ? null : (this.sheet.rows[at]?.[column] ?? null);
  }

  #text(at: number, column: number | null): string {
    return trim(asText(this.#cell(at, column)));
  }

  #row(at: number): void {
    const { columns } = this.places;
    const hazards = this.#text(at, columns.hazard);
    const rating = this.#text(at, columns.hazardRating);
    // A task stands once, with its hazards in the rows below it.
    const number = this.#text(at, columns.number);
    const activity = this.#text(at, columns.activity);
    if (number !== "" || activity !== "") [this.#number, this.#activity] = [number, activity];
    if (hazards === "" && rating === "") return;
    const row = this.sheet.firstRow + at + 1;
    const refuse = (why: string) => this.#notRead.push(riskText.rowNotRead(row, why));
    if (hazards === "") return void refuse(riskText.noHazard);
    const ratings = readRatings(this.matrix.hazard, rating);
    if (ratings.length === 0) return void refuse(riskText.noHazardRating);
    const faulty = ratings.find(({ why }) => why !== null);
    if (faulty?.why != null) return void refuse(faulty.why);
    const parts = ratings.length === 1 ? [hazards] : partHazards(hazards);
    if (parts.length !== ratings.length) {
      return void refuse(riskText.partsDiffer(parts.length, ratings.length));
    }
    const likelihoods = this.#likelihoods(at, row, parts);
    const printed = this.#text(at, columns.risk);
    parts.forEach((hazard, n) => {
      const hazardRating = ratings[n]?.rating ?? "";
      const likelihood = likelihoods[n] ?? "";
      const judged = likelihood === "" ? null : judge(this.matrix, [hazardRating, likelihood]);
      const risk = judged?.ok === true ? judged.value.score : null;
      if (risk !== null && parts.length === 1 && printed !== "" && printed !== String(risk)) {
        this.#noticed.push(riskText.riskDiffers(row, printed, risk));
      }
      this.#lines.push({
        row,
        number: this.#number,
        activity: this.#activity,
        hazard,
        hazardRating,
        groups: this.#text(at, columns.groups),
        previousHarm: this.#text(at, columns.previousHarm),
        controls: this.#text(at, columns.controls),
        likelihood,
        risk,
        doneOn: null,
        initials: "",
      });
    });
  }

  #likelihoods(at: number, row: number, hazards: readonly string[]): readonly string[] {
    const cell = this.#text(at, this.places.columns.likelihood);
    const read = readRatings(this.matrix.likelihood, cell);
    if (read.length === 0) {
      for (const hazard of hazards) this.#noticed.push(riskText.likelihoodMissing(row, hazard));
      return [];
    }
    const faulty = read.find(({ why }) => why !== null);
    if (faulty?.why != null) {
      this.#noticed.push(riskText.rowNotRead(row, faulty.why));
      return [];
    }
    if (read.length === hazards.length) return read.map(({ rating }) => rating);
    this.#noticed.push(riskText.likelihoodDiffers(row));
    return [];
  }

  /** Dates and initials of the block above, by the number of the task. */
  #withRemedies(): readonly FormLine[] {
    const done = new Map<string, { doneOn: DayNumber | null; initials: string }>();
    const { remedies } = this.places;
    for (let at = remedies?.firstRow ?? 0; remedies && at < remedies.endRow; at++) {
      const number = this.#text(at, remedies.number);
      if (number === "") continue;
      const cell = this.#cell(at, remedies.completed);
      const doneOn = dayIn(cell);
      const initials = this.#text(at, remedies.initials);
      if (doneOn === null && !isBlank(cell)) {
        this.#noticed.push(riskText.remedialDate(number, asText(cell)));
      }
      if (!this.#lines.some((line) => line.number === number)) {
        this.#noticed.push(riskText.remedialUnmatched(number));
      }
      done.set(number, { doneOn, initials });
    }
    return this.#lines.map((line) => ({ ...line, ...done.get(line.number) }));
  }
}

function dayIn(cell: Cell): DayNumber | null {
  if (typeof cell === "number") return cell >= 1 ? Math.floor(cell) : null;
  return typeof cell === "string" ? parseDate(cell) : null;
}

/** Several hazards of one cell: a line each, or numbered, or between semicolons. */
function partHazards(text: string): readonly string[] {
  const lines = text
    .split(/[\r\n]/)
    .map(trim)
    .filter(Boolean);
  if (lines.length > 1) return lines.map(withoutNumber);
  const numbered = text
    .split(/(?:^|\s)(?=\d{1,2}[.)]\s)/)
    .map(trim)
    .filter(Boolean);
  if (numbered.length > 1) return numbered.map(withoutNumber);
  return text.split(";").map(trim).filter(Boolean);
}

function withoutNumber(text: string): string {
  return trim(text.replace(/^(?:\d{1,2}[.)]|[-•*])/, ""));
}
