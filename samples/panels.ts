import type { Cell } from "../src/cells/cell";
import type { DayNumber } from "../src/cells/date";
import { Dice } from "./dice";
import { countOf, day, onTimeShare, plus, rateOf, workdaysFrom } from "./figures";
import { panelPlants, plant } from "./planted";
import { DATE_FORMAT, type Choices, type RecordSheet, type SampleColumn } from "./sheets";
import type { SummaryLine } from "./summary";
import { isWeekday, weekdaysAfter, workdayUpTo } from "./weekdays";

const RECORDS = 120;

const CONTACTED = ["Yes", "No"] as const;
const PARTICIPATION = ["Direct", "Indirect", "None", "Declined"] as const;
const INTERVENTIONS = [
  "Reparation",
  "Victim awareness",
  "Weapons awareness",
  "Education support",
  "Substance misuse",
  "Mentoring",
] as const;
const INTERVENTION_STATUSES = ["Not started", "In progress", "Completed", "Not completed"] as const;

export const panelLists: readonly Choices[] = [
  { title: "Victim contacted", values: CONTACTED },
  { title: "Victim participation", values: PARTICIPATION },
  { title: "Intervention", values: INTERVENTIONS },
  { title: "Intervention status", values: INTERVENTION_STATUSES },
];

const columns: readonly SampleColumn[] = [
  { title: "Panel ref", width: 10 },
  { title: "Young person ref", width: 16 },
  { title: "Date of birth", width: 13, format: DATE_FORMAT },
  { title: "Court date", width: 12, format: DATE_FORMAT },
  { title: "Panel date", width: 12, format: DATE_FORMAT },
  { title: "Order length (months)", width: 21 },
  { title: "Victim contacted", width: 16, choices: "Victim contacted" },
  { title: "Victim participation", width: 20, choices: "Victim participation" },
  { title: "Intervention", width: 19, choices: "Intervention" },
  { title: "Intervention status", width: 19, choices: "Intervention status" },
  { title: "Volunteers", width: 11 },
  { title: "Recorded on", width: 13, format: DATE_FORMAT },
];

/** 120 referral orders of one year, oldest first, with the faults that `planted.ts` lists. */
export function panels(asAt: DayNumber): RecordSheet {
  const dice = new Dice(1_820_261);
  const rows: Cell[][] = [];
  for (let record = 0; record < RECORDS; record++) {
    const earlier = record > 20 && dice.chance(0.08) ? rows[dice.between(0, 19)] : undefined;
    rows.push(order(dice, record, asAt, earlier));
  }
  return {
    sheet: "Panels",
    table: "tblPanels",
    above: [
      "Referral order panels",
      "Marlbury Youth Justice Service – orders made from November 2025",
    ],
    columns,
    rows: plant(
      rows,
      columns.map(({ title }) => title),
      panelPlants,
    ),
    below: [],
  };
}

function order(
  dice: Dice,
  record: number,
  asAt: DayNumber,
  earlier: readonly Cell[] | undefined,
): Cell[] {
  const spread = asAt - 360 + Math.floor((record * 352) / RECORDS);
  const court = isWeekday(spread) ? spread : weekdaysAfter(spread, 1);
  const panel = workdayUpTo(weekdaysAfter(court, dice.between(9, 20)));
  const recorded = weekdaysAfter(panel, dice.between(0, 5));
  const months = dice.between(3, 12);
  const contacted = dice.chance(0.78);
  const isOver = panel + months * 30 < asAt;
  const held = panel <= asAt;
  return [
    `P-${2001 + record}`,
    earlier?.[1] ?? `YP-${4101 + record}`,
    earlier?.[2] ?? court - dice.between(4_100, 6_350),
    court,
    held ? panel : null,
    months,
    contacted ? "Yes" : "No",
    contacted ? dice.pick(PARTICIPATION) : "None",
    dice.pick(INTERVENTIONS),
    isOver
      ? dice.chance(0.85)
        ? "Completed"
        : "Not completed"
      : held
        ? "In progress"
        : "Not started",
    held ? dice.between(2, 3) : null,
    recorded <= asAt ? recorded : null,
  ];
}

export function panelSummary(records: RecordSheet, asAt: DayNumber): readonly SummaryLine[] {
  const part = "Victim participation";
  const completed = countOf(records, "Intervention status", "Completed");
  const notCompleted = countOf(records, "Intervention status", "Not completed");
  return [
    {
      measure: "First panel within 20 working days of court",
      figure: onTimeShare(records, "Court date", "Panel date", 20, asAt),
      format: "0.0%",
      target: 0.9,
    },
    {
      measure: "Recorded within 5 working days of the panel",
      figure: onTimeShare(records, "Panel date", "Recorded on", 5, asAt),
      format: "0.0%",
      target: 0.95,
    },
    {
      measure: "Victims taking part, of those contacted",
      figure: rateOf(
        plus(countOf(records, part, "Direct"), countOf(records, part, "Indirect")),
        countOf(records, "Victim contacted", "Yes"),
      ),
      format: "0.0%",
      target: 0.5,
    },
    {
      measure: "Interventions completed, of those ended",
      figure: rateOf(completed, plus(completed, notCompleted)),
      format: "0.0%",
      target: 0.8,
    },
    {
      measure: "Working days in October 2026",
      figure: workdaysFrom(day("DATE(2026,9,30)", asAt - 31), asAt),
      format: "0",
      target: null,
    },
  ];
}
