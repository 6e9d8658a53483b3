import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Area } from "../../src/cells/address";
import { cellError, type Cell } from "../../src/cells/cell";
import type { Finding, Run } from "../../src/verify/finding";
import { RULE_KINDS } from "../../src/verify/kinds/all";
import { readPack } from "../../src/verify/pack";
import { recheck, startCheck } from "../../src/verify/recheck";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { ReadOptions } from "../../src/workbook/port";
import { day, modelOf, packJson, tableOf, value } from "./make";

const FIELDS = {
  ref: "string",
  person: "string",
  start: "date",
  end: "date",
  status: "string",
  hours: "number",
  team: "string",
};
const HEAD = Object.keys(FIELDS);
const OPTIONS = { asOf: day("31/10/2025") };

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Cell>("R1", "R2", "R3", "r1 ", "X9") },
  { weight: 3, arbitrary: fc.integer({ min: 45_900, max: 45_960 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Cell>("Open", "open", "Closed", " ", "12", "03/04/2025"),
  },
  { weight: 1, arbitrary: fc.constantFrom<Cell>("Total", "ref", "start", "=1+1", "31/02/2025") },
  { weight: 2, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(cellError("#N/A")) },
  { weight: 2, arbitrary: fc.integer({ min: -3, max: 60 }) },
);

const RULES: readonly object[] = [
  { kind: "required", fields: ["hours"] },
  { kind: "required", fields: ["end"], when: '[status]="Closed"' },
  { kind: "allowed", fields: ["status"], params: { values: ["Open", "Closed"] } },
  { kind: "pattern", fields: ["ref"], params: { pattern: "R\\d" } },
  { kind: "range", fields: ["hours"], params: { minimum: 0, maximum: 40 } },
  { kind: "length", fields: ["team"], params: { most: 3 } },
  { kind: "compare", fields: ["end", "start"], params: { op: ">=" } },
  { kind: "formula", params: { formula: "[hours] <= 20" }, message: "{ref} has {hours}" },
  { kind: "formula", params: { formula: "COUNTIF([person], [person]) < 3" }, fields: ["person"] },
  {
    kind: "formula",
    fields: ["hours"],
    params: { formula: "[hours]<>7" },
    when: "COUNTIF([ref],[ref])>1",
  },
  { kind: "late", fields: ["start", "end"], params: { within: 10 } },
  { kind: "together", fields: ["start", "end"], params: { how: "all-or-none" } },
  { kind: "unique", fields: ["ref"] },
  { kind: "unique", fields: ["person", "start"], when: '[status]="Open"' },
  { kind: "unique", fields: ["team"], stage: 2 },
  { kind: "unique", fields: ["hours"], message: "{person} again" },
  { kind: "reference", fields: ["person"], params: { table: "P", field: "person" } },
  { kind: "formula", fields: ["person"], params: { formula: "COUNTIFS(P[person],[person])>0" } },
  {
    kind: "formula",
    fields: ["hours"],
    params: { formula: "[hours]<9" },
    when: 'XLOOKUP([person],P[person],P[team])="Open"',
  },
  {
    kind: "formula",
    fields: ["start"],
    params: { formula: "[start]<MAX([end],45930)" },
    message: "{= COUNTIFS(P[team],[team])} in the team",
  },
  {
    kind: "formula",
    fields: ["start"],
    params: { formula: "[start]>=PREVIOUS([end],[start],[person])" },
    when: "ISBLANK(NEXT([end],[start],[team]))",
  },
  {
    kind: "formula",
    fields: ["end"],
    params: { formula: "[end]<=CHAINEND([start],P[start],P[end],1,P[person],[person])" },
  },
  {
    kind: "formula",
    params: {
      formula: "[start]<>45900",
      also: [
        { table: "P", fields: ["end", "team"], where: { person: "[person]", start: '">"&[end]' } },
        { table: "S", fields: ["status"], where: { team: "[team]" } },
      ],
    },
  },
  {
    kind: "formula",
    fields: ["hours"],
    params: {
      formula: "[hours]<8",
      also: [{ table: "P", fields: ["ref"], where: { hours: "[hours]" } }],
    },
  },
  {
    kind: "formula",
    fields: ["team"],
    params: { formula: "COUNTIFS(both!P[team],[team])+COUNTIFS(both!S[person],[person])<3" },
  },
  {
    kind: "formula",
    fields: ["team"],
    params: { formula: "[team]=LATESTIFS(P[team],P[start],P[person],[person])" },
    message: "{= COUNTUNIQUEIFS([status],[team],[team])} in use",
  },
  {
    kind: "agree",
    fields: ["person", "team"],
    params: { table: "P", key: "person", field: "team" },
  },
  { kind: "required", fields: ["team"], tolerance: { rows: 2 } },
  { kind: "identifier", fields: ["ref"], params: { scheme: "crn" } },
  { kind: "other-identifier", fields: ["ref"], params: { scheme: "crn" } },
  { kind: "pnc-age", fields: ["ref", "start"] },
  { kind: "working-day", fields: ["start"] },
  {
    kind: "duplicate-person",
    params: { fields: { forename: "person", surname: "team", dob: "start", identifier: ["ref"] } },
  },
  { kind: "group-count", fields: ["person"], params: { most: 2 } },
  {
    kind: "group-count",
    fields: ["person"],
    params: { most: 1, within: { date: "start", months: 6 } },
  },
  { kind: "group-sum", fields: ["hours"], params: { by: ["person"], most: 30 } },
  {
    kind: "group-sum",
    fields: ["hours"],
    params: { by: ["person"], most: 9, of: "[end]-[start]" },
  },
  {
    kind: "group-sum",
    fields: ["hours"],
    params: { by: ["person"], most: 9, of: "COUNTIFS([team],[team])" },
  },
  { kind: "group-order", fields: ["start", "end"], params: { by: ["person"] } },
  { kind: "same-in-group", fields: ["team"], params: { by: ["person"] } },
  { kind: "one-open", fields: ["end"], params: { by: ["person"] } },
  { kind: "no-overlap", fields: ["start", "end"], params: { by: ["person"] } },
  { kind: "no-gap", fields: ["start", "end"], params: { by: ["person"] } },
  { kind: "no-more", fields: ["hours"], params: { than: [{ table: "P", field: "hours" }] } },
  { kind: "complete", fields: ["person", "start"] },
  { kind: "total", fields: ["hours", "start", "end"] },
  {
    kind: "reconcile",
    fields: ["person", "hours"],
    params: { table: "P", key: "person", field: "hours" },
  },
  { kind: "row-count", params: { most: 5 } },
  { kind: "outlier", fields: ["hours"], params: { least: 3 } },
  { kind: "share", fields: ["status"], params: { values: ["Open"], most: 40 } },
  { kind: "digit-preference", fields: ["hours"] },
  { kind: "again", fields: ["person", "start"], params: { months: 1 } },
  { kind: "run", fields: ["hours"], params: { order: "start", most: 1 } },
  { kind: "step", fields: ["hours"], params: { order: "start", percent: 20 } },
  { kind: "symbols", fields: ["team"] },
  { kind: "tally", fields: ["status"], params: { one: "Open", many: "Closed" } },
  { kind: "change", fields: ["hours"], params: { abs: 1, by: ["ref"] } },
  { kind: "same-person", fields: ["start"], params: { by: ["ref"] } },
  { kind: "carried-over", fields: ["person", "start"], params: { open: "end" } },
  { kind: "same-row" },
  { kind: "variant" },
  { kind: "edge-space" },
  { kind: "only-space" },
  { kind: "inner-space" },
  { kind: "number-as-text" },
  { kind: "date-as-text" },
  { kind: "date-format" },
  { kind: "error-value" },
  { kind: "formula-text" },
  { kind: "broken-text" },
  { kind: "rounded-number" },
  { kind: "default-date" },
  { kind: "short-year" },
  { kind: "date-ambiguous" },
  { kind: "personal-details" },
  { kind: "label-as-date" },
  { kind: "stand-in" },
  { kind: "type" },
  { kind: "heading-space" },
  { kind: "heading-twice" },
  { kind: "heading-missing" },
  { kind: "heading-near" },
  { kind: "total-row" },
  { kind: "heading-row" },
  { kind: "blank-row" },
  { kind: "hidden-rows" },
  { kind: "hidden-columns" },
  { kind: "hidden-sheets" },
  { kind: "merged-cells" },
  { kind: "total-short" },
  { kind: "formula-integrity" },
  { kind: "mixed-key" },
  { kind: "return-late", params: { due: "due", received: "received" } },
  { kind: "old-line-ends" },
  { kind: "used-range" },
  { kind: "unreadable-cells" },
  { kind: "external-links" },
];

type Edit =
  | {
      readonly kind: "cell";
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly value: Cell;
      readonly format: string;
    }
  | { readonly kind: "insert" | "delete"; readonly sheet: string; readonly row: number };

const sheet = fc.constantFrom("S", "P");
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("cell" as const),
      sheet,
      row: fc.integer({ min: 0, max: 12 }),
      column: fc.integer({ min: 0, max: 7 }),
      value: cell,
      format: fc.constantFrom("General", "dd/mm/yyyy", "mm/dd/yyyy"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("insert" as const, "delete" as const),
      sheet,
      row: fc.integer({ min: 1, max: 12 }),
    }),
  },
);

