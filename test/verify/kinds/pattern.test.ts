import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { verifyText } from "../../../src/cli/verify-text";
import { readPack } from "../../../src/verify/pack";
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

describe("a pattern that may try a text in very many ways", () => {
  const long = Array.from({ length: 3000 }, (_, at) => `${at} ${"z".repeat(245)}`);

  it("is given up after so many texts that do not fit, and listed with the reason among the rules that did not run", async () => {
    const run = value(await checked(".*a.*b.*c", long));
    expect(run.findings.length).toBeGreaterThan(0);
    const left = (3000 - run.counts.errors).toLocaleString("en-GB");
    expect(run.notRun).toEqual([
      {
        rule: "form",
        reason: `given up with ${left} values left, because the pattern .*a.*b.*c takes too long on so many long texts that do not fit. Write it with fewer “*” and “+”.`,
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
      if (++pauses === 500) stop.abort();
    };
    const stopped = await checked(".*a.*b.*c", long, { pause, signal: stop.signal });
    expect(stopped.ok).toBe(false);
    expect(pauses).toBe(500);
  });

  it("is tried on every text where the texts are short, or fit", async () => {
    const short = Array.from({ length: 3000 }, (_, at) => `nobody ${at}`);
    expect(value(await checked("[^@ ]+@[^@ ]+\\.[^@ ]+", short)).counts.errors).toBe(3000);
    expect(value(await checked("\\d+ z+", long)).counts.errors).toBe(0);
  });
});
