import { z } from "zod";
import { isError, type Cell } from "../../cells/cell";
import { linkageText } from "../../text/linkage";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { Clusters } from "../linkage/clusters";
import { explain } from "../linkage/explain";
import type { KnownPeople } from "../linkage/known-people";
import { linkSteps } from "../linkage/link";
import type { LinkedPair } from "../linkage/pair";
import type { PersonField, Role } from "../linkage/person-field";
import type { Reason } from "../linkage/weights";
import { fieldOf } from "../pack-model";
import { columnOf, keyOf, type Column, type Table } from "../tables/table";
import { defineKind, type Follow, type Judge, type Setting, type TableCheck } from "./kind";
import { rawText, titleOf } from "./shared";

const one = z.string().min(1).optional();
const several = z.array(z.string().min(1)).max(20).default([]);

const params = z.strictObject({
  /** The columns that tell who somebody is, by what they hold. */
  fields: z.strictObject({
    forename: one,
    surname: one,
    name: one,
    dob: one,
    sex: one,
    identifier: several,
    postcode: one,
    address: several,
    town: one,
    email: one,
    phone: one,
  }),
  /** Binary logarithm of the odds from which on two rows are probably, or possibly, one person. */
  probable: z.number().min(0).max(100).default(6),
  possible: z.number().min(0).max(100).default(3),
});
type Params = z.output<typeof params>;

/** Without these a person cannot be told, so the rule waits for them; the others help where they are there. */
const NEEDED: readonly Role[] = ["forename", "surname", "name", "dob"];

interface RoleField {
  readonly role: Role;
  readonly field: string;
}

/** In a list of fewer people one edit may change what all the others are held to be: all of them are compared again. */
const LEAST_KEPT = 150;

/**
 * Rows of one person: by identifier, or by full name and birth date; and those that are probably so. After an edit only
 * the rows that it concerns are compared again, by what was learned of the table when it was last checked as a whole;
 * the next whole check learns it anew.
 */
export const duplicatePerson = defineKind({
  name: "duplicate-person",
  about:
    "No person stands in two rows. Certain by an identifier, or by full name and birth date; a query where rows are probably, a note where they may be of one person in spite of slips, nicknames and swaps. Nothing is ever merged.",
  fields: "none",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params,
  prepare: (given, setting) => {
    const fields = roleFields(given.fields, setting);
    if (!fields.ok) return fields;
    const has = (role: Role) => fields.value.some((field) => field.role === role);
    if (!has("identifier") && !has("name") && !(has("forename") && has("surname")))
      return fail(linkageText.noName());
    if (given.possible > given.probable) return fail(linkageText.thresholds());
    return ok({
      scope: "table",
      // Read as far as they go: a wrong check letter or an unreadable date still tells who somebody is.
      reads: [],
      // Two rows with one key are left to another rule.
      looksAt: [...fields.value.map(({ field }) => field), ...(setting.table?.key ?? [])],
      begin: (check) => judge(check, fields.value, given),
    });
  },
});

function roleFields(fields: Params["fields"], setting: Setting): Result<RoleField[]> {
  const { identifier, address, ...single } = fields;
  const wanted: { role: Role; written: string | undefined }[] = [
    { role: "forename", written: single.forename },
    { role: "surname", written: single.surname },
    { role: "name", written: single.name },
    { role: "dob", written: single.dob },
    { role: "sex", written: single.sex },
    ...identifier.map((written) => ({ role: "identifier" as const, written })),
    { role: "postcode", written: single.postcode },
    ...address.map((written) => ({ role: "address" as const, written })),
    { role: "town", written: single.town },
    { role: "email", written: single.email },
    { role: "phone", written: single.phone },
  ];
  const found: RoleField[] = [];
  for (const { role, written } of wanted) {
    if (written === undefined) continue;
    const field = setting.table && fieldOf(setting.table, written);
    if (!field)
      return fail({
        code: "field-unknown",
        message: packText.unknownField(written, setting.table?.fields.map(titleOfField) ?? []),
      });
    found.push({ role, field: field.name });
  }
  return ok(found);
}

const titleOfField = ({ title }: { readonly title: string }) => title;

