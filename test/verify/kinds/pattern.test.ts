import { RegExpParser } from "@eslint-community/regexpp";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { verifyText } from "../../../src/cli/verify-text";
import type { Run } from "../../../src/verify/finding";
import { readPack } from "../../../src/verify/pack";
import { linearMatcher } from "../../../src/verify/pattern/linear";
import { verify, type VerifyOptions } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, value } from "../make";

const FIELDS = { ref: "string", note: "string" };

async function checked(
  pattern: string,
  notes: readonly string[],
  options: Pick<VerifyOptions, "pause" | "signal"> = {},
) {
  const rows = notes.map((note, at): Cell[] => [`R${at}`, note]);
  const pack = readPack(
    packJson({
      tables: [tableOf("S", FIELDS)],
      rules: [{ id: "form", kind: "pattern", table: "S", fields: ["note"], params: { pattern } }],
    }),
  );
  const workbook = new MemoryWorkbook(modelOf({ sheet: "S", rows: [["ref", "note"], ...rows] }));
  return verify(workbook, value(pack), { asOf: day("31/10/2025"), ...options });
}

const cells = ({ findings }: Run) => findings.map(({ locations }) => locations[0]?.cell);

describe("a pattern that may try a text in very many ways", () => {
  const heavy = "(?:a?){1000}b";
  const long = Array.from({ length: 200 }, (_, at) => `${at} ${"z".repeat(30_000)}`);

  it("is given up after so many long texts, and listed with the reason among the rules that did not run", async () => {
    const run = value(await checked(heavy, long));
    expect(run.findings.length).toBeGreaterThan(0);
    const left = (200 - run.counts.errors).toLocaleString("en-GB");
    expect(run.notRun).toEqual([
      {
        rule: "form",
        reason: `given up with ${left} values left, because the pattern ${heavy} takes too long on so many long texts that do not fit. Write it with fewer “*” and “+”.`,
      },
    ]);
    expect(run.counts).toMatchObject({ notRun: 1, notes: 0 });
    expect(run.sentence).toContain("1 rule did not run");
    expect(verifyText([{ file: "long.xlsx", run, whyPack: "named", trouble: null }])).toContain(
      "form: given up with",
    );
  });

  it("lets others have a turn between such texts, and stops when it is told to", async () => {
    const stop = new AbortController();
    let pauses = 0;
    const pause = async () => {
      if (++pauses === 50) stop.abort();
    };
    const stopped = await checked(heavy, long, { pause, signal: stop.signal });
    expect(stopped.ok).toBe(false);
    expect(pauses).toBe(50);
  });

  it("is tried on every text, however long, and says what is true of it", async () => {
    const short = Array.from({ length: 3000 }, (_, at) => `nobody ${at}`);
    expect(value(await checked("[^@ ]+@[^@ ]+\\.[^@ ]+", short)).counts.errors).toBe(3000);
    const [without, with_] = ["z".repeat(9000), `${"z".repeat(9000)}a${"z".repeat(9000)}c`];
    const run = value(await checked(".*a.*c", [without, with_]));
    expect(cells(run)).toEqual(["B2"]);
    const few = ["", "z".repeat(4000), "z".repeat(4001)];
    expect(cells(value(await checked(".{1,4000}", few)))).toEqual(["B4"]);
  });

  it.each([
    "(a?a?)*b",
    "(a{1,30})*b",
    "(?:a{1,40}){1,40}b",
    `${"(a|a)".repeat(60)}b`,
    "(?:a?){60}a{60}b",
  ])("ends at once where the engine of JavaScript would not in a life: %s", async (pattern) => {
    const texts = ["a".repeat(150), `${"a".repeat(60)}b`];
    expect(cells(value(await checked(pattern, texts)))).toEqual(["B2"]);
  });
});

describe("a pattern that is tried letter by letter", () => {
  const letters = fc.constantFrom("a", "b", "c", " ", "é", "\n", "😀", "_");
  const atom = fc.constantFrom(
    ..."a|b|c|.|[ab]|[^a]|\\w|\\s|\\p{L}|[^\\s_]|\\b|\\B|^|$|😀".split("|"),
  );
  const counted = fc.constantFrom("", "", "?", "*", "+", "{2}", "{1,2}", "{0,2}", "{2,}", "*?");
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    pattern: fc
      .array(fc.array(tie("part"), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((choices) => choices.map((parts) => parts.join("")).join("|")),
    part: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(atom, counted)
        .map(([one, times]) => (/^(?:\\[bB]|\^|\$)$/.test(one) ? one : one + times)),
      fc.tuple(tie("pattern"), counted).map(([inner, times]) => `(?:${inner})${times}`),
    ),
  }));

  it("fits the same texts as in the engine of JavaScript", () => {
    const parser = new RegExpParser({ ecmaVersion: 2024 });
    fc.assert(
      fc.property(pattern, fc.array(letters, { maxLength: 6 }), (source, text) => {
        const read = parser.parsePattern(source, 0, source.length, { unicode: true });
        const native = new RegExp(`^(?:${source})$`, "u");
        expect(linearMatcher(read)(text.join(""))).toBe(native.test(text.join("")));
      }),
      { numRuns: 3000, seed: 20261122 },
    );
  });
});
