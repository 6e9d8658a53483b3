import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { STATUSES, TEAMS } from "./caseload.mjs";
import { measured } from "./counting.mjs";
import { installed } from "./peers.mjs";
import { OFFICES, ORDERS } from "./return.mjs";

/** @typedef {string | number | null} Cell */
/** @typedef {Record<string, Cell>} Row */
/** @typedef {Map<string, number>} Counts The rows in which each rule fails, by the id of the rule. */
/** @typedef {{ engine: string, note?: string, ms?: number, cpuMs?: number, counts?: Counts }} Measured */

const [BORN_FROM, BORN_TO] = [7306, 41274];
const [START_FROM, START_TO] = [45383, 46112];
const FORMS = new Map([
  ["ref", "C\\d{7}"],
  ["person", "[A-Z]\\d{6}"],
  ["email", "[^@ ]+@[^@ ]+\\.[^@ ]+"],
  ["postcode", "[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}"],
]);
const LISTS = new Map([
  ["sex", ["M", "F", "N"]],
  ["team", TEAMS],
  ["office", OFFICES],
  ["order", ORDERS],
  ["status", STATUSES],
]);
const RANGES = new Map([
  ["born", [BORN_FROM, BORN_TO]],
  ["start", [START_FROM, START_TO]],
  ["planned", [0, 100]],
  ["hours", [0, 500]],
]);
const REQUIRED = ["ref", "forename", "surname", "born", "start"];
const [CONTACT_DAYS, RECORD_DAYS, ADULT_DAYS] = [7, 15, 6574];
const UNIQUE = new Map([
  ["ref-once", ["ref"]],
  ["order-once", ["person", "start", "order"]],
]);

/**
 * The rules that look at several cells of a row, written out by hand. True where the row is in order.
 * @type {Map<string, (row: Row) => boolean>}
 */
const ACROSS = new Map([
  ["end-after-start", ({ end, start }) => end === null || start === null || end >= start],
  [
    "contact-after-start",
    ({ first_contact: at, start }) => at === null || start === null || at >= start,
  ],
  [
    "attended-planned",
    ({ attended, planned }) => attended === null || planned === null || attended <= planned,
  ],
  ["born-before", ({ start, born }) => start === null || born === null || start > born],
  [
    "contact-in-time",
    ({ start, first_contact: at }) =>
      at === null || start === null || Number(at) - Number(start) <= CONTACT_DAYS,
  ],
  [
    "recorded-in-time",
    ({ start, recorded: at }) =>
      at === null || start === null || Number(at) - Number(start) <= RECORD_DAYS,
  ],
  ["completed-has-end", ({ status, end }) => status !== "Completed" || end !== null],
  ["completed-has-reason", ({ status, end_reason: why }) => status !== "Completed" || why !== null],
  ["open-has-no-end", ({ status, end }) => status !== "Open" || end === null],
  [
    "of-age",
    ({ start, born }) =>
      start === null || born === null || Number(start) - Number(born) >= ADULT_DAYS,
  ],
]);

/**
 * The rows that hold the same as another in some columns, by a Map of texts: what is written where a library has no rule for it.
 * @param {(string | number | null)[][]} columns
 */
function repeated(columns) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const bad = new Set();
  const rows = columns[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    let key = "";
    for (const column of columns) {
      const cell = column[row] ?? null;
      if (cell === null) {
        key = "";
        break;
      }
      key += `${cell}\u0001`;
    }
    if (key === "") continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    else bad.add(row).add(first);
  }
  return bad.size;
}

class Return {
  /** @param {Cell[][]} columns with their headings */
  constructor(columns) {
    this.names = columns.map(([name]) => String(name));
    this.columns = columns.map((cells) => cells.slice(1));
    this.rows = this.columns[0]?.length ?? 0;
  }

  /** @param {string} name */
  column(name) {
    return this.columns[this.names.indexOf(name)] ?? [];
  }

  /** @param {Counts} counts */
  countRepeated(counts) {
    for (const [id, fields] of UNIQUE)
      counts.set(id, repeated(fields.map((name) => this.column(name))));
    return counts;
  }

