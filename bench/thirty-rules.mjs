/**
 * Plumbline among other engines on rules and data that are not ours: reads the return from `$DATA/big.csv` (with
 * `$DATA/offices.json` and `$DATA/providers.json`) and the rules from `$RULES`, checks it `$RUNS` times (7), and prints
 * one line of JSON: the median time from rows as Excel hands them over to findings, and the failing rows of every rule.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtVerification } from "./built.mjs";
import { failingRows, measured } from "./counting.mjs";

const { DATA = ".", RULES = "rules30.json", RUNS = "7" } = process.env;
const DATES = new Set(["dob", "start_date", "end_date", "first_contact"]);
const NUMBERS = new Set(["contacts_planned", "contacts_attended", "hours"]);
const AS_AT = 46112;

/** @typedef {{ id: string, kind: string, field?: string, fields?: string[], text?: string, pattern?: string, values?: string | string[], min?: number | string, max?: number | string, integer?: boolean }} SharedRule */

const json = (/** @type {string} */ file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {SharedRule} rule */
function valuesOf({ values }) {
  return typeof values === "string" ? json(join(DATA, values)) : values;
}

/**
 * The kind, columns and parameters by which a pack says what the rule says.
 * @param {SharedRule} rule
 */
function inPackWords(rule) {
  const { kind, field = "", fields = [field], text = "", pattern, min, max, integer } = rule;
  const [left = "", op = "", right = ""] = text.split(" ");
  switch (kind) {
    case "required":
    case "unique":
      return { kind, fields };
    case "pattern":
      return { kind, fields, params: { pattern: pattern?.replace(/^\^|\$$/g, "") } };
    case "trimmed":
      return { kind: "edge-space", fields: [] };
    case "range":
      return integer
        ? formula(field, `AND([${field}]>=${min},[${field}]<=${max},INT([${field}])=[${field}])`)
        : { kind, fields, params: { minimum: min, maximum: max } };
    case "allowed":
    case "reference":
      return { kind: "allowed", fields, params: { values: valuesOf(rule) } };
    case "order":
      return { kind: "compare", fields: [left, right], params: { op } };
    case "timeliness": {
      const [, event = "", start = "", days = ""] =
        /^(\w+) - (\w+) <= (\d+) days$/.exec(text) ?? [];
      return {
        kind: "compare",
        fields: [event, start],
        params: { op: "<=", offset: Number(days) },
      };
    }
    case "condition": {
      const [, asked, value, then = "", what] =
        /^if (\w+) = (\w+) then (\w+) is (filled|blank)$/.exec(text) ?? [];
      const when = `EXACT([${asked}],"${value}")`;
      if (what === "filled") return { kind: "required", fields: [then], when };
      return { ...formula(then, `ISBLANK([${then}])`), when };
    }
    case "age": {
      const [, from = "", to = "", years] = / from (\w+) to (\w+) >= (\d+)$/.exec(text) ?? [];
      return formula(from, `IF([${from}]>[${to}],FALSE,DATEDIF([${from}],[${to}],"Y")>=${years})`);
    }
    default:
      throw new Error(`No pack says “${kind}”.`);
  }
}

const formula = (/** @type {string} */ field, /** @type {string} */ text) => ({
  kind: "formula",
  fields: [field],
  params: { formula: text },
});

const [head = "", ...lines] = readFileSync(join(DATA, "big.csv"), "utf8").trim().split(/\r?\n/);
const names = head.split(",");
const read = lines.map((line) =>
  line.split(",").map((text, at) => {
    const name = names[at] ?? "";
    if (text === "") return "";
    if (DATES.has(name)) return Date.parse(text) / 86_400_000 + 25_569;
    return NUMBERS.has(name) ? Number(text) : text;
  }),
);
// Excel hands rows over as JSON, so the texts lie in memory as JSON leaves them, and not as pieces of one long file.
/** @type {(string | number)[][]} */
const rows = JSON.parse(JSON.stringify(read));
const typeOf = (/** @type {string} */ name) =>
  DATES.has(name) ? "date" : NUMBERS.has(name) ? "number" : "string";
/** @type {SharedRule[]} */
const shared = json(RULES).rules;

const built = await builtVerification();
const pack = built.readPack({
  format: 1,
  id: "thirty-rules",
  version: "1",
  title: "Thirty rules",
  owner: "Benchmark",
  tables: [
    {
      name: "cases",
      find: { sheet: "Return" },
      schema: { fields: names.map((name) => ({ name, type: typeOf(name) })) },
    },
  ],
  // One stage for all: no rule waits for another, as none does in the other engines.
  rules: shared.map((rule) => ({ id: rule.id, stage: 3, ...inPackWords(rule) })),
});
if (!pack.ok) throw new Error(pack.trouble.message);

const filled = { sheet: "Return", row: 0, column: 0, rows: rows.length + 1, columns: names.length };
const model = built.emptyWorkbook("Return");
model.sheets.push(built.emptySheet("Return"));

/** A workbook that has nothing but the rows that Excel hands over, and is read as the pane reads Excel: into columns, once. */
class ExcelRows extends built.MemoryWorkbook {
  async facts() {
    const facts = await super.facts();
    if (!facts.ok) return facts;
    const sheets = facts.value.sheets.map((sheet) => ({ ...sheet, filled, used: filled }));
    return { ...facts, value: { ...facts.value, sheets } };
  }

  /** @param {import("../src/cells/address").Area} area */
  async read(area) {
    /** @type {(string | number | null)[][]} */
    const columns = Array.from({ length: area.columns }, () => new Array(area.rows));
    for (let row = 0; row < area.rows; row++) {
      const at = area.row + row;
      const cells = at === 0 ? names : (rows[at - 1] ?? []);
      for (let column = 0; column < area.columns; column++) {
        const cell = cells[area.column + column] ?? "";
        const values = columns[column];
        if (values) values[row] = cell === "" ? null : cell;
      }
    }
    const blocks = columns.map((values) => ({ values, formats: null, formulas: null }));
    return { ok: /** @type {const} */ (true), value: { area, columns: blocks } };
  }
}

/** From rows to findings. */
async function check() {
  const run = await built.verify(new ExcelRows(model), pack.value, { asOf: AS_AT });
  if (!run.ok) throw new Error(run.trouble.message);
  return run.value;
}

const { result, ms, cpuMs, runs } = await measured(check, Number(RUNS));
const found = failingRows(result.findings);
const counts = Object.fromEntries(shared.map(({ id }) => [id, found.get(id) ?? 0]));
console.log(
  JSON.stringify({
    engine: "product",
    rows: rows.length,
    median_ms: ms,
    median_cpu_ms: cpuMs,
    runs,
    load_ms: 0,
    counts,
  }),
);
