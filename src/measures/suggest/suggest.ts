import type { MeasureRow } from "../layout";
import { suggestText } from "../../text/measure-suggest";
import { columnName, conditionFormula, dueFormula } from "./conditions";

/** A column of a table, with what was seen in its first rows. */
export interface SeenColumn {
  readonly title: string;
  readonly holds: "dates" | "numbers" | "words";
  /** The few values that a column of words holds; empty where there are many. */
  readonly values: readonly string[];
}

/** A measure that the columns of a table allow, before people have said what only they can know. */
export type Suggestion =
  | { readonly kind: "in-time"; readonly from: string; readonly done: string }
  | { readonly kind: "share"; readonly column: string; readonly values: readonly string[] }
  | { readonly kind: "count"; readonly date: string }
  | { readonly kind: "caseload"; readonly date: string; readonly end: string }
  | { readonly kind: "mean"; readonly column: string };

/** What people say of a suggestion: nothing of it is guessed. */
export interface Said {
  readonly days: number | null;
  readonly holidays: string;
  readonly value: string;
  readonly target: number | null;
}

/** Days that tell who somebody is, and nothing about the work. */
const OF_A_PERSON = /\b(?:birth|dob|born)\b/i;
/** Headings of those who do the work, or of where it is done: what figures are split by. */
const WHO_OR_WHERE =
  /\b(?:team|prison|area|office|region|unit|worker|officer|agency|site|service|name|forename|surname)\b/i;
/** Headings under which a case comes to its end. */
const AN_END = /\b(?:clos|end|ended|exit|leav|left|releas|discharg|complet|terminat)/i;
/** Headings of numbers that are names and no amounts. */
const A_REFERENCE = /\b(?:id|ref|reference|number|no|pnc|crn|nhs|phone|year|postcode)\b/i;
const MOST = 12;

/** The days in a table that belong to the work, in the order of the sheet. */
export function workDates(columns: readonly SeenColumn[]): readonly string[] {
  return columns
    .filter(({ title, holds }) => holds === "dates" && !OF_A_PERSON.test(title))
    .map(({ title }) => title);
}

/** By which columns figures may be split, those of teams and places first. */
export function splitColumns(columns: readonly SeenColumn[]): readonly string[] {
  const coded = columns.filter(({ values }) => values.length > 1).map(({ title }) => title);
  return [
    ...coded.filter((title) => WHO_OR_WHERE.test(title)),
    ...coded.filter((title) => !WHO_OR_WHERE.test(title)),
  ];
}

/** Which of them is split by where nobody has said: a team or a place, or nothing. */
export function likelySplit(columns: readonly SeenColumn[]): string {
  return splitColumns(columns).find((title) => WHO_OR_WHERE.test(title)) ?? "";
}

/** The day from which the time to another most likely runs: the one that stands before it. */
export function likelyStart(columns: readonly SeenColumn[], done: string): string {
  const dates = workDates(columns);
  return dates[dates.indexOf(done) - 1] ?? dates.find((title) => title !== done) ?? "";
}

/** What could be measured of a table, likeliest first: in time, shares, how many, the caseload, means. */
export function suggestions(columns: readonly SeenColumn[], date: string): readonly Suggestion[] {
  const dates = workDates(columns);
  const later = dates.slice(dates.indexOf(date) + 1);
  const steps = [date, ...later];
  const inTime = later.map((done, at): Suggestion => {
    return { kind: "in-time", from: steps[at] ?? date, done };
  });
  const shares = columns
    .filter(({ title, values }) => values.length > 1 && !WHO_OR_WHERE.test(title))
    .map(({ title, values }): Suggestion => ({ kind: "share", column: title, values }));
  const end = later.find((title) => AN_END.test(title));
  const means = columns
    .filter(({ title, holds }) => holds === "numbers" && !A_REFERENCE.test(title))
    .map(({ title }): Suggestion => ({ kind: "mean", column: title }));
  return [
    { kind: "count", date } as const,
    ...inTime,
    ...shares,
    ...(end === undefined ? [] : [{ kind: "caseload", date, end } as const]),
    ...means,
  ].slice(0, MOST);
}

/** Tells suggestions apart. */
export function suggestionKey(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case "in-time":
      return `in-time ${suggestion.from} ${suggestion.done}`;
    case "share":
    case "mean":
      return `${suggestion.kind} ${suggestion.column}`;
    case "count":
    case "caseload":
      return suggestion.kind;
  }
}

/** Why a suggestion cannot be measured yet; null where it can. */
export function stillNeeded(suggestion: Suggestion, { days, value }: Said): string | null {
  if (suggestion.kind === "in-time" && days === null) return suggestText.needsDays;
  if (suggestion.kind === "share" && value === "") return suggestText.needsValue;
  return null;
}

interface Place {
  readonly table: string;
  readonly date: string;
  readonly groups: readonly string[];
}

/** The row of the register that a suggestion becomes. */
export function suggestedRow(
  suggestion: Suggestion,
  { days, holidays, value, target }: Said,
  { table, date, groups }: Place,
  empty: MeasureRow,
): MeasureRow {
  const row = { ...empty, table, groups: [...groups], target, date: columnName(date) };
  switch (suggestion.kind) {
    case "in-time": {
      const { from, done } = suggestion;
      const time = { from, days: days ?? 0, unit: "working", holidays } as const;
      return {
        ...row,
        name: suggestText.inTime(done, days ?? 0, from),
        form: "share",
        date: columnName(from),
        numerator: conditionFormula({ kind: "in-time", done, ...time }),
        // A case whose time is not up yet is neither in time nor late.
        denominator: `${dueFormula(time)} <= as_of`,
        unitOfCount: suggestText.cases,
        direction: "higher",
      };
    }
    case "share":
      return {
        ...row,
        name: suggestText.share(suggestion.column, value),
        form: "share",
        numerator: conditionFormula({ kind: "is", column: suggestion.column, value }),
        unitOfCount: suggestText.cases,
        direction: "higher",
      };
    case "count":
      return {
        ...row,
        name: suggestText.count(suggestion.date),
        form: "count",
        unitOfCount: suggestText.cases,
        direction: "none",
      };
    case "caseload":
      return {
        ...row,
        name: suggestText.caseload(suggestion.date, suggestion.end),
        form: "caseload",
        endDate: columnName(suggestion.end),
        unitOfCount: suggestText.cases,
        direction: "none",
      };
    case "mean":
      return {
        ...row,
        name: suggestText.mean(suggestion.column),
        form: "mean",
        numerator: columnName(suggestion.column),
        unitOfCount: suggestion.column,
        direction: "none",
      };
  }
}
