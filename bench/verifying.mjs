import { builtVerification } from "./built.mjs";
import { AS_AT } from "./caseload.mjs";
import { PACK, returnColumns } from "./return.mjs";

/**
 * A verification of a return of twenty columns by thirty rules, and a scan that does no more than touch each cell.
 * @param {number} rows
 */
export async function verification(rows) {
  const { emptySheet, emptyWorkbook, MemoryWorkbook, readPack, verify } = await builtVerification();
  const pack = readPack(PACK);
  if (!pack.ok) throw new Error(pack.trouble.message);
  const columns = returnColumns(rows);
  const model = emptyWorkbook("Return");
  const sheet = emptySheet("Return");
  columns.forEach((values, column) => {
    const formats = values.map(() => "General");
    sheet.columns.set(column, { values, formats, formulas: new Map() });
  });
  model.sheets.push(sheet);
  const workbook = new MemoryWorkbook(model);
  return {
    rules: pack.value.rules.length,
    ours: async () => {
      const run = await verify(workbook, pack.value, { asOf: AS_AT });
      if (!run.ok) throw new Error(run.trouble.message);
      if (run.value.notRun.length > 0) throw new Error(JSON.stringify(run.value.notRun));
      return run.value.findings.length;
    },
    bare: () => {
      let filled = 0;
      for (const values of columns) {
        for (let row = 0; row < values.length; row++) if (values[row] !== null) filled++;
      }
      return filled;
    },
  };
}
