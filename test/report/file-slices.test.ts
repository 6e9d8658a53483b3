import { describe, expect, it } from "vitest";
import { reportXlsx } from "../../src/report/file";
import { docxInSlices, reportDocx } from "../../src/report/word";
import type { SliceOptions } from "../../src/workbook/slices";
import { SAMPLE } from "./sample";

const WAYS = { docx: docxInSlices, xlsx: reportXlsx } as const;

/** Counts the turns that others get, and stops after so many of them. */
function watched(stopAfter = Infinity) {
  const stop = new AbortController();
  const said: string[] = [];
  let turns = 0;
  const slices: SliceOptions = {
    pause: async () => {
      if (++turns >= stopAfter) stop.abort();
    },
    onProgress: (words) => said.push(words),
    signal: stop.signal,
  };
  return { slices, said, turns: () => turns };
}

describe.each(["docx", "xlsx"] as const)("a report on its way into a file: %s", (ending) => {
  it("gives others their turn between its parts, and says how far it has come", async () => {
    const { slices, said, turns } = watched();
    expect((await WAYS[ending](SAMPLE, slices)).ok).toBe(true);
    const parts = SAMPLE.sections.flatMap(({ blocks }) => blocks).length;
    expect(turns()).toBeGreaterThan(ending === "docx" ? parts : SAMPLE.sections.length);
    expect(said).toContain("Packing the file …");
  });

  it("stops wherever it is asked to", async () => {
    const whole = watched();
    await WAYS[ending](SAMPLE, whole.slices);
    // Once the last piece has begun the file is made.
    for (const after of [1, Math.floor(whole.turns() / 2), whole.turns() - 1]) {
      const made = await WAYS[ending](SAMPLE, watched(after).slices);
      expect(made).toMatchObject({ ok: false, trouble: { code: "cancelled" } });
    }
  });
});

it("a Word document is the same, made at once or in pieces", async () => {
  const pieces = await docxInSlices(SAMPLE, watched().slices);
  expect(pieces.ok && pieces.value).toEqual(await reportDocx(SAMPLE));
});
