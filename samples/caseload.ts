import type { Cell } from "../src/cells/cell";
import type { DayNumber } from "../src/cells/date";
import { Dice } from "./dice";
import { countOf, day, filled, minus, onTimeShare, rateOf, total, workdaysFrom } from "./figures";
import { pncOf, somebody, workerNames } from "./people";
import { caseloadPlants, plant } from "./planted";
import { DATE_FORMAT, type Choices, type RecordSheet, type SampleColumn } from "./sheets";
import type { SummaryLine } from "./summary";
import { isWeekday, weekdaysAfter } from "./weekdays";

const RECORDS = 300;

const PRISONS = [
  "HMP Ashmoor",
  "HMP Calder Vale",
  "HMP Easterby",
  "HMP Thornholme",
  "Community",
] as const;
const RISKS = ["Low", "Medium", "High", "Very high"] as const;
const STATUSES = ["Open", "Closed", "Transferred"] as const;
const HOMES = ["Settled", "Temporary", "No fixed abode", "Not known"] as const;

export const caseloadLists: readonly Choices[] = [
  { title: "Prison", values: PRISONS },
  { title: "Risk", values: RISKS },
  { title: "Status", values: STATUSES },
  { title: "Accommodation on release", values: HOMES },
];

const columns: readonly SampleColumn[] = [
  { title: "Case ref", width: 11 },
  { title: "Prison", width: 17, choices: "Prison" },
  { title: "Worker", width: 20 },
  { title: "Forename", width: 13 },
  { title: "Surname", width: 14 },
  { title: "Date of birth", width: 13, format: DATE_FORMAT },
  { title: "PNC", width: 16 },
  { title: "Referral date", width: 13, format: DATE_FORMAT },
  { title: "First appointment", width: 17, format: DATE_FORMAT },
  { title: "Plan completed", width: 15, format: DATE_FORMAT },
  { title: "Release date", width: 13, format: DATE_FORMAT },
  { title: "Risk", width: 10, choices: "Risk" },
  { title: "Status", width: 12, choices: "Status" },
  { title: "Accommodation on release", width: 25, choices: "Accommodation on release" },
  { title: "Contacts", width: 9 },
];

/** 300 referrals of one year, oldest first, with the faults that `planted.ts` lists. */
export function caseload(asAt: DayNumber): RecordSheet {
  const dice = new Dice(20_261_031);
  const workers = workerNames(dice, 9);
  const rows = Array.from({ length: RECORDS }, (_, record) =>
    referral(dice, workers, record, asAt),
  );
  return {
    sheet: "Caseload",
    table: "tblCaseload",
    above: [
      "Resettlement caseload",
      "Riverbridge Resettlement Partnership – referrals from 3 November 2025",
    ],
    columns,
    rows: plant(
      rows,
      columns.map(({ title }) => title),
      caseloadPlants,
    ),
    below: [
      "Notes",
      "First appointment: within 5 working days of referral. Plan: within 15 working days of the first appointment.",
      "Contacts are counted by hand from the diary until the new system is in.",
    ],
  };
}

function referral(
  dice: Dice,
  workers: readonly [string, ...string[]],
  record: number,
  asAt: DayNumber,
): Cell[] {
  const person = somebody(dice, 1966, 2006);
  const prison = dice.chance(0.18) ? "Community" : dice.pick(PRISONS);
  const referred = onWeekday(asAt - 363 + Math.floor((record * 362) / RECORDS));
  const first = weekdaysAfter(referred, dice.between(1, 5));
  const plan = weekdaysAfter(first, dice.between(3, 15));
  const release =
    prison === "Community" ? referred - dice.between(0, 30) : referred + dice.between(25, 150);
  const isOver = release < asAt - 60 && dice.chance(0.85);
  const seen = (day: DayNumber) => (day <= asAt ? day : null);
  const home = dice.chance(0.62) ? "Settled" : dice.pick(HOMES);
  return [
    `RS-${10_001 + record}`,
    prison,
    dice.pick(workers),
    person.forename,
    person.surname,
    person.born,
    pncOf(dice, person),
    referred,
    seen(first),
    seen(plan),
    release,
    dice.pick(RISKS),
    dice.chance(0.04) ? "Transferred" : isOver ? "Closed" : "Open",
    home,
    first > asAt ? 0 : dice.between(1, 26),
  ];
}

function onWeekday(day: DayNumber): DayNumber {
  return isWeekday(day) ? day : weekdaysAfter(day, -1);
}

export function caseloadSummary(records: RecordSheet, asAt: DayNumber): readonly SummaryLine[] {
  const home = "Accommodation on release";
  return [
    {
      measure: "First appointment within 5 working days of referral",
      figure: onTimeShare(records, "Referral date", "First appointment", 5, asAt),
      format: "0.0%",
      target: 0.9,
    },
    {
      measure: "Plan within 15 working days of first appointment",
      figure: onTimeShare(records, "First appointment", "Plan completed", 15, asAt),
      format: "0.0%",
      target: 0.95,
    },
    {
      measure: "Settled accommodation, of all where it is known",
      figure: rateOf(
        countOf(records, home, "Settled"),
        minus(filled(records, home), countOf(records, home, "Not known")),
      ),
      format: "0.0%",
      target: 0.8,
    },
    {
      measure: "Contacts for each case",
      figure: rateOf(total(records, "Contacts"), filled(records, "Case ref"), 1),
      format: "0.00",
      target: 12,
    },
    {
      measure: "Open cases",
      figure: countOf(records, "Status", "Open"),
      format: "0",
      target: null,
    },
    {
      measure: "Working days in October 2026",
      figure: workdaysFrom(day("DATE(2026,9,30)", asAt - 31), asAt),
      format: "0",
      target: null,
    },
  ];
}
