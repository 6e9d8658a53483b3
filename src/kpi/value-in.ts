/**
 * One of the cells in a list of cells, or in rows of one cell as Excel hands a column over. Loops over columns take it
 * in; a function given to them in its place would be called for every cell.
 */
export function valueIn(rows: readonly unknown[], index: number): unknown {
  const row = rows[index];
  return Array.isArray(row) ? row[0] : row;
}