  /**
   * Every row as an object, as libraries that check objects want it.
   * @param {(row: Row) => Iterable<string>} failed the rules that a row breaks
   */
  rowByRow(failed) {
    /** @type {Counts} */
    const counts = new Map();
    const { names, columns } = this;
    for (let at = 0; at < this.rows; at++) {
      /** @type {Row} */
      const row = {};
      for (let column = 0; column < names.length; column++)
        row[names[column] ?? ""] = columns[column]?.[at] ?? null;
      for (const id of new Set(failed(row))) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return this.countRepeated(counts);
  }
}

/** @param {Return} data */
function closures(data) {
  /** @type {Counts} */
  const counts = new Map();
  /** @type {(id: string, name: string, isGood: (cell: Exclude<Cell, null>) => boolean) => void} */
  const cells = (id, name, isGood) => {
    let bad = 0;
    for (const cell of data.column(name)) if (cell !== null && !isGood(cell)) bad++;
    counts.set(id, bad);
  };
  for (const name of REQUIRED) {
    let bad = 0;
    for (const cell of data.column(name)) if (cell === null) bad++;
    counts.set(`${name}-required`, bad);
  }
  for (const [name, form] of FORMS) {
    const pattern = new RegExp(`^(?:${form})$`);
    cells(`${name}-form`, name, (cell) => pattern.test(String(cell)));
  }
  for (const [name, values] of LISTS) {
    const list = new Set(values);
    cells(`${name}-list`, name, (cell) => list.has(String(cell)));
  }
  for (const [name, [low = 0, high = 0]] of RANGES)
    cells(`${name}-range`, name, (cell) => Number(cell) >= low && Number(cell) <= high);
  const [start, end, contact, status, why, planned, attended, born, recorded] = [
    "start",
    "end",
    "first_contact",
    "status",
    "end_reason",
    "planned",
    "attended",
    "born",
    "recorded",
  ].map((name) => data.column(name));
  for (const [id, isGood] of ACROSS) {
    let bad = 0;
    for (let at = 0; at < data.rows; at++) {
      const row = {
        start: start?.[at] ?? null,
        end: end?.[at] ?? null,
        first_contact: contact?.[at] ?? null,
        status: status?.[at] ?? null,
        end_reason: why?.[at] ?? null,
        planned: planned?.[at] ?? null,
        attended: attended?.[at] ?? null,
        born: born?.[at] ?? null,
        recorded: recorded?.[at] ?? null,
      };
      if (!isGood(row)) bad++;
    }
    counts.set(id, bad);
  }
  return data.countRepeated(counts);
}

/**
 * @param {any} library
 * @param {Return} data
 */
function zod({ z }, data) {
  /** @type {Record<string, any>} */
  const shape = Object.fromEntries(data.names.map((name) => [name, z.any()]));
  for (const [name, form] of FORMS)
    shape[name] = z.string().regex(new RegExp(`^(?:${form})$`), `${name}-form`);
  for (const [name, values] of LISTS) shape[name] = z.enum(values, { error: `${name}-list` });
  for (const [name, [low, high]] of RANGES)
    shape[name] = z.number().min(low, `${name}-range`).max(high, `${name}-range`);
  for (const name of ["forename", "surname"]) shape[name] = z.string();
  for (const [name, field] of Object.entries(shape)) {
    shape[name] = REQUIRED.includes(name)
      ? z.preprocess(
          (/** @type {unknown} */ cell) => cell ?? undefined,
          z.any().superRefine((/** @type {unknown} */ cell, /** @type {any} */ context) => {
            if (cell === undefined)
              context.addIssue({ code: "custom", message: `${name}-required` });
            else
              for (const issue of field.safeParse(cell).error?.issues ?? [])
                context.addIssue({ code: "custom", message: issue.message });
          }),
        )
      : field.nullable();
  }
  const cells = z.object(shape);
  return () =>
    data.rowByRow(function* (row) {
      const read = cells.safeParse(row);
      if (!read.success) for (const { message } of read.error.issues) yield message;
      for (const [id, isGood] of ACROSS) if (!isGood(row)) yield id;
    });
}

/**
 * @param {any} library
 * @param {Return} data
 */
function ajv({ Ajv }, data) {
  /** @type {Record<string, object>} */
  const properties = {};
  for (const [name, form] of FORMS)
    properties[name] = { type: ["string", "null"], pattern: `^(?:${form})$` };
  for (const [name, values] of LISTS) properties[name] = { enum: [...values, null] };
  for (const [name, [minimum, maximum]] of RANGES)
    properties[name] = { type: ["number", "null"], minimum, maximum };
  const check = new Ajv({ allErrors: true, strict: false }).compile({ type: "object", properties });
  const words = new Map([
    ["pattern", "form"],
    ["enum", "list"],
    ["minimum", "range"],
    ["maximum", "range"],
  ]);
  return () =>
    data.rowByRow(function* (row) {
      if (!check(row))
        for (const { instancePath, keyword } of check.errors)
          yield `${instancePath.slice(1)}-${words.get(keyword) ?? keyword}`;
      for (const name of REQUIRED) if (row[name] === null) yield `${name}-required`;
      for (const [id, isGood] of ACROSS) if (!isGood(row)) yield id;
    });
}

/** Each rule as a condition that a bad row meets, in SQL that DuckDB reads. */
function conditions() {
  const list = (/** @type {readonly string[]} */ values) =>
    values.map((one) => `'${one}'`).join(",");
  return new Map([
    ...REQUIRED.map((name) => [`${name}-required`, `${name} is null`]),
    ...[...FORMS].map(([name, form]) => [
      `${name}-form`,
      `not regexp_full_match(${name}, '${form}')`,
    ]),
    ...[...LISTS].map(([name, values]) => [
      `${name}-list`,
      `${name === "order" ? '"order"' : name} not in (${list(values)})`,
    ]),
    ...[...RANGES].map(([name, [low, high]]) => [
      `${name}-range`,
      `${name} not between ${low} and ${high}`,
    ]),
    ...[...UNIQUE].map(([id, names]) => {
      const quoted = names.map((name) => `"${name}"`);
      const filled = quoted.map((name) => `${name} is not null`).join(" and ");
      return [id, `${filled} and count(*) over (partition by ${quoted.join(",")}) > 1`];
    }),
    ["end-after-start", `"end" < start`],
    ["contact-after-start", "first_contact < start"],
    ["attended-planned", "attended > planned"],
    ["born-before", "start <= born"],
    ["contact-in-time", `first_contact - start > ${CONTACT_DAYS}`],
    ["recorded-in-time", `recorded - start > ${RECORD_DAYS}`],
    ["completed-has-end", `status = 'Completed' and "end" is null`],
    ["completed-has-reason", "status = 'Completed' and end_reason is null"],
    ["open-has-no-end", `status = 'Open' and "end" is not null`],
    ["of-age", `start - born < ${ADULT_DAYS}`],
  ]);
}

/**
 * @param {any} library
 * @param {string} csv
 */
async function duckdb({ DuckDBInstance }, csv) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `create table cases as select row_number() over () n, * from read_csv('${csv}', header=true)`,
  );
  const judged = [...conditions()].map(([id, bad]) => `coalesce(${bad}, false) "${id}"`).join(",");
  const query = `with judged as (select n, ${judged} from cases), long as (unpivot judged on columns(* exclude n) into name rule value bad) select rule, list(n order by n) from long where bad group by rule`;
  return async () => {
    /** @type {Counts} */
    const counts = new Map();
    const read = await connection.runAndReadAll(query);
    for (const [rule, rows] of read.getRows()) counts.set(rule, rows.items.length);
    return counts;
  };
}

