import type { WorkbookModel } from "../../../src/workbook/model";

/** The blank form behind returns of one programme: what all of them have in common. */
export function commonForm(models: readonly WorkbookModel[]): WorkbookModel {
  const [first, ...others] = models;
  if (!first) throw new Error("There is no return.");
  for (const sheet of first.sheets) {
    for (const [at, column] of sheet.columns) {
      for (let row = 0; row < column.values.length; row++) {
        const isCommon = others.every((other) => {
          const own = other.sheets.find(({ name }) => name === sheet.name)?.columns.get(at);
          return (
            own?.values[row] === column.values[row] &&
            own?.formulas.get(row) === column.formulas.get(row)
          );
        });
        if (!isCommon && !column.formulas.has(row)) column.values[row] = null;
      }
    }
  }
  return first;
}
