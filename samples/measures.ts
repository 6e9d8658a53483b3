import type { MeasureJson, MeasurePackJson } from "../src/measures/pack-shape";

type Given = Pick<MeasureJson, "id" | "name" | "form"> & Partial<MeasureJson>;

function measure(table: string, owner: string, given: Given): MeasureJson {
  return {
    version: "1",
    purpose: "",
    table,
    groups: [],
    unitOfCount: "",
    direction: "none",
    frequency: "monthly",
    owner,
    source: table,
    reference: "",
    notes: "",
    exclusions: [],
    breaks: [],
    ...given,
  };
}

function pack(
  id: string,
  title: string,
  measures: MeasureJson[],
  events: MeasurePackJson["events"] = [],
): MeasurePackJson {
  return {
    format: 1,
    id,
    version: "1.0",
    edition: "",
    title,
    about: "Invented for the sample. Its targets are those of no contract.",
    basis: [],
    measures,
    events,
  };
}

const caseloadOf = (given: Given) => measure("tblCaseload", "Performance coordinator", given);

export const caseloadMeasures = pack(
  "sample-resettlement",
  "Measures of the sample caseload",
  [
    caseloadOf({
      id: "FIRST-APPT",
      name: "First appointment within 5 working days of referral",
      purpose: "People are seen soon after they are referred.",
      form: "share",
      numerator:
        'IF(ISBLANK([First appointment]), FALSE, [First appointment] <= KPI.DUE([Referral date], 5, "E&W"))',
      denominator: 'KPI.DUE([Referral date], 5, "E&W") <= as_of',
      date: "[Referral date]",
      groups: ["Prison", "Worker"],
      unitOfCount: "referrals",
      target: 0.9,
      tolerance: 0.05,
      direction: "higher",
    }),
    caseloadOf({
      id: "PLAN",
      name: "Plan within 15 working days of the first appointment",
      purpose: "Everybody who is seen has a plan to work by.",
      form: "share",
      numerator:
        'IF(ISBLANK([Plan completed]), FALSE, [Plan completed] <= KPI.DUE([First appointment], 15, "E&W"))',
      denominator: 'KPI.DUE([First appointment], 15, "E&W") <= as_of',
      date: "[First appointment]",
      groups: ["Prison", "Worker"],
      unitOfCount: "cases",
      target: 0.95,
      tolerance: 0.05,
      direction: "higher",
    }),
    caseloadOf({
      id: "SETTLED",
      name: "Settled accommodation on release",
      purpose: "Nobody leaves prison without somewhere to live.",
      form: "share",
      numerator: '[Accommodation on release] = "Settled"',
      denominator: "[Release date] <= as_of",
      date: "[Release date]",
      groups: ["Prison"],
      unitOfCount: "releases",
      target: 0.8,
      tolerance: 0.05,
      direction: "higher",
      exclusions: [
        {
          when: '[Accommodation on release] = "Not known"',
          reason: "Where people went is not known",
        },
      ],
    }),
    caseloadOf({
      id: "CONTACTS",
      name: "Contacts for each case",
      purpose: "Cases are worked with.",
      form: "mean",
      numerator: "[Contacts]",
      date: "[Referral date]",
      groups: ["Worker"],
      unitOfCount: "contacts",
      target: 12,
      tolerance: 2,
      direction: "higher",
    }),
    caseloadOf({
      id: "REFERRALS",
      name: "Referrals",
      form: "count",
      date: "[Referral date]",
      groups: ["Prison"],
      unitOfCount: "referrals",
    }),
    caseloadOf({
      id: "BEFORE-RELEASE",
      name: "Cases open before release",
      form: "caseload",
      date: "[Referral date]",
      endDate: "[Release date]",
      groups: ["Prison"],
      unitOfCount: "cases",
      exclusions: [
        { when: '[Prison] = "Community"', reason: "Referred after release, in the community" },
      ],
    }),
  ],
  [
    {
      from: "2026-08-10",
      to: "2026-08-21",
      measures: ["FIRST-APPT", "PLAN"],
      note: "The diary was down while it was moved, and appointments were entered late",
    },
  ],
);

