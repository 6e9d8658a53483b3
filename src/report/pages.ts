import { PAGE_MARGINS, type PageSetup, type ReportRow } from "../workbook/report-sheet";

/** Height of a row that asks for none, in points. */
export const PLAIN_HEIGHT = 15;

const POINTS_PER_CENTIMETRE = 72 / 2.54;
const A4 = { short: 21, long: 29.7 } as const;
/** Pixels of a character of the standard font, what a column adds at its sides, and points of a pixel. */
const CHARACTER = 7;
const SIDES = 5;
const POINTS_PER_PIXEL = 0.75;
/** Hosts measure fonts a little differently: a page is called full before it is. */
const FULL = 0.96;

/** A row, and whether it stands on the page of the row after it: “mostly” where all that holds together fits on one page. */
export interface KeptRow extends ReportRow {
  readonly keep: "no" | "mostly" | "always";
}

export function widthInPoints(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width * CHARACTER + SIDES, 0) * POINTS_PER_PIXEL;
}

/** How much of a sheet, in points of its own, one page takes when the sheet is as wide as the page. */
function pageHeight(widths: readonly number[], orientation: PageSetup["orientation"]): number {
  const [across, down] = orientation === "portrait" ? [A4.short, A4.long] : [A4.long, A4.short];
  const { side, top, bottom } = PAGE_MARGINS;
  const width = (across - 2 * side) * POINTS_PER_CENTIMETRE;
  const height = (down - top - bottom) * POINTS_PER_CENTIMETRE;
  const scale = Math.min(1, width / Math.max(1, widthInPoints(widths)));
  return (height / scale) * FULL;
}

const heightOf = ({ height }: ReportRow) => height ?? PLAIN_HEIGHT;
const sum = (rows: readonly ReportRow[]) => rows.reduce((all, row) => all + heightOf(row), 0);

/** Rows in runs that hold together. */
function runsOf(rows: readonly KeptRow[], holds: (row: KeptRow) => boolean): KeptRow[][] {
  const runs: KeptRow[][] = [];
  let isOpen = false;
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && isOpen && !row.startsPage) run.push(row);
    else runs.push([row]);
    isOpen = holds(row);
  }
  return runs;
}

/**
 * Begins a new page where a heading, a chart or a table would otherwise be torn apart. What is longer than a page is torn,
 * but no heading is left behind.
 */
export function paginated(
  rows: readonly KeptRow[],
  widths: readonly number[],
  orientation: PageSetup["orientation"],
): ReportRow[] {
  const page = pageHeight(widths, orientation);
  const runs = runsOf(rows, ({ keep }) => keep !== "no").flatMap((run) =>
    sum(run) <= page ? [run] : runsOf(run, ({ keep }) => keep === "always"),
  );
  let used = 0;
  return runs.flatMap((run) => {
    const height = sum(run);
    const isNew = run[0]?.startsPage === true || (used > 0 && used + height > page);
    used = isNew ? height : used + height;
    // What is longer than a page runs on to others.
    while (used > page) used -= page;
    return run.map(({ cells, height: own, startsPage }, at): ReportRow => ({
      cells,
      height: own,
      startsPage: startsPage || (at === 0 && isNew && run.length > 1),
    }));
  });
}
