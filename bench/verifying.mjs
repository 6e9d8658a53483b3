import { builtVerification } from "./built.mjs";
import { AS_AT } from "./caseload.mjs";
import { PACK, returnColumns } from "./return.mjs";

/**
 * A verification of a return of twenty columns by thirty rules, and a scan that does no more than touch each cell.
 * @param {number} rows
 */
export async function verification(rows) {
  const built = await builtVerification();
  const { emptySheet, emptyWorkbook, MemoryWorkbook, readPack, recheck, startCheck, verify } =
    built;
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
  const started = await startCheck(workbook, pack.value, { asOf: AS_AT });
  if (!started.ok) throw new Error(started.trouble.message);
  const whole = started.value.verification;
  let kept = started.value;
  let edits = 0;
  return {
    rules: PACK.rules.length,
    columns,
    /** One cell is edited, a key every other time, and the check done again where that matters. */
    again: async () => {
      edits++;
      const row = 1 + ((edits * 7919) % (rows - 1));
      const column = edits % 2 === 0 ? 0 : 6;
      const area = { sheet: "Return", row, column, rows: 1, columns: 1 };
      const values = [[`C${1_000_000 + edits}`]];
      const applied = await workbook.apply([{ kind: "setCells", area, values }]);
      if (!applied.ok) throw new Error(applied.trouble.message);
      const run = await recheck(kept, workbook, pack.value, { asOf: AS_AT }, [area]);
      if (!run.ok) throw new Error(run.trouble.message);
      if (run.value.verification !== whole) throw new Error("It was checked as a whole.");
      kept = run.value;
      return kept.run.findings.length;
    },
    ours: async () => {
      const run = await verify(workbook, pack.value, { asOf: AS_AT });
      if (!run.ok) throw new Error(run.trouble.message);
      if (run.value.notRun.length > 0) throw new Error(JSON.stringify(run.value.notRun));
      return run.value.findings;
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
