import { describe, expect, it } from "vitest";
import { RULE_KINDS } from "../../../src/verify/kinds/all";

/** What a rule can ask for, in the words of the specification, and the kinds that answer for it. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  "cells: type, required, pattern, length, range, allowed, format": [
    "type",
    "required",
    "pattern",
    "length",
    "range",
    "allowed",
    "date-format",
  ],
  "identifiers of every scheme": ["identifier", "other-identifier"],
  "unique, alone and together": ["unique"],
  "a field against a field or a parameter": ["compare"],
  "all, all or none, exactly one, at most one": ["together"],
  "anything that a formula can say": ["formula"],
  "what stands in another table": ["reference", "agree"],
  "groups: count, one open, no overlap, no gap, order, sum": [
    "group-count",
    "one-open",
    "no-overlap",
    "no-gap",
    "group-order",
    "group-sum",
  ],
  "every unit in every period": ["complete"],
  "totals, what adds up, how many rows": ["total", "reconcile", "row-count"],
  "against the last accepted return": ["change", "same-person", "carried-over"],
  "events and returns that are late": ["late", "return-late"],
  "columns as a whole: outliers, shares, last digits": ["outlier", "share", "digit-preference"],
  "the same person twice": ["duplicate-person"],
  "the blank form": ["template"],
  "formulas: hard-coded, inconsistent, short, error values, links, volatile": [
    "formula-integrity",
    "total-short",
    "error-value",
    "external-links",
  ],
  "tidiness: numbers and dates as text, spaces, variants, merged and hidden cells, blank rows, headings, used range":
    [
      "number-as-text",
      "date-as-text",
      "date-ambiguous",
      "edge-space",
      "inner-space",
      "variant",
      "merged-cells",
      "hidden-rows",
      "hidden-columns",
      "hidden-sheets",
      "blank-row",
      "heading-twice",
      "heading-missing",
      "used-range",
    ],
};

describe("what rules can ask for", () => {
  it.each(Object.entries(WORDS))("%s", (_, kinds) => {
    expect(kinds.filter((kind) => !RULE_KINDS.has(kind))).toEqual([]);
  });

  it("is said of each kind in a sentence", () => {
    for (const { name, about } of RULE_KINDS.values())
      expect(about, name).toMatch(/^\p{Lu}.+\.$/su);
  });
});
