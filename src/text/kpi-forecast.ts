import { problem } from "./kpi";

/** What the functions about run rates and forecasts say. */
export const forecastText = {
  moreThan: (what: string, value: number, whole: string, all: number) =>
    problem("#NUM!", `“${what}” is ${value}, more than “${whole}” (${all}). Check both figures.`),
  nothingRemains: problem(
    "#DIV/0!",
    "No case remains, so there is no rate that the remaining ones would need.",
  ),
  tooFewValues: (place: string, count: number, needed: number, method: string) =>
    problem("#N/A", `${place} has ${count} figures, and ${method} needs ${needed}.`),
  notACount: (place: string, value: number, most: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a whole number from 1 to ${most}.`),
  notASeason: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. A season has at least 2 periods, 12 for months.`),
  notALevel: (place: string, value: number) =>
    problem("#NUM!", `${place} holds ${value}. Give a share above 0 and below 1, such as 0.8.`),
  gap: (place: string) =>
    problem(
      "#N/A",
      `${place} is blank between two figures. Fill it in, or begin the range after it.`,
    ),
  noGrowth: problem(
    "#DIV/0!",
    "The same periods of last year come to 0, so there is no growth to carry forward.",
  ),
  nothingToCompare: problem("#N/A", "No row holds both an actual and a forecast figure."),
  noChange: problem(
    "#DIV/0!",
    "The actual figures do not change, so there is no simple forecast to measure against.",
  ),

  runRateHeaders: ["Needed", "Remaining", "Required rate", "Achievable"],
  forecastHeaders: ["Period", "Forecast", "Lower", "Upper", "Method"],
  errorHeaders: ["MAE", "RMSE", "MASE", "Bias"],

  naive: "naive: the last figure",
  seasonalNaive: (period: number) => `seasonal naive: the figure ${period} periods before`,
  simple: (alpha: number, level: number) => `simple smoothing: alpha ${alpha}; starts at ${level}`,
  holt: (alpha: number, beta: number, level: number, trend: number) =>
    `Holt: alpha ${alpha}, beta ${beta}; starts at level ${level}, trend ${trend}`,
  holtWinters: (
    alpha: number,
    beta: number,
    gamma: number,
    period: number,
    level: number,
    trend: number,
  ) =>
    `Holt-Winters, additive, season of ${period}: alpha ${alpha}, beta ${beta}, gamma ${gamma}; starts at level ${level}, trend ${trend}`,
} as const;
