import { partKey } from "../formula/by-column";
import { checkFormula, type CheckedFormula } from "../formula/check";
import { measuresText, type FormulaName } from "../text/measures";
import { fail, ok, type Result } from "../text/trouble";
import { cleanHeading, namesOf, type FieldType } from "../verify/pack-model";
import type { Table } from "../verify/tables/table";
import type { NamedTable } from "../verify/gather-named";
import { looksAtPeriod, PARAMETERS } from "./formula";
import type { Measure, MeasureFormula, MeasureRegister } from "./measure";

/** A formula whose names are those of the table at hand. */
export interface BoundFormula {
  readonly what: FormulaName;
  readonly checked: CheckedFormula;
  /** What it gives for a row depends on the period that is looked at. */
  readonly isByPeriod: boolean;
  /** The same formula over the same table, however many measures use it. */
  readonly key: string;
}

/** A measure with the table that holds its rows, every name checked. */
export interface BoundMeasure {
  readonly measure: Measure;
  readonly table: Table;
  readonly numerator: BoundFormula | null;
  readonly denominator: BoundFormula | null;
  readonly date: BoundFormula | null;
  readonly endDate: BoundFormula | null;
  readonly exclusions: readonly BoundFormula[];
  /** The column of which each value counts once; null where every row counts. */
  readonly oncePer: BoundFormula | null;
}

/**
 * The tables that measures need, with what their columns are likely to hold. All measures of a register say what that is, so
 * that a cell is read the same whichever of them are asked for.
 */
export function tablesFor(
  measures: readonly Measure[],
  { measures: all }: Pick<MeasureRegister, "measures">,
): readonly NamedTable[] {
  const asked = new Set(measures.map(({ table }) => cleanHeading(table)));
  const wanted = new Map<string, { name: string; likely: Map<string, FieldType> }>();
  for (const measure of all) {
    const key = cleanHeading(measure.table);
    if (!asked.has(key)) continue;
    const table = wanted.get(key) ?? { name: measure.table, likely: new Map<string, FieldType>() };
    wanted.set(key, table);
    for (const day of [measure.date, measure.endDate]) {
      if (day?.expression.kind === "column")
        table.likely.set(cleanHeading(day.expression.name), "date");
    }
    for (const amount of [measure.numerator, measure.denominator]) {
      if (amount?.expression.kind !== "column") continue;
      const heading = cleanHeading(amount.expression.name);
      if (!table.likely.has(heading)) table.likely.set(heading, "number");
    }
  }
  return [...wanted.values()];
}

/** Checks every formula of a measure against the columns of its table. */
export function bindMeasure(measure: Measure, table: Table): Result<BoundMeasure> {
  const names = namesOf(table.spec, PARAMETERS);
  let trouble: string | null = null;
  const bind = (
    what: FormulaName,
    formula: MeasureFormula | null,
    condition = false,
  ): BoundFormula | null => {
    if (formula === null) return null;
    const checked = checkFormula(formula.expression, names, { condition });
    if (checked.ok)
      return {
        what,
        checked: checked.value,
        isByPeriod: looksAtPeriod(formula),
        key: partKey(checked.value.expression),
      };
    trouble ??= measuresText.inFormula(what, checked.trouble.message);
    return null;
  };
  const isOnce = measure.oncePer !== null;
  const isPopulation = measure.form === "rate" && measure.denominator?.columns.length === 0;
  const bound: BoundMeasure = {
    measure,
    table,
    numerator: bind("numerator", measure.numerator, isOnce || measure.form === "count"),
    denominator: bind("denominator", measure.denominator, isOnce && !isPopulation),
    date: bind("date", measure.date),
    endDate: bind("endDate", measure.endDate),
    exclusions: measure.exclusions.flatMap(({ when }) => bind("when", when, true) ?? []),
    oncePer: bind("oncePer", measure.oncePer),
  };
  return trouble === null ? ok(bound) : fail({ code: "measure-unfit", message: trouble });
}