const panelsOf = (given: Given) => measure("tblPanels", "Restorative justice coordinator", given);

export const panelMeasures = pack("sample-youth-panels", "Measures of the sample panels", [
  panelsOf({
    id: "PANELS",
    name: "First panels within 20 working days of court",
    purpose: "Orders begin without delay.",
    form: "share",
    numerator: 'IF(ISBLANK([Panel date]), FALSE, [Panel date] <= KPI.DUE([Court date], 20, "E&W"))',
    denominator: 'KPI.DUE([Court date], 20, "E&W") <= as_of',
    date: "[Court date]",
    unitOfCount: "orders",
    target: 0.9,
    tolerance: 0.05,
    direction: "higher",
  }),
  panelsOf({
    id: "RECORDED",
    name: "Panels recorded within 5 working days",
    form: "share",
    numerator:
      'IF(ISBLANK([Recorded on]), FALSE, [Recorded on] <= KPI.DUE([Panel date], 5, "E&W"))',
    denominator: 'KPI.DUE([Panel date], 5, "E&W") <= as_of',
    date: "[Panel date]",
    unitOfCount: "panels",
    target: 0.95,
    tolerance: 0.05,
    direction: "higher",
  }),
  panelsOf({
    id: "VICTIMS-DIRECT",
    name: "Victims taking part directly, of those contacted",
    form: "share",
    numerator: '[Victim participation] = "Direct"',
    denominator: '[Victim contacted] = "Yes"',
    date: "[Panel date]",
    unitOfCount: "victims",
    direction: "higher",
  }),
  panelsOf({
    id: "VICTIMS-INDIRECT",
    name: "Victims taking part indirectly, of those contacted",
    form: "share",
    numerator: '[Victim participation] = "Indirect"',
    denominator: '[Victim contacted] = "Yes"',
    date: "[Panel date]",
    unitOfCount: "victims",
    direction: "higher",
  }),
  panelsOf({
    id: "COMPLETED",
    name: "Interventions completed, of those ended",
    form: "share",
    numerator: '[Intervention status] = "Completed"',
    denominator: '[Intervention status] = {"Completed","Not completed"}',
    date: "[Court date]",
    groups: ["Intervention"],
    unitOfCount: "interventions",
    target: 0.8,
    tolerance: 0.05,
    direction: "higher",
  }),
]);

const actionsOf = (given: Given) => measure("tblActionLog", "MARAC coordinator", given);
const withdrawn = [
  { when: '[Status] = "Withdrawn"', reason: "Withdrawn by the chair: no longer needed" },
];

export const actionMeasures = pack("sample-marac", "Measures of the sample action log", [
  actionsOf({
    id: "ACTIONS-DONE",
    name: "Actions done by their due date",
    purpose: "What a meeting agrees is done in time.",
    form: "share",
    numerator: "IF(ISBLANK([Completed on]), FALSE, [Completed on] <= [Due date])",
    denominator: "[Due date] <= as_of",
    date: "[Due date]",
    groups: ["Owner agency"],
    unitOfCount: "actions",
    target: 0.9,
    tolerance: 0.1,
    direction: "higher",
    exclusions: withdrawn,
  }),
  actionsOf({
    id: "ACTIONS-OPEN",
    name: "Actions open at the end of the month",
    form: "caseload",
    date: "[Meeting date]",
    endDate: "[Completed on]",
    groups: ["Owner agency"],
    unitOfCount: "actions",
    direction: "lower",
    exclusions: withdrawn,
  }),
  actionsOf({
    id: "DAYS",
    name: "Days from meeting to done",
    form: "median",
    numerator: "[Completed on] - [Meeting date]",
    denominator: "NOT(ISBLANK([Completed on]))",
    date: "[Completed on]",
    unitOfCount: "days",
    direction: "lower",
  }),
]);
