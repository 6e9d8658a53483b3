import type { Cell } from "../src/cells/cell";
import type { DayNumber } from "../src/cells/date";
import { Dice } from "./dice";
import {
  countBefore,
  countOf,
  filled,
  latest,
  minus,
  onTimeShare,
  rateOf,
  workdaysFrom,
} from "./figures";
import { workerNames } from "./people";
import { actionPlants, plant } from "./planted";
import { DATE_FORMAT, type Choices, type RecordSheet, type SampleColumn } from "./sheets";
import type { SummaryLine } from "./summary";
import { weekdaysAfter } from "./weekdays";

const RECORDS = 80;
const ACTIONS_AT_A_MEETING = 8;

const AGENCIES = [
  "Police",
  "Probation",
  "Children’s services",
  "Adult social care",
  "Housing",
  "Health",
  "Idva service",
  "Education",
] as const;
const STATUSES = ["Open", "Done", "Withdrawn"] as const;

const ACTIONS = [
  "Put a marker on the address",
  "Offer a target-hardening visit",
  "Check the tenancy and the options for a move",
  "Invite to the next support session",
  "Share the risk assessment with the midwife",
  "Speak to the school’s safeguarding lead",
  "Review bail conditions before they end",
  "Make a referral to the perpetrator programme",
  "Agree a safe time and way to make contact",
  "Confirm that the GP record carries the flag",
] as const;

export const actionLists: readonly Choices[] = [
  { title: "Owner agency", values: AGENCIES },
  { title: "Status", values: STATUSES },
];

const columns: readonly SampleColumn[] = [
  { title: "Meeting date", width: 13, format: DATE_FORMAT },
  { title: "Case ref", width: 10 },
  { title: "Action", width: 44 },
  { title: "Owner agency", width: 19, choices: "Owner agency" },
  { title: "Owner", width: 20 },
  { title: "Due date", width: 12, format: DATE_FORMAT },
  { title: "Completed on", width: 13, format: DATE_FORMAT },
  { title: "Status", width: 11, choices: "Status" },
  { title: "Outcome", width: 34 },
];

/** 80 actions of ten fortnightly meetings, oldest first, with the faults that `planted.ts` lists. */
export function actionLog(asAt: DayNumber): RecordSheet {
  const dice = new Dice(2_610_316);
  const owners = workerNames(dice, 14);
  const rows = Array.from({ length: RECORDS }, (_, record) => action(dice, owners, record, asAt));
  return {
    sheet: "Action log",
    table: "tblActionLog",
    above: [
      "MARAC action log",
      "Marlbury MARAC – official-sensitive when filled in. Case references only, no names of victims.",
    ],
    columns,
    rows: plant(
      rows,
      columns.map(({ title }) => title),
      actionPlants,
    ),
    below: ["Note: an action is withdrawn only by the chair, and the outcome says why."],
  };
}

function action(
  dice: Dice,
  owners: readonly [string, ...string[]],
  record: number,
  asAt: DayNumber,
): Cell[] {
  const lastMeeting = asAt - 9;
  const meetingNumber = Math.floor(record / ACTIONS_AT_A_MEETING);
  const meeting = lastMeeting - 14 * (RECORDS / ACTIONS_AT_A_MEETING - 1 - meetingNumber);
  const due = weekdaysAfter(meeting, dice.between(5, 15));
  const completed = weekdaysAfter(meeting, dice.between(2, 5));
  const isWithdrawn = dice.chance(0.06);
  const isDone = !isWithdrawn && (due < asAt || (completed <= asAt && dice.chance(0.4)));
  return [
    meeting,
    `M-${2601 + meetingNumber * 4 + Math.floor((record % ACTIONS_AT_A_MEETING) / 2)}`,
    dice.pick(ACTIONS),
    dice.pick(AGENCIES),
    dice.pick(owners),
    due,
    isDone ? completed : null,
    isWithdrawn ? "Withdrawn" : isDone ? "Done" : "Open",
    isWithdrawn
      ? "Withdrawn by the chair: no longer needed"
      : isDone
        ? dice.pick([
            "Done, and the case worker told",
            "Done at the first try",
            "Done; family seen together",
          ])
        : null,
  ];
}

export function actionSummary(records: RecordSheet, asAt: DayNumber): readonly SummaryLine[] {
  return [
    {
      measure: "Actions completed within 15 working days of the meeting",
      figure: onTimeShare(records, "Meeting date", "Completed on", 15, asAt),
      format: "0.0%",
      target: 0.9,
    },
    {
      measure: "Actions done, of those not withdrawn",
      figure: rateOf(
        countOf(records, "Status", "Done"),
        minus(filled(records, "Status"), countOf(records, "Status", "Withdrawn")),
      ),
      format: "0.0%",
      target: 0.85,
    },
    {
      measure: "Open actions past their due date",
      figure: countBefore(records, "Status", "Open", "Due date", asAt),
      format: "0",
      target: 0,
      direction: "lower",
    },
    {
      measure: "Working days since the last meeting",
      figure: workdaysFrom(latest(records, "Meeting date"), asAt),
      format: "0",
      target: null,
    },
  ];
}
