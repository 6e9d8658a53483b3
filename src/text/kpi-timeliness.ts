import type { Problem } from "./kpi";

const problem = (code: Problem["code"], message: string): Problem => ({ code, message });

/** What the functions of timeliness say, beyond the words of KPI.TIMELINESS. */
export const timelinessText = {
  onTimeHeaders: [
    "Group",
    "Due",
    "On time",
    "Late",
    "Overdue",
    "Rate",
    "Lower limit (95 %)",
    "Upper limit (95 %)",
    "Median days",
  ],
  ageHeaders: ["Age", "Open", "Share"],
  survivalHeaders: ["Days", "Still open", "At risk", "Ended"],
  noGroups: problem("#N/A", "No row has a group, so there is no table to show."),
  noneDue: problem("#DIV/0!", "No row of the group counts towards the rate yet."),
  noneFinished: problem("#N/A", "No row of the group is finished."),
  noPairs: problem("#NUM!", "No row has both a start and an end, so there are no days to count."),
  noDays: problem("#NUM!", "The range holds no number of days."),
  shareTooFar: (place: string, share: number, count: number) =>
    problem(
      "#NUM!",
      `${place} holds ${share}. With ${count} figures the method “exc” gives shares from ${Number((1 / (count + 1)).toFixed(4))} to ${Number((count / (count + 1)).toFixed(4))}.`,
    ),
  noShare: problem("#VALUE!", "“percentile” needs “p”. Give the share of rows, such as 0.9."),
  shareOutside: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a share above 0 and below 1, such as 0.5.`),
  noAsAt: (place: string) => problem("#VALUE!", `${place} is blank. Give the report date.`),
  bandsNotRising: (place: string) =>
    problem(
      "#NUM!",
      `${place} is not larger than the band before. Give the bands from small to large.`,
    ),
  noBands: (place: string) => problem("#VALUE!", `${place} holds no number to begin a band with.`),
  band: (from: number, to: number | null) => {
    if (to === null) return `${from}+`;
    const isWhole = Number.isInteger(from) && Number.isInteger(to);
    if (!isWhole) return `${from} to under ${to}`;
    return to - from === 1 ? String(from) : `${from}–${to - 1}`;
  },
  noCases: problem("#N/A", "No case had started by the report date."),
  noneEnded: problem("#N/A", "No case has ended yet, so there is no curve to show."),
  neverReached: (share: number) =>
    problem(
      "#N/A",
      `Fewer than ${Number((share * 100).toFixed(6))} % have ended in the time observed, so the time cannot be said yet.`,
    ),
} as const;
