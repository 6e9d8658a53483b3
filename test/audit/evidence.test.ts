import { describe, expect, test } from "vitest";
import { captureEvidence, noteEvidence } from "../../src/audit/evidence";
import { contentOf, readEvidence } from "../../src/audit/evidence-range";
import { explainEvidence } from "../../src/audit/explain-evidence";
import { raiseNonConformance } from "../../src/audit/finding";
import type { Register } from "../../src/audit/register";
import { personalTitles } from "../../src/audit/personal";
import { recheckEvidence, recordChecks, snapshotOf } from "../../src/audit/recheck-evidence";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { MemoryWorkbook as Memory } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell, type SheetModel } from "../../src/workbook/model";
import { parseAddress, type Area } from "../../src/cells/address";
import { asText } from "../../src/cells/cell";
import { caseload, code, moment, registerOf, step, TODAY, value } from "./desk";
import { failing } from "./life-desk";

const details = {
  title: "What I saw",
  periodFrom: null,
  periodTo: null,
  obtainedHow: null,
  obtainedFrom: "",
  containsPersonalData: false,
  responseId: null,
  leaveOut: [],
} as const;

function area(text: string, sheet = "Caseload"): Area {
  const found = parseAddress(text, sheet);
  if (!found) throw new Error(`not an address: ${text}`);
  return found;
}

function sheet(workbook: MemoryWorkbook, name = "Caseload"): SheetModel {
  return workbook.model.sheets.find((each) => each.name === name)!;
}

async function captured(
  workbook: MemoryWorkbook,
  address: string,
  on = "Caseload",
  leaveOut: string[] = [],
) {
  const range = value(await readEvidence(workbook, area(address, on)));
  return step(workbook, (register) =>
    captureEvidence(register, range, { ...details, leaveOut }, moment()),
  );
}

function raiseWith(register: Register, evidenceId: string) {
  return raiseNonConformance(register, { ...failing, evidenceIds: [evidenceId] }, moment());
}

async function verdict(workbook: MemoryWorkbook, evidenceId: string) {
  return value(await recheckEvidence(workbook, await registerOf(workbook), evidenceId)).verdict;
}

describe("reading a selection as evidence", () => {
  test("in a table takes the titles from the table, and the key column along", async () => {
    const range = value(await readEvidence(caseload(), area("H11:I15")));
    expect(range).toMatchObject({
      table: "tblCaseload",
      address: "H11:I15",
      columns: ["Case ref", "Referral date", "First appointment"],
      hasHeaders: true,
      keyColumn: "Case ref",
      isWholeTable: false,
    });
    expect(range.rows.map(([key]) => key)).toEqual([
      "RS-10007",
      "RS-10008",
      "RS-10009",
      "RS-10010",
      "RS-10011",
    ]);
  });

  test("takes no column for a key in which the rows' values come again elsewhere", async () => {
    const workbook = caseload();
    const range = value(await readEvidence(workbook, area("H10:I10")));
    expect(range).toMatchObject({
      columns: ["Referral date", "First appointment"],
      keyColumn: null,
    });
    const evidenceId = await captured(workbook, "H10:I10");
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "unchanged" });
  });

  test("leaves the title row of the table out of the rows", async () => {
    const range = value(await readEvidence(caseload(), area("A4:B8")));
    expect(range.rows).toHaveLength(4);
    expect(range.address).toBe("A5:B8");
  });

  test("of whole columns of a table reads every row of it, though no column tells them apart", async () => {
    const range = value(await readEvidence(caseload(), area("A4:A304")));
    expect(range).toMatchObject({ isWholeTable: true, keyColumn: null });
    expect(range.rows).toHaveLength(300);
  });

  test("outside tables takes a first row of text for titles, if rows follow", async () => {
    const workbook = caseload();
    const summary = value(await readEvidence(workbook, area("A4:D7", "Summary")));
    expect(summary).toMatchObject({
      table: null,
      columns: ["Measure", "Result", "Target", "Status"],
    });
    expect(summary.rows).toHaveLength(3);
    const figures = value(await readEvidence(workbook, area("B5:C6", "Summary")));
    expect(figures).toMatchObject({ hasHeaders: false, columns: ["B", "C"] });
  });

  test("is refused where nothing stands", async () => {
    const workbook = caseload();
    expect(code(await readEvidence(workbook, area("Z1:Z9")))).toBe("evidence-empty");
    expect(code(await readEvidence(workbook, area("A3:B3")))).toBe("evidence-empty");
    expect(code(await readEvidence(workbook, area("A1", "Gone")))).toBe("sheet-missing");
  });

  test("is refused for a whole data extract", async () => {
    const model = emptyWorkbook("big.xlsx");
    const big = emptySheet("Big");
    putCell(big, 0, 0, "first");
    putCell(big, 600_000, 0, "last");
    model.sheets.push(big);
    expect(code(await readEvidence(new Memory(model), area("A:A", "Big")))).toBe(
      "evidence-too-large",
    );
  });
});

