import { describe, expect, it } from "vitest";
import { readMeasureFormula } from "../../../src/measures/formula";
import { USUAL_POLICY } from "../../../src/measures/publication/policy";
import type { Results } from "../../../src/measures/result";
import { composeReport, type ReportOptions } from "../../../src/report/measures/compose";
import { REPORT_TEMPLATES, templateNamed } from "../../../src/report/measures/shipped";
import { documentText } from "../../../src/report/text";
import { value } from "../../measures/counting";
import { measure, PERIODS, resultOf, resultsOf, sampleResults } from "./results";

const INTERNAL: ReportOptions = {
  period: "2026-10",
  policy: null,
  status: "draft",
  marking: null,
  source: "Cases.xlsx",
  names: [],
  revised: [],
};
const PUBLISHED: ReportOptions = { ...INTERNAL, policy: USUAL_POLICY };

async function textOf(id: string, results: Results, options: ReportOptions) {
  return documentText(value(await composeReport(value(templateNamed(id)), results, [], options)));
}

describe("a report on people", () => {
  it("says in every report and edition where people count once, so that parts may come to more than the whole", async () => {
    const oncePer = value(readMeasureFormula("[Child]"));
    const children = measure("YJ-02", "Children seen", "share", { oncePer, target: 0.9 });
    const counts = PERIODS.map((): [number, number] => [20, 30]);
    const groups = new Map([
      ["North", counts],
      ["South", counts],
    ]);
    const results = resultsOf([resultOf(children, "Area", groups)]);
    for (const { id } of REPORT_TEMPLATES) {
      for (const options of [INTERNAL, PUBLISHED]) {
        const text = await textOf(id, results, options);
        expect(text, id).toContain("Each “Child” counts once in a period and once in the year");
        expect(text, id).toContain("groups may come to more than the whole");
      }
    }
    const plain = await textOf("monthly-contract", sampleResults(), INTERNAL);
    expect(plain).not.toContain("counts once");
  });
});
