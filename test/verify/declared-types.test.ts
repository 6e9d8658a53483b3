import { expect, it } from "vitest";
import { readPack } from "../../src/verify/pack";
import { shippedPacks } from "../../src/verify/shipped";
import { check, modelOf, packJson, value } from "./make";

const tables = [
  {
    name: "cases",
    schema: {
      fields: [
        { name: "ref", type: "string" },
        { name: "start", type: "date" },
        { name: "hours", type: "number" },
        { name: "open", type: "boolean" },
      ],
    },
  },
];
const model = modelOf({
  sheet: "Cases",
  rows: [
    ["ref", "start", "hours", "open"],
    ["a", "asap", "two", "perhaps"],
    ["b", "01/02/2025", 2, "yes"],
    ["c", null, null, null],
  ],
});

it("a pack that declares what its columns hold has that checked, without a rule for it", async () => {
  const { state, findings } = await check(model, { tables });
  expect(state).toBe("errors");
  expect(findings.map(({ rule, level, message }) => `${rule} ${level}: ${message}`)).toEqual([
    "fields.types error: “asap” is not a date.",
    "fields.types error: “two” is not a number.",
    "fields.types error: “perhaps” is neither yes nor no.",
  ]);
});

it("a rule of the pack about types stands in its place, as mild as it is", async () => {
  const mild = { id: "mild", kind: "type", level: "query", params: { types: ["date"] } };
  const { findings } = await check(model, { tables, rules: [mild] });
  expect(
    findings.map(({ rule, locations }) => `${rule} ${locations[0]?.cell ?? ""}`).sort(),
  ).toEqual(["fields.types C2", "fields.types D2", "mild B2"]);
  const all = { id: "all", kind: "type", level: "query" };
  const { rules } = value(readPack(packJson({ tables, rules: [all] })));
  expect(rules.map(({ id }) => id)).toEqual(["all"]);
});

it("the packs that come with Plumbline say it in rules of their own", () => {
  for (const { id, rules } of shippedPacks())
    expect(
      rules.map((rule) => rule.id),
      id,
    ).not.toContain("fields.types");
});
