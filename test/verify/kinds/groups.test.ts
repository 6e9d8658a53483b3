import { describe, expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { check, modelOf, packJson, tableOf } from "../make";

const FIELDS = { who: "string", from: "date", to: "date", amount: "number" };
type Row = readonly [who: string | null, from: string | null, to: string | null, amount?: number];

async function rowsOf(
  kind: string,
  fields: readonly string[],
  params: object,
  rows: readonly Row[],
) {
  const cells = rows.map((row, at): Cell[] => [`row ${at}`, ...row.map((cell) => cell ?? null)]);
  const run = await check(
    modelOf({ sheet: "t", rows: [["ref", ...Object.keys(FIELDS)], ...cells] }),
    {
      tables: [tableOf("t", { ref: "string", ...FIELDS })],
      rules: [{ id: "R", kind, table: "t", fields, params }],
    },
  );
  expect(run.notRun).toEqual([]);
  return run.findings
    .filter(({ rule }) => rule === "R")
    .map(({ locations }) => [
      ...new Set(locations.map(({ cell }) => Number(/\d+$/.exec(cell ?? "")?.[0]) - 2)),
    ]);
}

const by = ["who"];

describe("rules over the rows of one person", () => {
  it("no-overlap: names both periods; a blank end is open, a blank start or person is not judged", async () => {
    const find = (rows: readonly Row[], more: object = {}) =>
      rowsOf("no-overlap", ["from", "to"], { by, ...more }, rows);
    expect(
      await find([
        ["a", "01/01/2025", "01/03/2025"],
        ["A", "01/02/2025", null],
      ]),
    ).toEqual([[1, 0]]);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["a", "01/02/2030", null],
      ]),
    ).toEqual([[1, 0]]);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["b", "01/02/2025", null],
      ]),
    ).toEqual([]);
    expect(
      await find([
        ["a", null, "01/03/2025"],
        ["a", "01/02/2025", null],
      ]),
    ).toEqual([]);
    expect(
      await find([
        [null, "01/01/2025", null],
        [null, "01/02/2025", null],
      ]),
    ).toEqual([]);
    const touching: Row[] = [
      ["a", "01/01/2025", "01/02/2025"],
      ["a", "01/02/2025", null],
    ];
    expect(await find(touching)).toEqual([]);
    expect(await find(touching, { touching: "forbidden" })).toEqual([[1, 0]]);
  });

  it("no-overlap: a long period is compared with all that start within it", async () => {
    const rows: Row[] = [
      ["a", "01/01/2025", "01/12/2025"],
      ["a", "01/02/2025", "01/03/2025"],
      ["a", "01/04/2025", "01/05/2025"],
    ];
    expect(await rowsOf("no-overlap", ["from", "to"], { by }, rows)).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it("one-open: a second record without an end", async () => {
    const find = (rows: readonly Row[]) => rowsOf("one-open", ["to"], { by }, rows);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["a", "01/02/2025", null],
      ]),
    ).toEqual([[0, 1]]);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["a", "01/02/2025", "01/03/2025"],
      ]),
    ).toEqual([]);
    expect(
      await find([
        [null, "01/01/2025", null],
        [null, "01/02/2025", null],
      ]),
    ).toEqual([]);
  });

  it("no-gap: days without a record; an open period leaves none, blanks are not judged", async () => {
    const find = (rows: readonly Row[], more: object = {}) =>
      rowsOf("no-gap", ["from", "to"], { by, ...more }, rows);
    const apart: Row[] = [
      ["a", "01/01/2025", "01/02/2025"],
      ["a", "05/02/2025", null],
    ];
    expect(await find(apart)).toEqual([[1]]);
    expect(await find(apart, { days: 7 })).toEqual([]);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["a", "05/02/2025", null],
      ]),
    ).toEqual([]);
    expect(
      await find([
        ["a", "01/01/2025", "01/02/2025"],
        ["a", null, null],
      ]),
    ).toEqual([]);
  });

  it("group-order: what goes back while the other column goes on", async () => {
    const find = (rows: readonly Row[]) => rowsOf("group-order", ["from", "amount"], { by }, rows);
    expect(
      await find([
        ["a", "01/01/2025", null, 2],
        ["a", "01/02/2025", null, 1],
      ]),
    ).toEqual([[1, 0]]);
    expect(
      await find([
        ["a", "01/01/2025", null, 2],
        ["a", "01/02/2025", null, 2],
      ]),
    ).toEqual([]);
    expect(
      await find([
        ["a", "01/01/2025", null, 2],
        ["a", "01/02/2025", null],
        [null, "01/03/2025", null, 1],
      ]),
    ).toEqual([]);
  });

  it("group-count and group-sum: blanks add nothing and belong to nobody", async () => {
    const rows: Row[] = [
      ["a", null, null, 3],
      ["A", null, null, 4],
      ["b", null, null],
      [null, null, null, 50],
    ];
    expect(await rowsOf("group-count", ["who"], { most: 1 }, rows)).toEqual([[0, 1]]);
    expect(await rowsOf("group-count", ["who"], { least: 2 }, rows)).toEqual([[2]]);
    expect(await rowsOf("group-sum", ["amount"], { by, most: 6 }, rows)).toEqual([[0, 1]]);
    expect(await rowsOf("group-sum", ["amount"], { by, most: 7 }, rows)).toEqual([]);
    expect(await rowsOf("group-sum", ["amount"], { by, least: 8 }, rows)).toEqual([[0, 1]]);
  });

  it("group-count: at most so many in any so many months", async () => {
    const find = (rows: readonly Row[], months = 12) =>
      rowsOf("group-count", ["who"], { most: 2, within: { date: "from", months } }, rows);
    const rows: Row[] = [
      ["a", "01/06/2024", null],
      ["a", "31/05/2025", null],
      ["b", "01/02/2025", null],
      ["A", "01/01/2025", null],
      ["a", null, null],
    ];
    expect(await find(rows)).toEqual([[0, 3, 1]]);
    expect(await find(rows, 6)).toEqual([]);
    expect(await find([["a", "01/06/2025", null], ...rows.slice(2), ...rows.slice(0, 1)])).toEqual(
      [],
    );
    const crowded: Row[] = ["01/01", "01/06", "01/11", "01/12"].map((day) => [
      "a",
      `${day}/2024`,
      null,
    ]);
    const apart: Row[] = ["01/01", "02/01", "03/01"].map((day) => ["a", `${day}/2030`, null]);
    expect(await find([...crowded, ...apart])).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it("group-count: “within” needs “most” alone, and a column of the table", () => {
    const said = (params: object) => {
      const pack = readPack(
        packJson({
          tables: [tableOf("t", FIELDS)],
          rules: [{ id: "R", kind: "group-count", table: "t", fields: ["who"], params }],
        }),
      );
      return pack.ok ? "" : pack.trouble.message;
    };
    const within = { date: "from", months: 12 };
    expect(said({ most: 2, within })).toBe("");
    expect(said({ least: 2, within })).toContain("give “most”");
    expect(said({ most: 2, within: { ...within, date: "form" } })).toContain("from");
    expect(said({ most: 2, within: { date: "from" } })).not.toBe("");
  });

  it("group-sum: adds up what a formula over the row gives; what is no number adds nothing", async () => {
    const rows: Row[] = [
      ["a", "01/01/2025", "03/01/2025"],
      ["a", "05/01/2025", null],
      ["A", "10/01/2025", "12/01/2025"],
      ["b", "01/01/2025", "04/01/2025"],
    ];
    const find = (most: number, of = "[to]-[from]") =>
      rowsOf("group-sum", ["to"], { by, most, of }, rows);
    expect(await find(3)).toEqual([[0, 2]]);
    expect(await find(4)).toEqual([]);
    expect(await find(2, "COUNTIFS([who],[who])")).toEqual([[0, 1, 2]]);
  });

  it("same-in-group: blanks are no second value", async () => {
    const find = (rows: readonly Row[]) => rowsOf("same-in-group", ["from"], { by }, rows);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["a", "02/01/2025", null],
      ]),
    ).toEqual([[0, 1]]);
    expect(
      await find([
        ["a", "01/01/2025", null],
        ["a", null, null],
        ["a", "01/01/2025", null],
      ]),
    ).toEqual([]);
  });
});
