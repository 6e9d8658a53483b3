import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareEvidence } from "../../src/audit/compare-evidence";
import { canonicalText, rangeFingerprint, readCanonicalText } from "../../src/records/fingerprint";
import { newId } from "../../src/records/ids";
import { checkTrail, entryHash, NO_ENTRY, type TrailEntry } from "../../src/audit/trail-chain";
import { asText, cellError, ERROR_CODES, type Cell } from "../../src/cells/cell";
import { moment, tailsFrom, TODAY } from "./desk";

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ unit: "grapheme" }),
  fc.boolean(),
  fc.constantFrom(...ERROR_CODES).map(cellError),
);

const grid = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
  );

const entries = fc
  .array(
    fc.record({
      actor: fc.string(),
      action: fc.constantFrom("create", "respond", "raise"),
      object: fc.constantFrom("audit", "response", "finding"),
      objectId: fc.string(),
      detail: fc.json(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(chain);

function chain(
  bodies: readonly Pick<TrailEntry, "actor" | "action" | "object" | "objectId" | "detail">[],
) {
  let prev = NO_ENTRY;
  return bodies.map((body, at): TrailEntry => {
    const entry = { ...body, seq: at + 1, at: "2026-11-02T09:00:00Z", prev };
    prev = entryHash(entry);
    return { ...entry, hash: prev };
  });
}

describe("the fingerprint of a range", () => {
  test("is the same once the snapshot was read back", () => {
    fc.assert(
      fc.property(grid, (rows) => {
        const back = readCanonicalText(canonicalText({ headers: null, rows }));
        expect(back && rangeFingerprint(back)).toBe(rangeFingerprint({ headers: null, rows }));
      }),
    );
  });

  test("differs as soon as one cell holds something else", () => {
    fc.assert(
      fc.property(grid, fc.nat(), fc.nat(), fc.string({ minLength: 1 }), (rows, r, c, typed) => {
        const row = rows[r % Math.max(rows.length, 1)];
        fc.pre(row !== undefined);
        const at = c % row.length;
        const before = canonicalText({ headers: null, rows });
        const changed = rows.map((each) =>
          each === row ? each.map((old, i) => (i === at ? `${asText(old)} ${typed}` : old)) : each,
        );
        fc.pre(canonicalText({ headers: null, rows: changed }) !== before);
        expect(rangeFingerprint({ headers: null, rows: changed })).not.toBe(
          rangeFingerprint({ headers: null, rows }),
        );
        expect(
          compareEvidence({ headers: null, rows }, { headers: null, rows: changed }, null),
        ).toEqual({
          verdict: "cells_changed",
          cells: [...rows.entries()].flatMap(([i, each]) =>
            each === row ? [[i + 1, at + 1]] : [],
          ),
        });
      }),
    );
  });

  test("does not hang on how an accent is typed", () => {
    const typed = (name: string) => rangeFingerprint({ headers: null, rows: [[name]] });
    expect(typed("Jose\u0301")).toBe(typed("Jos\u00e9"));
  });

  test("reads nothing out of a text that is not a snapshot", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readCanonicalText(text)).toBeNull();
        expect(readCanonicalText(`range/v1\n${text}`)?.rows ?? null).toBeNull();
      }),
    );
  });
});

describe("rows told apart by a key", () => {
  const table = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z]-[0-9]{1,4}$/), fc.integer()), {
    minLength: 2,
    maxLength: 12,
    selector: ([key]) => key,
  });

  test("may stand in any order", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const verdict = compareEvidence(
          { headers: null, rows },
          { headers: null, rows: [...rows].reverse() },
          0,
        );
        expect(verdict).toEqual({ verdict: "reordered" });
      }),
    );
  });

  test("are missed when they go, and named", () => {
    fc.assert(
      fc.property(table, fc.nat(), (rows, n) => {
        const gone = rows[n % rows.length]!;
        const verdict = compareEvidence(
          { headers: null, rows },
          { headers: null, rows: rows.filter((row) => row !== gone) },
          0,
        );
        expect(verdict).toEqual({
          verdict: "rows_changed",
          rowsRemoved: [gone[0]],
          rowsAdded: [],
          cells: [],
        });
      }),
    );
  });
});

describe("the trail", () => {
  test("holds as it was written", () => {
    fc.assert(
      fc.property(entries, (trail) => {
        const head = trail.at(-1)!.hash;
        expect(checkTrail(trail, null)).toEqual({ verdict: "OK", count: trail.length, head });
      }),
    );
  });

  test("shows any entry that was changed, taken out in the middle, or moved", () => {
    fc.assert(
      fc.property(entries, fc.nat(), fc.string({ minLength: 1 }), (trail, n, typed) => {
        const at = n % trail.length;
        const edited = trail.map((entry, i) =>
          i === at ? { ...entry, detail: entry.detail + typed } : entry,
        );
        expect(checkTrail(edited, null)).toEqual({ verdict: "ENTRY_CHANGED", at: at + 1 });
        if (at < trail.length - 1) {
          const cut = trail.filter((_, i) => i !== at);
          expect(checkTrail(cut, null)).toEqual({ verdict: "SEQUENCE_GAP", at: at + 1 });
          const renumbered = cut.map((entry, i) => ({ ...entry, seq: i + 1 }));
          expect(checkTrail(renumbered, null)).toEqual({ verdict: "LINK_BROKEN", at: at + 1 });
        }
      }),
    );
  });

  test("shows entries cut off the end, and a trail written anew, against an anchor kept elsewhere", () => {
    fc.assert(
      fc.property(entries, (trail) => {
        const anchor = { count: trail.length, head: trail.at(-1)!.hash };
        expect(checkTrail(trail.slice(0, -1), anchor)).toEqual({
          verdict: "TRUNCATED",
          at: trail.length,
        });
        const anew = chain(trail.map((entry) => ({ ...entry, actor: `${entry.actor}!` })));
        expect(checkTrail(anew, null).verdict).toBe("OK");
        expect(checkTrail(anew, anchor)).toEqual({ verdict: "ANCHOR_MISMATCH", at: trail.length });
      }),
    );
  });
});

describe("ids", () => {
  test("never repeat in one register, whatever the tails are", () => {
    const taken: string[] = [];
    const same = moment(
      "a.osei",
      TODAY,
      (function* () {
        for (;;) yield "same";
      })(),
    );
    for (let n = 0; n < 1_200; n++) taken.push(newId("NC", taken, same));
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.at(-1)).toBe("NC-2026-1200-same");
  });

  test("differ between two people who work on copies of one workbook", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^NC-2026-[0-9]{3}-[a-z0-9]{4}$/)), (taken) => {
        const one = newId("NC", taken, moment("a.osei", TODAY, tailsFrom("aaaa")));
        const other = newId("NC", taken, moment("m.leger", TODAY, tailsFrom("bbbb")));
        expect(one).not.toBe(other);
        expect([...taken]).not.toContain(one);
      }),
    );
  });

  test("are not made without chance", () => {
    const poor = { ...moment(), token: () => "-" };
    expect(() => newId("NC", [], poor)).toThrow(RangeError);
  });
});
