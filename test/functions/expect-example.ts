import { expect } from "vitest";
import type { FakeExcel, Shown } from "./excel";
import { readExample } from "./formula";

const withoutSentence = (cell: Shown) => (typeof cell === "object" ? cell.error : cell);

/** Puts the formula of an example to the functions and compares the cells with the answer that it gives. */
export function expectExample(excel: FakeExcel, example: string): void {
  const { id, given, expected } = readExample(example);
  const cells = excel.call(id, ...given).map((row) => row.map(withoutSentence));
  const wanted = Array.isArray(expected) ? expected : [[expected]];
  expect(cells.map((row) => row.length)).toEqual(wanted.map((row) => row.length));
  cells.flat().forEach((cell, index) => {
    const want = wanted.flat()[index];
    if (typeof want === "number" && typeof cell === "number") expect(cell).toBeCloseTo(want, 10);
    else expect(cell).toBe(want);
  });
}
