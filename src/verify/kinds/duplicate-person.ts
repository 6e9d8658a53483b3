import { z } from "zod";
import { isError, type Cell } from "../../cells/cell";
import { linkageText } from "../../text/linkage";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { Clusters } from "../linkage/clusters";
import { explain } from "../linkage/explain";
import { linkSteps, type LinkedPair } from "../linkage/link";
import type { PersonField, Role } from "../linkage/person-field";
import { fieldOf } from "../pack-model";
import { columnOf, keyOf, type Column, type Table } from "../tables/table";
import { defineKind, type Judge, type Setting, type TableCheck } from "./kind";
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

/** Rows of one person: by identifier, or by full name and birth date; and those that are probably so. */
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
  { table, applies, report }: TableCheck,
  wanted: readonly RoleField[],
  { probable, possible }: Params,
): Result<Judge> {
  const columns: { role: Role; column: Column }[] = [];
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
  const shownIn = (["surname", "name", "identifier"] as const).flatMap(
    (role) => columns.find((one) => one.role === role)?.column ?? [],
  )[0];
  if (!shownIn) return ok({});
  const rows: number[] = [];
  return ok({
    rows: (from, to) => {
      for (let row = from; row < to; row++) if (applies(row)) rows.push(row);
    },
    work: function* () {
      const { pairs } = yield* linkSteps(
        columns.map(({ role, column }) => personField(role, column, table.rows)),
        { rows, probable, possible },
      );
      for (const pair of joining(pairs, table.rows)) {
        // Two rows with one key are one record twice, which the rule about the key says.
        const keys = [keyOf(table, pair.first), keyOf(table, pair.second)] as const;
        if (keys[0] !== null && keys[0].toLowerCase() === keys[1]?.toLowerCase()) continue;
        report(faultOf(pair, table, shownIn, probable));
      }
    },
  });
}

function personField(role: Role, column: Column, rows: number): PersonField {
  const values = Array.from({ length: rows }, (_, row): Cell => {
    const value = column.values[row] ?? column.raw[row] ?? null;
    return isError(value) ? null : value;
  });
  return { role, title: titleOf(column), values };
}

/** Of the pairs of a person with many rows, those that hold the rows together: the strongest, one for each further row. */
function joining(pairs: readonly LinkedPair[], rows: number): LinkedPair[] {
  const clusters = new Clusters(rows);
  return pairs.filter(({ first, second }) => clusters.join(first, second));
}

function faultOf(pair: LinkedPair, table: Table, column: Column, probable: number) {
  const { first, second, isCertain, weight, reasons } = pair;
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
