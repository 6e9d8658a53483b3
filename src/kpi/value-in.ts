/**
 * One of the cells in a list of cells, or in rows of one cell as Excel hands a column over. The loops over whole columns
 * of numbers, days and names have these words in themselves: an engine makes each fast for the one kind of cell that it
 * meets, but not a function that all of them share.
 */
export function valueIn(rows: readonly unknown[], index: number): unknown {
  const row = rows[index];
  return Array.isArray(row) ? row[0] : row;
}
