import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import { compileFormula, type Binding } from "../../src/formula/compile";
import type { Expression } from "../../src/formula/expression";
import { parseFormula } from "../../src/formula/parse";
import { Patience, ROWS_AT_A_TIME, sortInSteps } from "../../src/formula/patience";
import { bound, expression, table } from "./arbitrary";

/** What a formula gives in every row where others get a turn whenever it asks for one. */
function inTurns(tree: Expression, binding: Binding, rows: number, onTurn: () => void = () => {}) {
  const patience = new Patience();
  const compiled = compileFormula({ expression: tree }, { ...binding, patience });
  if (!compiled.ok) return null;
  const given: Cell[] = [];
  let from: number | undefined = 0;
  while (from !== undefined) {
    from = patience.eachRow(from, rows, (row) => {
      given[row] = compiled.value(row);
      return undefined;
    });
    onTurn();
  }
  return given;
}

function inOneGo(tree: Expression, binding: Binding, rows: number) {
  const compiled = compileFormula({ expression: tree }, binding);
  return compiled.ok ? Array.from({ length: rows }, (_, row) => compiled.value(row)) : null;
}

const ROWS = 40_000;
const numbers = (of: (row: number) => Cell) => Array.from({ length: ROWS }, (_, row) => of(row));
// Rows that belong together stand far apart.
const COLUMNS: Readonly<Record<string, readonly Cell[]>> = {
  Who: numbers((row) => `p${row % 9000}`),
  Team: numbers((row) => `t${row % 3}`),
  Start: numbers((row) => (row * 7919) % 30_011),
  End: numbers((row) => ((row * 7919) % 30_011) + (row % 40)),
  Id: numbers((row) => `r${row}`),
};

/** The columns, each of which tells when one of its cells is read. */
function watched(onRead: () => void): Binding {
  const columns = new Map(
    Object.entries(COLUMNS).map(([name, cells]) => [
      name,
      new Proxy(cells, {
        get: (of, key, receiver): unknown => {
          if (typeof key === "string" && /^\d+$/.test(key)) onRead();
          return Reflect.get(of, key, receiver);
        },
      }),
    ]),
  );
  const column = (name: string) => columns.get(name) ?? [];
  return { column, elsewhere: ({ name }) => column(name), parameter: () => null };
}

function read(text: string): Expression {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.trouble.message);
  return parsed.value;
}

