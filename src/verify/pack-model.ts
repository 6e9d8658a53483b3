import type { ElsewhereType, NamedColumn, Names } from "../formula/check";
import type { ValueType } from "../formula/expression";
import type { Cell } from "../cells/cell";
import type { DayNumber } from "../cells/date";
import type { CheckedFormula } from "../formula/check";
import { formulaText } from "../text/formula";
import { fail, ok, type Result } from "../text/trouble";
import type { Level, NotRun } from "./finding";
import type { Method } from "./kinds/kind";
import type { Message } from "./message";
import type { FieldJson, ListJson, RoleJson, RuleJson, TableJson } from "./pack-shape";

/** First and last day on which something holds; null where it is open. */
export interface Period {
  readonly from: DayNumber | null;
  readonly to: DayNumber | null;
}

export type FieldType = FieldJson["type"];

/** Where a field of a form stands: its cell, or that of the first line. */
export interface FieldPlace {
  /** Null for the sheet of the form. */
  readonly sheet: string | null;
  readonly row: number;
  readonly column: number;
  /** One cell that every line shares. */
  readonly isShared: boolean;
}

export interface Field {
  readonly name: string;
  /** As the heading should read. */
  readonly title: string;
  readonly aliases: readonly string[];
  readonly type: FieldType;
  /** How a date has to be written where it is text; see `dateForm`. */
  readonly format?: string;
  /** Trimmed texts that mean blank in this column, in place of those of its table. */
  readonly missing?: readonly string[];
  readonly isRequired: boolean;
  readonly place?: FieldPlace;
  /** The role that the pack says it plays. */
  readonly role?: string;
  /** What a column that nobody declared holds, going by its heading: its cells have to bear it out. */
  readonly likely?: FieldType;
}

/** A column that rules about any table may speak of. */
export type Role = RoleJson;

/** A table without headings to go by: every field has its place on the sheet. */
export interface Form {
  /** One, or as many as the form has lines for. */
  readonly lines: number;
  /** The row of the headings, as a person sees them; the first cell where there is none. */
  readonly headingRow: number;
}

/** A table that a pack expects. */
export interface TableSpec {
  readonly name: string;
  readonly title: string;
  readonly isOptional: boolean;
  /** Told from the sheet alone, by no pack: what looks like a table may be a form. */
  readonly isGuessed: boolean;
  readonly tableNames: readonly string[];
  readonly sheetNames: readonly string[];
  /** Headings that together tell the header row; none where sheet or table name suffice. */
  readonly headerContains: readonly string[];
  readonly end: TableJson["find"]["end"];
  readonly form?: Form;
  readonly fieldsMatch: "exact" | "equal" | "subset" | "superset" | "partial";
  /** Trimmed texts that mean blank. */
  readonly missing: ReadonlySet<string>;
  readonly key: readonly string[];
  /** The fields by which people tell one record from another where no key does; they may come twice. */
  readonly knownBy?: readonly string[];
  /** The fields that say who supplied a record, the nearest first. */
  readonly suppliers?: readonly string[];
  readonly fields: readonly Field[];
}

/** The texts that mean blank in a column of a table. */
export function missingIn(field: Field, table: Pick<TableSpec, "missing">): ReadonlySet<string> {
  return field.missing ? new Set(field.missing) : table.missing;
}

export interface Parameter {
  readonly name: string;
  readonly title: string;
  readonly type: "date" | "number" | "text";
  readonly ask: boolean;
  readonly standard: Cell;
}

/** Up to how many failing rows the findings of a rule are only notes. */
export type Tolerance = NonNullable<RuleJson["tolerance"]>;

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly level: Level;
  /** The table it judges; "*" for every table; null for the workbook as a whole. */
  readonly table: string | null;
  readonly when: CheckedFormula | null;
  readonly message: Message | null;
  readonly advice: string | null;
  readonly basis: string | null;
  readonly effective: Period;
  readonly stage: number;
  readonly tolerance?: Tolerance;
  readonly method: Method;
  /** Not made for one table, so that a rule which is takes precedence about the same cell. */
  readonly isGeneral: boolean;
  /** For rules made from roles: what the columns have to hold, by field; a guessed column may not. */
  readonly types?: ReadonlyMap<string, FieldType>;
  /** For rules that speak of roles: the rules that they become in a table, none where it lacks a column. */
  readonly bind: ((spec: TableSpec) => readonly Rule[]) | null;
}

/** A rule pack whose every rule can be run. */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly about: string;
  readonly owner: string;
  readonly basis: string;
  readonly effective: Period;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly lists: ReadonlyMap<string, ListJson>;
  readonly tables: readonly TableSpec[];
  readonly roles: readonly Role[];
  readonly rules: readonly Rule[];
  /** Rules that somebody wrote and nobody can use: they did not run, whatever the workbook. */
  readonly unusable: readonly NotRun[];
  /** What the pack was read from, so that another pack can build on it and a file can be written again. */
  readonly source: unknown;
}

const VALUE_TYPES: Record<FieldType, ValueType> = {
  string: "text",
  number: "number",
  integer: "number",
  date: "date",
  datetime: "date",
  boolean: "boolean",
  any: "any",
};

/**
 * A heading as it is compared: one space for every run of spaces and line breaks, none at the ends,
 * case and a trailing colon without meaning.
 */
export function cleanHeading(heading: string): string {
  return heading
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, " ")
    .trim()
    .replace(/\s*:$/, "")
    .toLowerCase();
}

/** The field that a rule or formula means by a name, title or alias. */
export function fieldOf(table: Pick<TableSpec, "fields">, written: string): Field | null {
  const clean = cleanHeading(written);
  return (
    table.fields.find((field) => field.name === written) ??
    table.fields.find((field) =>
      [field.name, field.title, ...field.aliases].some((name) => cleanHeading(name) === clean),
    ) ??
    null
  );
}

/** The names that a formula over this table may use; with `tables`, columns of these too, as `Table[Column]`. */
export function namesOf(
  table: TableSpec,
  parameters: ReadonlyMap<string, ValueType>,
  tables: readonly TableSpec[] = [],
): Names {
  const column = (written: string): NamedColumn | null => columnIn(table, written);
  const elsewhere = (name: string, written: string): Result<ElsewhereType> => {
    const all = tables.some((one) => one.name === table.name) ? tables : [table, ...tables];
    const other = tableCalled(all, name);
    if (!other) return fail(formulaText.unknownTable(name, all.map(calledInFormulas)));
    const found = columnIn(other, written);
    if (!found) {
      const titles = other.fields.map((field) => field.title);
      return fail(formulaText.unknownColumn(written, titles, other.title));
    }
    const { key } = other;
    return ok({ ...found, table: other.name, isOwn: other.name === table.name, key });
  };
  return {
    column,
    columnTitles: table.fields.map((field) => field.title),
    parameters,
    ...(tables.length > 0 && { elsewhere }),
  };
}

function columnIn(table: TableSpec, written: string): NamedColumn | null {
  const field = fieldOf(table, written);
  return field && { name: field.name, type: VALUE_TYPES[field.type] };
}

/** The table that a formula means by its name in the pack, its title, or its name in Excel. */
function tableCalled(tables: readonly TableSpec[], written: string): TableSpec | null {
  const clean = cleanHeading(written);
  return (
    tables.find(({ name }) => name === written) ??
    tables.find(({ name, title, tableNames }) =>
      [name, title, ...tableNames].some((one) => cleanHeading(one) === clean),
    ) ??
    null
  );
}

const calledInFormulas = ({ name }: TableSpec) =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