describe("capturing evidence", () => {
  test("keeps what was selected, without the columns left out", async () => {
    const workbook = caseload();
    const evidenceId = await captured(workbook, "A11:G15", "Caseload", [
      "Forename",
      "Surname",
      "Date of birth",
      "PNC",
    ]);
    const register = await registerOf(workbook);
    const evidence = register.rows.tblEvidence[0]!;
    expect(evidence).toMatchObject({
      evidenceId,
      rows: 5,
      cols: 3,
      keyColumn: "Case ref",
      containsPersonalData: false,
    });
    expect(snapshotOf(register, evidence)?.headers).toEqual(["Case ref", "Prison", "Worker"]);
    expect(evidence.keys).toHaveLength(5);
    expect(JSON.stringify(register.rows.tblSnapshot)).not.toContain("Naomi");
  });

  test("cuts a long snapshot into parts that fit a cell", async () => {
    const workbook = caseload();
    const evidenceId = await captured(workbook, "A5:O304");
    const register = await registerOf(workbook);
    const parts = register.rows.tblSnapshot;
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every(({ text }) => text.length <= 32_000)).toBe(true);
    expect(parts.map(({ partId }) => partId)).toEqual(
      parts.map((_, at) => `${evidenceId}/${at + 1}`),
    );
    expect(snapshotOf(register, register.rows.tblEvidence[0]!)?.rows).toHaveLength(300);
  });

  test("never cuts a character in two", async () => {
    const model = emptyWorkbook("faces.xlsx");
    const faces = emptySheet("Faces");
    for (let row = 0; row < 12; row++) putCell(faces, row, 0, "😀".repeat(8_000));
    model.sheets.push(faces);
    const workbook = new Memory(model);
    await captured(workbook, "A1:A12", "Faces");
    const register = await registerOf(workbook);
    expect(register.rows.tblSnapshot.every(({ text }) => !/[\ud800-\udbff]$/.test(text))).toBe(
      true,
    );
    expect(snapshotOf(register, register.rows.tblEvidence[0]!)?.rows).toHaveLength(12);
  });

  test("is refused without a title, without columns, or with a period that runs backwards", async () => {
    const workbook = caseload();
    const register = await registerOf(workbook);
    const range = value(await readEvidence(workbook, area("B5:C6", "Summary")));
    const refused = (more: object) =>
      code(captureEvidence(register, range, { ...details, ...more }, moment()));
    expect(refused({ title: " " })).toBe("missing-title");
    expect(refused({ leaveOut: ["B", "C"] })).toBe("evidence-no-columns");
    expect(refused({ periodFrom: TODAY, periodTo: TODAY - 1 })).toBe("period-reversed");
    expect(refused({ responseId: "IA-1/none" })).toBe("response-unknown");
  });

  test("can be of what was read or said, with where to find it", async () => {
    const workbook = caseload();
    await step(workbook, (register) =>
      noteEvidence(
        register,
        "document",
        "Procedure 4.2, page 3",
        { ...details, title: "Procedure" },
        moment(),
      ),
    );
    const { rows } = await registerOf(workbook);
    expect(rows.tblEvidence[0]).toMatchObject({
      kind: "document",
      addressHint: "Procedure 4.2, page 3",
      rows: 0,
    });
    expect(rows.tblSnapshot).toEqual([]);
  });
});

