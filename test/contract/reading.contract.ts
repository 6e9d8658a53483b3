import type { Area } from "../../src/cells/address";
import { cellError, type Cell } from "../../src/cells/cell";
import { emptySheet, emptyWorkbook, putCell, type WorkbookModel } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { refused, same, valueOf, type Check } from "./check";

const area = (sheet: string, row: number, column: number, rows = 1, columns = 1): Area => ({
  sheet,
  row,
  column,
  rows,
  columns,
});

/** A workbook with what people leave in one: hidden and protected sheets, merges, errors, old dates. */
function livedIn(): WorkbookModel {
  const model = emptyWorkbook("Return.xlsx");

  const cases = emptySheet("Cases");
  const rows: readonly (readonly Cell[])[] = [
    ["Case ref", "Referred", "Score"],
    ["C-1", 45748, 3],
    ["C-2", null, cellError("#DIV/0!")],
    ["C-3", 45750, "#DIV/0!"],
    ["Total", null, 3],
  ];
  rows.forEach((cells, r) =>
    cells.forEach((cell, c) =>
      putCell(cases, r + 2, c, cell, c === 1 && r > 0 && r < 4 ? "dd/mm/yyyy" : "General"),
    ),
  );
  putCell(cases, 0, 0, "Return for October");
  putCell(cases, 6, 2, 3, "General", "=SUM(C4:C6)");
  cases.merged.push(area("Cases", 0, 0, 1, 3));
  cases.hiddenRows.add(4);
  cases.hiddenColumns.add(1);
  cases.lists.push(
    { area: area("Cases", 3, 0, 3), choices: ["C-1", "C-2"], formula: null },
    { area: area("Cases", 7, 3), choices: null, formula: "=Lists!$A$1:$A$9" },
  );
  cases.validations.push(
    {
      area: area("Cases", 3, 1, 3),
      kind: "date",
      operator: "between",
      choices: null,
      formulas: ["=45658", "=C4+1"],
    },
    {
      area: area("Cases", 3, 2, 3),
      kind: "custom",
      operator: null,
      choices: null,
      formulas: ["=ISNUMBER(C4)"],
    },
  );

  const lists = emptySheet("Lists");
  lists.visibility = "veryHidden";
  putCell(lists, 0, 0, "Open");
  const locked = emptySheet("Locked");
  locked.isProtected = true;
  putCell(locked, 0, 0, "do not touch");
  const empty = emptySheet("Empty");

  model.sheets.push(cases, lists, locked, empty);
  model.tables.push({
    name: "tblCases",
    area: area("Cases", 2, 0, 4, 3),
    columns: ["Case ref", "Referred", "Score"],
    hasTotals: true,
  });
  return model;
}

/** The same dates in a workbook that counts its days from 1904. */
function from1904(): WorkbookModel {
  const model = emptyWorkbook("Old.xlsx");
  model.dateSystem = 1904;
  const sheet = emptySheet("Cases");
  putCell(sheet, 0, 0, "Referred");
  putCell(sheet, 1, 0, 45748, "dd/mm/yyyy");
  putCell(sheet, 1, 1, 45748);
  model.sheets.push(sheet);
  return model;
}

type Open = (model: WorkbookModel) => Promise<Workbook>;

async function column(workbook: Workbook, where: Area) {
  const block = valueOf(await workbook.read(where, { formats: true, formulas: true }), "read");
  return block.columns[0];
}

