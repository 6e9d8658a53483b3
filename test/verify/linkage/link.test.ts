import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { Chance } from "../../../src/verify/linkage/chance";
import { explain } from "../../../src/verify/linkage/explain";
import { link, type Linkage } from "../../../src/verify/linkage/link";
import type { PersonField } from "../../../src/verify/linkage/person-field";
import { inventPeople } from "./invented";

const OPTIONS = { probable: 6, possible: 3 };
const { fields, truth } = inventPeople(21, 300, 0.2);

/** The same table with its rows in another order: the row that comes to stand at each place. */
function reordered(given: readonly PersonField[], order: readonly number[]): PersonField[] {
  return given.map((field) => ({
    ...field,
    values: order.map((row) => field.values[row] ?? null),
  }));
}

const withRow = (given: readonly PersonField[], row: readonly Cell[]): PersonField[] =>
  given.map((field, at) => ({ ...field, values: [...field.values, row[at] ?? null] }));

function shuffled(size: number, seed: number): number[] {
  const chance = new Chance(seed);
  const order = Array.from({ length: size }, (_, row) => row);
  for (let at = size - 1; at > 0; at--) {
    const other = chance.below(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** Pairs in words that do not depend on where the rows stand. */
const pairsOf = ({ pairs }: Linkage, rowOf = (row: number) => row) =>
  pairs
    .map(({ first, second, weight, isCertain }) => {
      const rows = [rowOf(first), rowOf(second)].sort((a, b) => a - b);
      return `${rows.join(" ")} ${weight.toFixed(9)} ${isCertain}`;
    })
    .sort();

describe("the same answer, however the table comes", () => {
  it("twice over", () => {
    expect(pairsOf(link(fields, OPTIONS))).toEqual(pairsOf(link(fields, OPTIONS)));
  });

  it("with its rows in any order", () => {
    const expected = pairsOf(link(fields, OPTIONS));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const order = shuffled(truth.length, seed);
        const found = link(reordered(fields, order), OPTIONS);
        expect(pairsOf(found, (row) => order[row]!)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });

  it("whether rows are left out or were never there", () => {
    const rows = Array.from({ length: 150 }, (_, row) => row * 2);
    const found = link(fields, { ...OPTIONS, rows });
    const alone = link(reordered(fields, rows), OPTIONS);
    expect(pairsOf(found)).toEqual(pairsOf(alone, (row) => rows[row]!));
  });

  it("and a stranger more changes no certain pair", () => {
    const certain = (linkage: Linkage) =>
      linkage.pairs
        .filter(({ isCertain }) => isCertain)
        .map(({ first, second }) => `${first} ${second}`)
        .sort();
    const before = certain(link(fields, OPTIONS));
    expect(before.length).toBeGreaterThan(10);
    const text = fc.string({ maxLength: 20 });
    fc.assert(
      fc.property(text, text, (forename, postcode) => {
        const stranger = [`Q${forename}`, "Zzyzx", "1911-11-11", "1999/7777777Q", postcode, "F"];
        expect(certain(link(withRow(fields, stranger), OPTIONS))).toEqual(before);
      }),
      { numRuns: 5 },
    );
  });
});

describe("what is certain", () => {
  const certainly = (...rows: readonly (readonly Cell[])[]) => {
    const titles = ["forename", "surname", "dob", "identifier"] as const;
    const table = titles.map((role, at) => ({
      role,
      title: role,
      values: rows.map((row) => row[at] ?? null),
    }));
    return link(table, OPTIONS).pairs.some(({ isCertain }) => isCertain);
  };

  it("is one identifier with the birth date or a name to match", () => {
    expect(
      certainly(
        ["Ann", "Hall", "1980-05-06", "2003/0000003Y"],
        ["Mary", "Wood", "1980-05-06", "03/3Y"],
      ),
    ).toBe(true);
    expect(
      certainly(["Ann", "Hall", null, "2003/0000003Y"], ["Ann", "Wood", "1981-01-01", "03/3Y"]),
    ).toBe(true);
  });

  it("is not an identifier alone, which may have been typed into the wrong row", () => {
    expect(
      certainly(["Ann", "Hall", "1980-05-06", "03/3Y"], ["Tom", "Wood", "1991-09-02", "03/3Y"]),
    ).toBe(false);
  });

  it("is the full name with the birth date, names in either order", () => {
    expect(certainly(["Ann", "Hall", "1980-05-06"], ["HALL", "Ann ", "06/05/1980"])).toBe(true);
  });

  it("is not the full name with a birth date that stands for “not known”, or against another identifier", () => {
    expect(certainly(["Ann", "Hall", "1900-01-01"], ["Ann", "Hall", "1900-01-01"])).toBe(false);
    expect(
      certainly(
        ["Ann", "Hall", "1980-05-06", "2003/0000003Y"],
        ["Ann", "Hall", "1980-05-06", "1997/0314528D"],
      ),
    ).toBe(false);
  });
});

describe("tables with little in them", () => {
  const column = (role: PersonField["role"], values: readonly Cell[]) => ({
    role,
    title: role,
    values,
  });

  it("nothing, one row, or blanks alone", () => {
    expect(link([], OPTIONS).pairs).toEqual([]);
    expect(link([column("surname", [])], OPTIONS).pairs).toEqual([]);
    expect(link([column("surname", ["Hall"])], OPTIONS).pairs).toEqual([]);
    expect(link([column("surname", [null, null, null])], OPTIONS).pairs).toEqual([]);
  });

  it("one word all the way down is no evidence, and does not take long", () => {
    const same = new Array<Cell>(3000).fill("Hall");
    const found = link([column("forename", same), column("surname", same)], OPTIONS);
    expect(found.pairs).toEqual([]);
  });

  it("names of objects are names like others", () => {
    const names = ["__proto__", "constructor", "toString", "__proto__"];
    const found = link(
      [
        column("forename", names),
        column("surname", names),
        column("dob", ["1990-02-03", "1990-02-03", "1991-02-03", "1990-02-03"]),
      ],
      OPTIONS,
    );
    expect(found.pairs.map(({ first, second }) => [first, second])).toEqual([[0, 3]]);
  });
});

describe("the reasons for a pair, in words", () => {
  const whole = inventPeople(22, 400, 0.1);
  /** What is said of two rows put below a list of others. */
  function said(one: readonly Cell[], other: readonly Cell[]): string {
    const table = withRow(withRow(whole.fields, one), other);
    const rows = [whole.truth.length, whole.truth.length + 1];
    const { pairs, known } = link(table, { probable: 6, possible: -50 });
    const pair = pairs.find(({ first, second }) => first === rows[0] && second === rows[1]);
    return pair ? explain(known.reasonsFor(pair)) : "";
  }

  it("a birth date with day and month swapped, a PNC with one digit wrong", () => {
    const words = said(
      ["Ian", "Bloggs", "1984-03-07", "1999/0123456K", "LS1 4AB", "M"],
      ["Ian", "Bloggs", "1984-07-03", "1999/0123457K", "M9 4AB", "M"],
    );
    expect(words).toContain("Surname same");
    expect(words).toContain("Date of birth with day and month swapped");
    expect(words).toContain("PNC differs by one digit");
    expect(words).toContain("but Postcode different");
  });

  it("a short form, a slip, names that changed places", () => {
    expect(said(["Liz", "Bloggs", "1984-03-07"], ["Elizabeth", "Blogs", "1984-03-07"])).toContain(
      "Forename in another form of the same name",
    );
    expect(said(["Ian", "Bloggs", "1984-03-07"], ["Ian", "Blogs", "1984-03-07"])).toContain(
      "Surname differs by one letter",
    );
    expect(said(["Ian", "Bloggs", "1984-03-07"], ["Bloggs", "Ian", "1984-03-07"])).toContain(
      "forename and surname swapped",
    );
  });

  it("never holds a name, a date or a number of a person", () => {
    const words = said(
      ["Ian", "Bloggs", "1984-03-07", "1999/0123456K"],
      ["Ian", "Bloggs", "1984-03-08", "1999/0123456K"],
    );
    expect(words).not.toMatch(/Ian|Bloggs|1984|0123456/);
    expect(words).not.toBe("");
  });
});
