import { compareText } from "../../text/compare";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { gather } from "../gather";
import { fieldOf, type Pack, type TableSpec } from "../pack-model";
import { columnOf, type Table } from "../tables/table";
import { compareTables, type CompareOptions, type TableComparison } from "./compare-tables";
import { describedAs, gatherDescribed, onSheet } from "./described";
import type { ChangeLimit } from "./limits";
import { fieldNamed } from "./named";
import { keyFields } from "./record-key";

export interface Comparison {
  readonly file: string;
  readonly with: string;
  readonly tables: readonly TableComparison[];
  /** Tables that the other side does not have. */
  readonly onlyNow: readonly string[];
  readonly counts: ComparisonCounts;
  readonly sentence: string;
}

export interface ComparisonCounts {
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
  readonly restated: number;
  readonly unchanged: number;
  /** Figures that moved further than their limits. */
  readonly jumps: number;
}

export interface ReturnOptions extends Omit<CompareOptions, "limits"> {
  /** The columns that tell records apart, as people write them; left out: those of the pack, or found. */
  readonly key?: readonly string[];
  /** Limits by field or title; left out: every figure is asked about that moved further than the others. */
  readonly limits?: ReadonlyMap<string, ChangeLimit>;
  /** The sheet of the other side to compare with, where it is the same workbook. */
  readonly sheet?: string;
  /** Headings that read otherwise on the other side, by the heading here. */
  readonly headings?: ReadonlyMap<string, string>;
}

/** Compares a return with an earlier one, table by table. Reads both and writes neither. */
export async function compareReturns(
  now: Workbook,
  before: Workbook,
  pack: Pick<Pack, "tables" | "roles">,
  options: ReturnOptions,
): Promise<Result<Comparison>> {
  const facts = await before.facts();
  if (!facts.ok) return facts;
  const gathered = await gather(now, pack, { ...options, asOf: 0 });
  if (!gathered.ok) return gathered;
  const here = gathered.value.tables;
  const { headings = new Map<string, string>() } = options;
  for (const title of headings.keys()) {
    if (!here.some((table) => fieldNamed(table, title)))
      return fail(compareText.headingUnknown(title));
  }
  const concerns = here.map((table) => ({
    columns: table.columns.map(({ field }) => field.name),
    key: chosenKey(table, options.key) ?? keyFields(table),
  }));
  const specs = here.map((table, at) =>
    onSheet(calledThere(describedAs(table, concerns[at]!), headings), options.sheet),
  );
  const other = await gatherDescribed(before, specs, options);
  if (!other.ok) return other;
  const tables: TableComparison[] = [];
  const onlyNow: string[] = [];
  for (const [at, table] of here.entries()) {
    const earlier = other.value.tables.find(({ spec }) => spec.name === table.spec.name);
    if (!earlier) {
      onlyNow.push(table.spec.title);
      continue;
    }
    const { key } = concerns[at]!;
    const missing = key.find((name) => !columnOf(earlier, name));
    if (missing !== undefined) return fail(compareText.keyMissing(missing, facts.value.name));
    const { period, limits: _, headings: __, ...rest } = options;
    const periodField = period === undefined ? null : fieldNamed(table, period);
    const compared = await compareTables(table, earlier, key, {
      ...rest,
      ...(periodField ? { period: periodField.name } : {}),
      limits: limitsOf(table, key, options.limits),
    });
    if (!compared.ok) return compared;
    tables.push(compared.value);
  }
  if (tables.length === 0) return fail(compareText.nothingShared(facts.value.name));
  const counts = countsOf(tables);
  return ok({
    file: gathered.value.facts.name,
    with: facts.value.name,
    tables,
    onlyNow,
    counts,
    sentence: compareText.sentence(counts),
  });
}

/** The key that was asked for, where the table has its columns. */
function chosenKey(table: Table, names: readonly string[] | undefined): readonly string[] | null {
  if (!names || names.length === 0) return null;
  const fields = names.flatMap((name) => fieldNamed(table, name)?.name ?? []);
  return fields.length === names.length ? fields : null;
}

/** The same table with its columns under the headings that they have on the other side as well. */
function calledThere(spec: TableSpec, headings: ReadonlyMap<string, string>): TableSpec {
  const fields = [...spec.fields];
  for (const [here, there] of headings) {
    const at = fields.findIndex((field) => field === fieldOf({ fields }, here));
    const field = fields[at];
    if (field) fields[at] = { ...field, aliases: [...field.aliases, there] };
  }
  return { ...spec, fields };
}

function limitsOf(
  table: Table,
  key: readonly string[],
  chosen: ReadonlyMap<string, ChangeLimit> | undefined,
): ReadonlyMap<string, ChangeLimit> {
  const limits = new Map<string, ChangeLimit>();
  if (chosen) {
    for (const [written, limit] of chosen) {
      const field = fieldNamed(table, written);
      if (field) limits.set(field.name, limit);
    }
    return limits;
  }
  for (const { field } of table.columns) {
    const isFigure = field.type === "number" || field.type === "integer";
    if (isFigure && !key.includes(field.name)) limits.set(field.name, { hb: true });
  }
  return limits;
}

function countsOf(tables: readonly TableComparison[]): ComparisonCounts {
  const sum = (of: (table: TableComparison) => number) =>
    tables.reduce((total, table) => total + of(table), 0);
  return {
    added: sum(({ added }) => added.length),
    gone: sum(({ gone }) => gone.length),
    changed: sum(({ changed }) => changed.filter(({ isRestated }) => !isRestated).length),
    restated: sum(({ changed }) => changed.filter(({ isRestated }) => isRestated).length),
    unchanged: sum(({ unchanged }) => unchanged),
    jumps: sum(({ changed }) =>
      changed.reduce(
        (n, { fields }) => n + fields.filter(({ excess }) => excess !== null).length,
        0,
      ),
    ),
  };
}
