import { expect } from "vitest";
import { z } from "zod";
import { readPack } from "../../src/verify/pack";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, value } from "./make";

const cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  // Several values of one field: in a spreadsheet they stand in one cell.
  z.array(z.string()).transform((values) => values.join(", ")),
]);
export const publishedTable = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(cell)),
});
const caseShape = z.object({
  id: z.string(),
  rule: z.string().default(""),
  /** What the peer prints, where nobody has put the rule into precise words. */
  peerMessage: z.string().default(""),
  fields: z.array(z.string()).default([]),
  context: z.record(z.string(), z.unknown()),
  tables: z.record(z.string(), publishedTable),
  /** By their number, or by the child whose row it is. */
  expectedFailingRows: z.record(z.string(), z.array(z.union([z.number(), z.string()]))),
  wholeReturn: z.boolean().optional(),
});
export interface RuleCase extends Omit<z.output<typeof caseShape>, "expectedFailingRows"> {
  readonly expectedFailingRows: Readonly<Record<string, readonly number[]>>;
}

/** A published rule as a coordinator would write it into a pack. */
export interface Statement {
  readonly rules: readonly object[];
  /** The table it judges, where that is not the first in which rows fail. */
  readonly table?: string | undefined;
  /** Types of fields; what is not named is text. */
  readonly types?: Readonly<Record<string, string>>;
  /** Of tables whose records are told apart: by which columns. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
  /** Directories that the peer's own test hands over beside the return; the cases do not keep them. */
  readonly given?: Readonly<Record<string, PublishedTable>>;
}

export const rule = (
  kind: string,
  fields: readonly string[],
  params: object = {},
  when?: string,
) => ({
  kind,
  fields,
  params,
  ...(when === undefined ? {} : { when }),
});
export const formula = (text: string) => rule("formula", [], { formula: text });
export const requiredWhen = (fields: readonly string[], when: string) =>
  rule("required", fields, {}, when);
export const dates = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, "date"]));
export const numbers = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, "integer"]));

/** The cases of one of the published files. */
export function ruleCases(json: unknown): readonly RuleCase[] {
  const { cases } = z.object({ cases: z.array(caseShape) }).parse(json);
  return cases.map((one) => ({
    ...one,
    expectedFailingRows: Object.fromEntries(
      Object.entries(one.expectedFailingRows).map(([name, rows]) => [
        name,
        rows.map((row) => (typeof row === "number" ? row : rowOf(one.tables[name], row))),
      ]),
    ),
  }));
}

function rowOf({ columns, rows }: PublishedTable = { columns: [], rows: [] }, child: string) {
  const at = columns.indexOf("CHILD");
  return rows.findIndex((row) => row[at] === child);
}

type PublishedTable = z.output<typeof publishedTable>;

/** What the peers call a table of the last period. */
const LAST = "_last";

// A row without any cell is no record; the peers number theirs.
const sheetOf = (sheet: string, { columns, rows }: PublishedTable) => ({
  sheet,
  rows: [["row", ...columns], ...rows.map((row, at) => [`row ${at}`, ...row])],
});

/** The columns of each table, those of the last period among those of this one. */
function byTable(
  tables: readonly (readonly [string, PublishedTable])[],
  last: readonly (readonly [string, PublishedTable])[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const columns = new Map(tables.map(([name, table]) => [name, new Set(table.columns)]));
  for (const [name, table] of last) {
    const now = name.slice(0, -LAST.length);
    columns.set(now, new Set([...(columns.get(now) ?? []), ...table.columns]));
  }
  return columns;
}

export const judgedTable = (one: RuleCase, { table }: Statement) =>
  table ?? Object.keys(one.expectedFailingRows)[0] ?? "";

interface Given {
  readonly name: string;
  readonly type: "date" | "text";
  readonly value: unknown;
}

/** What a person would be asked for, of what a peer is told beside the tables. */
const CONTEXT: ReadonlyMap<string, Omit<Given, "value">> = new Map([
  ["collection_start", { name: "collection_start", type: "date" }],
  ["collection_end", { name: "collection_end", type: "date" }],
  ["localAuthority", { name: "local_authority", type: "text" }],
  ["file_format", { name: "file_format", type: "text" }],
]);

const namesTables = z.object({
  table: z.string().optional(),
  params: z
    .object({ also: z.array(z.object({ table: z.string() })).default([]) })
    .default({ also: [] }),
});

/** All tables whose rows a statement names: those that its rules judge, and those that their findings own rows of. */
export function namedTables(one: RuleCase, statement: Statement): readonly string[] {
  const judged = judgedTable(one, statement);
  return [
    ...new Set(
      statement.rules.flatMap((rule) => {
        const { table = judged, params } = namesTables.parse(rule);
        return [table, ...params.also.map((also) => also.table)];
      }),
    ),
  ];
}

/** The rows that a statement finds in a table of a case. */
export async function failingRows(
  one: RuleCase,
  statement: Statement,
  judged = judgedTable(one, statement),
): Promise<number[]> {
  const tables = Object.entries({ ...one.tables, ...statement.given });
  const last = tables.filter(([name]) => name.endsWith(LAST));
  const previous = new MemoryWorkbook(
    modelOf(...last.map(([name, table]) => sheetOf(name.slice(0, -LAST.length), table))),
  );
  const parameters = [
    ...Object.entries(one.context).flatMap(([name, value]): Given[] => {
      const asked = CONTEXT.get(name);
      return asked ? [{ ...asked, value }] : [];
    }),
    ...referenceDate(one),
  ];
  const pack = readPack(
    packJson({
      parameters: Object.fromEntries(parameters.map(({ name, type }) => [name, { type }])),
      tables: [...byTable(tables, last)].map(([name, columns]) =>
        tableOf(
          name,
          Object.fromEntries(
            ["row", ...columns].map((column) => [column, statement.types?.[column] ?? "string"]),
          ),
          { primaryKey: statement.keys?.[name] },
        ),
      ),
      rules: statement.rules.map((rule, at) => ({
        id: `R${at}`,
        table: judgedTable(one, statement),
        ...rule,
      })),
    }),
  );
  const run = value(
    await verify(
      new MemoryWorkbook(modelOf(...tables.map(([name, table]) => sheetOf(name, table)))),
      value(pack),
      {
        asOf: day("31/10/2025"),
        parameters: new Map(parameters.map(({ name, value: given }) => [name, String(given)])),
        ...(last.length > 0 && { previous }),
      },
    ),
  );
  expect(run.notRun).toEqual([]);
  const rows = run.findings
    .filter((finding) => /^R\d$/.test(finding.rule))
    .flatMap(({ locations }) =>
      // A peer may mark the rows of further tables; ours are told by their table.
      locations
        .filter(({ sheet }) => sheet === judged)
        .map(({ cell }) => Number(/\d+$/.exec(cell ?? "")?.[0]) - 2),
    );
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** One of the returns keeps its census day in a table of one row, which a person would be asked for. */
function referenceDate({ tables: { Header } }: RuleCase): Given[] {
  const day = Header?.rows[0]?.[Header.columns.indexOf("ReferenceDate")];
  return Header?.rows.length === 1 && day
    ? [{ name: "reference_date", type: "date", value: day }]
    : [];
}
