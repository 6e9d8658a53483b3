import { expect, it } from "vitest";
import { z } from "zod";
import { parseDate } from "../../../src/cells/date";
import { describeShared } from "../../shared";
import { column, type FakeExcel } from "../excel";
import { casesOf, expectWithin, SHAPES } from "../reference-cases";

export function groupsOfPeopleCases(excel: FakeExcel): void {
  describeShared("published relative rates", () => {
    const rates = z.object({ rateGroup: z.number(), rateReference: z.number() });
    const counts = z.object({
      groupCount: z.number(),
      groupBase: z.number(),
      referenceCount: z.number(),
      referenceBase: z.number(),
      confidence: z.number(),
    });
    const expected = z.object({
      rri: z.number(),
      lower: z.number().optional(),
      upper: z.number().optional(),
      percentagePointGap: z.number().optional(),
      excessCount: z.number().optional(),
    });

    it.each(casesOf("rri", "RRI", z.union([rates, counts]), expected))("$id $title", (given) => {
      const { input, tolerance } = given;
      const groups =
        "rateGroup" in input
          ? // Rates per 1,000 people are counts among 1,000 people.
            [input.rateGroup, 1000, input.rateReference, 1000]
          : [input.groupCount, input.groupBase, input.referenceCount, input.referenceBase];
      for (const shape of SHAPES) {
        const ask = (id: string, which: string | null, ...more: null[]) =>
          excel.cell(id, ...groups.map(shape), which === null ? null : shape(which), null, ...more);
        const { rri, lower, upper, percentagePointGap, excessCount } = given.expected;
        expectWithin(ask("RRI", null, null, null), rri, tolerance);
        if (lower !== undefined) expectWithin(ask("RRI", "lower", null, null), lower, tolerance);
        if (upper !== undefined) expectWithin(ask("RRI", "upper", null, null), upper, tolerance);
        if (percentagePointGap !== undefined) {
          expectWithin(ask("PARITYGAP", "gap"), percentagePointGap, tolerance);
        }
        if (excessCount !== undefined) {
          expectWithin(ask("PARITYGAP", "excess"), excessCount, tolerance);
        }
      }
    });
  });

  describeShared("proven reoffending by the Ministry of Justice's definition", () => {
    const input = z.object({
      cohort: z.array(z.tuple([z.string(), z.string()])),
      offences: z.array(z.tuple([z.string(), z.string(), z.string().nullable()])),
      followUpMonths: z.number(),
      waitingMonths: z.number(),
    });
    const expected = z.object({
      offenders: z.number(),
      reoffenders: z.number(),
      reoffences: z.number(),
      binaryRate: z.number(),
      reoffencesPerReoffender: z.number(),
      reoffencesPerOffender: z.number(),
    });

    it.each(casesOf("reoffending", "REOFFENDING", input, expected))("$id $title", (given) => {
      const { cohort, offences, followUpMonths, waitingMonths } = given.input;
      const serial = (text: string) => parseDate(text);
      const asText = (text: string) => text;
      for (const written of [serial, asText]) {
        for (const blank of [0, null, ""]) {
          for (const periods of [
            [followUpMonths, waitingMonths],
            [null, null],
          ]) {
            const [row = []] = excel.call(
              "REOFFENDING",
              column(...cohort.map(([id]) => ` ${id.toLowerCase()}`), blank),
              column(...cohort.map(([, date]) => written(date)), blank),
              column(...offences.map(([id]) => id), blank),
              column(...offences.map(([, date]) => written(date)), blank),
              column(
                ...offences.map(([, , date]) => (date === null ? blank : written(date))),
                blank,
              ),
              ...periods,
              null,
            );
            const wanted = [
              given.expected.offenders,
              given.expected.reoffenders,
              given.expected.reoffences,
              given.expected.binaryRate,
              given.expected.reoffencesPerReoffender,
              given.expected.reoffencesPerOffender,
            ];
            expect(row).toHaveLength(wanted.length);
            wanted.forEach((figure, index) => {
              expectWithin(row[index], figure, given.tolerance);
            });
          }
        }
      }
    });
  });
}
