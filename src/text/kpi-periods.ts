import type { Problem } from "./kpi";

export const periodText = {
  headers: ["Start", "End", "Period"],
  weekEnding: (day: string) => `Week ending ${day}`,
  noDay: (place: string): Problem => ({
    code: "#VALUE!",
    message: `${place} is blank. Give a date.`,
  }),
  tooMany: (most: number): Problem => ({
    code: "#NUM!",
    message: `There would be more than ${most} periods. Give dates closer together or longer periods.`,
  }),
} as const;
