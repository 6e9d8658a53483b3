import { describe, expect, it } from "vitest";
import { BEHAVIOURS } from "../../workbench/host/behaviour";
import { probes } from "../contract/host.contract";

describe("the list of what the simulated host does because Excel does it", () => {
  const named = BEHAVIOURS.flatMap((behaviour) => behaviour.probes);

  it("names every probe of the contract once, and no other", () => {
    expect([...named].sort()).toEqual(probes.map(({ name }) => name).sort());
  });

  it("says each thing once", () => {
    expect(new Set(BEHAVIOURS.map(({ what }) => what)).size).toBe(BEHAVIOURS.length);
  });

  it("gives a source for what is documented, a version and a date for what is confirmed", () => {
    for (const { what, standing } of BEHAVIOURS) {
      if (standing.kind === "documented") expect(standing.source, what).not.toBe("");
      if (standing.kind === "confirmed") expect(standing.date, what).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
