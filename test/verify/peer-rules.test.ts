import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared, sharedJson } from "../shared";
import {
  failingRows,
  judgedTable,
  ruleCases,
  type RuleCase,
  type Statement,
} from "./published-rules";

/** The peers take a date in one form only, and not the same in each test: these turn on the form, not on the day. */
const OTHER_FORM = new Set([
  "lac-2022_23-104-1",
  "lac-2023_24-SW04STG1-1",
  "lac-2023_24-SW05STG1-1",
  "lac-2026_27-700-1",
  "cin-2022_23-8870Q-1",
]);

const BEFORE_1900 = new Set(["cin-2022_23-8569Q-1", "cin-2022_23-8775Q-1"]);

/** For the peers an empty text is a value that is not allowed; for a spreadsheet it is blank, and blank passes. */
const EMPTY_TEXT_ROWS = new Map([
  ["lac-2022_23-120-1", [4]],
  ["lac-2022_23-143-1", [4]],
  ["lac-2022_23-144-1", [3]],
  ["lac-2022_23-146-1", [4]],
  ["lac-2022_23-149-1", [3]],
  ["lac-2022_23-176-1", [4]],
  ["lac-2022_23-177-1", [4]],
  ["lac-2022_23-196-1", [2]],
  ["lac-2022_23-631-1", [3]],
  ["lac-2024_25-146-1", [4]],
  ["lac-2025_26-146-1", [4]],
]);

const statementShape = z.object({
  table: z.string().optional(),
  types: z.record(z.string(), z.string()).default({}),
  rules: z.array(z.object({ kind: z.string() }).loose()),
});

const STATEMENTS = join(import.meta.dirname, "peer-statements");

/** Rules put into our words one by one: what the message, the notes and the published lists of codes ask for. */
const statements = new Map<string, Statement>(
  readdirSync(STATEMENTS).flatMap((file) =>
    Object.entries(
      z
        .record(z.string(), statementShape)
        .parse(JSON.parse(readFileSync(join(STATEMENTS, file), "utf8"))),
    ),
  ),
);

function statementOf(one: RuleCase): Statement | null {
  if (OTHER_FORM.has(one.id)) return null;
  const [field] = one.fields;
  const isOneField = Object.keys(one.tables).length === 1 && one.fields.length === 1;
  if (isOneField && field !== undefined && /is not a valid date\.*$/.test(one.peerMessage))
    return { types: { [field]: "date" }, rules: [{ kind: "type", params: { types: ["date"] } }] };
  return statements.get(one.id) ?? null;
}

/** Why a rule is not among those that are stated, as far as its case shows it. */
function whyNot({ id, tables, peerMessage }: RuleCase): string {
  const names = Object.keys(tables);
  if (OTHER_FORM.has(id)) return "turns on the form of a date, not on the day";
  if (names.some((name) => name.endsWith("_last")))
    return "holds this period against the last in ways that its words leave open";
  if (BEFORE_1900.has(id))
    return "turns on a day before 1900, for which a spreadsheet has no number";
  if (names.length > 1) return "joins rows of several tables in ways that its words leave open";
  if (/Ofsted|LA code|authority code|own LA|LA of placement/i.test(peerMessage))
    return "looks up a directory that is not in the return";
  const columns = tables[names[0] ?? ""]?.columns ?? [];
  if (columns.some((column) => /^(?:CHILD|RNE|LAchildID)$/.test(column)))
    return "chains a person's records in ways that its words leave open";
  return "is told otherwise by its message than by its rows";
}

describeShared("published rules told by their messages", () => {
  const cases = ruleCases(sharedJson("cases/verify/peer-rules.json"));

  it("says of every rule whether it is stated, and if not, why", () => {
    const counts = new Map<string, number>();
    for (const one of cases) {
      const why = statementOf(one) ? "stated" : whyNot(one);
      counts.set(why, (counts.get(why) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      stated: 322,
      "holds this period against the last in ways that its words leave open": 19,
      "joins rows of several tables in ways that its words leave open": 17,
      "chains a person's records in ways that its words leave open": 16,
      "looks up a directory that is not in the return": 14,
      "turns on the form of a date, not on the day": 5,
      "is told otherwise by its message than by its rows": 4,
      "turns on a day before 1900, for which a spreadsheet has no number": 2,
    });
    expect([...statements.keys()].filter((id) => !cases.some((one) => one.id === id))).toEqual([]);
  });

  for (const one of cases) {
    const statement = statementOf(one);
    if (!statement) continue;
    it(`${one.id}: ${one.peerMessage}`, async () => {
      const expected = one.expectedFailingRows[judgedTable(one, statement)] ?? [];
      const empty = EMPTY_TEXT_ROWS.get(one.id) ?? [];
      expect(await failingRows(one, statement)).toEqual(
        expected.filter((row) => !empty.includes(row)).sort((a, b) => a - b),
      );
    });
  }
});
