import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { column, fakeCustomFunctions, type Shown } from "./excel";

const excel = fakeCustomFunctions();
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

const day = fc.integer({ min: 45_700, max: 45_760 });
const open = fc.oneof({ weight: 3, arbitrary: day }, { weight: 1, arbitrary: fc.constant("") });
const team = fc.constantFrom("North", "south", "South ", "", "West");
const status = fc.constantFrom("Yes", "No", "yes", "", "n/a");
const figure = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 400 }) },
  { weight: 1, arbitrary: fc.constantFrom("", "n/a", true) },
);
const share = fc.constantFrom(0.1, 0.5, 0.75, 1, "");
const person = fc.constantFrom("A1", "a1 ", "B2", "C3", "");
const size = fc.integer({ min: 400, max: 900 });

const REPORT = [[45_750]];

/** What each column of a function may hold, in the order of its arguments, and what follows them. */
type OfRows = readonly [id: string, columns: readonly fc.Arbitrary<unknown>[], ...rest: unknown[]];

const OF_ROWS: readonly OfRows[] = [
  ["RATE", [figure, size]],
  ["RATEIFS", [status], [["Yes"]]],
  ["COUNTDISTINCT", [person]],
  ["YTD", [day, figure], REPORT],
  ["PIVOT", [team, status, figure], [["sum"]]],
  ["ONTIME", [open, open], [[5]], REPORT],
  ["ONTIMETABLE", [team, open, open], [[5]], REPORT],
  ["DAYSTAT", [open, open], [["median"]]],
  ["AGEBANDS", [open], REPORT],
  ["SURVIVAL", [open, open], REPORT, [["curve"]]],
  ["PERCENTILEDAYS", [figure], [[0.9]]],
  ["SCORECARD", [figure, size, size]],
  ["CASELOAD", [open, open], REPORT],
  ["FLOW", [open, open], [[45_720]], REPORT],
  ["WEIGHTEDLOAD", [figure, size]],
  ["CLEARANCE", [figure, size]],
  ["CI", [figure, size]],
  ["RATECI", [figure, size]],
  ["MEANCI", [figure]],
  ["LIKELY", [figure, size], [[0.4]]],
  ["KAPPA", [status, status]],
  ["DSR", [size, size, size]],
  ["SMR", [size, size, size, size]],
  ["BINARYRATE", [figure, size]],
  ["FREQUENCY", [figure, size]],
  ["BCR", [size, size], [[0]], [[0]]],
  ["UNITCOST", [figure, size]],
  ["COMPLETENESS", [person]],
  ["UNIQUENESS", [person]],
  ["ENTRYLAG", [open, open]],
  ["DQSCORE", [share, size]],
  ["IDREPORT", [person], [["crn"]]],
];

const isNear = (one: Shown, other: Shown): boolean =>
  typeof one === "number" && typeof other === "number"
    ? Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))
    : JSON.stringify(one) === JSON.stringify(other);

describe("the order of the rows", () => {
  it.each(OF_ROWS.map((each) => ({ id: each[0], each })))(
    "changes nothing for KPI.$id",
    ({ each }) => {
      const [id, columns, ...rest] = each;
      const rows = fc.array(fc.tuple(...columns), { minLength: 2, maxLength: 12 });
      const twice = rows.chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
      );
      fc.assert(
        fc.property(twice, ([given, reordered]) => {
          const answer = (table: readonly (readonly unknown[])[]) =>
            excel.call(
              id,
              ...columns.map((_, at) => column(...table.map((row) => row[at]))),
              ...rest,
            );
          const [one, other] = [answer(given).flat(), answer(reordered).flat()];
          expect(other.length).toBe(one.length);
          one.forEach((cell, at) => {
            const same = isNear(cell, other[at]!);
            expect(same, `${JSON.stringify(cell)} and ${JSON.stringify(other[at])}`).toBe(true);
          });
        }),
        { numRuns: 60 },
      );
    },
  );
});
