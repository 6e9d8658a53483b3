import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { column, type FakeExcel, type Shown } from "../excel";
import { casesOf, expectWithin, SHAPES } from "../reference-cases";

const numbers = z.array(z.number());
const oneOrEach = z.union([z.number(), numbers]);

/** The figures as a column and as a row: both are read in order of time. */
const LAYOUTS: readonly ((values: readonly unknown[]) => unknown[][])[] = [
  (values) => column(...values),
  (values) => [[...values]],
];

/** A column of the answer, from 0. */
const columnOf = (table: readonly Shown[][], at: number) => table.map((row) => row[at] ?? "");

/** The words of the cases are those of Making Data Count's R twin. */
const ASSURANCES = new Map([
  ["consistent_pass", "Pass"],
  ["consistent_fail", "Fail"],
  ["inconsistent", "Hit or miss"],
]);

const CHART = { value: 0, centre: 1, lower: 2, upper: 3, flag: 4, type: 5 } as const;

export function spcCases(excel: FakeExcel): void {
  describeShared("charts of individuals, as the NHS tools draw them", () => {
    const input = z.object({
      values: numbers,
      improvement: z.string(),
      target: z.number().nullish(),
      baselinePoints: z.number().nullish(),
      screenMovingRanges: z.boolean(),
      limitFactor: z.number().nullish(),
    });
    const expected = z.object({
      mean: z.number(),
      lowerProcessLimit: z.number(),
      upperProcessLimit: z.number(),
      specialCause: z.array(z.string()),
      pointType: z.array(z.string()).optional(),
      variationOfLastPoint: z.string().optional(),
      assurance: z.string().nullish(),
    });

    it.each(casesOf("spc-xmr", "XMR", input, expected))("$id $title", (given) => {
      const { values, improvement, target, baselinePoints, screenMovingRanges } = given.input;
      const wanted = given.expected;
      for (const layout of LAYOUTS) {
        const table = excel.call(
          "XMR",
          layout(values),
          improvement,
          null,
          null,
          baselinePoints,
          screenMovingRanges,
          null,
          null,
          given.input.limitFactor,
        );
        expect(table.length).toBe(values.length);
        for (const row of table) {
          expectWithin(row[CHART.centre], wanted.mean, given.tolerance);
          expectWithin(row[CHART.lower], wanted.lowerProcessLimit, given.tolerance);
          expectWithin(row[CHART.upper], wanted.upperProcessLimit, given.tolerance);
        }
        expect(columnOf(table, CHART.value)).toEqual(values);
        expect(columnOf(table, CHART.flag)).toEqual(wanted.specialCause);
        if (wanted.pointType) expect(columnOf(table, CHART.type)).toEqual(wanted.pointType);
      }
      const rest = [null, baselinePoints, screenMovingRanges];
      if (target !== null && target !== undefined && wanted.assurance) {
        const shown = excel.cell("ASSURANCE", column(...values), target, improvement, ...rest);
        expect(shown).toBe(ASSURANCES.get(wanted.assurance));
      }
      if (wanted.variationOfLastPoint) {
        const shown = excel.cell("VARIATION", column(...values), improvement, ...rest, null);
        const meaning = wanted.variationOfLastPoint.split("_").slice(2).join(" ");
        if (meaning === "") expect(shown).toBe("Common cause");
        else expect(String(shown).toLowerCase()).toContain(meaning);
      }
    });
  });

  describeShared("textbook charts of individuals", () => {
    const input = z.object({
      values: numbers,
      screenMovingRanges: z.boolean(),
      limitFactor: z.number(),
      mrFactor: z.number().optional(),
    });
    const expected = z.object({
      mean: z.number(),
      lowerProcessLimit: z.number(),
      upperProcessLimit: z.number(),
      meanMovingRange: z.number().optional(),
      mrUpperLimit: z.number().optional(),
    });

    it.each(casesOf("spc-textbook", "XMR", input, expected))("$id $title", (given) => {
      const { values, screenMovingRanges, limitFactor, mrFactor } = given.input;
      const { mean, lowerProcessLimit, upperProcessLimit, meanMovingRange, mrUpperLimit } =
        given.expected;
      const limit = (which: string) =>
        excel.cell("LIMIT", column(...values), which, null, null, screenMovingRanges, limitFactor);
      expectWithin(limit("mean"), mean, given.tolerance);
      expectWithin(limit("lower"), lowerProcessLimit, given.tolerance);
      expectWithin(limit("upper"), upperProcessLimit, given.tolerance);
      if (meanMovingRange !== undefined) {
        expectWithin(limit("mr"), meanMovingRange, given.tolerance);
      }
      if (mrUpperLimit !== undefined) {
        const nulls = new Array<null>(8).fill(null);
        const ranges = excel.call("SPC", "mr", column(...values), ...nulls, mrFactor);
        expectWithin(ranges.at(-1)?.[CHART.upper], mrUpperLimit, given.tolerance);
      }
    });
  });

  describeShared("whether a process reaches its target", () => {
    const input = z.object({
      lowerProcessLimit: z.number(),
      upperProcessLimit: z.number(),
      target: z.number(),
      improvement: z.string(),
    });
    const expected = z.object({ assurance: z.string() });

    it.each(casesOf("spc-assurance", "ASSURANCE", input, expected))("$id $title", (given) => {
      const {
        lowerProcessLimit: lower,
        upperProcessLimit: upper,
        target,
        improvement,
      } = given.input;
      const middle = (lower + upper) / 2;
      // Two figures in turn: their step over two on either side gives just these limits.
      const step = (upper - middle) / 2.66 / 2;
      const values = Array.from({ length: 24 }, (_, index) => middle + (index % 2 ? step : -step));
      for (const shape of SHAPES) {
        const shown = excel.cell("ASSURANCE", column(...values), shape(target), shape(improvement));
        expect(shown).toBe(ASSURANCES.get(given.expected.assurance));
      }
    });
  });

  describeShared("charts of counts, shares and gaps", () => {
    const input = z.object({
      numerators: numbers,
      denominators: numbers.optional(),
      laney: z.boolean().optional(),
    });
    const runs = z.object({
      nUseful: z.number(),
      longestRun: z.number(),
      longestRunMax: z.number(),
      crossings: z.number(),
      crossingsMin: z.number(),
      signal: z.boolean(),
    });
    const expected = z.object({
      centre: z.number(),
      lower: oneOrEach,
      upper: oneOrEach,
      runs: runs.optional(),
    });
    const at = (line: number | readonly number[], index: number) =>
      typeof line === "number" ? line : (line[index] ?? NaN);

    const charts = [
      ["spc-p", "PCHART", "p"],
      ["spc-u", "UCHART", "u"],
      ["spc-c", "CCHART", "c"],
      ["spc-g", "GCHART", "g"],
      ["spc-t", "TCHART", "t"],
    ] as const;
    const all = charts.flatMap(([topic, id, chart]) =>
      casesOf(topic, id, input, expected).map((given) => ({ ...given, function: id, chart })),
    );

    it.each(all)("$id $title", (given) => {
      const { numerators, denominators, laney } = given.input;
      const { centre, lower, upper, runs: wanted } = given.expected;
      const prime = laney === true ? "p" : "";
      for (const layout of LAYOUTS) {
        const sizes = denominators === undefined ? [] : [layout(denominators), laney ?? null];
        const shown = [
          excel.call(given.function, layout(numerators), ...sizes),
          excel.call("SPC", given.chart + prime, layout(numerators), sizes[0] ?? null),
        ];
        for (const table of shown) {
          expect(table.length).toBe(numerators.length);
          table.forEach((row, index) => {
            expectWithin(row[CHART.centre], centre, given.tolerance);
            expectWithin(row[CHART.lower], at(lower, index), given.tolerance);
            expectWithin(row[CHART.upper], at(upper, index), given.tolerance);
          });
        }
        if (wanted === undefined) continue;
        const values = numerators.map((count, index) => count / (denominators?.[index] ?? 1));
        expect(excel.call("RUNCHART", layout(values), centre)[0]?.slice(1)).toEqual([
          wanted.nUseful,
          wanted.longestRun,
          wanted.longestRunMax,
          wanted.crossings,
          wanted.crossingsMin,
          wanted.signal,
        ]);
      }
    });
  });

  describeShared("the rules one by one", () => {
    const marks = z.array(z.number());
    const input = z.object({
      rule: z.string(),
      side: marks.optional(),
      values: numbers.optional(),
      closeToLimit: marks.optional(),
    });

    it.each(casesOf("spc-rules", "SPCRULES", input, z.object({ flagged: marks })))(
      "$id $title",
      (given) => {
        const { rule, side, values, closeToLimit } = given.input;
        const figures =
          values ??
          side?.map((way, index) => (closeToLimit?.[index] === 1 ? 2.5 * way : way)) ??
          [];
        const lines = values ? [0, -100, 100] : [0, -3, 3];
        const flagged = given.expected.flagged.map((flag) => [flag]);
        expect(excel.call("SPCRULES", column(...figures), ...lines, rule)).toEqual(flagged);
        const all = excel.call("SPCRULES", column(...figures), ...lines, null);
        const place = ["outside", "trend7", "twoInThree", "shift7"].indexOf(rule);
        expect(columnOf(all, place)).toEqual(given.expected.flagged);
      },
    );
  });

  describeShared("runs about the median", () => {
    const series = z.object({ values: numbers });
    const found = z.object({
      median: z.number(),
      nUseful: z.number(),
      longestRun: z.number(),
      longestRunMax: z.number(),
      crossings: z.number(),
      crossingsMin: z.number(),
      signal: z.boolean(),
    });
    const sizes = z.object({ n: numbers });
    const limits = z.object({ longestRunMax: numbers, crossingsMin: numbers });

    it.each(casesOf("spc-run", "RUNCHART", z.union([series, sizes]), z.union([found, limits])))(
      "$id $title",
      ({ input, expected }) => {
        if ("n" in input) {
          const { longestRunMax, crossingsMin } = limits.parse(expected);
          input.n.forEach((n, index) => {
            const values = Array.from({ length: n }, (_, at) => at % 2);
            const [row] = excel.call("RUNCHART", column(...values), 0.5);
            expect([row?.[1], row?.[3], row?.[5]]).toEqual([
              n,
              longestRunMax[index],
              crossingsMin[index],
            ]);
          });
          return;
        }
        const wanted = found.parse(expected);
        for (const layout of LAYOUTS) {
          for (const centre of [null, "median", wanted.median]) {
            expect(excel.call("RUNCHART", layout(input.values), centre)).toEqual([
              [
                wanted.median,
                wanted.nUseful,
                wanted.longestRun,
                wanted.longestRunMax,
                wanted.crossings,
                wanted.crossingsMin,
                wanted.signal,
              ],
            ]);
          }
        }
      },
    );
  });

  describeShared("cumulative sums", () => {
    const input = z.object({
      values: numbers,
      centre: z.number(),
      sd: z.number(),
      k: z.number(),
      h: z.number(),
    });
    const expected = z.object({ pos: numbers, neg: numbers });

    it.each(casesOf("spc-other", "CUSUM", input, expected))("$id $title", (given) => {
      const { values, centre, sd, k, h } = given.input;
      for (const shape of SHAPES) {
        const options = [k, h, centre, sd].map(shape);
        excel.call("CUSUM", column(...values), ...options, null).forEach((row, index) => {
          expect(row[0]).toBe(values[index]);
          expectWithin(row[1], given.expected.pos[index] ?? NaN, given.tolerance);
          expectWithin(row[2], given.expected.neg[index] ?? NaN, given.tolerance);
        });
      }
    });
  });

  describeShared("trends", () => {
    const published = z.object({
      statistic: z.enum(["FORECAST", "STEYX"]),
      x: z.number().optional(),
      ys: numbers,
      xs: numbers,
    });
    const series = z.object({ values: numbers, method: z.string().optional() });
    const value = z.object({ value: z.number() });
    const lines = z.record(z.string(), z.number());
    const THEIL_SEN = ["slope", "intercept", "p", "words", "S", "varS", "z"];
    const OLS = ["slope", "intercept", "p", "words", "seSlope", "r2", "steyx"];

    it.each(casesOf("trend", "TREND", z.union([published, series]), z.union([value, lines])))(
      "$id $title",
      (given) => {
        const { input, tolerance } = given;
        if ("statistic" in input) {
          const [row] = excel.call("TREND", column(...input.ys), column(...input.xs), "ols");
          const { value: wanted } = value.parse(given.expected);
          const shown =
            input.statistic === "STEYX"
              ? row?.[6]
              : Number(row?.[1]) + Number(row?.[0]) * (input.x ?? NaN);
          expectWithin(shown, wanted, tolerance);
          return;
        }
        const [row = []] = excel.call(
          "TREND",
          column(...input.values),
          null,
          input.method ?? "ols",
        );
        const names = input.method === undefined ? OLS : THEIL_SEN;
        for (const [name, wanted] of Object.entries(lines.parse(given.expected))) {
          expectWithin(row[names.indexOf(name)], wanted, tolerance);
        }
      },
    );
  });
}
