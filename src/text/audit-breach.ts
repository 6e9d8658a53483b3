import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const NOTHING = "Nothing was changed.";
const hours = (n: number) => (n === 1 ? "1 hour" : `${n.toLocaleString("en-GB")} hours`);

/** Words on breaches of personal data and their 72-hour clock. Times come as text, such as 16:30 on 23/11/2026. */
export const breachText = {
  kind: {
    confidentiality: "seen or sent where it should not be",
    integrity: "changed where it should not be",
    availability: "lost, deleted or out of reach",
  },
  standing: {
    running: "Clock running",
    late: "Past 72 hours",
    reported: "Reported in time",
    reported_late: "Reported late",
    need_not_be_reported: "Need not be reported",
  },
  clock:
    "A breach that is likely to be a risk to people is reported to the Information Commissioner within 72 hours of knowing of it. Nights, weekends and holidays count.",

  unknown: (id: string) =>
    trouble("breach-unknown", `There is no breach ${id} in this workbook. ${NOTHING}`),
  whatMissing: () => trouble("missing-text", `Say what happened, without names. ${NOTHING}`),
  inFuture: (time: string) =>
    trouble(
      "date-in-future",
      `${time} has not come yet. Give the time at which it was. ${NOTHING}`,
    ),
  beforeAware: (time: string) =>
    trouble("before-aware", `It was known of only at ${time}. Give a later time. ${NOTHING}`),
  lateNeedsReason: (due: string) =>
    trouble(
      "missing-reason",
      `It was due by ${due}. Say why it is late: the report has to give the reasons. ${NOTHING}`,
    ),
  reasonMissing: () =>
    trouble(
      "missing-reason",
      `Say why no risk to people is likely: that is what the Information Commissioner may ask to see. ${NOTHING}`,
    ),
  reportedAlready: (id: string) =>
    trouble("reported-already", `${id} has been reported already. ${NOTHING}`),

  recorded: (id: string, due: string) =>
    `Records ${id}. If a risk to people is likely, it is to be reported by ${due}.`,
  reports: (id: string, at: string) => `Keeps that ${id} was reported at ${at}.`,
  needNot: (id: string) => `Keeps that ${id} need not be reported, and why.`,
  tells: (id: string, on: string) => `Keeps that the people concerned in ${id} were told on ${on}.`,

  running: (id: string, due: string, left: number) =>
    `${id}: report it by ${due}, or say why it need not be (${hours(left)} left)`,
  late: (id: string, due: string, past: number) =>
    `${id}: was to be reported by ${due}, ${hours(past)} ago`,
  undated: (id: string, due: string) => `${id}: report it by ${due}, or say why it need not be`,
  cliCounts: (open: number, all: number) =>
    `Data breaches: ${all.toLocaleString("en-GB")}, of which ${open.toLocaleString("en-GB")} neither reported nor decided`,
};
