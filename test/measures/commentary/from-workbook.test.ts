import { expect, it } from "vitest";
import { draftCommentary } from "../../../src/measures/commentary/draft";
import { readMeasurePack } from "../../../src/measures/pack";
import { measureWorkbook } from "../../../src/measures/results";
import { explainGap } from "../../../src/measures/why/explain-gap";
import { bookOf } from "../packs/worked";
import { day, value } from "../../verify/make";

/** Forty panels of October: North 18 of 20 on time, East 6 of 20. */
const rows = Array.from({ length: 40 }, (_, at) => {
  const team = at < 20 ? "North" : "East";
  const isMet = at < 20 ? at < 18 : at < 26;
  return `${String((at % 28) + 1).padStart(2, "0")}/10/2026|${team}|${isMet ? "Yes" : "No"}`;
});

it("figures of a workbook are told, and their gap shared out, as they were counted", async () => {
  const pack = value(
    readMeasurePack({
      format: 1,
      id: "test",
      version: "1.0",
      title: "Test",
      measures: [
        {
          id: "M1",
          version: "1",
          name: "Panels on time",
          form: "share",
          table: "Panels",
          numerator: '[Met]="Yes"',
          date: "[Due]",
          groups: ["Team"],
          unitOfCount: "panels",
          direction: "higher",
          target: 0.9,
        },
      ],
    }),
  );
  const book = bookOf({ Panels: ["Due|Team|Met", ...rows].join("\n") });
  const results = value(await measureWorkbook(book, pack.register, { asOf: day("31/10/2026") }));
  const said = draftCommentary(results).map(({ text }) => text);
  expect(said[0]).toBe("Panels on time: 60.0% in Oct 2026 (24 of 40 panels).");
  expect(said[1]).toContain("It is 30.0 points below the target of 90.0%.");
  expect(said).toContain("By Team, it goes from 30.0% (East) to 90.0% (North).");
  expect(said).toContain(
    "By Team, most of the gap to the target lies with East: 100 per cent of it.",
  );

  const [result] = results.measures;
  if (!result) throw new Error("Nothing was measured.");
  const gap = value(explainGap(result, { period: "2026-10", column: "Team", against: "target" }));
  // 90% of 20 is 18: East has 12 fewer, North none.
  expect(gap.parts.map(({ group, amount }) => [group, Number(amount.toFixed(6)) + 0])).toEqual([
    ["East", -12],
    ["North", 0],
  ]);
});
