import { describe, expect, it } from "vitest";
import { templateOf, withTemplate, type Template } from "../../../src/verify/integrity/template";
import { readPack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import {
  emptySheet,
  emptyWorkbook,
  putCell,
  type WorkbookModel,
} from "../../../src/workbook/model";
import { MOST_VALIDATIONS } from "../../../src/workbook/validation";
import type { Workbook } from "../../../src/workbook/port";
import { openWorkbook } from "../../../src/xlsx/open";
import { hostSubject } from "../../contract/subjects";
import { describeShared, sharedBytes } from "../../shared";
import { commonForm } from "../council/common-form";
import { day, packJson, value } from "../make";

const INTEGRITY = { id: "F", kind: "formula-integrity", params: { scope: "workbook" } };

/** What differs from a blank form, and what the rule about formulas adds to it. */
async function against(template: Template, model: WorkbookModel | Workbook) {
  const pack = value(withTemplate(value(readPack(packJson({ rules: [INTEGRITY] }))), template));
  const workbook = "apply" in model ? model : new MemoryWorkbook(model);
  const run = value(await verify(workbook, pack, { asOf: day("31/10/2025") }));
  return run.findings.filter(({ rule }) => rule === "template" || rule === "F");
}

/** A form of three rows, a total below them, and `inserted` rows put in before the total. */
function form(inserted = 0): WorkbookModel {
  const model = emptyWorkbook("form.xlsx");
  const sheet = emptySheet("Return");
  putCell(sheet, 0, 0, "Monthly return");
  ["Team", "Opened", "Closed", "Rate"].forEach((text, column) => putCell(sheet, 2, column, text));
  const rows = 3 + inserted;
  for (let row = 3; row < 3 + rows; row++) {
    putCell(sheet, row, 0, "< Select >");
    putCell(sheet, row, 3, 0, "General", `=C${row + 1}/B${row + 1}`);
  }
  const total = 3 + rows;
  putCell(sheet, total, 0, "Total");
  putCell(sheet, total, 1, 0, "General", `=SUM(B4:B${total})`);
  putCell(sheet, total, 2, 0, "General", `=SUM(C4:C${total})`);
  model.sheets.push(sheet);
  return model;
}

const blank = async () => value(await templateOf(new MemoryWorkbook(form())));
const sheetOf = (model: WorkbookModel) => model.sheets[0]!;

describe("a return and its blank form", () => {
  it("a form that was filled in gives no finding", async () => {
    const filled = form();
    [
      ["North", 8, 4],
      ["South", 12, 3],
      ["East", 9, 9],
    ].forEach((row, at) =>
      row.forEach((cell, column) => putCell(sheetOf(filled), 3 + at, column, cell)),
    );
    expect(await against(await blank(), filled)).toEqual([]);
  });

  it("rows put in move what stands below and are no difference", async () => {
    expect(await against(await blank(), form(4))).toEqual([]);
  });

  it("a formula typed over, one changed and one taken out are told of", async () => {
    const model = form();
    putCell(sheetOf(model), 4, 3, 0.4);
    putCell(sheetOf(model), 6, 1, 0, "General", "=SUM(B4:B5)");
    putCell(sheetOf(model), 6, 2, null);
    const findings = await against(await blank(), model);
    const told = findings.filter(({ rule }) => rule === "template");
    expect(told.map(({ message }) => message)).toEqual(
      [
        "The formula in B7 is =SUM(B4:B5); in the blank form it is =SUM(B4:B6)",
        "The formula of the blank form, =SUM(C4:C6), was taken out of C7.",
        "The formula of the blank form, =C5/B5, was typed over in D5.",
      ].sort(
        (a, b) =>
          told.findIndex((one) => one.message === a) - told.findIndex((one) => one.message === b),
      ),
    );
    expect(told).toHaveLength(3);
  });

  it("what cells take may not be changed, nor taken away", async () => {
    const given = (model: WorkbookModel): WorkbookModel => {
      const sheet = sheetOf(model);
      const cells = (column: number, rows = 3) => ({
        sheet: "Return",
        row: 3,
        column,
        rows,
        columns: 1,
      });
      sheet.lists.push({ area: cells(0), choices: ["North", "South", "East"], formula: null });
      const bounds = { choices: null, formulas: ["=45658", "=$B$7"] };
      sheet.validations.push(
        { area: cells(1), kind: "whole", operator: "greaterThan", choices: null, formulas: ["=0"] },
        { area: cells(2), kind: "date", operator: "between", ...bounds },
      );
      return model;
    };
    const template = value(await templateOf(new MemoryWorkbook(given(form()))));
    expect(await against(template, given(form()))).toEqual([]);

    const changed = given(form());
    const { lists, validations } = sheetOf(changed);
    lists.splice(0, 1);
    const [whole, date] = validations;
    if (!whole || !date) throw new Error("The form has two.");
    validations.splice(
      0,
      2,
      { ...whole, area: { ...whole.area, rows: 1 } },
      { ...whole, area: { ...whole.area, row: 4, rows: 1 }, operator: "lessThan" },
      { ...whole, area: { ...whole.area, row: 5, rows: 1 } },
      { ...date, kind: "custom", operator: null, formulas: ["=ISNUMBER(C4)"] },
    );
    const findings = await against(template, changed);
    expect(findings.every(({ level }) => level === "query")).toBe(true);
    expect(
      new Map(findings.map(({ message, locations: [place] }) => [place?.cell, message])),
    ).toEqual(
      new Map([
        [
          "A4:A6",
          "A4:A6 takes anything; in the blank form it takes one of “North”, “South”, “East”.",
        ],
        [
          "B5",
          "B5 takes a whole number below 0; in the blank form it takes a whole number above 0.",
        ],
        [
          "C4:C6",
          "C4:C6 takes what fulfils =ISNUMBER(C4); in the blank form it takes a date from 01/01/2025 to =$B$7.",
        ],
      ]),
    );

    const { workbook: inExcel } = await hostSubject(changed);
    expect(await against(template, inExcel)).toEqual(findings);
  });

  it("what cells take moves with rows that were put in, whatever it refers to", async () => {
    const total = (rows: number) => ({
      area: { sheet: "Return", row: 3, column: 1, rows, columns: 1 },
      kind: "whole" as const,
      operator: "lessThanOrEqual" as const,
      choices: null,
      formulas: [`=B$${rows + 4}`],
    });
    const original = form();
    sheetOf(original).validations.push(total(3));
    const template = value(await templateOf(new MemoryWorkbook(original)));
    const longer = form(4);
    sheetOf(longer).validations.push(total(7));
    expect(await against(template, longer)).toEqual([]);
    const cut = form(4);
    const { area, ...rule } = total(7);
    sheetOf(cut).validations.push({ ...rule, area: { ...area, rows: 4 } });
    expect((await against(template, cut)).map(({ message }) => message)).toEqual([
      "B8:B10 takes anything; in the blank form it takes a whole number of =B$7 or less.",
    ]);
  });

  it("where what cells take cannot be told, that is said and nothing else", async () => {
    const model = form();
    const area = { sheet: "Return", row: 3, column: 1, rows: 1, columns: 1 };
    sheetOf(model).lists.push({ area, choices: ["1"], formula: null });
    const template = value(await templateOf(new MemoryWorkbook(model)));
    const crowded = form();
    for (let row = 0; row <= MOST_VALIDATIONS; row++)
      sheetOf(crowded).lists.push({ area: { ...area, row }, choices: [`${row}`], formula: null });
    const findings = await against(template, crowded);
    expect(findings.map(({ level, message }) => [level, message])).toEqual([
      [
        "note",
        "What cells may hold was not compared with the blank form: “Return” has more than 5,000 areas with data validation, too many to look at.",
      ],
    ]);
  });

  it("a heading that reads differently is told of, with what to write again", async () => {
    const model = form();
    putCell(sheetOf(model), 2, 2, "Ended");
    const [finding, ...more] = await against(await blank(), model);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      message: "“Ended” reads “Closed” in the blank form.",
      value: "Ended",
      fix: { value: "Closed" },
    });
  });

  it("sheets that are gone, new or hidden are told of", async () => {
    const template = await blank();
    const model = form();
    sheetOf(model).visibility = "hidden";
    const extra = emptySheet("Workings");
    putCell(extra, 0, 0, 5);
    model.sheets.push(extra);
    const findings = await against(template, model);
    expect(findings.map(({ level, message }) => [level, message])).toEqual([
      ["note", "The sheet “Return” is hidden; in the blank form it is shown."],
      ["note", "The sheet “Workings” is not part of the blank form."],
    ]);
    sheetOf(model).name = "Sheet1";
    expect((await against(template, model)).map(({ message }) => message)).toContain(
      "The sheet “Return” of the blank form is missing.",
    );
  });

  it("what is odd in the form itself is not held against the return", async () => {
    const odd = form(6);
    putCell(sheetOf(odd), 5, 3, 0, "General", "=B6/C6");
    const template = value(await templateOf(new MemoryWorkbook(odd)));
    expect(await against(template, odd)).toEqual([]);
    expect(await against(value(await templateOf(new MemoryWorkbook(form(6)))), odd)).not.toEqual(
      [],
    );
  });

  it("the same form has the same mark, another form another", async () => {
    const renamed = form();
    renamed.name = "copy of form.xlsx";
    const again = value(await templateOf(new MemoryWorkbook(renamed)));
    expect(again.fingerprint).toBe((await blank()).fingerprint);
    expect(value(await templateOf(new MemoryWorkbook(form(1)))).fingerprint).not.toBe(
      again.fingerprint,
    );
  });

  it("a pack keeps the form: written as JSON and read again it finds the same", async () => {
    const pack = value(
      withTemplate(value(readPack(packJson({ rules: [INTEGRITY] }))), await blank()),
    );
    const again = value(readPack(JSON.parse(JSON.stringify(pack.source))));
    const model = form();
    putCell(sheetOf(model), 4, 3, 0.4);
    const run = (one: typeof pack) =>
      verify(new MemoryWorkbook(model), one, { asOf: day("31/10/2025") });
    expect(value(await run(again)).findings).toEqual(value(await run(pack)).findings);
  });
});

const RETURNS = {
  PF: ["Success", "General_Validation_Failures", "Cross_Table_Validation_Failures"].map(
    (name) => `PF_Round_1_${name}`,
  ),
  TF: ["Success", "PSI_RiskRegister_Failure", "Round_Agnostic_Failures"].map(
    (name) => `TF_Round_4_${name}`,
  ),
};

describeShared("council returns against the form behind them", () => {
  it.each(Object.entries(RETURNS))("%s: the accepted return is quiet", async (_, names) => {
    const open = async (name: string) =>
      value(await openWorkbook(name, sharedBytes(`data/workbooks/council-returns/${name}.xlsx`)));
    const [accepted = "", ...refused] = names;
    const models = [await open(accepted), ...(await Promise.all(refused.map(open)))];
    const template = value(await templateOf(new MemoryWorkbook(commonForm(models))));
    expect(template.sheets.some(({ validations }) => validations.length > 0)).toBe(true);
    const findings = await against(template, await open(accepted));
    expect(findings.map(({ message }) => message)).toEqual([]);
    const { workbook } = await hostSubject(await open(accepted));
    expect(await against(template, workbook)).toEqual([]);
  });
});
