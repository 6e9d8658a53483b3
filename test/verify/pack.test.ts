import { describe, expect, it } from "vitest";
import { readPack } from "../../src/verify/pack";
import { readPackWith } from "../../src/verify/read-pack";
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
      "fields.types",
    ]);
  });

  it("takes what stands later in “extends” before what stands earlier, and itself before both", () => {
    const base = (id: string, level: string) =>
      value(readPackWith(packJson({ id, rules: [{ id: "R", kind: "edge-space", level }] }), []));
    const library = [base("first-pack", "error"), base("second-pack", "query")];
    const levelOf = (parts: object) =>
      value(readPackWith(packJson(parts), library)).rules.map(({ level }) => level);
    expect(levelOf({ extends: ["first-pack", "second-pack"] })).toEqual(["query"]);
    expect(levelOf({ extends: ["second-pack", "first-pack@1.0"] })).toEqual(["error"]);
    const own = [{ id: "R", kind: "edge-space", level: "note" }];
    expect(levelOf({ extends: ["first-pack"], rules: own })).toEqual(["note"]);
    expect(levelOf({ extends: ["first-pack"], remove: ["R"] })).toEqual([]);
  });

  it("names the packs that build on each other in a circle", () => {
    const empty = value(readPackWith(packJson({ id: "one-pack" }), []));
    const turned = { ...empty, source: packJson({ id: "one-pack", extends: ["two-pack"] }) };
    const two = {
      ...empty,
      id: "two-pack",
      source: packJson({ id: "two-pack", extends: ["one-pack"] }),
    };
    const read = readPackWith(packJson({ id: "three-pack", extends: ["one-pack"] }), [turned, two]);
    expect(trouble(read)).toBe(
      "The packs build on each other in a circle: three-pack, one-pack, two-pack, one-pack. Take one of them out of “extends”.",
    );
  });

  it("judges a rule from its first day to its last, and says when it does not", async () => {
    const effective = { from: "2025-04-01", to: "2026-03-31" };
    const parts = {
      tables: [cases],
      rules: [{ id: "R", kind: "required", fields: ["start"], effective }],
    };
    const model = modelOf({
      sheet: "cases",
      rows: [
        ["ref", "start", "end", "hours"],
        ["a", null, null, 1],
      ],
    });
    const on = async (asOf: string) => {
      const run = value(
        await verify(new MemoryWorkbook(model), value(readPack(packJson(parts))), {
          asOf: day(asOf),
        }),
      );
      return [run.findings.length, ...run.notRun.map(({ reason }) => reason)];
    };
    expect(await on("31/03/2025")).toEqual([0, "holds from 01/04/2025 on"]);
    expect(await on("01/04/2025")).toEqual([1]);
    expect(await on("31/03/2026")).toEqual([1]);
    expect(await on("01/04/2026")).toEqual([0, "held until 31/03/2026"]);
    const turned = { ...parts.rules[0], effective: { from: "2026-04-01", to: "2026-03-31" } };
    expect(trouble(withRule(turned))).toContain("ends before it begins");
  });

  it("refuses a pack too large to be one, in a sentence and at once", () => {
    const rules = Array.from({ length: 6000 }, (_, at) => ({ id: `R${at}`, kind: "edge-space" }));
    expect(trouble(readPack(packJson({ rules })))).toContain(
      "This is not a rule pack that can be used.",
    );
    let deep: unknown = "end";
    for (let depth = 0; depth < 5000; depth++) deep = [deep];
    expect(trouble(readPack(packJson({ rules: deep })))).toContain("This is not a rule pack");
  });

  describe("columns by the part they play", () => {
    const roles = [
      { name: "start", aliases: ["Begun", "Start date"], type: "date" },
      { name: "event", every: true, aliases: ["Visit", "Call"], type: "date" },
      { name: "note" },
    ];
    const rule = {
      id: "R",
      kind: "compare",
      table: "*",
      fields: ["event", "start"],
      params: { op: ">=" },
    };
    const run = async (columns: readonly string[], row: readonly string[], parts: object = {}) => {
      const read = value(readPack(packJson({ roles, rules: [rule], ...parts })));
      const model = modelOf({ sheet: "Any", rows: [columns, row] });
      const checked = value(
        await verify(new MemoryWorkbook(model), read, { asOf: day("31/10/2025") }),
      );
      return [
        checked.findings.map(({ locations }) => locations[0]?.cell),
        checked.notRun.map(({ reason }) => reason),
      ];
    };

    it("judges every column that plays the part, in whatever table has them", async () => {
      const dates = ["02/01/2025", "01/01/2025", "01/01/2024"];
      expect(await run(["Begun", "Visit", "Call"], dates)).toEqual([["B2", "C2"], []]);
      expect(await run(["Begun", "Town"], ["02/01/2025", "x"])).toEqual([
        [],
        ["no table has the columns that it is about"],
      ]);
    });

    it("says what is wrong with such a rule when the pack is read", () => {
      const read = (more: object) => readPack(packJson({ roles, rules: [{ ...rule, ...more }] }));
      expect(trouble(read({ fields: ["evnt", "start"] }))).toContain("Did you mean “event”?");
      expect(trouble(read({ needs: ["strat"] }))).toContain("Did you mean “start”?");
      expect(trouble(read({ message: "{nte} is odd" }))).toContain("{nte}");
      expect(trouble(read({ message: "{=[nte]&1}" }))).toContain("message");
      expect(trouble(readPack(packJson({ roles: [roles[0], roles[0]] })))).toContain("two roles");
    });

    it("fills a message with what a formula gives", async () => {
      const message = "{=DAYS([start],[event])} days early: {event}.";
      const read = value(readPack(packJson({ roles, rules: [{ ...rule, message }] })));
      const model = modelOf({
        sheet: "Any",
        rows: [
          ["Begun", "Visit"],
          ["03/01/2025", "01/01/2025"],
        ],
      });
      const checked = value(
        await verify(new MemoryWorkbook(model), read, { asOf: day("31/10/2025") }),
      );
      expect(checked.findings[0]?.message).toBe("2 days early: 01/01/2025.");
    });
  });
});
