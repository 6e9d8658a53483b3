import { asText, cellError, type Cell } from "../src/cells/cell";
import { formatDate } from "../src/cells/date";
import { weekdaysAfter } from "./weekdays";

/** What kind of mess a planted fault is; the words that tests look for. */
export type FaultKind =
  | "date as text"
  | "not a date"
  | "number as text"
  | "stray space"
  | "variant spelling"
  | "not on the list"
  | "blank"
  | "only a space"
  | "duplicate key"
  | "duplicate row"
  | "wrong pattern"
  | "wrong check letter"
  | "out of range"
  | "wrong order"
  | "late"
  | "overdue"
  | "disagrees"
  | "error cell"
  | "hidden row";

/** A fault put into one record on purpose. Records count from 0 in the order of the sheet. */
export interface Plant {
  readonly record: number;
  readonly field: string;
  /** Null where the change only keeps a record sound that another plant has moved. */
  readonly fault: FaultKind | null;
  /** What the cell holds in place of the clean value; `clean` gives the other fields of the record. */
  readonly spoil: (clean: (field: string) => Cell) => Cell;
  /** For a duplicate row: the record that is repeated, every field of it. */
  readonly copyOf?: number;
}

const typed = (record: number, field: string, fault: FaultKind | null, value: Cell): Plant => ({
  record,
  field,
  fault,
  spoil: () => value,
});

const changed = (
  record: number,
  field: string,
  fault: FaultKind,
  change: (text: string) => string,
): Plant => ({ record, field, fault, spoil: (clean) => change(asText(clean(field))) });

const textDate = (record: number, field: string): Plant => ({
  record,
  field,
  fault: "date as text",
  spoil: (clean) => {
    const day = clean(field);
    if (typeof day !== "number") throw new TypeError(`${field} of record ${record} is not a date.`);
    return formatDate(day);
  },
});

const textNumber = (record: number, field: string): Plant =>
  changed(record, field, "number as text", (number) => number);

const away = (
  record: number,
  field: string,
  fault: FaultKind | null,
  from: string,
  weekdays: number,
): Plant => ({
  record,
  field,
  fault,
  spoil: (clean) => {
    const day = clean(from);
    if (typeof day !== "number") throw new TypeError(`${from} of record ${record} is not a date.`);
    return weekdaysAfter(day, weekdays);
  },
});

const repeated = (record: number, copyOf: number, field: string): Plant => ({
  ...typed(record, field, "duplicate row", null),
  copyOf,
});

const hiddenRow = (record: number, field: string): Plant => ({
  record,
  field,
  fault: "hidden row",
  spoil: (clean) => clean(field),
});

const LATE_FIRST = [
  4, 11, 23, 31, 38, 47, 59, 66, 74, 88, 95, 103, 117, 126, 139, 148, 155, 171, 186, 204, 219, 233,
  248, 252,
];
const LATE_PLAN = [7, 19, 36, 52, 81, 97, 110, 134, 160, 178, 199, 221];

export const caseloadPlants: readonly Plant[] = [
  ...LATE_FIRST.map((record, index) =>
    away(record, "First appointment", "late", "Referral date", 8 + (index % 9)),
  ),
  ...LATE_FIRST.map((record) => away(record, "Plan completed", null, "First appointment", 6)),
  ...LATE_PLAN.map((record, index) =>
    away(record, "Plan completed", "late", "First appointment", 19 + (index % 8)),
  ),
  typed(62, "First appointment", "overdue", null),
  typed(62, "Plan completed", null, null),
  typed(141, "Plan completed", "overdue", null),
  textDate(15, "Referral date"),
  textDate(16, "Referral date"),
  textDate(83, "First appointment"),
  textDate(122, "Date of birth"),
  typed(45, "Date of birth", "not a date", "31/06/1988"),
  typed(207, "Release date", "not a date", "TBC"),
  typed(29, "Date of birth", "out of range", 45_717),
  away(91, "Plan completed", "wrong order", "First appointment", -4),
  textNumber(9, "Contacts"),
  textNumber(10, "Contacts"),
  textNumber(164, "Contacts"),
  typed(112, "Contacts", "out of range", -3),
  changed(21, "Surname", "stray space", (surname) => `${surname} `),
  changed(54, "Prison", "stray space", (prison) => ` ${prison}`),
  changed(130, "Forename", "stray space", (forename) => `${forename}\u00a0`),
  typed(33, "Prison", "variant spelling", "HMP Calder vale"),
  typed(70, "Prison", "not on the list", "Ashmoor"),
  typed(119, "Prison", "not on the list", "HMP Eastersby"),
  typed(58, "Risk", "variant spelling", "medium"),
  typed(146, "Risk", "not on the list", "V. High"),
  typed(190, "Risk", "blank", null),
  typed(87, "Status", "not on the list", "Close"),
  typed(102, "Accommodation on release", "blank", null),
  typed(175, "Accommodation on release", "only a space", " "),
  typed(216, "Accommodation on release", "not on the list", "NFA"),
  typed(156, "Worker", "error cell", cellError("#N/A")),
  typed(228, "Worker", "blank", null),
  changed(40, "PNC", "wrong check letter", otherLetter),
  changed(127, "PNC", "wrong check letter", otherLetter),
  changed(212, "PNC", "wrong check letter", otherLetter),
  typed(78, "PNC", "wrong pattern", "not known"),
  changed(183, "Case ref", "wrong pattern", (ref) => ref.replace("RS-", "RS ")),
  { record: 240, field: "Case ref", fault: "duplicate key", spoil: () => "RS-10006" },
  repeated(263, 262, "Case ref"),
  hiddenRow(198, "Case ref"),
];

