import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NATIVE_UNPACKER } from "../../src/cli/native-unpacker";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { describeShared, sharedBytes, sharedPath } from "../shared";
import { modelOf, value } from "../verify/make";

const bothWays = async (name: string, bytes: Uint8Array) =>
  Promise.all([openWorkbook(name, bytes), openWorkbook(name, bytes, {}, NATIVE_UNPACKER)]);

describe("unpacking by Node itself", () => {
  it("gives what our own gives, or refuses in the same words, whatever was damaged", async () => {
    const rows = Array.from({ length: 60 }, (_, row) => [`C${row}`, row * 7, "ready"]);
    const whole = value(await saveWorkbook(modelOf({ sheet: "Return", rows })));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }),
        async (damage) => {
          const bytes = whole.slice();
          for (const [at, byte] of damage) bytes[at] = byte;
          const [own, native] = await bothWays("return.xlsx", bytes);
          expect(native).toEqual(own);
        },
      ),
      { numRuns: 150, seed: 5 },
    );
  });
});

describeShared("unpacking by Node itself, on odd and hostile files", () => {
  it.each(["hostile", "odd"])("%s files open alike", async (folder) => {
    const root = `data/workbooks/${folder}`;
    for (const file of readdirSync(sharedPath(root)).filter((name) => name.endsWith(".xlsx"))) {
      const [own, native] = await bothWays(file, sharedBytes(`${root}/${file}`));
      expect(native.ok ? native.value.sheets.length : native.trouble, file).toEqual(
        own.ok ? own.value.sheets.length : own.trouble,
      );
    }
  });
});
