import { describe, expect, it } from "vitest";
import { guideIndex, searchGuide } from "../../src/measures/guide/search";
import { describeFunctions } from "../../tools/functions-metadata.mjs";

const { help } = await describeFunctions();
const index = guideIndex(help);

/** What people who keep the figures ask, and what answers it. */
const QUESTIONS: readonly (readonly [question: string, id: string])[] = [
  ["how many panels were on time", "ONTIME"],
  ["what share of reports was sent within 10 working days", "ONTIME"],
  ["on time by team", "ONTIMETABLE"],
  ["which cases are late", "TIMELINESS"],
  ["is this row overdue", "TIMELINESS"],
  ["deadline 20 working days after the court date", "DUE"],
  ["date one month later", "DUE"],
  ["how many working days did it take", "WORKDAYS"],
  ["is this a working day", "ISWORKDAY"],
  ["bank holidays in Jersey", "BANKHOLIDAYS"],
  ["median days from start to end", "DAYSTAT"],
  ["how long do cases usually take, with those still open", "SURVIVAL"],
  ["how old are the open cases", "AGEBANDS"],
  ["90th percentile of waiting days", "PERCENTILEDAYS"],
  ["how many open cases at the end of the month", "CASELOAD"],
  ["caseload by month: opening, new, closed", "FLOWTABLE"],
  ["cases per worker", "PERSTAFF"],
  ["weight the caseload by risk tier", "WEIGHTEDLOAD"],
  ["are we closing as many as we open", "CLEARANCE"],
  ["how many drop out at each stage", "ATTRITION"],
  ["how full are the beds", "OCCUPANCY"],
  ["percentage of cases with a positive outcome", "RATEIFS"],
  ["rate per 1000", "RATE"],
  ["how many different people", "COUNTDISTINCT"],
  ["percentage change on last year", "CHANGE"],
  ["index with first month as 100", "INDEX"],
  ["total for the year to date", "YTD"],
  ["rolling 12 months", "ROLLING"],
  ["cross table of team and status", "PIVOT"],
  ["which quarter is this date in", "PERIOD"],
  ["list of months between two dates", "PERIODS"],
  ["hide numbers under five", "SUPPRESS"],
  ["red amber green against target", "RAG"],
  ["four-point rating bands", "RAGBANDS"],
  ["how far are we from target", "GAP"],
  ["how many more do we need to hit the target", "SHORTFALL"],
  ["where should we be by now on the way to the target", "TRAJECTORY"],
  ["money deducted for missing the service level", "SERVICECREDIT"],
  ["overall score of several KPIs", "SCORECARD"],
  ["is nine out of ten good enough for 90%", "LIKELY"],
  ["is the change real or just chance", "CHANGECI"],
  ["confidence interval of a percentage", "CI"],
  ["is the difference between two prisons significant", "SIGDIFF"],
  ["sample size for an audit", "SAMPLESIZE"],
  ["what does my audit sample say about all files", "AUDITRESULT"],
  ["do two auditors agree", "KAPPA"],
  ["control chart", "XMR"],
  ["is performance getting better or worse over time", "TREND"],
  ["did the last month stand out", "VARIATION"],
  ["will we reliably meet the target", "ASSURANCE"],
  ["should the limits be worked out anew after a change", "SUGGESTREBASE"],
  ["is there a seasonal pattern", "SEASONAL"],
  ["run chart", "RUNCHART"],
  ["compare teams of different size", "FUNNEL"],
  ["which team is best: ranking", "RANK"],
  ["are Black children over-represented", "RRI"],
  ["disproportionality at each stage from arrest to sentence", "DISPARITY"],
  ["four fifths rule", "FOURFIFTHS"],
  ["proven reoffending rate", "REOFFENDING"],
  ["has everyone been followed up for long enough", "MATURE"],
  ["net present value", "NPV"],
  ["social return on investment", "SROI"],
  ["how many years until it pays for itself", "PAYBACK"],
  ["cost per outcome", "COSTPEROUTCOME"],
  ["what is it worth in today's prices", "REALTERMS"],
  ["forecast the next three months", "FORECAST"],
  ["what will the year-end total be", "PROJECT"],
  ["what rate do we need for the rest of the year", "RUNRATE"],
  ["how complete is the data", "COMPLETENESS"],
  ["find duplicates", "DUPLICATES"],
  ["how quickly are contacts recorded", "ENTRYLAG"],
  ["data quality score", "DQSCORE"],
  ["is this PNC number valid", "IDCHECK"],
  ["tidy up NHS numbers", "IDCLEAN"],
  ["why does my formula give an error", "EXPLAIN"],
  ["which version of the rules was used", "VERSION"],
];

describe("An everyday question", () => {
  it.each(QUESTIONS)("“%s” has %s among the first three answers", (question, id) => {
    const first = searchGuide(index, question)
      .slice(0, 3)
      .map((found) => found.id);
    expect(first).toContain(id);
  });
});
