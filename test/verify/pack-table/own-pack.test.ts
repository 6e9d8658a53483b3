import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { emptyWorkbook } from "../../../src/workbook/model";
import type { Plan } from "../../../src/records/plan";
import { openWorkbook } from "../../../src/xlsx/open";
import { saveWorkbook } from "../../../src/xlsx/save";
import { RULE_KINDS } from "../../../src/verify/kinds/all";
import { packShape, type PackJson, type RuleJson } from "../../../src/verify/pack-shape";
import { CHECKS, kindFor } from "../../../src/verify/pack-table/checks";
import {
  cellOfNames,
  cellOfValues,
  namesInCell,
  valuesInCell,
} from "../../../src/verify/pack-table/cell-words";
import {
  addRule,
  copyPackIn,
  readOwnPack,
  writePackIn,
  writeWhys,
  type OwnPack,
} from "../../../src/verify/pack-table/own-pack";
import { packLayout } from "../../../src/verify/pack-table/layout";
import { rowOfRule, ruleOfRow } from "../../../src/verify/pack-table/rule-row";
import { readPack } from "../../../src/verify/pack";
import { shippedPacks } from "../../../src/verify/shipped";
import { verify } from "../../../src/verify/run";
import type { Pack } from "../../../src/verify/pack";
import { modelOf, packJson, trouble, value } from "../make";

const pack = (parts: object): PackJson => packShape.parse(packJson(parts));

const CASES = pack({
  tables: [
    {
      name: "cases",
      find: { header: { contains: ["Case ref", "Status"] } },
      schema: {
        fields: [
          { name: "ref", title: "Case ref", type: "string" },
          { name: "status", title: "Status", type: "string" },
          { name: "opened", title: "Opened", type: "date" },
        ],
      },
    },
  ],
  rules: [
    { id: "R1", kind: "required", fields: ["status"] },
    {
      id: "R2",
      kind: "pattern",
      fields: ["ref"],
      params: { pattern: "CJ\\d{6}", example: "CJ123456" },
      level: "query",
      message: "{ref} is no case reference.",
      fix: { advice: "Look it up." },
    },
  ],
});

async function workbookWith(written: PackJson): Promise<MemoryWorkbook> {
  const workbook = new MemoryWorkbook(emptyWorkbook("return.xlsx"));
  await apply(workbook, value(await writePackIn(workbook, written)));
  return workbook;
}

async function apply(workbook: MemoryWorkbook, plan: Plan): Promise<void> {
  value(await workbook.apply(plan.changes));
}

async function own(workbook: MemoryWorkbook): Promise<OwnPack> {
  const found = value(await readOwnPack(workbook));
  if (!found) throw new Error("The workbook keeps no pack.");
  return found;
}

/** Writes one cell of a rule's row by the title of its column. */
async function edit(workbook: MemoryWorkbook, at: number, title: string, cell: string | number) {
  const { records } = await own(workbook);
  const place = records.places.get("tblRule");
  const column = place?.facts.columns.indexOf(title) ?? -1;
  if (!place || column < 0) throw new Error(`There is no column ${title}.`);
  const { area } = place.facts;
  value(
    await workbook.apply([
      {
        kind: "setCells",
        area: {
          sheet: area.sheet,
          row: area.row + 1 + at,
          column: area.column + column,
          rows: 1,
          columns: 1,
        },
        values: [[cell]],
      },
    ]),
  );
}

describe("the words of a cell", () => {
  it("every kind of rule has words of its own in the drop-down", () => {
    expect([...CHECKS.values()].sort()).toEqual([...RULE_KINDS.keys()].sort());
    for (const [words, kind] of CHECKS) expect(kindFor(words.toUpperCase())).toBe(kind);
  });

  it("names come back as they were written", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (names) => {
        expect(namesInCell(cellOfNames(names))).toEqual(names);
      }),
    );
  });

  it("values come back as they were written, whatever they hold", () => {
    const name = fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/);
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { noNullPrototype: true }),
        (values) => {
          expect(value(valuesInCell(cellOfValues(values)))).toEqual(
            JSON.parse(JSON.stringify(values)),
          );
        },
      ),
    );
  });

  it("are plain to read, and to type", () => {
    expect(cellOfValues({ op: ">=", to: "period_end", offset: 5 })).toBe(
      "op = >=; to = period_end; offset = 5",
    );
    expect(value(valuesInCell("pattern = [A-Z]{2}\\d+ ;example=AB12"))).toEqual({
      pattern: "[A-Z]{2}\\d+",
      example: "AB12",
    });
    expect(value(valuesInCell("  "))).toBeUndefined();
    expect(trouble(valuesInCell("at most 5"))).toContain("name = value");
    expect(trouble(valuesInCell("min = 1; min = 2"))).toContain("min = 2");
  });
});

