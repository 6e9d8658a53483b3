import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STRUCTURE_RULES } from "../../../src/verify/shape";
import { packById } from "../../../src/verify/shipped";
import { value } from "../make";

/** The catalogue: so many checks of each kind, and the pack in which they are kept under their numbers. */
const CATALOGUE: readonly (readonly [prefix: string, count: number, pack: string])[] = [
  ["GEN", 32, "cj-general"],
  ["ID", 24, "cj-identifiers"],
  ["DT", 16, "cj-dates"],
  ["PR", 30, "probation-resettlement"],
  ["YJ", 28, "youth-justice"],
  ["MA", 18, "marac-jmappa"],
  ["PC", 28, "policing-governance"],
  ["AU", 18, "audit-records"],
];

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(2, "0")}`);

/** Checks shown with rows that fail and rows that pass, and checks that a test of their own is about. */
function shownInTests(): Set<string> {
  const shown = new Set<string>();
  for (const file of readdirSync(import.meta.dirname)) {
    if (!file.endsWith(".test.ts")) continue;
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    const examples = source.split(/\n {2}\{\n/).filter((part) => /\n {4}fails:/.test(part));
    for (const example of examples) {
      const [, id] = /^ {4}id: "([A-Z]+-\d\d)/m.exec(example) ?? [];
      if (id !== undefined && /\n {4}passes:/.test(example)) shown.add(id);
    }
    // Examples alike in all but the values are made by a function that takes what fails and what passes.
    for (const [, id = ""] of source.matchAll(/^ {2}(?:one|counted)\(\s*"([A-Z]+-\d\d)"/gm))
      shown.add(id);
    for (const [, title = ""] of source.matchAll(/\n {2}it\("([^"]*)"/g))
      for (const [id] of title.matchAll(/[A-Z]+-\d\d/g)) shown.add(id);
  }
  return shown;
}

describe("the catalogue of checks", () => {
  const all = CATALOGUE.flatMap(([prefix, count]) => numbered(prefix, count));

  it("has 194 of them", () => {
    expect(new Set(all).size).toBe(194);
  });

  it("is kept in the packs under its own numbers", () => {
    for (const [prefix, count, pack] of CATALOGUE) {
      const ids = new Set(
        [...value(packById(pack)).rules, ...STRUCTURE_RULES].map(({ id }) =>
          id.slice(0, prefix.length + 3),
        ),
      );
      expect(
        numbered(prefix, count).filter((id) => !ids.has(id)),
        pack,
      ).toEqual([]);
    }
  });

  it("is shown check by check, by what fails and what passes", () => {
    const shown = shownInTests();
    expect(all.filter((id) => !shown.has(id))).toEqual([]);
  });
});
