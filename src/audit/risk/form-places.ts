import { asText, trim, type Cell } from "../../cells/cell";
import { nearest } from "../../text/near";

/** Where a form keeps what; null for a column that it does not have. */
export interface FormPlaces {
  /** The first row below the headings, counted from 0. */
  readonly firstRow: number;
  readonly columns: Columns;
  /** The block “Remedial action priority order”, where there is one. */
  readonly remedies: Remedies | null;
}

interface Columns {
  readonly number: number | null;
  readonly activity: number | null;
  readonly hazard: number;
  readonly hazardRating: number;
  readonly groups: number | null;
  readonly previousHarm: number | null;
  readonly controls: number | null;
  readonly likelihood: number | null;
  readonly risk: number | null;
}

interface Remedies {
  readonly firstRow: number;
  readonly endRow: number;
  readonly number: number;
  readonly completed: number;
  readonly initials: number | null;
}

const HEADINGS_WITHIN = 60;
const NUMBER = ["No.", "No", "Number", "Ref"];
const RATING = ["H M L", "HML", "H/M/L", "Rating"];
const ACTIVITY = ["Description of task", "Task", "Activity", "Work activity"];
const HAZARD = ["Description including potential severity", "Hazard", "Description of hazard"];
const GROUPS = ["Groups exposed", "Persons at risk", "Who is at risk"];
const HARM = ["Previous harm", "Previous incidents"];
const CONTROLS = ["Existing controls", "Controls", "Control measures"];
const RISK = ["Hazards x Likelihood", "Hazard x Likelihood", "Risk", "Risk score"];

type Rows = readonly (readonly Cell[])[];

const titleOf = (cell: Cell) => trim(asText(cell)).replace(/[×*]/g, "x").replace(/\s+/g, " ");

function says(title: string, choices: readonly string[]): boolean {
  return title !== "" && title.length <= 80 && nearest(title, choices).length > 0;
}

function rowTitles(row: readonly Cell[] | undefined): readonly string[] {
  return (row ?? []).map(titleOf);
}

/** Headings over several columns stand in the first of them. */
function spread(titles: readonly string[], width: number): readonly string[] {
  let last = "";
  return Array.from({ length: width }, (_, at) => (last = (titles[at] ?? "") || last));
}

/** Finds the headings of a risk assessment among the first rows of a sheet; null where there are none. */
export function findForm(rows: Rows): FormPlaces | null {
  for (let at = 0; at < Math.min(rows.length, HEADINGS_WITHIN); at++) {
    const titles = rowTitles(rows[at]);
    const hasHazard = titles.some((title) => says(title, ["Hazard"]));
    const hasLikelihood = titles.some((title) => says(title, ["Likelihood"]));
    if (!hasHazard || !hasLikelihood) continue;
    const below = rowTitles(rows[at + 1]);
    const two = columnsOfTwo(titles, below);
    const columns = two ?? columnsOfOne(titles);
    if (!columns) continue;
    return { firstRow: at + (two ? 2 : 1), columns, remedies: findRemedies(rows, at) };
  }
  return null;
}

/** Two rows: what a group of columns is about, and below it what each of them holds. */
function columnsOfTwo(over: readonly string[], titles: readonly string[]): Columns | null {
  const groups = spread(over, titles.length);
  const find = (choices: readonly string[], group: readonly string[] | null = null) => {
    const at = titles.findIndex(
      (title, n) => says(title, choices) && (group === null || says(groups[n] ?? "", group)),
    );
    return at < 0 ? null : at;
  };
  const hazard = find(HAZARD, ["Hazard"]);
  const hazardRating = find(RATING, ["Hazard"]);
  if (hazard === null || hazardRating === null) return null;
  return {
    number: find(NUMBER),
    activity: find(ACTIVITY),
    hazard,
    hazardRating,
    groups: find(GROUPS),
    previousHarm: find(HARM),
    controls: find(CONTROLS),
    likelihood: find(RATING, ["Likelihood"]),
    risk: find(RISK, ["Risk"]) ?? find(RISK),
  };
}

/** One row, as in a form that somebody has tidied up. */
function columnsOfOne(titles: readonly string[]): Columns | null {
  const find = (choices: readonly string[]) => {
    const at = titles.findIndex((title) => says(title, choices));
    return at < 0 ? null : at;
  };
  const hazard = find(HAZARD);
  const hazardRating = find(["Hazard rating", "Severity", "Hazard H M L"]);
  if (hazard === null || hazardRating === null || hazard === hazardRating) return null;
  return {
    number: find(NUMBER),
    activity: find(ACTIVITY),
    hazard,
    hazardRating,
    groups: find(GROUPS),
    previousHarm: find(HARM),
    controls: find(CONTROLS),
    likelihood: find(["Likelihood"]),
    risk: find(RISK),
  };
}

function findRemedies(rows: Rows, headings: number): Remedies | null {
  for (let at = 0; at < headings; at++) {
    const titles = rowTitles(rows[at]);
    const completed = titles.findIndex((title) => says(title, ["Date Completed", "Completed on"]));
    const number = titles.findIndex((title) => says(title, NUMBER));
    if (completed < 0 || number < 0) continue;
    const initials = titles.findIndex((title) => says(title, ["Initials"]));
    return {
      firstRow: at + 1,
      endRow: headings,
      number,
      completed,
      initials: initials < 0 ? null : initials,
    };
  }
  return null;
}