describe("looking at evidence again", () => {
  async function ready(address = "H11:I15") {
    const workbook = caseload();
    return { workbook, evidenceId: await captured(workbook, address) };
  }

  test("finds the rows by their key after rows were put in above", async () => {
    const { workbook, evidenceId } = await ready();
    for (const column of sheet(workbook).columns.values()) {
      column.values.splice(6, 0, null);
      column.formats.splice(6, 0, "General");
    }
    const at = workbook.model.tables.findIndex(({ name }) => name === "tblCaseload");
    const table = workbook.model.tables[at]!;
    workbook.model.tables[at] = { ...table, area: { ...table.area, rows: table.area.rows + 1 } };
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "unchanged" });
  });

  test("sees a changed cell, and whose", async () => {
    const { workbook, evidenceId } = await ready();
    putCell(sheet(workbook), 11, 8, 46_000);
    expect(await verdict(workbook, evidenceId)).toMatchObject({
      verdict: "cells_changed",
      cells: [["RS-10008", 3]],
    });
  });

  test("sees a row that went", async () => {
    const { workbook, evidenceId } = await ready();
    putCell(sheet(workbook), 11, 0, "RS-99999");
    expect(await verdict(workbook, evidenceId)).toMatchObject({
      verdict: "rows_changed",
      rowsRemoved: ["RS-10008"],
      rowsAdded: [],
    });
  });

  test("sees that rows were only sorted", async () => {
    const { workbook, evidenceId } = await ready();
    for (const column of sheet(workbook).columns.values()) {
      const [a, b] = [column.values[10] ?? null, column.values[14] ?? null];
      [column.values[10], column.values[14]] = [b, a];
    }
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "reordered" });
  });

  test("sees a renamed column", async () => {
    const { workbook, evidenceId } = await ready();
    const at = workbook.model.tables.findIndex(({ name }) => name === "tblCaseload");
    const table = workbook.model.tables[at]!;
    const columns = table.columns.map((title) => (title === "Referral date" ? "Referred" : title));
    workbook.model.tables[at] = { ...table, columns };
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "headers_changed" });
  });

  test("follows a table that was renamed, and says when it is gone", async () => {
    const { workbook, evidenceId } = await ready();
    const at = workbook.model.tables.findIndex(({ name }) => name === "tblCaseload");
    workbook.model.tables[at] = { ...workbook.model.tables[at]!, name: "Cases" };
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "unchanged" });
    workbook.model.tables.splice(at, 1);
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "missing" });
  });

  test("compares cells outside tables by place", async () => {
    const workbook = caseload();
    const evidenceId = await captured(workbook, "A4:D7", "Summary");
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "unchanged" });
    putCell(sheet(workbook, "Summary"), 4, 1, 0.5);
    expect(await verdict(workbook, evidenceId)).toEqual({
      verdict: "cells_changed",
      cells: [[1, 2]],
    });
    putCell(sheet(workbook, "Summary"), 3, 1, "Outcome");
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "headers_changed" });
    sheet(workbook, "Summary").name = "Board";
    expect(await verdict(workbook, evidenceId)).toEqual({ verdict: "missing" });
  });

  test("is written down when asked, with the day", async () => {
    const { workbook, evidenceId } = await ready();
    putCell(sheet(workbook), 11, 8, 46_000);
    const check = value(await recheckEvidence(workbook, await registerOf(workbook), evidenceId));
    await step(workbook, (register) => recordChecks(register, [check], moment()));
    const [evidence] = (await registerOf(workbook)).rows.tblEvidence;
    expect(evidence).toMatchObject({ lastChecked: TODAY, lastVerdict: "cells_changed" });
  });

  test("is explained with a reason where it has changed, and in the finding where one rests on it", async () => {
    const { workbook, evidenceId } = await ready();
    const look = async () =>
      value(await recheckEvidence(workbook, await registerOf(workbook), evidenceId));
    const explain = async (reason: string, check = look()) =>
      explainEvidence(await registerOf(workbook), await check, reason, moment());
    expect(code(await explain("Typed anew."))).toBe("wrong-state");
    putCell(sheet(workbook), 11, 8, 46_000);
    expect(code(await explain(" "))).toBe("missing-reason");
    await step(workbook, (register) => raiseWith(register, evidenceId));
    expect(code(await explain("Typed anew."))).toBe("of-finding");
  });

  test("says when the snapshot itself was touched", async () => {
    const { workbook, evidenceId } = await ready();
    const snapshots = sheet(workbook, "Audit snapshots");
    putCell(
      snapshots,
      3,
      3,
      asText(snapshots.columns.get(3)!.values[3]!).replace("RS-10007", "RS-10001"),
    );
    const again = await recheckEvidence(workbook, await registerOf(workbook), evidenceId);
    expect(code(again)).toBe("snapshot-broken");
  });
});

test("titles that look personal are pointed out", () => {
  const titles = [
    "Case ref",
    "Forename",
    "Date of birth",
    "PNC",
    "Referral date",
    "Home_address",
    "Postcode",
  ];
  expect(personalTitles(titles)).toEqual([
    "Forename",
    "Date of birth",
    "PNC",
    "Home_address",
    "Postcode",
  ]);
});

test("columns are left out by title", async () => {
  const range = value(await readEvidence(caseload(), area("A10:D11")));
  expect(contentOf(range, ["Forename"]).headers).toEqual(["Case ref", "Prison", "Worker"]);
});
