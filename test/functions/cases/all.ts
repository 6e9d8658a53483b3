import { expect, it } from "vitest";
import { hasShared } from "../../shared";
import type { FakeExcel } from "../excel";
import { casesNotAsked } from "../reference-cases";
import { caseloadCases } from "./caseload";
import { comparisonCases } from "./comparison";
import { confidenceCases } from "./confidence";
import { forecastsCases } from "./forecasts";
import { groupsOfPeopleCases } from "./groups-of-people";
import { moneyCases } from "./money";
import { numericsCases } from "./numerics";
import { qualityCases } from "./quality";
import { spcCases } from "./spc";
import { survivalCases } from "./survival";
import { targetsCases } from "./targets";
import { workingDaysCases } from "./working-days";

/** Every reference case, put to the functions as Excel calls them. */
export function referenceCases(excel: FakeExcel): void {
  caseloadCases(excel);
  comparisonCases(excel);
  confidenceCases(excel);
  forecastsCases(excel);
  groupsOfPeopleCases(excel);
  moneyCases(excel);
  numericsCases(excel);
  qualityCases(excel);
  spcCases(excel);
  survivalCases(excel);
  targetsCases(excel);
  workingDaysCases(excel);

  it.runIf(hasShared)("leave no reference case out", () => {
    expect(casesNotAsked()).toEqual([]);
  });
}