const trials: readonly (readonly [string, (open: Open) => Promise<void>])[] = [
  [
    "sheets are told with what is hidden, protected and filled",
    async (open) => {
      const { sheets } = valueOf(await (await open(livedIn())).facts(), "facts");
      same(
        sheets.map(({ name, visibility, isProtected, filled }) => [
          name,
          visibility,
          isProtected,
          filled,
        ]),
        [
          ["Cases", "visible", false, area("Cases", 0, 0, 7, 3)],
          ["Lists", "veryHidden", false, area("Lists", 0, 0)],
          ["Locked", "visible", true, area("Locked", 0, 0)],
          ["Empty", "visible", false, null],
        ],
        "sheets",
      );
    },
  ],
  [
    "a totals row stands outside its table",
    async (open) => {
      const { tables } = valueOf(await (await open(livedIn())).facts(), "facts");
      same(
        tables.map(({ name, area: where, columns, hasTotals }) => [
          name,
          where,
          columns,
          hasTotals,
        ]),
        [["tblCases", area("Cases", 2, 0, 4, 3), ["Case ref", "Referred", "Score"], true]],
        "tables",
      );
    },
  ],
  [
    "an error and text that reads like one are told apart",
    async (open) => {
      const scores = await column(await open(livedIn()), area("Cases", 4, 2, 2));
      same(scores?.values, [cellError("#DIV/0!"), "#DIV/0!"], "scores");
    },
  ],
  [
    "formulas are read with their results",
    async (open) => {
      const scores = await column(await open(livedIn()), area("Cases", 5, 2, 2));
      same(
        [scores?.values, scores?.formulas],
        [
          ["#DIV/0!", 3],
          [null, "=SUM(C4:C6)"],
        ],
        "scores",
      );
    },
  ],
  [
    "merged cells and hidden rows and columns are found within an area",
    async (open) => {
      const workbook = await open(livedIn());
      const whole = valueOf(await workbook.structure(area("Cases", 0, 0, 7, 3)), "structure");
      same(
        whole,
        { merged: [area("Cases", 0, 0, 1, 3)], hiddenRows: [4], hiddenColumns: [1] },
        "whole",
      );
      const part = valueOf(await workbook.structure(area("Cases", 4, 1)), "structure");
      same(part, { merged: [], hiddenRows: [4], hiddenColumns: [1] }, "one hidden cell");
      const none = valueOf(await workbook.structure(area("Empty", 0, 0, 9, 9)), "structure");
      same(none, { merged: [], hiddenRows: [], hiddenColumns: [] }, "empty sheet");
    },
  ],
  [
    "what cells take is told area by area",
    async (open) => {
      const workbook = await open(livedIn());
      const found = valueOf(await workbook.validations("Cases"), "validations");
      same(
        found.map(({ area: { row, column, rows }, kind, operator, choices, formulas }) => [
          [row, column, rows],
          kind,
          operator,
          choices ?? formulas,
        ]),
        [
          [[3, 0, 3], "list", null, ["C-1", "C-2"]],
          [[7, 3, 1], "list", null, ["=Lists!$A$1:$A$9"]],
          [[3, 1, 3], "date", "between", ["=45658", "=C4+1"]],
          [[3, 2, 3], "custom", null, ["=ISNUMBER(C4)"]],
        ],
        "validations",
      );
      same(valueOf(await workbook.validations("Empty"), "validations"), [], "no validations");
      refused(await workbook.validations("Gone"), "sheet-missing", "validations");
    },
  ],
  [
    "a hidden sheet is read, but nobody is taken to it",
    async (open) => {
      const workbook = await open(livedIn());
      same((await column(workbook, area("Lists", 0, 0)))?.values, ["Open"], "list");
      refused(await workbook.goTo(area("Lists", 0, 0)), "sheet-hidden", "goTo");
    },
  ],
  [
    "a protected sheet is read and never written on",
    async (open) => {
      const workbook = await open(livedIn());
      const result = await workbook.apply([
        { kind: "setCells", area: area("Empty", 0, 0), values: [["first"]] },
        { kind: "setCells", area: area("Locked", 0, 0), values: [["second"]] },
      ]);
      refused(result, "sheet-protected", "apply");
      same((await column(workbook, area("Empty", 0, 0)))?.values, [null], "other sheet");
      same(
        (await column(workbook, area("Locked", 0, 0)))?.values,
        ["do not touch"],
        "protected sheet",
      );
    },
  ],
  [
    "a table with a totals row does not grow over it",
    async (open) => {
      const workbook = await open(livedIn());
      const rows = [["C-4", null, null]];
      refused(
        await workbook.apply([{ kind: "appendRows", table: "tblCases", rows }]),
        "table-blocked",
        "append",
      );
    },
  ],
  [
    "dates of a 1904 workbook are day numbers like any other, and other numbers stay as they are",
    async (open) => {
      const workbook = await open(from1904());
      same(valueOf(await workbook.facts(), "facts").dateSystem, 1904, "date system");
      same((await column(workbook, area("Cases", 1, 0)))?.values, [45748], "date");
      same((await column(workbook, area("Cases", 1, 1)))?.values, [45748], "number");
      const dates = [[45750]];
      valueOf(
        await workbook.apply([{ kind: "setCells", area: area("Cases", 1, 0), values: dates }]),
        "write",
      );
      same((await column(workbook, area("Cases", 1, 0)))?.values, [45750], "written date");
    },
  ],
];

/** What every `Workbook` has to see in a workbook that others made. */
export function readingChecks(open: Open): Check[] {
  return trials.map(([name, trial]) => ({ name, run: () => trial(open) }));
}