const LATE_PANEL = [5, 14, 27, 33, 41, 58, 66, 79, 85];

export const panelPlants: readonly Plant[] = [
  ...LATE_PANEL.map((record, index) =>
    away(record, "Panel date", "late", "Court date", 24 + index),
  ),
  ...LATE_PANEL.map((record) => away(record, "Recorded on", null, "Panel date", 3)),
  ...[8, 22, 49, 70].map((record, index) =>
    away(record, "Recorded on", "late", "Panel date", 9 + index),
  ),
  typed(37, "Panel date", "overdue", null),
  typed(37, "Recorded on", null, null),
  textDate(3, "Court date"),
  textDate(46, "Panel date"),
  typed(61, "Date of birth", "not a date", "30/02/2011"),
  typed(17, "Date of birth", "out of range", 37_622),
  away(53, "Recorded on", "wrong order", "Panel date", -2),
  textNumber(12, "Volunteers"),
  typed(24, "Volunteers", "out of range", 1),
  typed(30, "Order length (months)", "out of range", 14),
  typed(55, "Order length (months)", "number as text", "6"),
  typed(72, "Order length (months)", "wrong pattern", "3 months"),
  typed(10, "Victim participation", "variant spelling", "direct"),
  changed(44, "Victim participation", "stray space", (kind) => `${kind} `),
  typed(63, "Victim participation", "not on the list", "Letter of apology"),
  typed(75, "Victim participation", "blank", null),
  typed(19, "Victim contacted", "not on the list", "Y"),
  changed(90, "Young person ref", "wrong pattern", (ref) => ref.replace("-", "")),
  typed(95, "Intervention status", "variant spelling", "Complete d"),
  { record: 101, field: "Panel ref", fault: "duplicate key", spoil: () => "P-2003" },
];

export const actionPlants: readonly Plant[] = [
  typed(6, "Completed on", "disagrees", null),
  typed(13, "Status", "overdue", "Open"),
  typed(13, "Completed on", null, null),
  typed(13, "Outcome", null, null),
  typed(25, "Owner agency", "blank", null),
  typed(31, "Owner agency", "variant spelling", "Childrens services"),
  typed(36, "Status", "not on the list", "Ongoing"),
  textDate(18, "Due date"),
  textDate(19, "Due date"),
  typed(42, "Due date", "not a date", "asap"),
  away(48, "Due date", "wrong order", "Meeting date", -3),
  changed(22, "Owner", "stray space", (owner) => `${owner}  `),
  typed(39, "Case ref", "wrong pattern", "m 2611"),
  typed(51, "Outcome", "only a space", " "),
  repeated(29, 28, "Case ref"),
];

/** Another letter of those that close a PNC ID, so that only the check can tell. */
function otherLetter(pnc: string): string {
  return pnc.slice(0, -1) + (pnc.endsWith("K") ? "L" : "K");
}

/** The rows with their faults, in the order in which the plants are listed. */
export function plant(
  rows: readonly (readonly Cell[])[],
  fields: readonly string[],
  plants: readonly Plant[],
): Cell[][] {
  const planted = rows.map((row) => [...row]);
  for (const { record, field, spoil, copyOf } of plants) {
    const row = planted[record];
    const at = fields.indexOf(field);
    if (!row || at < 0) throw new RangeError(`There is no ${field} in record ${record}.`);
    if (copyOf === undefined) row[at] = spoil((other) => row[fields.indexOf(other)] ?? null);
    else planted[record] = [...(planted[copyOf] ?? [])];
  }
  return planted;
}