describe("a rule as a row", () => {
  const text = fc.string({ minLength: 1, maxLength: 30 }).filter((said) => said.trim() !== "");
  const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
  const iso = fc.constantFrom("2024-04-01", "2026-03-31", "2025-02-28");
  const rule = fc.record(
    {
      id: word,
      kind: fc.constantFrom(...RULE_KINDS.keys()),
      title: text,
      table: word,
      fields: fc.array(word, { maxLength: 3 }),
      params: fc.dictionary(word, fc.oneof(text, fc.integer(), fc.boolean()), {
        noNullPrototype: true,
      }),
      needs: fc.array(word, { minLength: 1, maxLength: 2 }),
      on: fc.array(word, { minLength: 1, maxLength: 2 }),
      when: text,
      level: fc.constantFrom("error", "query", "note"),
      stage: fc.integer({ min: 1, max: 4 }),
      tolerance: fc.oneof(
        fc.record({ rows: fc.nat({ max: 1000 }) }),
        fc.record({ percent: fc.integer({ min: 0, max: 100 }) }),
      ),
      message: text,
      fix: fc.record({ advice: text }),
      basis: text,
      effective: fc.oneof(fc.record({ from: iso }), fc.record({ from: iso, to: iso })),
    },
    { requiredKeys: ["id", "kind", "fields"], noNullPrototype: true },
  ) satisfies fc.Arbitrary<RuleJson>;

  it.each<readonly [string, Omit<RuleJson, "id">]>([
    [
      "a limit in any twelve months",
      {
        kind: "group-count",
        fields: ["ref"],
        params: { most: 2, within: { date: "opened", months: 12 } },
      },
    ],
    [
      "a sum of what a formula gives",
      {
        kind: "group-sum",
        fields: ["opened"],
        params: {
          by: ["ref"],
          most: 75,
          of: 'MAX([opened]-DATE(2025,4,1),0)*IF([status]="V",1,0)',
        },
      },
    ],
    [
      "a formula about the record before",
      {
        kind: "formula",
        fields: ["opened"],
        params: { formula: "[opened]>=PREVIOUS([opened],[opened],[ref])" },
        when: 'CHAINEND([opened],cases[opened],cases[opened],0,cases[ref],[ref])<>""',
      },
    ],
    [
      "rows of another table that a finding names too",
      {
        kind: "formula",
        fields: ["opened"],
        params: {
          formula: "[opened]>0",
          also: [
            { table: "cases", fields: ["ref"], where: { ref: "[ref]", opened: '"<"&[opened]' } },
          ],
        },
      },
    ],
  ])("%s is read from the table as it is from JSON", (_, parts) => {
    const written = { id: "R9", table: "cases", ...parts };
    expect(value(ruleOfRow(rowOfRule(written)))).toEqual(written);
    expect(readPack(packJson({ ...CASES, rules: [written] })).ok).toBe(true);
  });

  it("says the same as the rule it was made from", () => {
    fc.assert(
      fc.property(rule, (written) => {
        const read = value(ruleOfRow(rowOfRule(written)));
        expect(read).toEqual(written);
      }),
    );
  });
});

