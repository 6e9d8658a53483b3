import { fail } from "./trouble";

const refuse = (code: string, message: string) => fail({ code, message });

/** What the command line says about measures. */
export const measureCommandText = {
  summary:
    "work out the measures of workbooks by period and group, with the rows behind each figure",
  usage: "plumbline measure FILE|FOLDER … --as-of DATE [--measure ID] [--by COLUMN]",
  options: [
    ["--as-of DATE", "the date of the figures, such as 31/10/2026; always needed"],
    ["--measure ID", "only this measure, with all its periods; may come several times"],
    [
      "--by COLUMN",
      "split by this column as well as by those of the measure; may come several times",
    ],
    ["--period month|quarter|year|week", "how long the periods are; months are the usual"],
    ["--count N", "how many periods at most; two years of months are the usual"],
    ["--year-start MONTH", "the month in which the year begins, from 1 to 12; 4 is the usual"],
    [
      "--pack ID|FILE.json",
      "the measures of a pack; left out, those that the workbook keeps in its table tblMeasure",
    ],
    [
      "--rows ID@PERIOD",
      "the rows behind one figure, such as PANELS@2026-10: counted, left out and why",
    ],
    ["--group COLUMN=VALUE", "with --rows: the rows of one group only, such as Team=North"],
    ["--format text|json|csv", "what comes out; text for people is the usual"],
    ["--out FILE", "write to this file instead of the screen"],
  ],
  noFiles: () =>
    refuse(
      "measure-files",
      "Name a workbook or a folder, such as plumbline measure caseload.xlsx --as-of 31/10/2026",
    ),
  badCount: (given: string) =>
    refuse("measure-count", `“${given}” is no number of periods. Write a whole number such as 12.`),
  badYearStart: (given: string) =>
    refuse("measure-year", `“${given}” is no month. Write a number from 1 to 12; 4 is April.`),
  badRows: (given: string) =>
    refuse(
      "measure-rows",
      `“${given}” names no figure. Write the measure and the period, such as PANELS@2026-10.`,
    ),
  badGroup: (given: string) =>
    refuse(
      "measure-group",
      `“${given}” names no group. Write the column and the value, such as Team=North.`,
    ),
  rowsOfOne: () =>
    refuse("measure-rows-files", "The rows behind a figure are those of one workbook. Name one."),
  notJson: (file: string) =>
    refuse("measure-pack", `${file} is no JSON, so it holds no measure pack.`),
  written: (out: string, files: number) =>
    `Wrote ${out} with the figures of ${files === 1 ? "one workbook" : `${files} workbooks`}.`,
  heading: (file: string, measures: number, date: string) =>
    `${file}: ${measures === 1 ? "one measure" : `${measures} measures`}, figures as at ${date}`,
  unreadable: (file: string, why: string) => `${file}: ${why}`,
  notMeasured: "Not worked out",
  of: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
  target: (value: string) => `target ${value}`,
  yearToDate: "Year to date",
  rollingTwelve: "Last twelve months",
  lastYear: "Same period last year",
  needed: "Still needed",
  trend: "Trend",
  assurance: "Target in reach",
  caseload: (opening: number, started: number, ended: number, closing: number) =>
    `opening ${opening} + new ${started} − closed ${ended} = closing ${closing}`,
  runRate: (needed: string, remaining: string, rate: string, isPossible: boolean) =>
    isPossible
      ? `${needed} in the ${remaining} to come (${rate})`
      : `${needed} in the ${remaining} to come, which cannot be reached`,
  by: (column: string) => `By ${column}`,
  leftOut: (rows: number, why: string) => `left out ${rows}: ${why}`,
  undated: (rows: number, why: string) => `in no period ${rows}: ${why}`,
  rowsHeading: (measure: string, period: string, sheet: string) =>
    `${measure}, ${period}: rows of sheet “${sheet}”`,
  counted: "Counted",
  inNumerator: "Of these in the numerator",
  rowsLeftOut: "Left out",
  none: "none",
  columns: {
    file: "File",
    measure: "Measure",
    version: "Version",
    name: "Name",
    splitBy: "Split by",
    group: "Group",
    period: "Period",
    first: "First day",
    last: "Last day",
    inProgress: "In progress",
    numerator: "Numerator",
    denominator: "Denominator",
    value: "Figure",
    lower: "Lower limit",
    upper: "Upper limit",
    target: "Target",
    rating: "Rating",
    rows: "Rows counted",
    leftOut: "Rows left out",
    ytdNumerator: "Year to date, numerator",
    ytdDenominator: "Year to date, denominator",
    ytd: "Year to date",
    rolling: "Last twelve months",
    change: "Change",
    note: "Note",
  },
};
