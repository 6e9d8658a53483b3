import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import type { KnownPeople, Relinked } from "../../../src/verify/linkage/known-people";
import { link } from "../../../src/verify/linkage/link";
import { inOrder, type LinkedPair } from "../../../src/verify/linkage/pair";
import type { PersonField } from "../../../src/verify/linkage/person-field";
import { inventPeople } from "./invented";

const OPTIONS = { probable: 6, possible: 3 };

interface List {
  readonly fields: PersonField[];
  readonly values: Cell[][];
  readonly left: Set<number>;
}

const listOf = (fields: readonly PersonField[]): List => {
  const values = fields.map((field) => [...field.values]);
  return {
    values,
    fields: fields.map((field, at) => ({ ...field, values: values[at]! })),
    left: new Set(),
  };
};

function after(
  { fields, left }: List,
  known: KnownPeople,
  rows: Iterable<number>,
): Relinked | null {
  const steps = known.after(new Set(rows), fields, (row) => !left.has(row));
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** All people of a list compared by what was learned of it before. */
function whole({ fields, left }: List, { learned }: KnownPeople): readonly LinkedPair[] {
  const rows = Array.from(fields[0]!.values.keys()).filter((row) => !left.has(row));
  return link(fields, { ...OPTIONS, rows, learned }).pairs;
}

/** The pairs of a list once those of some rows have been replaced. */
const replaced = (pairs: readonly LinkedPair[], { rows, pairs: now }: Relinked) =>
  [...pairs.filter(({ first, second }) => !rows.has(first) && !rows.has(second)), ...now].sort(
    inOrder,
  );

const text = fc.constantFrom<Cell>(null, "", "Ann", "Ann-Marie", "annmarie", "O'Brien", "Mr Smith");
interface Edit {
  readonly row: number;
  readonly column: number;
  readonly what:
    | { readonly like: number }
    | { readonly slip: string }
    | { readonly text: Cell }
    | { readonly leave: boolean };
}

const edit: fc.Arbitrary<Edit> = fc.record({
  row: fc.nat(),
  column: fc.nat(),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.record({ like: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ slip: fc.constantFrom("x", "1", "é") }) },
    { weight: 1, arbitrary: fc.record({ text }) },
    { weight: 1, arbitrary: fc.constant({ leave: true }) },
  ),
});

/** Makes an edit; gives its row. */
function make({ values, left }: List, { row: at, column: across, what }: Edit): number {
  const column = values[across % values.length]!;
  const row = at % column.length;
  if ("leave" in what) {
    if (!left.delete(row)) left.add(row);
  } else if ("like" in what) {
    // One cell of another person, or all that is known of them.
    const other = what.like % column.length;
    for (const one of what.like % 3 === 0 ? values : [column]) one[row] = one[other] ?? null;
  } else if ("slip" in what) column[row] = String(column[row] ?? "").replace(/.(?=.$)/, what.slip);
  else column[row] = what.text;
  return row;
}

describe("people who have been compared, after edits", () => {
  it("are joined as if all were compared again by what was learned before", () => {
    const { fields } = inventPeople(31, 260, 0.3);
    let changed = 0;
    fc.assert(
      fc.property(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        (rounds) => {
          const list = listOf(fields);
          const { known, pairs: before } = link(list.fields, OPTIONS);
          let pairs = before;
          for (const edits of rounds) {
            const relinked = after(
              list,
              known,
              edits.map((one) => make(list, one)),
            );
            const now = replaced(pairs, relinked!);
            expect(now).toEqual(whole(list, known));
            if (now.length !== pairs.length) changed++;
            pairs = now;
          }
        },
      ),
      { numRuns: 40 },
    );
    // The law would say nothing if edits changed nothing.
    expect(changed).toBeGreaterThan(20);
  });

  it("whether lines of addresses, e-mails and telephones are compared, or names in one column", () => {
    const { fields } = inventPeople(32, 180, 0.3);
    const [forename, surname, dob, , postcode] = fields as readonly [
      PersonField,
      PersonField,
      PersonField,
      PersonField,
      PersonField,
    ];
    const lists: PersonField[][] = [
      [
        {
          role: "name",
          title: "Name",
          values: forename.values.map(
            (one, row) => `${String(surname.values[row])}, ${String(one)}`,
          ),
        },
        dob,
        postcode,
      ],
      [
        forename,
        surname,
        {
          role: "address",
          title: "Line 1",
          values: postcode.values.map((one, row) => `${row % 50} ${String(one)} Road`),
        },
        { role: "address", title: "Line 2", values: surname.values },
        {
          role: "email",
          title: "E-mail",
          values: forename.values.map(
            (one, row) => `${String(one)}.${String(surname.values[row])}@example.org`,
          ),
        },
        {
          role: "phone",
          title: "Telephone",
          values: forename.values.map((_, row) => `0113 496 0${100 + (row % 170)}`),
        },
      ],
    ];
    fc.assert(
      fc.property(
        fc.nat(1),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        (which, rounds) => {
          const list = listOf(lists[which]!);
          const { known, pairs: before } = link(list.fields, OPTIONS);
          let pairs = before;
          for (const edits of rounds) {
            const relinked = after(
              list,
              known,
              edits.map((one) => make(list, one)),
            );
            pairs = replaced(pairs, relinked!);
            expect(pairs).toEqual(whole(list, known));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  it("are joined so too where one number stands in more rows than are compared with each other", () => {
    const { fields } = inventPeople(33, 200, 0.1);
    const crowd = fc.record({
      rows: fc.integer({ min: 58, max: 64 }),
      edits: fc.array(
        fc.record({
          row: fc.integer({ min: 0, max: 70 }),
          isIn: fc.boolean(),
          forename: fc.constantFrom("Aa", "Ann", "Zoe"),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(crowd, ({ rows, edits }) => {
        const list = listOf(fields);
        const at = (role: string) =>
          list.values[list.fields.findIndex((one) => one.role === role)]!;
        for (let row = 0; row < rows; row++) at("identifier")[row] = "1999/7777777Q";
        for (let row = 0; row < 80; row++) at("surname")[row] = "Crowd";
        const { known, pairs: before } = link(list.fields, OPTIONS);
        let pairs = before;
        for (const { row, isIn, forename } of edits) {
          at("identifier")[row] = isIn ? "1999/7777777Q" : null;
          at("forename")[row] = forename;
          pairs = replaced(pairs, after(list, known, [row])!);
          expect(pairs).toEqual(whole(list, known));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("are all compared again where a row comes in that was not among them", () => {
    const { fields, truth } = inventPeople(34, 160, 0.1);
    const list = listOf(fields);
    const rows = Array.from(truth.keys()).slice(1);
    const { known } = link(list.fields, { ...OPTIONS, rows });
    expect(after(list, known, [0])).toBeNull();
  });
});