/**
 * @param {string} csv
 * @param {number} times
 * @returns {Measured}
 */
function pandas(csv, times) {
  const rules = {
    FORMS: [...FORMS],
    LISTS: [...LISTS],
    RANGES: [...RANGES],
    REQUIRED,
    UNIQUE: [...UNIQUE],
    times,
  };
  const script = fileURLToPath(new URL("verify_pandas.py", import.meta.url));
  try {
    const said = execFileSync("python3", [script, csv, JSON.stringify(rules)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const { ms, cpuMs, counts } = JSON.parse(said);
    return { engine: "pandas", ms, cpuMs, counts: new Map(Object.entries(counts)) };
  } catch {
    return { engine: "pandas", note: "not installed" };
  }
}

/**
 * The same rules over the same cells by others. What they load is loaded before the clock starts.
 * @param {Cell[][]} columns with their headings
 * @param {number} times
 * @returns {Promise<Measured[]>}
 */
export async function verifyingPeers(columns, times) {
  const data = new Return(columns);
  const folder = mkdtempSync(join(tmpdir(), "plumbline-peers-"));
  const csv = join(folder, "return.csv");
  const line = (/** @type {number} */ row) => columns.map((column) => column[row] ?? "").join(",");
  writeFileSync(csv, columns[0]?.map((_, row) => line(row)).join("\n") ?? "");
  /** @type {Measured[]} */
  const found = [];
  /** @type {(engine: string, work: (() => Counts | Promise<Counts>) | null) => Promise<void>} */
  const measure = async (engine, work) => {
    if (!work) found.push({ engine, note: "not installed" });
    else {
      const { result, ms, cpuMs } = await measured(work, times);
      found.push({ engine, ms, cpuMs, counts: result });
    }
  };
  try {
    await measure("closures over columns, by hand", () => closures(data));
    const libraries = await Promise.all(["ajv", "zod", "@duckdb/node-api"].map(installed));
    const [ajvs, zods, ducks] = libraries;
    await measure("ajv, and a Map for what is unique", ajvs?.Ajv ? ajv(ajvs, data) : null);
    await measure("zod, row by row, and a Map", zods ? zod(zods, data) : null);
    await measure("DuckDB, all threads", ducks ? await duckdb(ducks, csv) : null);
    found.push(pandas(csv, times));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return found;
}
