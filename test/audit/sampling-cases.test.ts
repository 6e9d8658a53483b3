import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  AQLS,
  INSPECTION_LEVELS,
  SEVERITIES,
  codeLetter,
  planForLot,
  singlePlan,
} from "../../src/audit/sampling/mil-std-105e";
import { confidenceFactor, moneyPlan, selectByMoney } from "../../src/audit/sampling/money-unit";
import {
  binomialSize,
  hypergeometricSize,
  hypergeometricTail,
  largestCount,
  largestShare,
} from "../../src/audit/sampling/sizes";
import {
  sitesAtRandom,
  squareRootSize,
  SQUARE_ROOT_RULES,
} from "../../src/audit/sampling/square-root";
import { switchSeverity } from "../../src/audit/sampling/switching";
import { describeShared, sharedJson, sharedPath } from "../shared";
import { code, value } from "./desk";

/** Rows of a reference table by their headings; a quoted cell holds no comma that matters here. */
function rowsOf(file: string): readonly (readonly string[])[] {
  const text = readFileSync(sharedPath(`cases/audit/${file}`), "utf8");
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(","));
}

const number = (cell: string | undefined) => Number(cell);

function one<T extends string | number>(choices: readonly T[], found: string | number): T {
  const choice = choices.find((each) => each === found);
  if (choice === undefined) throw new Error(`${found} is none of ${choices.join(", ")}`);
  return choice;
}

describeShared("reference cases: MIL-STD-105E", () => {
  test.each(SEVERITIES)("every plan of the table for %s inspection", (severity) => {
    const cases = rowsOf(`sampling-single-${severity}.csv`);
    expect(cases.length).toBeGreaterThan(400);
    for (const [letter = "", , aql, cell, planLetter, n, ac, re] of cases) {
      expect(singlePlan(letter, one(AQLS, number(aql)), severity), `${letter} at ${aql}`).toEqual({
        cell,
        planLetter,
        size: number(n),
        ac: number(ac),
        re: number(re),
      });
    }
  });

  test("every code letter, at both ends of each range of lots", () => {
    for (const [min, max, ...letters] of rowsOf("sampling-code-letters.csv")) {
      for (const [at, level] of INSPECTION_LEVELS.entries()) {
        expect(codeLetter(number(min), level)).toBe(letters[at]);
        if (max !== "") expect(codeLetter(number(max), level)).toBe(letters[at]);
      }
    }
  });

  test.each(rowsOf("sampling-lookups.csv"))(
    "a lot of %s at level %s, AQL %s, %s",
    (lot, level, aql, severity, letter, planLetter, size, ac, re, note = "") => {
      const plan = planForLot(
        number(lot),
        one(INSPECTION_LEVELS, level ?? ""),
        one(AQLS, number(aql)),
        one(SEVERITIES, severity ?? ""),
      );
      if (note.includes("refused")) {
        expect(code(plan)).toBe("sample-lot-too-small");
        return;
      }
      expect(value(plan)).toMatchObject({
        codeLetter: letter,
        planLetter,
        size: number(size),
        ac: number(ac),
        re: number(re),
        isWholeLot: note === "inspect all",
      });
    },
  );
});

describeShared("reference cases: switching", () => {
  const lot = z.enum(["ok", "not_ok", "between"]);
  const { cases } = z
    .object({
      cases: z.array(
        z.object({
          id: z.string(),
          start: z.enum(SEVERITIES),
          lots: z.array(lot),
          expected: z.array(
            z.object({
              lot,
              severity_used: z.string(),
              next: z.string(),
              accepted: z.boolean(),
            }),
          ),
        }),
      ),
    })
    .parse(sharedJson("cases/audit/switching-rules.json"));

  test.each(cases.map((each) => [each.id, each] as const))("%s", (_, { start, lots, expected }) => {
    const found = switchSeverity(start, lots).map(({ used, isAccepted, ...rest }) => ({
      ...rest,
      severity_used: used,
      accepted: isAccepted,
    }));
    expect(found).toEqual(expected);
  });
});

describeShared("reference cases: sizes and limits", () => {
  test.each(rowsOf("sample-size-hypergeometric.csv"))(
    "%s records, %s%% tolerable, %s%% sure, %s allowed",
    (population, tolerable, confidence, allowed, tooMany, size, risk) => {
      const all = number(population);
      const found = hypergeometricSize(all, {
        tolerable: number(tolerable) / 100,
        confidence: number(confidence) / 100,
        allowed: number(allowed),
      });
      expect(found).toEqual({
        tooMany: number(tooMany),
        size: size === "" ? null : number(size),
      });
      if (found.size !== null) {
        expect(hypergeometricTail(all, found.tooMany, found.size, number(allowed))).toBeCloseTo(
          number(risk),
          9,
        );
      }
    },
  );

  test.each(rowsOf("sample-size-binomial.csv"))(
    "%s%% sure, %s%% tolerable, %s allowed",
    (confidence, tolerable, allowed, size) => {
      const asked = {
        tolerable: number(tolerable) / 100,
        confidence: number(confidence) / 100,
        allowed: number(allowed),
      };
      expect(binomialSize(asked)).toBe(number(size));
    },
  );

  test.each(rowsOf("sample-evaluation.csv"))(
    "of %s records %s seen, %s wrong, %s%% sure",
    (population, sample, found, confidence, _rate, items, _percent, large) => {
      const sure = number(confidence) / 100;
      expect(largestCount(number(population), number(sample), number(found), sure)).toBe(
        number(items),
      );
      expect(100 * largestShare(number(found), number(sample), sure)).toBeCloseTo(number(large), 4);
    },
  );

  test.each(rowsOf("sampling-square-root-rules.csv"))("%s items", (items, ...sizes) => {
    const found = SQUARE_ROOT_RULES.map((rule) => squareRootSize(rule, number(items)));
    expect([...found, sitesAtRandom(number(items))]).toEqual(sizes.map(number));
  });
});

describeShared("reference cases: money units", () => {
  test.each(rowsOf("mus-confidence-factors.csv"))("%s%%, %s misstated", (confidence, k, factor) => {
    expect(confidenceFactor(number(confidence) / 100, number(k))).toBeCloseTo(number(factor), 4);
  });

  const cases = z
    .array(
      z.object({
        id: z.string(),
        confidence_percent: z.number(),
        tolerable: z.number(),
        factor: z.number(),
        total: z.number(),
        interval: z.number(),
        nominal_sample_size: z.number(),
        start: z.number(),
        values: z.array(z.number()),
        expected: z.array(z.object({ item: z.number(), hits: z.number(), value: z.number() })),
      }),
    )
    .parse(sharedJson("cases/audit/mus-selection.json"));

  test.each(cases.map((each) => [each.id, each] as const))("%s", (_, each) => {
    const plan = value(moneyPlan(each.values, each.tolerable, each.confidence_percent / 100));
    expect(plan).toMatchObject({
      total: each.total,
      interval: each.interval,
      nominalSize: each.nominal_sample_size,
    });
    expect(plan.factor).toBeCloseTo(each.factor, 4);
    const hits = selectByMoney(each.values, plan.interval, each.start);
    expect(
      hits.map(({ at, hits: times }) => ({ item: at + 1, hits: times, value: each.values[at] })),
    ).toEqual(each.expected);
  });
});
