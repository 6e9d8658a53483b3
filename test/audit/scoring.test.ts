import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RESULTS } from "../../src/audit/layout";
import { scoreOf, scoreSentences } from "../../src/audit/scoring";
import { describeShared, sharedJson } from "../shared";

describeShared("reference cases: scoring", () => {
  const item = z.object({
    id: z.string(),
    weight: z.number(),
    result: z.enum(RESULTS),
    critical: z.boolean().default(false),
  });
  const { cases } = z
    .object({
      cases: z.array(
        z.object({
          id: z.string(),
          sections: z.array(z.object({ id: z.string(), weight: z.number(), items: z.array(item) })),
          expected: z.record(z.string(), z.unknown()),
        }),
      ),
    })
    .parse(sharedJson("cases/audit/scoring.json"));

  test.each(cases.map((each) => [each.id, each] as const))("%s", (_, { sections, expected }) => {
    const { overallPercent, criticalFailed, majors: _majors, ...score } = scoreOf(sections);
    expect({
      ...score,
      overall_percent: overallPercent,
      critical_failed: criticalFailed,
    }).toEqual(expected);
  });
});

describe("a score", () => {
  const item = (id: string, result: (typeof RESULTS)[number], critical = false) => ({
    id,
    weight: 1,
    result,
    critical,
  });

  test("is never told without its majors and what is open", () => {
    const score = scoreOf([
      {
        id: "7",
        weight: 1,
        items: [
          item("7.1", "conform"),
          item("7.2", "major_nonconformity", true),
          item("7.3", "not_assessed"),
        ],
      },
    ]);
    expect(scoreSentences(score)).toEqual([
      "Score 50.0% of what is answered and applies; 1 of 3 questions is not answered yet.",
      "1 major non-conformance: 7.2.",
      "Critical questions that failed: 7.2.",
      "Incomplete: no verdict until every question is answered.",
    ]);
  });

  test("of nothing that applies is none, which is not nought", () => {
    const score = scoreOf([{ id: "7", weight: 1, items: [item("7.1", "not_applicable")] }]);
    expect(scoreSentences(score)).toEqual([
      "No score: nothing that is answered can be scored; every question is answered.",
      "No major non-conformance.",
      "Acceptable.",
    ]);
  });
});
