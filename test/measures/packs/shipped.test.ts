import { describe, expect, it } from "vitest";
import { shippedMeasurePacks } from "../../../src/measures/shipped";

const measures = shippedMeasurePacks().flatMap((pack) => pack.register.measures);
const named = new Map(measures.map((measure) => [measure.id, measure]));

/** The 25 indicators that the users' post descriptions name, and the measures that serve each. */
const SERVED: readonly (readonly [string, readonly string[]])[] = [
  ["1 contractual service levels", ["RC13", "RC01", "SL001"]],
  ["2 positive outcomes", ["RC05", "REOFF-BINARY"]],
  ["3 caseload volumes", ["RC06"]],
  ["4 data accuracy and currency", ["RC08", "RC09", "RC10", "RC11"]],
  ["5 absence and lateness", ["ST03", "ST04"]],
  ["6 appraisals and 1-1s on time", ["ST01", "ST02"]],
  ["7 police and crime plan objectives", ["PC01", "PC02"]],
  ["8 value for money and social return", ["PC04", "PC05"]],
  ["9 team plans", ["ST07"]],
  ["10 service levels", ["RJ25"]],
  ["11 unpaid work and reparation", ["RJ22", "RJ23"]],
  ["12 victim participation", ["RJ05-DIRECT", "RJ05-INDIRECT", "RJ06-DIRECT", "RJ06-INDIRECT"]],
  ["13 panels on time and contract quality", ["RJ01", "RJ02", "RJ03", "RJ04"]],
  ["14 interventions completed", ["RJ07"]],
  ["15 volunteers", ["RJ08", "RJ09", "RJ10", "RJ11"]],
  ["16 recording", ["RJ12", "RJ13", "RJ14"]],
  ["17 changes after feedback", ["RJ17"]],
  ["18 co-produced interventions", ["RJ18", "RJ19"]],
  ["19 training", ["RJ15", "RJ16"]],
  ["20 budget and savings", ["RJ20", "RJ21"]],
  ["21 victim work", ["RJ24"]],
  ["22 objectives", ["ST08"]],
  ["23 equality", ["YJ-CUSTODY", "RJ07"]],
  ["24 action points", ["MA04", "MA05"]],
  ["25 policing priorities", ["MA12"]],
];

describe("the measure packs that are shipped", () => {
  it("serve each of the 25 indicators", () => {
    expect(SERVED).toHaveLength(25);
    for (const [, ids] of SERVED) for (const id of ids) expect(named.has(id), id).toBe(true);
  });

  it("invent no target, tolerance, service credit or owner", () => {
    for (const { id, target, tolerance, targets, credits, owner } of measures) {
      expect({ id, target, tolerance, targets, credits, owner }).toEqual({
        id,
        target: null,
        tolerance: null,
        targets: [],
        credits: [],
        owner: "",
      });
    }
  });

  it("have a whole card for every measure", () => {
    for (const { id, purpose, unitOfCount, source, reference, exclusions } of measures) {
      for (const text of [purpose, unitOfCount, source, reference]) expect(text, id).not.toBe("");
      for (const { reason } of exclusions) expect(reason, id).not.toBe("");
    }
  });

  it("use an id in one pack only, so that packs can stand in one workbook together", () => {
    const packs = shippedMeasurePacks().map(
      (pack) => new Set(pack.register.measures.map(({ id }) => id)),
    );
    const all = packs.flatMap((ids) => [...ids]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("say of a change of wording whose day no source confirms that it is not confirmed", () => {
    const youth = measures.filter(({ id }) => /^KPI\d/.test(id));
    const changed = youth.filter(
      ({ version, validTo }) => version === "reworded" || validTo !== null,
    );
    expect(changed.length).toBeGreaterThan(10);
    for (const { id, notes } of changed) expect(notes, id).toMatch(/is not confirmed: write in/);
  });

  it("keep versions apart in time, with a break where the next begins", () => {
    for (const pack of shippedMeasurePacks()) {
      const { measures: own } = pack.register;
      for (const [at, measure] of own.entries()) {
        const before = own[at - 1];
        if (before?.id !== measure.id) continue;
        expect(before.validTo, measure.id).toBe((measure.validFrom ?? 0) - 1);
        expect(
          measure.breaks.some(({ on }) => on === measure.validFrom),
          measure.id,
        ).toBe(true);
      }
    }
  });

  it("give every label that was used again its versions", () => {
    const versions = (id: string) =>
      measures.filter((measure) => measure.id === id).map(({ version }) => version);
    expect(versions("SL001")).toEqual(["CRC", "PS"]);
    expect(versions("MI015")).toEqual(["a", "Ra", "Sa"]);
    for (const number of [1, 2, 3, 4, 5]) {
      expect(versions(`KPI${number}`)).toEqual(["2023", "reworded"]);
    }
    for (const number of [6, 7, 8, 9, 10]) {
      expect(versions(`KPI${number}`)).toEqual(["2023"]);
      expect(named.get(`KPI${number}`)?.notes).toContain("not confirmed");
    }
  });
});
