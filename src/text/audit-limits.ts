import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const NOTHING = "Nothing was changed.";

/** What each limit is called, and how it is written. */
export const limitWords = {
  major_plan: {
    label: "Major finding: cause and plan within",
    hint: "14 days, 10 working days, 1 month",
  },
  minor_plan: { label: "Minor finding: cause and plan within", hint: "" },
  major_done: { label: "Major finding: everything done within", hint: "" },
  minor_done: { label: "Minor finding: everything done within", hint: "" },
  major_effectiveness: {
    label: "Major finding: effectiveness reviewed not before",
    hint: "Days after the last action",
  },
  minor_effectiveness: {
    label: "Minor finding: effectiveness reviewed not before",
    hint: "Days after the last action",
  },
  reporting_cycle: {
    label: "A full reporting cycle before effectiveness is reviewed",
    hint: "none, month or quarter",
  },
  max_extensions: { label: "Extensions of an action at most", hint: "" },
  reopen_within: { label: "Closed findings can be opened again within", hint: "Days" },
  escalate_lead: { label: "Late for so long: tell the lead auditor", hint: "Days" },
  escalate_manager: { label: "Late for so long: tell the programme manager", hint: "Days" },
  calendar: {
    label: "Bank holidays of",
    hint: "England and Wales, Scotland, Northern Ireland, Jersey or none",
  },
  risk_matrix: { label: "Risk matrix", hint: "3x3, 4x4 or 5x5" },
  risk_hazard_scale: { label: "Scale of hazards", hint: "L = 1; M = 2; H = 3" },
  risk_likelihood_scale: { label: "Scale of likelihoods", hint: "L = 1; M = 2; H = 3" },
  risk_bands: { label: "Bands of risk", hint: "1 to 2 low; 3 to 4 medium; 6 to 9 high" },
} as const;

export type LimitName = keyof typeof limitWords;

/** Words of the limits that an organisation sets for its audits. */
export const limitText = {
  title: "Limits",
  open: "Limits",
  openHint: "Due dates, waiting times, escalation, calendar, risk matrix",
  about:
    "They stand in the sheet “Audit settings”. A field that is left blank means the limit that Plumbline proposes; dates that findings already have stay as they are.",
  ours: (hint: string, value: string) =>
    [hint, `Proposed: ${value}`].filter((part) => part !== "").join(". "),
  show: "Show what will be written",
  confirm: "Set these limits",

  sets: (label: string, value: string, before: string) =>
    `${label}: ${value} instead of ${before}.`,
  kept: "Findings that are open keep the dates they were given.",
  nothing: () => trouble("nothing-to-set", `No limit differs from what stands already. ${NOTHING}`),
  unfit: (label: string, value: string, hint: string) =>
    trouble(
      "limit-unfit",
      `“${value}” cannot be read for “${label}”.${hint === "" ? " Write a number, or for example “10 working days”." : ` It is written like this: ${hint}.`} ${NOTHING}`,
    ),
  notLead: (name: string) =>
    trouble(
      "not-authorised",
      `${name} cannot set the limits of audits. A lead auditor or the programme manager can. ${NOTHING}`,
    ),
} as const;
