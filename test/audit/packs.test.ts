import { describe, expect, test } from "vitest";
import { readAuditPack } from "../../src/audit/pack";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { code, isoPack } from "./desk";

describe("the audit packs that are shipped", () => {
  test("are the ISO 9001 pack and nine more, ISO 9001 first", () => {
    const packs = shippedAuditPacks();
    expect(packs.map(({ id, items }) => [id, items.length])).toEqual([
      ["iso9001-2015-amd1", 155],
      ["DQ", 24],
      ["KPI", 16],
      ["ROP", 22],
      ["MAR", 22],
      ["HMI", 20],
      ["GDPR", 24],
      ["HS", 22],
      ["LM", 12],
      ["R26", 12],
    ]);
    for (const { version, edition, title } of packs) {
      expect([version, edition, title].every((text) => text !== "")).toBe(true);
    }
  });

  test("cover every clause of the standard from 4.1 to 10.3 that carries requirements", () => {
    const clauses = new Set(isoPack().items.map(({ clause }) => clause));
    expect(clauses.size).toBe(65);
    expect(clauses.has("4.1") && clauses.has("7.5.3.1") && clauses.has("10.3")).toBe(true);
  });
});

describe("a pack that cannot be used", () => {
  const good = isoPack();

  test("is refused with the place of the fault", () => {
    const bad = { ...good, items: [{ ...good.items[0], weight: "heavy" }] };
    const read = readAuditPack(bad);
    expect(read.ok ? "" : read.trouble.message).toContain("items › 0 › weight");
  });

  test("is refused when two questions share an id, or a section is not listed", () => {
    const first = good.items[0]!;
    expect(code(readAuditPack({ ...good, items: [first, first] }))).toBe("pack-unreadable");
    const lost = { ...first, section: "99" };
    expect(code(readAuditPack({ ...good, items: [lost] }))).toBe("pack-unreadable");
  });

  test("is refused when it is not a pack at all", () => {
    for (const json of [null, 1, "pack", [], {}])
      expect(code(readAuditPack(json))).toBe("pack-unreadable");
  });
});