describe("a pack in a workbook", () => {
  it("every pack that comes with Plumbline comes back from its tables as it went in", async () => {
    for (const shipped of shippedPacks()) {
      const source = packShape.parse(shipped.source);
      const found = await own(await workbookWith(source));
      expect(found.bad).toEqual([]);
      expect(JSON.stringify(packShape.parse(found.pack.source))).toBe(JSON.stringify(source));
    }
  });

  it("survives a file", async () => {
    const workbook = await workbookWith(CASES);
    const bytes = value(await saveWorkbook(workbook.model));
    const again = new MemoryWorkbook(value(await openWorkbook("return.xlsx", bytes)));
    const found = await own(again);
    expect(packShape.parse(found.pack.source)).toEqual(CASES);
  });

  it("a copy stands on its own feet, and finds what the original finds", async () => {
    const original = shippedPacks().find(({ id }) => id === "marac-actions");
    if (!original) throw new Error("There is no such pack.");
    const workbook = new MemoryWorkbook(emptyWorkbook("return.xlsx"));
    await apply(workbook, value(await copyPackIn(workbook, original)));
    const { pack: copy, bad } = await own(workbook);
    expect(bad).toEqual([]);
    expect(packShape.parse(copy.source).extends).toEqual([]);
    const findings = async (used: Pack) => {
      const model = modelOf({
        sheet: "Action log",
        rows: [
          [
            "Meeting date",
            "Case ref",
            "Action",
            "Owner agency",
            "Owner",
            "Due date",
            "Completed on",
            "Status",
            "Outcome",
          ],
          [45_950, "M-1", " Safety plan", "Police", "A", "soon", null, "Opened", null],
        ],
      });
      const run = value(
        await verify(new MemoryWorkbook(model), used, { asOf: 46_000, parameters: new Map() }),
      );
      return run.findings.map(({ rule, message }) => `${rule}: ${message}`).sort();
    };
    expect(await findings(copy)).toEqual(await findings(original));
    expect((await findings(copy)).length).toBeGreaterThan(0);
  });

  it("is refused where the workbook has rules of its own", async () => {
    const workbook = await workbookWith(CASES);
    expect(trouble(await writePackIn(workbook, CASES))).toContain("rules of its own already");
  });

  it("takes an edit as typed: another level, a date, a rule switched off", async () => {
    const workbook = await workbookWith(CASES);
    await edit(workbook, 0, "on", "no");
    await edit(workbook, 1, "level", "Error");
    await edit(workbook, 1, "from", 46_113);
    const found = await own(workbook);
    expect(found.off).toBe(1);
    const [rule, ...more] = packShape.parse(found.pack.source).rules;
    expect(more).toEqual([]);
    expect(rule).toMatchObject({ id: "R2", level: "error", effective: { from: "2026-04-01" } });
  });

  it.each([
    ["check", "must be nice", "There is no kind of rule"],
    ["columns", "Statsu", "did you mean"],
    ["values", "pattern", "name = value"],
    ["level", "warning", "error, query, note"],
    ["only_when", "=[Status", "formula"],
    ["from", "soon", "is not a date"],
    ["tolerance", "a few", "is no tolerance"],
    ["id", "R1", "own id"],
  ])(
    "a row with nonsense in %s is named with the reason, and the rest stands",
    async (title, cell, why) => {
      const workbook = await workbookWith(CASES);
      await edit(workbook, 1, title, cell);
      const found = await own(workbook);
      expect(found.bad.map((bad) => bad.why.toLowerCase())).toEqual([
        expect.stringContaining(why.toLowerCase()),
      ]);
      expect(found.pack.rules.map(({ id }) => id)).toEqual(["fields.types", "R1"]);
    },
  );

  it("writes the reason beside the row, and takes it away when the row is right again", async () => {
    const workbook = await workbookWith(CASES);
    expect(writeWhys(await own(workbook))).toBeNull();
    await edit(workbook, 1, "check", "must be nice");
    const plan = writeWhys(await own(workbook));
    if (!plan) throw new Error("Nothing to write.");
    await apply(workbook, value(plan));
    const [, row] = (await own(workbook)).records.rows.tblRule;
    expect(row?.cannotBeReadBecause).toContain("There is no kind of rule");
    await edit(workbook, 1, "check", "has the agreed form");
    const cleared = writeWhys(await own(workbook));
    if (!cleared) throw new Error("Nothing to clear.");
    await apply(workbook, value(cleared));
    expect((await own(workbook)).records.rows.tblRule[1]?.cannotBeReadBecause).toBe("");
  });

  it("a rule accepted from a suggestion stands at the end", async () => {
    const workbook = await workbookWith(CASES);
    const rule = { id: "R3", kind: "unique", fields: ["ref"], title: "Comes once." };
    await apply(workbook, value(addRule(await own(workbook), rule)));
    expect((await own(workbook)).pack.rules.map(({ id }) => id)).toEqual([
      "fields.types",
      "R1",
      "R2",
      "R3",
    ]);
  });

  it("stands on a sheet named by the pack, whatever its title holds", () => {
    const sheet = (title: string) => packLayout(title).tables.tblRule.sheet;
    expect(sheet("Youth justice: panels/orders [draft] and a long tail")).toBe(
      "Youth justice panels orders dra",
    );
    expect(sheet("''")).toBe("Rules");
  });
});