interface Sheets {
  readonly S: Cell[][];
  readonly P: Cell[][];
  /** How cells are shown, by sheet and place. */
  readonly formats: Map<string, string>;
}

const workbookOf = ({ S, P, formats }: Sheets) => {
  const shown = (sheet: string, rows: readonly Cell[][]) => ({
    sheet,
    rows,
    formats: new Map(
      [...formats].flatMap(([place, format]) =>
        place.startsWith(sheet) ? [[place.slice(1), format] as const] : [],
      ),
    ),
  });
  return modelOf(shown("S", S), shown("P", P));
};

/** Makes an edit in the rows of the sheets and gives the area that a host would tell of. */
function make(sheets: Sheets, one: Edit): Area {
  const rows = one.sheet === "S" ? sheets.S : sheets.P;
  if (one.kind === "cell") {
    while (rows.length <= one.row) rows.push([]);
    const row = rows[one.row]!;
    while (row.length <= one.column) row.push(null);
    row[one.column] = one.value;
    sheets.formats.set(`${one.sheet}${one.row},${one.column}`, one.format);
    return { sheet: one.sheet, row: one.row, column: one.column, rows: 1, columns: 1 };
  }
  if (one.kind === "insert") rows.splice(one.row, 0, []);
  else rows.splice(one.row, 1);
  return { sheet: one.sheet, row: one.row, column: 0, rows: 1_048_576 - one.row, columns: 16_384 };
}

