import { isBlank, trim, type Cell } from "../../cells/cell";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { programmeText } from "../../text/audit-programme";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { Draft } from "../draft";
import { foldKey } from "../key";
import type { RowOf } from "../layout";
import { personOf } from "../life/people";
import type { Register } from "../register";
import { populations } from "../sampling/frame";

/** Words of a title whose column names those who do the work, and words that make it something else. */
const WORK = new Set([
  "worker",
  "keyworker",
  "officer",
  "practitioner",
  "staff",
  "manager",
  "owner",
  "auditor",
  "coordinator",
]);
const NOT_PEOPLE = new Set(["agency", "unit", "team", "grade", "number", "id", "date", "count"]);

const LONGEST_NAME = 60;

/** Somebody whom the tables of the workbook name, and whom the list of people does not have yet. */
export interface KnownPerson {
  readonly name: string;
  /** Where, such as `Caseload: Worker`. */
  readonly where: readonly string[];
  readonly rows: number;
}

function namesStaff(title: string): boolean {
  const words = title.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => WORK.has(word)) && !words.some((word) => NOT_PEOPLE.has(word));
}

function nameIn(cell: Cell): string {
  if (typeof cell !== "string") return "";
  const name = foldKey(cell);
  return name.length <= LONGEST_NAME && /\p{L}/u.test(name) && !/\d/.test(name) ? name : "";
}

/** Those who own or do the work, by the tables that people keep; who is on the caseload is not among them. */
export async function peopleInWorkbook(
  workbook: Workbook,
  register: Register,
): Promise<Result<readonly KnownPerson[]>> {
  const tables = await populations(workbook);
  if (!tables.ok) return tables;
  const found = new Map<string, { name: string; where: Set<string>; rows: number }>();
  for (const { name: table, columns, body } of tables.value) {
    for (const [at, title] of columns.entries()) {
      if (!namesStaff(title)) continue;
      const read = await workbook.read({ ...body, column: body.column + at, columns: 1 });
      if (!read.ok) return read;
      for (const cell of read.value.columns[0]?.values ?? []) {
        const name = nameIn(cell);
        if (name === "") continue;
        const folded = name.toLowerCase();
        const person = found.get(folded) ?? { name, where: new Set<string>(), rows: 0 };
        person.where.add(`${table}: ${title}`);
        person.rows++;
        found.set(folded, person);
      }
    }
  }
  return ok(
    [...found.values()]
      .filter(({ name }) => personOf(register, name) === null)
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB"))
      .map(({ name, where, rows }) => ({ name, where: [...where], rows })),
  );
}

export type NewPerson = Pick<
  RowOf<"tblPeople">,
  "name" | "role" | "unit" | "auditorQualifiedUntil"
>;

/** Puts people on the list that says who may do what. Refused where one has no name or is there already. */
export function addPeople(
  register: Register,
  people: readonly NewPerson[],
  moment: Moment,
): Result<Plan> {
  const draft = new Draft(register, moment);
  const names = people.map(({ name }) => trim(name));
  if (names.length === 0 || names.some(isBlank)) return fail(programmeText.personUnnamed());
  const folded = names.map((name) => foldKey(name).toLowerCase());
  const twice = names.find(
    (name, at) => personOf(register, name) !== null || folded.indexOf(folded[at] ?? "") !== at,
  );
  if (twice !== undefined) return fail(programmeText.personKnown(twice));
  for (const [at, person] of people.entries()) {
    const name = names[at] ?? "";
    draft.add("tblPeople", { ...person, personId: name, name, account: "", active: true });
    draft.say(programmeText.personAdded(name, person.role));
  }
  return draft.done();
}
