import { problem } from "./kpi";

/** What the functions about money and social return say. */
export const moneyText = {
  yearBeforeStart: (place: string, year: number) =>
    problem(
      "#NUM!",
      `${place} holds ${year}. Years count from 0, the year in which money is spent.`,
    ),
  yearTooFar: (place: string, year: number, last: number) =>
    problem(
      "#N/A",
      `${place} holds ${year}, and the discount rates end with year ${last}. Choose an earlier year.`,
    ),
  rateTooLow: (place: string, rate: number) =>
    problem("#NUM!", `${place} holds ${rate}. A discount rate has to be above -1, such as 0.035.`),
  noSchedule: (place: string) =>
    problem(
      "#VALUE!",
      `${place} holds no discount rate. Use “standard”, “health”, or a rate such as 3.5%.`,
    ),
  noCashflows: (place: string) =>
    problem("#N/A", `${place} holds no amount. Give the money of each year.`),
  noYears: (place: string) =>
    problem(
      "#DIV/0!",
      `${place} ends before year 1, so there is no year to spread the value over.`,
    ),
  noCosts: (place: string) =>
    problem("#DIV/0!", `${place} comes to 0, so there is nothing to divide by.`),
  neverPaidBack: problem(
    "#N/A",
    "The money spent is not earned back in the years given. Give more years, or say that it is not.",
  ),
  yearNotHeld: (place: string, year: number, from: number, to: number, vintage: string) =>
    problem(
      "#N/A",
      `${place} holds ${year}. The GDP deflator of ${vintage} covers ${from}-${to}; for other years give “index”.`,
    ),
  yearNotInIndex: (place: string, year: number) =>
    problem("#N/A", `${place} holds ${year}, a year for which “index” has no figure above 0.`),
  indexShape: (place: string, columns: number) =>
    problem(
      "#VALUE!",
      `${place} has ${columns} columns. Give two: the years, and the index of each year.`,
    ),
  mapShape: (place: string, columns: number) =>
    problem(
      "#VALUE!",
      `${place} has ${columns} columns. Give three to seven, in this order: quantity, proxy, deadweight, displacement, attribution, drop-off, duration; a column of names may stand before them.`,
    ),
  emptyMap: (place: string) =>
    problem("#N/A", `${place} holds no outcome. Give a row for each outcome.`),
  notAYearCount: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a whole number of years from 1 to 1000.`),

  sroiHeaders: ["Figure", "Value"],
  impactOf: (name: string) => `Impact in year 1: ${name}`,
  outcomeNumber: (number: number) => `outcome ${number}`,
  totalOf: (year: number) => `Total of year ${year}`,
  presentValue: "Present value",
  netPresentValue: "Net present value",
  ratio: "Ratio",
  payback: "Payback in years",
  discountedFrom: "Year 1 is discounted as at its",
  ends: "end",
  starts: "start",

  sensitivityHeaders: ["Assumption", "Ratio if lower", "Ratio if higher", "Change that makes it 1"],
  assumptions: {
    quantity: "Quantity",
    proxy: "Proxy",
    deadweight: "Deadweight",
    displacement: "Displacement",
    attribution: "Attribution",
    dropOff: "Drop-off",
    rate: "Discount rate",
    investment: "Investment",
  },
  noSwitch: (assumption: string) =>
    problem("#N/A", `No change of “${assumption}” alone brings the ratio to 1.`),
} as const;