const rowOf = fc.tuple(cell, cell, cell, cell, cell, cell, cell).map((cells) => [...cells]);
const goodRow = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 45_900, max: 45_920 }))
  .map(([n, start]): Cell[] => [`R${n}`, `p${n % 4}`, start, start + n, "Open", n, "A"]);

/** The blank form is compared as a whole, so that after an edit all is. */
const ALWAYS_WHOLE = ["template"];

const open = (run: Run): Run => ({
  ...run,
  findings: run.findings.filter(({ status }) => status !== "closed"),
});

describe("checking again after edits", () => {
  it("is tried with every kind of rule", () => {
    const tried = new Set(RULES.map((rule) => ("kind" in rule ? rule.kind : "")));
    expect([...RULE_KINDS.keys()].filter((kind) => !tried.has(kind))).toEqual(ALWAYS_WHOLE);
  });

  it("finds exactly what a whole check finds, whatever was edited and whatever the rules", async () => {
    let parts = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(goodRow, rowOf), { minLength: 3, maxLength: 9 }),
        fc.array(fc.oneof(goodRow, rowOf), { minLength: 2, maxLength: 4 }),
        fc.subarray([...RULES.keys()], { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        async (S, P, chosen, isKeyed, isLater, rounds) => {
          const sheets: Sheets = { S: [[...HEAD], ...S], P: [[...HEAD], ...P], formats: new Map() };
          const previous = new MemoryWorkbook(workbookOf(sheets));
          const extra = isKeyed ? { primaryKey: "ref" } : {};
          const pack = value(
            readPack(
              packJson({
                parameters: { due: { type: "date" }, received: { type: "date" } },
                tables: [
                  { ...tableOf("S", FIELDS, extra), suppliers: ["team"] },
                  tableOf("P", FIELDS),
                ],
                rules: chosen.map((at) => {
                  const rule = RULES[at]!;
                  return {
                    id: `r${at}`,
                    ...("fields" in rule || "params" in rule ? { table: "S" } : {}),
                    ...rule,
                  };
                }),
              }),
            ),
          );
          const workbook = new MemoryWorkbook(workbookOf(sheets));
          const checked = await verify(workbook, pack, OPTIONS);
          const earlier = isLater && checked.ok ? checked.value.findings : null;
          const options = { ...OPTIONS, ...(earlier ? { earlier } : { previous }) };
          const started = await startCheck(workbook, pack, options);
          if (!started.ok) return;
          let kept = started.value;
          for (const edits of rounds) {
            const stale = edits.map((one) => make(sheets, one));
            const now = new MemoryWorkbook(workbookOf(sheets));
            const whole = await verify(now, pack, options);
            const before = kept.verification;
            const again = await recheck(kept, now, pack, options, stale);
            expect(again.ok).toBe(whole.ok);
            if (!again.ok || !whole.ok) return;
            if (again.value.verification === before) parts++;
            expect(open(again.value.run)).toEqual(open(whole.value));
            kept = again.value;
          }
        },
      ),
      { numRuns: 150 },
    );
    // The law would say nothing if every edit ended in a whole check.
    expect(parts).toBeGreaterThan(40);
  });

  it("does so as well where no pack says what the columns hold, or where their headings stand", async () => {
    let parts = 0;
    const general = RULES.filter((rule) => !("fields" in rule) && !("params" in rule));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(goodRow, rowOf), { minLength: 5, maxLength: 12 }),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        async (S, rounds) => {
          const sheets: Sheets = { S: [[...HEAD], ...S], P: [], formats: new Map() };
          const rules = general.map((rule, at) => ({ id: `r${at}`, table: "*", ...rule }));
          const pack = value(
            readPack(
              packJson({
                roles: [{ name: "begun", type: "date", aliases: ["start"] }],
                rules: [{ id: "known", kind: "required", table: "*", fields: ["begun"] }, ...rules],
              }),
            ),
          );
          const started = await startCheck(new MemoryWorkbook(workbookOf(sheets)), pack, OPTIONS);
          if (!started.ok) return;
          let kept = started.value;
          for (const edits of rounds) {
            const stale = edits.map((one) => make(sheets, one));
            const now = new MemoryWorkbook(workbookOf(sheets));
            const whole = await verify(now, pack, OPTIONS);
            const before = kept.verification;
            const again = await recheck(kept, now, pack, OPTIONS, stale);
            expect(again.ok).toBe(whole.ok);
            if (!again.ok || !whole.ok) return;
            if (again.value.verification === before) parts++;
            expect(open(again.value.run)).toEqual(open(whole.value));
            kept = again.value;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(parts).toBeGreaterThan(3);
  });

  it("reads only the rows that were edited", async () => {
    class Counting extends MemoryWorkbook {
      cells = 0;
      override read(area: Area, options?: ReadOptions) {
        this.cells += area.rows * area.columns;
        return super.read(area, options);
      }
    }
    const rows = Array.from({ length: 500 }, (_, n): Cell[] => [
      `R${n}`,
      "p",
      45_900,
      45_901,
      "Open",
      3,
      "A",
    ]);
    const workbook = new Counting(modelOf({ sheet: "S", rows: [HEAD, ...rows] }));
    const pack = value(
      readPack(packJson({ tables: [tableOf("S", FIELDS, { primaryKey: "ref" })], rules: [] })),
    );
    const kept = value(await startCheck(workbook, pack, OPTIONS));
    const area = { sheet: "S", row: 400, column: 0, rows: 1, columns: 1 };
    value(await workbook.apply([{ kind: "setCells", area, values: [["R7"]] }]));
    workbook.cells = 0;
    const again = value(await recheck(kept, workbook, pack, OPTIONS, [area]));
    expect(workbook.cells).toBe(HEAD.length);
    expect(
      again.run.findings.map(({ locations }: Finding) => locations.map((one) => one.cell)),
    ).toEqual([["A9", "A401"]]);
  });

  it("checks the whole after a check that was stopped half way", async () => {
    const rows = [
      HEAD,
      ["R1", "p", 45_900, 45_901, "Open", 3, "A"],
      ["R2", "p", 1, 2, "Open", 3, "A"],
    ];
    const workbook = new MemoryWorkbook(modelOf({ sheet: "S", rows }));
    const pack = value(
      readPack(
        packJson({
          tables: [tableOf("S", FIELDS, { primaryKey: "ref" })],
          rules: [{ id: "enough", kind: "row-count", params: { least: 3 } }],
        }),
      ),
    );
    const kept = value(await startCheck(workbook, pack, OPTIONS));
    const area = { sheet: "S", row: 2, column: 0, rows: 1, columns: 1 };
    value(await workbook.apply([{ kind: "setCells", area, values: [["R1"]] }]));
    const stopped = await recheck(
      kept,
      workbook,
      pack,
      { ...OPTIONS, signal: AbortSignal.abort() },
      [area],
    );
    expect(stopped.ok).toBe(false);
    const again = value(await recheck(kept, workbook, pack, OPTIONS, []));
    expect(again.run).toEqual(value(await verify(workbook, pack, OPTIONS)));
  });
});
