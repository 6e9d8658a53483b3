import { missingIn, type Form, type TableSpec } from "../pack-model";
import { sameName, type Place } from "./locate";
import { readColumn } from "./read-column";
import { cellAt, State, type Column, type Sheet, type Table } from "./table";

/**
 * Reads a form, whose fields each have their place on a sheet. A line in which nothing was entered is no
 * record; a form that has one line is always one, so that what has to be filled in is asked for.
 */
export function loadForm(
  spec: TableSpec,
  { lines, headingRow }: Form,
  place: Place,
  sheets: readonly Sheet[],
): Table {
  const columns = spec.fields.flatMap((field): Column[] => {
    const { place: at } = field;
    const sheet = sheets.find(({ facts }) => sameName(facts.name, at?.sheet ?? place.sheet));
    if (!at || !sheet) return [];
    const raw = Array.from({ length: lines }, (_, line) =>
      cellAt(sheet, at.row + (at.isShared ? 0 : line), at.column),
    );
    const column = readColumn(field, field.title, at.column, raw, missingIn(field, spec));
    return [{ ...column, place: { sheet: sheet.facts.name, row: at.row, isShared: at.isShared } }];
  });
  const entered = columns.filter((column) => column.place?.isShared !== true);
  const skip = new Uint8Array(lines);
  for (let line = 0; lines > 1 && line < lines; line++) {
    if (entered.every(({ state }) => state[line] === State.BLANK)) skip[line] = 1;
  }
  return {
    spec,
    sheet: place.sheet,
    excelName: null,
    headerRow: headingRow,
    firstRow: entered[0]?.place?.row ?? headingRow,
    rows: lines,
    firstColumn: place.firstColumn,
    lastColumn: place.lastColumn,
    columns,
    skip,
    oddRows: [],
    looks: { filled: new Uint16Array(lines), odd: new Uint8Array(lines) },
    strangers: [],
  };
}
