import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_COLUMNS, MAX_ROWS } from "../../src/cells/address";
import { filesText } from "../../src/text/files";
import { buffersOf, parcels, Unpacking } from "../../src/workbook/parcel";
import type { WorkbookModel } from "../../src/workbook/model";
import { DEFAULT_LIMITS } from "../../src/xlsx/limits";
import { openWorkbook } from "../../src/xlsx/open";
import { ZipFile } from "../../src/xlsx/zip";
import { makeSamples } from "../../samples/main";
import { zipped } from "./zips";

const NAME = "return.xlsx";
/** Smaller than those of real life, so that a bomb that is found by chance is stopped while it is small. */
const LIMITS = { unpackedBytes: 20_000_000, cells: 500_000, cellCharacters: 100_000 };
const SECONDS = 10;

/** What breaks a reader where it stands in the wrong place. */
const PIECES = [
  ..."<>/\"'&=! ",
  "<c",
  "</c>",
  "<v>",
  "</row>",
  '<row r="1048577">',
  '<c r="XFE1">',
  '<c r="A0"/>',
  ' r="XFD1048576"',
  ' t="s"',
  ' s="65535"',
  ' si="0" t="shared"',
  ' ref="A1:XFD1048576"',
  '<f t="shared" si="9" ref="A1:B2">A1</f>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<col min="1" max="99999999" hidden="1"/>',
  "__proto__",
  "constructor",
  "-1",
  "1e999",
  "NaN",
  "99999999999999999999",
  "&#x0;",
  "&#1114112;",
  "&lol;",
  "<!DOCTYPE a>",
  "<!--",
  "<![CDATA[",
  "]]>",
  "\u0000",
  "\u00ff\u00fe",
  "é😀",
];

interface Damage {
  readonly part: number;
  readonly at: number;
  readonly length: number;
  readonly piece: string;
  readonly isDoubled: boolean;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  part: fc.nat(1_000),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0), fc.nat(8), fc.nat(2_000)),
  piece: fc.oneof(fc.constant(""), fc.constantFrom(...PIECES)),
  isDoubled: fc.boolean(),
});

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The parts of a workbook that is whole, with a stretch of some taken out, doubled, or written over. */
function damaged(parts: readonly Part[], damages: readonly Damage[]): Uint8Array {
  const bytes = parts.map((part) => part.bytes);
  for (const { part, at, length, piece, isDoubled } of damages) {
    const which = part % parts.length;
    const before = bytes[which]!;
    const from = Math.floor(at * before.length);
    const to = Math.min(from + length, before.length);
    const inner = new TextEncoder().encode(piece);
    const cut = before.subarray(from, to);
    bytes[which] = Uint8Array.from([
      ...before.subarray(0, from),
      ...(isDoubled ? [...cut, ...inner, ...cut] : inner),
      ...before.subarray(to),
    ]);
  }
  return zipped(parts.map(({ name }, at) => [name, bytes[at]!]));
}

function partsOf(bytes: Uint8Array): Part[] {
  const zip = new ZipFile(bytes, { file: NAME, limits: DEFAULT_LIMITS });
  return [...zip.entries.values()].map(({ name }) => ({ name, bytes: zip.read(name)! }));
}

/** What everybody relies on who works with what was read. */
function holdsTogether({ sheets, tables }: WorkbookModel): void {
  expect(sheets.length).toBeGreaterThan(0);
  for (const { columns } of sheets) {
    for (const [column, { values, formats, formulas }] of columns) {
      expect(column >= 0 && column < MAX_COLUMNS && values.length <= MAX_ROWS).toBe(true);
      expect(formats.length).toBe(values.length);
      for (const row of formulas.keys()) expect(row >= 0 && row < values.length).toBe(true);
    }
  }
  for (const { area } of tables) expect(area.rows > 0 && area.columns > 0).toBe(true);
}

function handedOver(model: WorkbookModel): WorkbookModel {
  const unpacking = new Unpacking();
  for (const parcel of parcels(model)) {
    for (const piece of structuredClone(parcel, { transfer: parcel.flatMap(buffersOf) }))
      unpacking.take(piece);
  }
  return unpacking.workbook;
}

describe("a workbook that is damaged anywhere in its parts", async () => {
  const samples = await makeSamples();

  it.each(samples.map(({ file, bytes }, at) => [file, bytes, at] as const))(
    "is read or refused in a sentence, the same whole and in slices, and never breaks the reader: %s",
    async (_, whole, seed) => {
      // The longest parts are cut short, so that there is time for many.
      const parts = partsOf(whole).map(({ name, bytes }) => ({ name, bytes: shortened(bytes) }));
      await fc.assert(
        fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
          const bytes = damaged(parts, damages);
          const read = await openWorkbook(NAME, bytes, LIMITS);
          const sliced = await openWorkbook(NAME, bytes, LIMITS, undefined, {
            pause: () => Promise.resolve(),
          });
          expect(sliced).toEqual(read);
          if (!read.ok) {
            expect(read.trouble.message).toMatch(/^“return\.xlsx” .*\.$/s);
            expect(read.trouble.code).not.toBe(filesText.notRead(NAME).code);
            return;
          }
          holdsTogether(read.value);
          expect(handedOver(read.value)).toEqual(read.value);
        }),
        { numRuns: 200, seed: 20261122 + seed, interruptAfterTimeLimit: SECONDS * 1000 },
      );
    },
    3 * SECONDS * 1000,
  );
});

/** The first rows of a sheet, and its end. */
function shortened(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  const rows = text.split("</row>");
  if (rows.length < 40) return bytes;
  return new TextEncoder().encode([...rows.slice(0, 30), rows.at(-1)!].join("</row>"));
}
