import { describe, expect, it } from "vitest";
import { shippedPacks } from "../../src/verify/shipped";
import { RULE_KINDS } from "../../src/verify/kinds/all";

describe("Rules that a pack makes by describing its columns", () => {
  it("are called by what they ask of their column, not by what the kind of rule does", () => {
    const [caseload] = shippedPacks().filter(({ id }) => id.includes("caseload"));
    const titles = caseload?.rules
      .filter(({ kind }) => kind === "required")
      .map(({ title }) => title);
    expect(titles).toContain("“Risk” has to be filled in.");
    const about = new Set([...RULE_KINDS.values()].map((kind) => kind.about));
    const implied = caseload?.rules.filter(({ id }) => /\.(required|allowed|unique)$/.test(id));
    expect(implied?.length).toBeGreaterThan(0);
    expect(implied?.filter(({ title }) => about.has(title))).toEqual([]);
  });
});
