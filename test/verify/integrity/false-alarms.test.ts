import { expect, it } from "vitest";
import { address, cellArea, parseAddress } from "../../../src/cells/address";
import { openWorkbook } from "../../../src/xlsx/open";
import { describeShared, sharedBytes, sharedJson } from "../../shared";
import { cellsOf, check, value } from "../make";
import { naiveCheck } from "./naive";

const FORMULAS = {
  rules: [{ id: "F", kind: "formula-integrity", params: { scope: "workbook" } }],
};

/** Every cell of a range, each by itself. */
function cellsIn(range: string): string[] {
  const area = parseAddress(range);
  if (!area) return [range];
  return Array.from({ length: area.rows * area.columns }, (_, at) =>
    address(
      cellArea(
        area.sheet,
        area.row + Math.floor(at / area.columns),
        area.column + (at % area.columns),
      ),
    ),
  );
}

describeShared("reference workbooks", () => {
  const opened = async (path: string) =>
    value(await openWorkbook(path, sharedBytes(`data/workbooks/${path}`)));

  it("finds more than a majority vote down each column, with fewer false alarms", async () => {
    const marked = ["F6", "F7", "F8", "F9", "F10", "F11", "G6", "G7", "G8"];
    const planted = JSON.stringify(sharedJson("data/workbooks/made/formula_faults.expected.json"));
    const truths = [
      {
        file: "made/formula_faults.xlsx",
        truth: [...planted.matchAll(/"cell":"([A-Z]+\d+)"/g)].map(([, cell]) => `KPI!${cell}`),
        naive: { hits: 9, falseAlarms: 1 },
        ours: { hits: 9, falseAlarms: 0 },
      },
      {
        file: "formula/act3_lab23_posey.xlsx",
        truth: marked.map((cell) => `Sheet1!${cell}`),
        naive: { hits: 1, falseAlarms: 5 },
        ours: { hits: 9, falseAlarms: 0 },
      },
      {
        file: "council-returns/TF_Round_4_Success.xlsx",
        truth: [],
        naive: { hits: 0, falseAlarms: 287 },
        ours: { hits: 0, falseAlarms: 2 },
      },
    ];
    const against = (truth: readonly string[], told: readonly string[]) => ({
      hits: truth.filter((cell) => told.includes(cell)).length,
      falseAlarms: told.filter((cell) => !truth.includes(cell)).length,
    });
    for (const { file, truth, naive, ours } of truths) {
      const model = await opened(file);
      const told = cellsOf(
        (await check(model, FORMULAS)).findings.filter(({ rule }) => rule === "F"),
      ).flatMap(cellsIn);
      expect({ file, ...against(truth, naiveCheck(model)) }).toEqual({ file, ...naive });
      expect({ file, ...against(truth, told) }).toEqual({ file, ...ours });
    }
  });
});
