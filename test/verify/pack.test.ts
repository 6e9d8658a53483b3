import { describe, expect, it } from "vitest";
import { readPack } from "../../src/verify/pack";
import { shippedPacks } from "../../src/verify/shipped";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, trouble, value } from "./make";

const cases = tableOf("cases", { ref: "string", start: "date", end: "date", hours: "number" });
const withRule = (rule: object) => readPack(packJson({ tables: [cases], rules: [rule] }));

describe("reading a rule pack", () => {
  it("gives back every shipped pack when it is written out and read again", () => {
    for (const pack of shippedPacks()) {
      const again = value(readPack(JSON.parse(JSON.stringify(pack.source))));
      const facts = (one: typeof pack) => one.rules.map(({ method: _, bind: __, ...rest }) => rest);
      expect(facts(again)).toEqual(facts(pack));
      expect(again.tables).toEqual(pack.tables);
    }
  });

  it("says which rule cannot be used, and why", () => {
    expect(trouble(withRule({ id: "R1", kind: "requird", fields: ["ref"] }))).toBe(
      "Rule “R1” cannot be used. There is no kind of rule called “requird”. Did you mean “required”?",
    );
    expect(trouble(withRule({ id: "R2", kind: "required", fields: ["strat"] }))).toContain(
      "There is no column “strat” in its table. Did you mean “start”?",
    );
    expect(
      trouble(withRule({ id: "R3", kind: "required", table: "case", fields: ["ref"] })),
    ).toContain("Did you mean “cases”?");
    expect(
      trouble(
        withRule({
          id: "R4",
          kind: "late",
          fields: ["start", "end"],
          params: { within: 5, calendar: "Walse" },
        }),
      ),
    ).toContain("Wales");
    expect(
      trouble(withRule({ id: "R5", kind: "allowed", fields: ["ref"], params: { list: "stats" } })),
    ).toContain("There is no list called “stats”");
    expect(
      trouble(withRule({ id: "R6", kind: "formula", params: { formula: "[End] >= [Strat]" } })),
    ).toContain("There is no column “Strat” in this table. Did you mean “start”?");
    expect(
      trouble(
        withRule({ id: "R7", kind: "required", fields: ["ref"], message: "{reff} is blank" }),
      ),
    ).toContain("{reff}");
  });

  it("says which word it does not know, with the one that was probably meant", () => {
    expect(trouble(readPack(packJson({ tables: [cases], ruels: [] })))).toContain(
      "the word “ruels” means nothing here. Did you mean “rules” or “roles”?",
    );
    expect(trouble(withRule({ id: "R1", kind: "required", feilds: ["ref"] }))).toContain(
      "“feilds”",
    );
    expect(
      trouble(withRule({ id: "R1", kind: "required", fields: ["ref"], level: "eror" })),
    ).toContain("Did you mean “error”?");
  });

  it("is not upset by what is no pack at all", () => {
    for (const json of [null, 7, "pack", [], { format: 2 }, { format: 1, rules: 3 }]) {
      expect(trouble(readPack(json))).toContain("This is not a rule pack that can be used.");
    }
  });

  it("refuses patterns that could keep a computer busy for minutes", () => {
    const slow = ["(a+)+b", "(a|a)*b", "([a-z]+)*", "(?:a*)*", "(.*)(.*)(.*)(.*)x", "(a{2,})+"];
    for (const pattern of slow) {
      expect(
        trouble(withRule({ id: "P", kind: "pattern", fields: ["ref"], params: { pattern } })),
        pattern,
      ).toContain("repeats something that already repeats");
    }
    for (const pattern of ["(?=a)b", "(?<!a)b", "(a)\\1"]) {
      expect(
        trouble(withRule({ id: "P", kind: "pattern", fields: ["ref"], params: { pattern } })),
        pattern,
      ).toContain("looks ahead or behind");
    }
    expect(
      trouble(withRule({ id: "P", kind: "pattern", fields: ["ref"], params: { pattern: "[A-Z" } })),
    ).toContain("cannot be read");
  });

  it("takes patterns that are plain", () => {
    for (const pattern of [
      "[A-Z]{2}\\d+",
      "[^@\\s]+@[^@\\s]+\\.[^@\\s]+",
      "(?:UN[1-5]|\\d{3})?",
      "\\p{Lu}\\+",
    ]) {
      expect(
        withRule({ id: "P", kind: "pattern", fields: ["ref"], params: { pattern } }).ok,
        pattern,
      ).toBe(true);
    }
  });

  it("treats names of the language itself as ordinary, or refuses them in a sentence", async () => {
    const proto = JSON.parse('{"__proto__": {"type": "date"}}') as object;
    expect(trouble(readPack(packJson({ parameters: proto })))).toContain("“__proto__”");
    const model = modelOf({
      sheet: "Sheet1",
      rows: [
        ["__proto__", "constructor", "toString"],
        ["a", "x", "1"],
        ["b", "", "2"],
      ],
    });
    const pack = value(
      readPack(
        packJson({
          tables: [
            {
              name: "constructor",
              find: { sheet: "Sheet1" },
              schema: {
                primaryKey: "__proto__",
                fields: [{ name: "__proto__" }, { name: "constructor" }, { name: "toString" }],
              },
            },
          ],
          rules: [
            { id: "hasOwnProperty", kind: "required", fields: ["constructor"] },
            { id: "valueOf", kind: "formula", params: { formula: '[__proto__]<>"b"' } },
          ],
        }),
      ),
    );
    const run = value(await verify(new MemoryWorkbook(model), pack, { asOf: day("31/10/2025") }));
    expect(run.findings.map(({ rule, locations }) => [rule, locations[0]?.cell])).toEqual([
      ["hasOwnProperty", "B3"],
      ["valueOf", "A3"],
    ]);
  });

  it("builds on a shipped pack, takes rules out and puts its own in their place", () => {
    const pack = value(
      readPack(
        packJson({
          extends: ["any-workbook@1"],
          remove: ["GEN-08"],
          tables: [cases],
          rules: [{ id: "GEN-14", kind: "edge-space", level: "error" }],
        }),
      ),
    );
    expect(pack.rules.some(({ id }) => id === "GEN-08")).toBe(false);
    expect(pack.rules.find(({ id }) => id === "GEN-14")?.level).toBe("error");
    expect(trouble(readPack(packJson({ extends: ["any-workbok@1"] })))).toContain("any-workbok@1");
    expect(trouble(readPack(packJson({ extends: ["any-workbook@2"] })))).toContain(
      "any-workbook@2",
    );
    expect(
      trouble(readPack(packJson({ extends: ["any-workbook"], remove: ["GEN-99"] }))),
    ).toContain("GEN-99");
  });

  it("turns the words of Table Schema into rules", () => {
    const pack = value(
      readPack(
        packJson({
          tables: [
            {
              name: "t",
              schema: {
                primaryKey: "a",
                uniqueKeys: [["b", "c"]],
                fields: [
                  { name: "a" },
                  { name: "b", type: "number", constraints: { required: true, minimum: 1 } },
                  { name: "c", constraints: { pattern: "x+", enum: ["x"], maxLength: 3 } },
                ],
              },
            },
          ],
        }),
      ),
    );
    expect(pack.rules.map(({ id }) => id)).toEqual([
      "t.key-filled",
      "t.key-unique",
      "t.b+c.unique",
      "t.b.required",
      "t.b.range",
      "t.c.allowed",
      "t.c.pattern",
      "t.c.length",
    ]);
  });
});
