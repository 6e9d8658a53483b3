// What it takes to check again after one cell has been edited, as the pane does it, by pack and column:
// node bench/edits.mjs [rows]
import { builtVerification } from "./built.mjs";
import { AS_AT, chance, FIRST_DAY, TEAMS } from "./caseload.mjs";

const PACKS = ["any-workbook", "cj-general", "cj-dates", "cj-identifiers"];
const EDITS = 15;

/** @typedef {string | number | null} Held */

/** What each column is edited to, so that something else stands there every time. */
const EDITED = /** @type {const} */ ([
  ["CRN", (/** @type {number} */ n) => `X${900_000 + n}`],
  ["PNC", (/** @type {number} */ n) => `1999/${String(100_000 + n).padStart(7, "0")}K`],
  ["Surname", (/** @type {number} */ n) => ["Smith", "Tapatab", "Bebebe"][n % 3] ?? ""],
  ["Date of birth", (/** @type {number} */ n) => 30_000 + n * 7],
  ["Team", (/** @type {number} */ n) => TEAMS[n % 20] + (n % 2 ? " " : "")],
  ["Start date", (/** @type {number} */ n) => FIRST_DAY + n],
  ["Planned", (/** @type {number} */ n) => (n % 2 ? "7" : 7)],
  ["Status", (/** @type {number} */ n) => (n % 2 ? "Open" : "Closed")],
]);

const CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";
const LETTERS = "aeioubcdfghklmnprstw";

/**
 * A caseload under the headings that the packs know, in which one row in five is a person who is there already,
 * mostly with a slip, and one cell in some hundred has a fault.
 * @param {number} rows
 * @returns {Map<string, Held[]>}
 */
function caseload(rows) {
  const next = chance(7);
  const word = () => {
    // Low numbers come more often, so that some names are common.
    let number = next(1 + next(4000));
    let text = "";
    for (let i = 0; i < 5; i++) {
      text += (LETTERS[number % 5] ?? "") + (LETTERS[5 + (number % 15)] ?? "");
      number = Math.floor(number / 3) + i;
    }
    return text;
  };
  const pnc = (/** @type {number} */ fault) => {
    const [year, serial] = [75 + next(25), next(1_000_000)];
    const letter = CHECK_LETTERS[(year * 10_000_000 + serial) % 23] ?? "";
    return `19${year}/${String(serial).padStart(7, "0")}${fault < 40 ? "I" : letter}`;
  };
  /** @type {{ forename: string, surname: string, born: number, pnc: string | null }[]} */
  const people = [];
  /** @type {Map<string, Held[]>} */
  const columns = new Map();
  for (let row = 0; row < rows; row++) {
    const [start, isOpen, fault, planned] = [
      FIRST_DAY + next(700),
      next(4) === 0,
      next(900),
      5 + next(20),
    ];
    const known = next(5) === 0 ? people[next(Math.max(1, people.length))] : undefined;
    const person = known
      ? { ...known }
      : {
          forename: word(),
          surname: word(),
          born: start - 7000 - next(15_000),
          pnc: next(20) === 0 ? null : pnc(fault),
        };
    const slip = next(4);
    if (known && slip === 0) person.forename = person.forename.replace(/.(?=.$)/, "x");
    if (known && slip === 1) person.surname = person.surname.replace(/.(?=.$)/, "x");
    if (known && slip === 2) person.born++;
    if (known && slip === 3) person.pnc = null;
    people.push(person);
    /** @type {Record<string, Held>} */
    const cells = {
      CRN: `${fault === 1 ? "Q" : "X"}${100_000 + row}`,
      PNC: person.pnc,
      Forename: fault === 3 ? null : person.forename,
      Surname: person.surname,
      "Date of birth": person.born,
      Sex: ["M", "F", "N"][next(3)] ?? "N",
      Team: (TEAMS[next(20)] ?? "") + (next(30) === 0 ? " " : ""),
      Office: fault === 5 ? "Office" : `Office ${next(60)}`,
      Order: "Community order",
      "Start date": start,
      "End date": isOpen ? null : start + (fault < 20 ? -3 : next(200)),
      "First contact": start + (fault === 7 ? 40 : next(5)),
      Status: isOpen ? "Open" : "Completed",
      "Reason ended": isOpen || fault < 40 ? null : "Ran its course",
      Planned: next(40) === 0 ? String(planned) : planned,
      Attended: next(planned + 1),
      Hours: next(3000) / 10,
      Postcode: `AB${1 + next(9)}${next(20) === 0 ? "" : " "}${1 + next(9)}CD`,
      Email: `person${row}@example.org`,
      "Date recorded": start + (fault === 11 ? 60 : next(10)),
    };
    for (const [heading, cell] of Object.entries(cells)) {
      const column = columns.get(heading);
      if (column) column.push(cell);
      else columns.set(heading, [heading, cell]);
    }
  }
  return columns;
}

const DATES = new Set([
  "Date of birth",
  "Start date",
  "End date",
  "First contact",
  "Date recorded",
]);

/**
 * @template T
 * @param {{ ok: true, value: T } | { ok: false, trouble: { message: string } }} result
 */
function valueOf(result) {
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (/** @type {number[]} */ of) => of.sort((a, b) => a - b)[of.length >> 1] ?? 0;

const rows = Number(process.argv[2] ?? 100_000);
const built = await builtVerification();
const columns = caseload(rows);
const headings = [...columns.keys()];
let edits = 0;
for (const pack of built.shippedPacks().filter(({ id }) => PACKS.includes(id))) {
  const model = built.emptyWorkbook("Return");
  const sheet = built.emptySheet("Return");
  [...columns].forEach(([heading, values], column) => {
    const format = DATES.has(heading) ? "dd/mm/yyyy" : "General";
    const formats = values.map((_, row) => (row === 0 ? "General" : format));
    sheet.columns.set(column, { values: [...values], formats, formulas: new Map() });
  });
  model.sheets.push(sheet);
  const workbook = new built.MemoryWorkbook(model);
  let [longest, last] = [0, 0];
  const pause = async () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const first = valueOf(await built.startCheck(workbook, pack, { asOf: AS_AT }));
  // Every check but the first of a session is held against the one before.
  const options = { asOf: AS_AT, pause, earlier: first.run.findings };
  let kept = valueOf(await built.startCheck(workbook, pack, options));
  console.log(`${pack.id}: ${kept.run.findings.length} findings`);
  for (const [heading, edit] of EDITED) {
    /** @type {number[]} */
    const [all, steps] = [[], []];
    for (let time = 0; time < EDITS; time++) {
      const row = 1 + ((++edits * 7919) % (rows - 1));
      const area = {
        sheet: "Return",
        row,
        column: headings.indexOf(heading),
        rows: 1,
        columns: 1,
      };
      valueOf(await workbook.apply([{ kind: "setCells", area, values: [[edit(edits)]] }]));
      const { verification } = kept;
      const shown = kept.run.findings;
      const start = cpuMs();
      [longest, last] = [0, performance.now()];
      kept = valueOf(await built.recheck(kept, workbook, pack, options, [area]));
      await pause();
      valueOf(await built.readPuttingRight(workbook));
      built.stoodAt(shown, kept.run.findings);
      await pause();
      all.push(cpuMs() - start);
      steps.push(longest);
      if (kept.verification !== verification) throw new Error("It was checked as a whole.");
    }
    console.log(
      `  ${heading.padEnd(14)} CPU ms: least ${Math.min(...all).toFixed(0)}, median ${median(all).toFixed(0)}; longest step ${median(steps).toFixed(0)} ms`,
    );
  }
}
