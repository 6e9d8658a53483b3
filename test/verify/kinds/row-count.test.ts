import { expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { readPack } from "../../../src/verify/pack";
import { packById } from "../../../src/verify/shipped";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, packJson, tableOf, value } from "../make";

const PACK = value(
  readPack(
    packJson({
      parameters: { last_rows: { type: "number", title: "Rows in the last return" } },
      tables: [tableOf("Cases", { Ref: "string", Town: "string" })],
      rules: [{ id: "R", kind: "row-count", table: "Cases", params: { like: "last_rows" } }],
    }),
  ),
);

const cases = (n: number) =>
  new MemoryWorkbook(
    modelOf({
      sheet: "Cases",
      rows: [["Ref", "Town"], ...Array.from({ length: n }, (_, at): Cell[] => [`C${at}`, "Ely"])],
    }),
  );

async function said(now: number, before: number | null, given?: number) {
  const { findings, notRun } = value(
    await verify(cases(now), PACK, {
      asOf: day("31/10/2025"),
      ...(before !== null && { previous: cases(before) }),
      ...(given !== undefined && { parameters: new Map([["last_rows", given]]) }),
    }),
  );
  const open = findings.filter(({ status }) => status === "open");
  return [...open.map(({ message }) => message), ...notRun.map(({ reason }) => reason)];
}

it("how many rows there were last time is told by the last return, where it is given", async () => {
  expect(await said(3, null)).toEqual(["Rows in the last return (“last_rows”) was not given"]);
  expect(await said(3, 6)).toEqual(["3 records against 6 last time (−50%)."]);
  expect(await said(6, 6)).toEqual([]);
});

it("a number that somebody gives goes before", async () => {
  expect(await said(3, 6, 3)).toEqual([]);
});

it("GEN-31 runs once the last return is there", async () => {
  const pack = value(packById("cj-general"));
  const options = { asOf: day("31/10/2025"), previous: cases(20) };
  const { findings, notRun } = value(await verify(cases(10), pack, options));
  expect(notRun.map(({ rule }) => rule)).not.toContain("GEN-31");
  expect(findings.map(({ rule }) => rule)).toContain("GEN-31");
});