describe("what a formula works out over whole columns", () => {
  it.each([
    "COUNTIFS([Who],[Who])",
    "COUNTIFS([Team],[Team])",
    'COUNTIFS(Other[Team],"t1")>5',
    "SUMIFS([Start],[Who],[Who])",
    "MAXIFS([Start],[Who],[Who])",
    "MINIFS([Start],[Team],[Team])",
    "AVERAGEIFS([Start],[Who],[Who])",
    'COUNTIFS([Who],[Who],[Start],">"&[Start])',
    'COUNTIFS([Start],"<"&[Start])',
    'COUNTIFS([Start],"<="&[Start],[End],">"&[Start])',
    "COUNTUNIQUEIFS([Id],[Team],[Team])",
    "LATESTIFS([Id],[Start],[Who],[Who])",
    "EARLIESTIFS([Id],[Start],[Team],[Team])",
    "PREVIOUS([Id],[Start],[Who])",
    "NEXT([Id],[Start],[Team])",
    "CHAINSTART([Start],[Start],[End],0,[Who],[Who])",
    "CHAINEND([Start],[Start],[End],0,[Team],[Team])",
    "DAYSIFS([Start],[End],[Start],[End],[Team],[Team])",
    'CHAINSTART([Start],[Start],[End],0,[Team],"<>"&[Who])',
    "XLOOKUP([Id],Other[Id],Other[Team])",
    "MATCH([Id],Other[Id],0)",
  ])("comes in turns until %s has an answer", (formula) => {
    let [reads, turns, longest] = [0, 0, 0];
    const binding = watched(() => reads++);
    inOneGo(read(formula), binding, 1);
    const whole = reads;
    reads = 0;
    const given = inTurns(read(formula), binding, 1, () => {
      turns++;
      longest = Math.max(longest, reads);
      reads = 0;
    });
    expect(turns).toBeGreaterThanOrEqual(ROWS / ROWS_AT_A_TIME);
    expect(longest).toBeLessThan(whole / 3);
    expect(given).toEqual(
      inOneGo(
        read(formula),
        watched(() => {}),
        1,
      ),
    );
  });

  it("is what it is in one go", () => {
    const large = table.map((rows) => {
      const all = Array.from({ length: 9000 }, (_, row) => rows[row % rows.length]!);
      return {
        rows,
        binding: bound(all.map(([a, b, c], row) => [a, typeof b === "number" ? b + row : b, c])),
      };
    });
    fc.assert(
      fc.property(large, expression, ({ rows, binding }, tree) => {
        const asked = rows.length + 5;
        expect(inTurns(tree, binding, asked)).toEqual(inOneGo(tree, binding, asked));
        const [few, small] = [rows.length, bound(rows)];
        expect(inTurns(tree, small, few)).toEqual(inOneGo(tree, small, few));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("gives others a turn where many rows are gone through row by row", () => {
    let turns = 0;
    const formula = read('COUNTIFS([Team],[Team],[Who],"<>"&[Who])');
    const binding = watched(() => {});
    const given = inTurns(formula, binding, 50, () => turns++);
    expect(turns).toBeGreaterThanOrEqual(50);
    expect(given).toEqual(inOneGo(formula, binding, 50));
  });
});

describe("rows that wait", () => {
  it("are begun again, unless they have left a trace", () => {
    const patience = new Patience();
    const long = function* () {
      yield undefined;
      yield undefined;
      return "made";
    };
    const begun: number[] = [];
    const eachRow = (stays: boolean) => {
      const work = long();
      return (row: number) => {
        begun.push(row);
        if (stays) patience.stay();
        if (row === 1) expect(patience.finish(work)).toBe("made");
        return undefined;
      };
    };
    const patient = eachRow(false);
    expect(patience.eachRow(0, 3, patient)).toBe(1);
    expect(patience.eachRow(1, 3, patient)).toBe(1);
    expect(patience.eachRow(1, 3, patient)).toBeUndefined();
    expect(begun).toEqual([0, 1, 1, 1, 2]);
    expect(patience.eachRow(0, 3, eachRow(true))).toBeUndefined();
  });

  it("let through what nobody expects", () => {
    const patience = new Patience();
    const fails = () => {
      throw new RangeError("unexpected");
    };
    expect(() => patience.eachRow(0, 3, fails)).toThrow("unexpected");
    const work = (function* () {
      yield undefined;
      return 1;
    })();
    expect(patience.finish(work)).toBe(1);
  });
});

describe("sorting in steps", () => {
  const items = fc
    .array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 })
    .chain((few) =>
      fc
        .integer({ min: 1, max: 5 * ROWS_AT_A_TIME })
        .map((length) =>
          Array.from({ length }, (_, at) => ({ at, by: few[at % few.length]! + (at % 7) })),
        ),
    );

  it("is sorting, with a few thousand items a step and those alike as they stood", () => {
    fc.assert(
      fc.property(items, (unsorted) => {
        let [compared, most] = [0, 0];
        const steps = sortInSteps([...unsorted], (a, b) => {
          compared++;
          return a.by - b.by;
        });
        let step = steps.next();
        for (; step.done !== true; step = steps.next()) {
          most = Math.max(most, compared);
          compared = 0;
        }
        expect(step.value).toEqual([...unsorted].sort((a, b) => a.by - b.by));
        expect(Math.max(most, compared)).toBeLessThan(ROWS_AT_A_TIME * 14);
      }),
      { numRuns: 30 },
    );
  });
});
