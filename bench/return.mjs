import { chance, FIRST_DAY, STATUSES, TEAMS } from "./caseload.mjs";

const FIELDS = /** @type {const} */ ([
  ["ref", "string"],
  ["person", "string"],
  ["forename", "string"],
  ["surname", "string"],
  ["born", "date"],
  ["sex", "string"],
  ["team", "string"],
  ["office", "string"],
  ["order", "string"],
  ["start", "date"],
  ["end", "date"],
  ["first_contact", "date"],
  ["status", "string"],
  ["end_reason", "string"],
  ["planned", "integer"],
  ["attended", "integer"],
  ["hours", "number"],
  ["postcode", "string"],
  ["email", "string"],
  ["recorded", "date"],
]);
export const ORDERS = ["Community order", "Suspended sentence", "Licence", "Youth rehabilitation"];

export const OFFICES = Array.from({ length: 60 }, (_, i) => `Office ${i}`);

const rule = (
  /** @type {string} */ id,
  /** @type {string} */ kind,
  /** @type {string[]} */ fields,
  more = {},
) => ({
  id,
  kind,
  fields,
  // One stage for all: no rule waits for another, as none does in the engines beside which Plumbline is measured.
  stage: 3,
  ...more,
});

/** Thirty rules of the kinds that returns have: required, pattern, unique, range, list, order, time limit, condition. */
export const PACK = {
  format: 1,
  id: "bench-return",
  version: "1",
  title: "A return of twenty columns",
  owner: "Benchmark",
  tables: [
    {
      name: "cases",
      find: { sheet: "Return" },
      schema: { fields: FIELDS.map(([name, type]) => ({ name, type })) },
    },
  ],
  rules: [
    ...["ref", "forename", "surname", "born", "start"].map((field) =>
      rule(`${field}-required`, "required", [field]),
    ),
    rule("ref-form", "pattern", ["ref"], { params: { pattern: "C\\d{7}" } }),
    rule("person-form", "pattern", ["person"], { params: { pattern: "[A-Z]\\d{6}" } }),
    rule("email-form", "pattern", ["email"], { params: { pattern: "[^@ ]+@[^@ ]+\\.[^@ ]+" } }),
    rule("postcode-form", "pattern", ["postcode"], {
      params: { pattern: "[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}" },
    }),
    rule("ref-once", "unique", ["ref"]),
    rule("order-once", "unique", ["person", "start", "order"]),
    rule("born-range", "range", ["born"], {
      params: { minimum: "1920-01-01", maximum: "2012-12-31" },
    }),
    rule("start-range", "range", ["start"], {
      params: { minimum: "2024-04-01", maximum: "2026-03-31" },
    }),
    rule("planned-range", "range", ["planned"], { params: { minimum: 0, maximum: 100 } }),
    rule("hours-range", "range", ["hours"], { params: { minimum: 0, maximum: 500 } }),
    rule("sex-list", "allowed", ["sex"], { params: { values: ["M", "F", "N"] } }),
    rule("team-list", "allowed", ["team"], { params: { values: TEAMS } }),
    rule("office-list", "allowed", ["office"], {
      params: { values: OFFICES },
    }),
    rule("order-list", "allowed", ["order"], { params: { values: ORDERS } }),
    rule("status-list", "allowed", ["status"], { params: { values: STATUSES } }),
    rule("end-after-start", "compare", ["end", "start"], { params: { op: ">=" } }),
    rule("contact-after-start", "compare", ["first_contact", "start"], { params: { op: ">=" } }),
    rule("attended-planned", "compare", ["attended", "planned"], { params: { op: "<=" } }),
    rule("born-before", "compare", ["start", "born"], { params: { op: ">" } }),
    rule("contact-in-time", "late", ["start", "first_contact"], {
      params: { within: 7, overdue: false },
    }),
    rule("recorded-in-time", "late", ["start", "recorded"], {
      params: { within: 15, overdue: false },
    }),
    rule("completed-has-end", "required", ["end"], { when: '[status]="Completed"' }),
    rule("completed-has-reason", "required", ["end_reason"], { when: '[status]="Completed"' }),
    rule("open-has-no-end", "formula", ["end"], {
      params: { formula: 'NOT(AND([status]="Open", NOT(ISBLANK([end]))))' },
    }),
    rule("of-age", "formula", ["born"], { params: { formula: "[start]-[born]>=6574" } }),
  ],
};

/**
 * The columns of a return, with a fault of some kind in about one row of thirty.
 * @param {number} rows
 * @returns {(string | number | null)[][]}
 */
export function returnColumns(rows) {
  const next = chance(7);
  /** @type {(string | number | null)[][]} */
  const columns = FIELDS.map(([name]) => [name]);
  for (let row = 0; row < rows; row++) {
    const start = FIRST_DAY + next(700);
    const isOpen = next(4) === 0;
    const [fault, planned] = [next(900), 5 + next(20)];
    const cells = [
      `C${1_000_000 + row - (fault === 1 ? 1 : 0)}`,
      fault === 2 ? "A12" : `A${100_000 + next(900_000)}`,
      fault === 3 ? null : "Sam",
      `Surname ${next(5000)}`,
      fault === 4 ? 3 : start - 7000 - next(15000),
      ["M", "F", "N"][next(3)] ?? "N",
      TEAMS[next(20)] ?? "",
      fault === 5 ? "Office" : `Office ${next(60)}`,
      ORDERS[next(4)] ?? "",
      start,
      isOpen ? null : start + (fault === 6 ? -3 : next(200)),
      start + (fault === 7 ? 40 : next(5)),
      isOpen ? "Open" : "Completed",
      isOpen || fault === 8 ? null : "Ran its course",
      planned,
      fault === 9 ? planned + 1 : next(planned + 1),
      next(3000) / 10,
      `AB${1 + next(9)} ${1 + next(9)}CD`,
      fault === 10 ? "nobody" : `person${row}@example.org`,
      start + (fault === 11 ? 60 : next(10)),
    ];
    cells.forEach((cell, column) => columns[column]?.push(cell));
  }
  return columns;
}
