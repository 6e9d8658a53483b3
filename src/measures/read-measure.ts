import { trim } from "../cells/cell";
import { measuresText, type FormulaName } from "../text/measures";
import { fail, ok, type Result } from "../text/trouble";
import { looksAtPeriod, readDayFormula, readMeasureFormula } from "./formula";
import type { MeasureRow } from "./layout";
import {
  COUNTS_ONCE,
  type Exclusion,
  type Form,
  type Measure,
  type MeasureFormula,
} from "./measure";

/** What other tables say of a measure. */
export type Attached = Pick<Measure, "exclusions" | "breaks" | "events" | "targets" | "credits">;

export const NOTHING_ATTACHED: Attached = {
  exclusions: [],
  breaks: [],
  events: [],
  targets: [],
  credits: [],
};

const refuse = (message: string) => fail({ code: "measure-unreadable", message });

/** The version that a row without one has. */
const FIRST_VERSION = "1";

export const versionOf = (written: string) => trim(written) || FIRST_VERSION;

/** The measure that a row of the register means. */
export function measureOf(row: MeasureRow, attached: Attached): Result<Measure> {
  const { form, per, tolerance, validFrom, validTo } = row;
  const numerator = named("numerator", readMeasureFormula(row.numerator));
  if (!numerator.ok) return numerator;
  const denominator = named("denominator", readMeasureFormula(row.denominator));
  if (!denominator.ok) return denominator;
  const date = named("date", readDayFormula(row.date));
  if (!date.ok) return date;
  const endDate = named("endDate", readDayFormula(row.endDate));
  if (!endDate.ok) return endDate;
  const oncePer = named("oncePer", readDayFormula(row.oncePer));
  if (!oncePer.ok) return oncePer;
  const formulas = {
    numerator: numerator.value,
    denominator: denominator.value,
    date: date.value,
    endDate: endDate.value,
  };
  const lacks = whatIsMissing(form, formulas);
  if (lacks !== null) return refuse(lacks);
  const notOnce = oncePer.value && whyNotOnce(form, oncePer.value);
  if (notOnce !== null) return refuse(notOnce);
  if (per !== null && per <= 0) return refuse(measuresText.notPositive);
  if (tolerance !== null && tolerance < 0) return refuse(measuresText.negativeTolerance);
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return refuse(measuresText.endsBeforeItBegins);
  return ok({
    id: trim(row.measureId),
    version: versionOf(row.version),
    name: row.name,
    purpose: row.purpose,
    form,
    table: trim(row.table),
    ...formulas,
    groups: row.groups,
    unitOfCount: row.unitOfCount,
    oncePer: oncePer.value,
    per: form === "rate" ? (per ?? 1) : 1,
    target: row.target,
    tolerance,
    direction: row.direction === null || row.direction === "none" ? "neutral" : row.direction,
    frequency: row.frequency ?? "monthly",
    owner: row.owner,
    source: row.source,
    reference: row.reference,
    validFrom,
    validTo,
    notes: row.notes,
    pack: row.pack,
    ...attached,
  });
}

/** A row that a measure leaves out, as it is written. */
export function exclusionOf(when: string, reason: string): Result<Exclusion> {
  const formula = named("when", readMeasureFormula(when));
  if (!formula.ok) return formula;
  if (formula.value === null)
    return refuse(measuresText.inFormula("when", measuresText.blankFormula));
  return ok({ when: formula.value, reason });
}

function named(
  what: FormulaName,
  read: Result<MeasureFormula | null>,
): Result<MeasureFormula | null> {
  return read.ok ? read : refuse(measuresText.inFormula(what, read.trouble.message));
}

type Formulas = Pick<Measure, "numerator" | "denominator" | "date" | "endDate">;

function whyNotOnce(form: Form, { expression }: MeasureFormula): string | null {
  if (!COUNTS_ONCE.has(form)) return measuresText.onceOfNumbers(form);
  return expression.kind === "column" ? null : measuresText.onceNotColumn;
}

const NEED_NUMERATOR: ReadonlySet<Form> = new Set(["share", "rate", "sum", "mean", "median"]);

function whatIsMissing(form: Form, formulas: Formulas): string | null {
  const { numerator, denominator, date, endDate } = formulas;
  if (form === "caseload") {
    if (date === null) return measuresText.needs(form, "date");
    return endDate === null ? measuresText.needs(form, "endDate") : null;
  }
  if (NEED_NUMERATOR.has(form) && numerator === null) return measuresText.needs(form, "numerator");
  if (form === "rate" && denominator === null) return measuresText.needs(form, "denominator");
  const isPlaced = [numerator, denominator].some((one) => one !== null && looksAtPeriod(one));
  return date === null && !isPlaced ? measuresText.needsDate : null;
}
