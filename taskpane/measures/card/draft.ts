import { parseNumber } from "../../../src/cells/number";
import { RecordsDraft } from "../../../src/records/draft";
import type { Plan } from "../../../src/records/plan";
import { MEASURES, BLANK_MEASURE } from "../../../src/measures/layout";
import type { MeasureRow } from "../../../src/measures/layout";
import type { KeptMeasures } from "../../../src/measures/register";
import { measureCardText } from "../../../src/text/pane-measure-card";
import type { Result } from "../../../src/text/trouble";

/** A measure as it is being written: numbers are kept as they are typed. */
export interface TypedMeasure {
  readonly row: MeasureRow;
  readonly target: string;
  readonly tolerance: string;
  readonly per: string;
}

export const NEW: TypedMeasure = { row: BLANK_MEASURE, target: "", tolerance: "", per: "1,000" };

const typedNumber = (value: number | null) => (value === null ? "" : String(value));

/** A measure of the register as a form shows it. */
export function typedFrom(row: MeasureRow): TypedMeasure {
  return {
    row,
    target: typedNumber(row.target),
    tolerance: typedNumber(row.tolerance),
    per: typedNumber(row.per),
  };
}

export type Problems = ReadonlyMap<"name" | "table" | "target" | "tolerance" | "per", string>;

/** The row that the form means, and what will not do yet. */
export function readTyped({ row, target, tolerance, per }: TypedMeasure): {
  readonly row: MeasureRow;
  readonly problems: Problems;
} {
  const problems = new Map<"name" | "table" | "target" | "tolerance" | "per", string>();
  const number = (name: "target" | "tolerance" | "per", typed: string): number | null => {
    if (typed.trim() === "") return null;
    const value = parseNumber(typed.trim());
    if (value === null) problems.set(name, measureCardText.notANumber(typed));
    return value;
  };
  if (row.name.trim() === "") problems.set("name", measureCardText.needsName);
  if (row.table === "") problems.set("table", measureCardText.needsTable);
  return {
    row: {
      ...row,
      target: number("target", target),
      tolerance: number("tolerance", tolerance),
      per: row.form === "rate" ? number("per", per) : null,
    },
    problems,
  };
}

/** Plans the rows of several new measures. */
export function planMeasures({ records }: KeptMeasures, rows: readonly MeasureRow[]): Result<Plan> {
  const draft = new RecordsDraft(MEASURES, records);
  const taken = new Set(records.rows.tblMeasure.map(({ measureId }) => measureId));
  for (const row of rows) {
    const id = idFrom(row.name, taken);
    taken.add(id);
    draft.add("tblMeasure", { ...row, measureId: id });
    draft.say(measureCardText.added(row.name));
  }
  return draft.done();
}

/** Letters and digits of a name, so that formulas and reports can speak of the measure. */
function idFrom(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40) || "measure";
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  return id;
}

/** Plans the row of a new measure, or the changed cells of one that is there. */
export function planMeasure({ records }: KeptMeasures, row: MeasureRow): Result<Plan> {
  const draft = new RecordsDraft(MEASURES, records);
  const rows = records.rows.tblMeasure;
  const known = rows.find(
    ({ measureId, version }) => measureId === row.measureId && version === row.version,
  );
  if (known) {
    draft.set("tblMeasure", known, row);
    draft.say(measureCardText.changed(row.name));
    return draft.done(row.measureId);
  }
  const id = idFrom(row.name, new Set(rows.map(({ measureId }) => measureId)));
  draft.add("tblMeasure", { ...row, measureId: id });
  draft.say(measureCardText.added(row.name));
  return draft.done(id);
}
