import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ColumnFormulas, partKey } from "../../src/formula/by-column";
import { compileFormula } from "../../src/formula/compile";
import { MOST_DIFFERENT } from "../../src/formula/different";
import type { Expression } from "../../src/formula/expression";
import { gaveOf } from "../../src/formula/part";
import { parseFormula } from "../../src/formula/parse";
import { bound, expression, table } from "./arbitrary";

/** A tree that is made or read here, over columns that are all there. */
const checked = (tree: Expression) => ({ expression: tree });

function read(text: string) {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.trouble.message);
  return checked(parsed.value);
}

describe("formulas over whole columns", () => {
  it("give what they give row by row, however far they are worked out at a time", () => {
    fc.assert(
      fc.property(
        table,
        fc.array(expression, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 30 }),
        (rows, trees, stretch) => {
          const binding = bound(rows);
          const columns = new ColumnFormulas(binding, rows.length);
          for (const tree of trees) {
            const plain = compileFormula(checked(tree), binding);
            const part = columns.of(checked(tree));
            expect(part.ok).toBe(plain.ok);
            if (!plain.ok || !part.ok) continue;
            for (let to = stretch; to < rows.length; to += stretch) part.value.upTo(to);
            const { gave, numbers, hasOthers } = part.value.upTo(rows.length);
            const expected = rows.map((_, row) => plain.value(row));
            expect([...gave]).toEqual(expected.map(gaveOf));
            for (const [row, one] of expected.entries()) {
              if (typeof one === "number") expect(numbers[row]! + 0).toEqual(one + 0);
              if (typeof one === "string" && one !== "") expect(hasOthers).toBe(true);
            }
          }
        },
      ),
      { numRuns: 3000, seed: 20261122, interruptAfterTimeLimit: 20_000 },
    );
  });

  it("give the same for a column in which every row holds something else", () => {
    const rows = Array.from({ length: MOST_DIFFERENT + 50 }, (_, row) => [
      row % 2 ? `R${row}` : row,
    ]);
    const formula = read(`IF(ISNUMBER([A]), [A], [A] = "r${rows.length - 1}")`);
    const part = new ColumnFormulas(bound(rows), rows.length).of(formula);
    const plain = compileFormula(formula, bound(rows));
    if (!part.ok || !plain.ok) throw new Error("It fits.");
    const { gave, numbers } = part.value.upTo(rows.length);
    expect([...gave]).toEqual(rows.map((_, row) => gaveOf(plain.value(row))));
    expect(numbers[MOST_DIFFERENT]).toBe(MOST_DIFFERENT);
    expect(numbers[rows.length - 2]).toBe(rows.length - 2);
  });

  it("work out a part once for all formulas that it is in, until it is forgotten", () => {
    const formulas = ["AND([A] - [B] > 1, [C] = 1)", "[A] - [B] > 2", "[A] - [B]"].map(read);
    let asked = 0;
    const columns = new ColumnFormulas(
      {
        column: () =>
          new Proxy([3, 2, 1], {
            get: (cells, at) => {
              if (at === "0") asked++;
              return Reflect.get(cells, at) as unknown;
            },
          }),
        parameter: () => null,
      },
      3,
    );
    const askedBy = (at: number) => {
      asked = 0;
      const part = columns.of(formulas[at]!);
      if (part.ok) part.value.upTo(3);
      return asked;
    };
    const first = askedBy(0);
    expect(first).toBeGreaterThan(0);
    expect([askedBy(1), askedBy(2), askedBy(0)]).toEqual([0, 0, 0]);
    columns.forget([partKey(formulas[2]!.expression)]);
    expect(askedBy(2)).toBe(2);
  });
});
