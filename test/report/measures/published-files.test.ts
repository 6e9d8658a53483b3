import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { USUAL_POLICY } from "../../../src/measures/publication/policy";
import type { Figure, MeasureResult, Total } from "../../../src/measures/result";
import { reportXlsx } from "../../../src/report/file";
import { composeReport } from "../../../src/report/measures/compose";
import { REPORT_TEMPLATES } from "../../../src/report/measures/shipped";
import { documentText } from "../../../src/report/text";
import { reportDocx } from "../../../src/report/word";
import { value } from "../../measures/counting";
import { measure, PERIODS, resultOf, resultsOf } from "./results";

/** Everything that stands anywhere in a file: the workbooks behind the charts of a Word document as well. */
function partsOf(file: Uint8Array): string[] {
  return Object.entries(unzipSync(file)).flatMap(([name, content]) =>
    /\.xlsx$/.test(name) ? partsOf(content) : [strFromU8(content)],
  );
}

const OPTIONS = {
  period: "2026-10",
  policy: USUAL_POLICY,
  status: "draft",
  marking: null,
  source: "Cases.xlsx",
  names: [],
  revised: [],
} as const;

// No share of small whole numbers.
const TARGET = 0.8765;

const DIGITS = 12;
const said = (share: number) => `${(share * 100).toFixed(1)}%`;
const isSmall = (count: number) => count > 0 && count < USUAL_POLICY.threshold;

function figuresOf({ total, splits }: MeasureResult): readonly (Figure | Total)[] {
  const all = [total, ...splits.flatMap(({ groups }) => groups)].flatMap(({ figures }) => figures);
  return all.flatMap((figure) => [figure, ...(figure.yearToDate ? [figure.yearToDate] : [])]);
}

/** Shares made of a small count, as they would be written; those that another figure has as well tell nothing. */
function secretsOf(results: readonly MeasureResult[]): ReadonlySet<string> {
  const [secret, open] = [new Set<string>(), new Set([said(TARGET), said(0), said(1)])];
  for (const { numerator, denominator, value: share } of results.flatMap(figuresOf)) {
    if (share === null) continue;
    const tells = isSmall(numerator) || isSmall(denominator - numerator) ? secret : open;
    tells.add(said(share));
    tells.add(String(share).slice(0, DIGITS));
  }
  return new Set([...secret].filter((one) => !open.has(one) && one.length > 3));
}

/** As it stands among other text; a share with few digits is not the beginning of one with more. */
function patternOf(secret: string): RegExp {
  const end = secret.length < DIGITS ? "(?!\\d)" : "";
  return new RegExp(`(^|[^\\d.])${secret.replace(".", "\\.")}${end}`);
}

const count = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 40 }));
const months = fc.array(count, { minLength: PERIODS.length, maxLength: PERIODS.length });

it("no part of a published file tells a share that is made of a small count, whatever the figures", async () => {
  let secrets = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(months, { minLength: 2, maxLength: 4 }), async (groups) => {
      const counts = new Map(
        groups.map((group, at) => [
          `Area ${"ABCD"[at] ?? ""}`,
          group.map(([few, rest]) => [few, few + rest] as const),
        ]),
      );
      const what = measure("M1", "Seen in time", "share", { target: TARGET });
      const results = resultsOf([resultOf(what, "Area", counts)]);
      const hidden = secretsOf(results.measures);
      secrets += hidden.size;
      for (const template of REPORT_TEMPLATES) {
        const document = value(await composeReport(template, results, [], OPTIONS));
        const parts = [
          documentText(document),
          ...partsOf(value(await reportXlsx(document))),
          ...partsOf(await reportDocx(document)),
        ];
        const told = [...hidden].filter((secret) =>
          parts.some((part) => patternOf(secret).test(part)),
        );
        expect(told, template.id).toEqual([]);
      }
    }),
    { numRuns: 4 },
  );
  expect(secrets).toBeGreaterThan(0);
});