function judge(
  check: TableCheck,
  wanted: readonly RoleField[],
  { probable, possible }: Params,
): Result<Judge> {
  const { table, applies, follow } = check;
  const found = columnsIn(table, wanted);
  if (!found.ok) return found;
  const shownIn = (["surname", "name", "identifier"] as const).flatMap(
    (role) => found.value.find((one) => one.role === role)?.column ?? [],
  )[0];
  if (!shownIn) return ok({});
  const rows: number[] = [];
  return ok({
    rows: (from, to) => {
      for (let row = from; row < to; row++) if (applies(row)) rows.push(row);
    },
    work: function* () {
      const all = Array.from({ length: table.rows }, (_, row) => row);
      const fields = fieldsOf(found.value, all);
      yield;
      const { pairs, known } = yield* linkSteps(fields, { rows, probable, possible });
      tell(check, known, pairs, shownIn.field.name, probable);
      if (rows.length >= LEAST_KEPT) follow(following(wanted, known, shownIn.field.name, probable));
    },
  });
}

/** Goes on from the people that were compared. */
function following(
  wanted: readonly RoleField[],
  known: KnownPeople,
  shownIn: string,
  probable: number,
): Follow {
  return function* (check, rows) {
    const columns = columnsIn(check.table, wanted);
    if (!columns.ok) return null;
    const fields = fieldsOf(columns.value, rows);
    const relinked = yield* known.after(rows, fields, check.applies);
    return (
      relinked && {
        rows: relinked.rows,
        report: () => tell(check, known, relinked.pairs, shownIn, probable),
      }
    );
  };
}

interface RoleColumn {
  readonly role: Role;
  readonly column: Column;
}

function columnsIn(table: Table, wanted: readonly RoleField[]): Result<RoleColumn[]> {
  const columns: RoleColumn[] = [];
  for (const { role, field } of wanted) {
    const column = columnOf(table, field);
    if (column) columns.push({ role, column });
    else if (NEEDED.includes(role))
      return fail({
        code: "column-missing",
        message: verifyText.notRun.columnMissing(
          table.spec.fields.find(({ name }) => name === field)?.title ?? field,
          "",
        ),
      });
  }
  return ok(columns);
}

/** What some rows hold; the others have no place in it. */
function fieldsOf(columns: readonly RoleColumn[], rows: Iterable<number>): PersonField[] {
  return columns.map(({ role, column }) => {
    const values: Cell[] = [];
    for (const row of rows) {
      const value = column.values[row] ?? column.raw[row] ?? null;
      values[row] = isError(value) ? null : value;
    }
    return { role, title: titleOf(column), values };
  });
}

/** Of the pairs of a person with many rows, those that hold the rows together: the strongest, one for each further row. */
function tell(
  { table, report }: TableCheck,
  known: KnownPeople,
  pairs: readonly LinkedPair[],
  shownIn: string,
  probable: number,
): void {
  const column = columnOf(table, shownIn);
  if (!column) return;
  const clusters = new Clusters(table.rows);
  for (const pair of pairs) {
    const { first, second } = pair;
    if (!clusters.join(first, second)) continue;
    // Two rows with one key are one record twice, which the rule about the key says.
    const keys = [keyOf(table, first), keyOf(table, second)] as const;
    if (keys[0] !== null && keys[0].toLowerCase() === keys[1]?.toLowerCase()) continue;
    report(faultOf(pair, known.reasonsFor(pair), table, column, probable));
  }
}

function faultOf(
  { first, second, isCertain, weight }: LinkedPair,
  reasons: readonly Reason[],
  table: Table,
  column: Column,
  probable: number,
) {
  const say = isCertain
    ? linkageText.certain
    : weight >= probable
      ? linkageText.probable
      : linkageText.possible;
  const [key, otherKey] = [keyOf(table, first), keyOf(table, second)];
  // Which of the two leads must not change when the table is sorted, or an answer to the finding would be lost.
  const [row, other] =
    rawText(column, first) <= rawText(column, second) ? [first, second] : [second, first];
  return {
    row,
    alsoRows: [other],
    columns: [column],
    level: isCertain
      ? ("error" as const)
      : weight >= probable
        ? ("query" as const)
        : ("note" as const),
    message: say(
      [table.firstRow + first + 1, table.firstRow + second + 1],
      key !== null && otherKey !== null ? [key, otherKey] : null,
      explain(reasons),
    ),
    fix: {
      advice: isCertain ? linkageText.certainAdvice : linkageText.probableAdvice,
      value: null,
    },
  };
}
