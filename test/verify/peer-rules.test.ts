import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared, sharedJson } from "../shared";
import {
  failingRows,
  namedTables,
  publishedTable,
  ruleCases,
  type RuleCase,
  type Statement,
} from "./published-rules";

const OPEN_UNJUDGED = "lets an episode pass that has not ended, which its words do not";
const WORKER_BEFORE =
  "fails a child whose social worker began before care did, which its words ask to be reported";

/** Rules left out one by one, and why. */
const LEFT_OUT = new Map([
  [
    "lac-2022_23-208-1",
    "names a child whose number was blank last year, which by its own words may become a stand-in",
  ],
  ["lac-2022_23-374-1", OPEN_UNJUDGED],
  ["lac-2023_24-SW12STG2-1", WORKER_BEFORE],
  ["lac-2024_25-SW12STG2-1", WORKER_BEFORE],
]);

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

/**
 * The peer names the row of the record that is missing, which stands in last year's table; we go to the first row
 * that the same person has this year.
 */
const TOLD_THIS_YEAR = new Map([["lac-2026_27-706-1", [0]]]);

/** The peer gives the numbers of rows of one table under the name of another. */
const OTHER_NAME = new Map([["lac-2023_24-SW01STG1-1", "SWEpisodes"]]);

const statementShape = z.object({
  table: z.string().optional(),
  types: z.record(z.string(), z.string()).default({}),
  keys: z.record(z.string(), z.array(z.string())).default({}),
  /** What of a directory is real, and where the rest comes from. */
  source: z.string().optional(),
  given: z.record(z.string(), publishedTable).default({}),
  rules: z.array(z.object({ kind: z.string() }).loose()),
});

const STATEMENTS = join(import.meta.dirname, "peer-statements");

/** Rules put into our words one by one: what the message, the notes and the published lists of codes ask for. */
const written: readonly (readonly [string, Statement])[] = readdirSync(STATEMENTS).flatMap((file) =>
  Object.entries(
    z
      .record(z.string(), statementShape)
      .parse(JSON.parse(readFileSync(join(STATEMENTS, file), "utf8"))),
  ),
);
const statements = new Map<string, Statement>(written);

function statementOf(one: RuleCase): Statement | null {
  const own = statements.get(one.id);
  if (own) return own;
  const [field] = one.fields;
  const isOneField = Object.keys(one.tables).length === 1 && one.fields.length === 1;
  return isOneField && field !== undefined && /is not a valid date\.*$/.test(one.peerMessage)
    ? { types: { [field]: "date" }, rules: [{ kind: "type", params: { types: ["date"] } }] }
    : null;
}

describeShared("published rules told by their messages", () => {
  const cases = ruleCases(sharedJson("cases/verify/peer-rules.json"));

  it("says of every rule whether it is stated, and if not, why", () => {
    const counts = new Map<string, number>();
    for (const one of cases) {
      const why = statementOf(one) ? "stated" : (LEFT_OUT.get(one.id) ?? "nobody says why");
      counts.set(why, (counts.get(why) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({
      stated: 398,
      "names a child whose number was blank last year, which by its own words may become a stand-in": 1,
      [OPEN_UNJUDGED]: 1,
      [WORKER_BEFORE]: 2,
    });
    expect([...statements.keys()].filter((id) => !cases.some((one) => one.id === id))).toEqual([]);
    expect(written).toHaveLength(statements.size);
    expect([...LEFT_OUT.keys()].filter((id) => statements.has(id))).toEqual([]);
  });

  for (const one of cases) {
    const statement = statementOf(one);
    if (!statement) continue;
    it(`${one.id}: ${one.peerMessage}`, async () => {
      if (one.wholeReturn === true) {
        expect((await failingRows(one, statement)).length).toBeGreaterThan(0);
        return;
      }
      const empty = EMPTY_TEXT_ROWS.get(one.id) ?? [];
      for (const table of namedTables(one, statement)) {
        const expected =
          TOLD_THIS_YEAR.get(one.id) ??
          one.expectedFailingRows[OTHER_NAME.get(one.id) ?? table] ??
          [];
        expect(await failingRows(one, statement, table)).toEqual(
          expected.filter((row) => !empty.includes(row)).sort((a, b) => a - b),
        );
      }
    });
  }
});
