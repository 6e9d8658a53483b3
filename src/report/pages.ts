import { PAGE_MARGINS, type PageSetup, type ReportRow } from "../workbook/report-sheet";

/** Height of a row that asks for none, in points. */
export const PLAIN_HEIGHT = 15;

const POINTS_PER_CENTIMETRE = 72 / 2.54;
const A4 = { short: 21, long: 29.7 } as const;
/** Pixels of a character of the standard font, what a column adds at its sides, and points of a pixel. */
const CHARACTER = 7;
const SIDES = 5;
const POINTS_PER_PIXEL = 0.75;
/** Excel keeps no more page breaks on a sheet; from there on it breaks pages by itself. */
const MOST_BREAKS = 1026;
/** Hosts measure fonts a little differently: a page is called full before it is. */
const FULL = 0.96;

/**
 * How a row holds to the one after it. What holds together “loosely” stands on one page if there is room on one, and
 * else comes apart there before it does where it holds “mostly”.
 */
const HOLDS = ["no", "loosely", "mostly", "always"] as const;

export interface KeptRow extends ReportRow {
  readonly keep: (typeof HOLDS)[number];
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

/** Rows in runs that hold together at least so much; those that are longer than a page in shorter ones. */
function runsOf(rows: readonly KeptRow[], page: number, least = 1): KeptRow[][] {
  const runs: KeptRow[][] = [];
  let isOpen = false;
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && isOpen && !row.startsPage) run.push(row);
    else runs.push([row]);
    isOpen = HOLDS.indexOf(row.keep) >= least;
  }
  if (least === HOLDS.length - 1) return runs;
  return runs.flatMap((run) => (sum(run) <= page ? [run] : runsOf(run, page, least + 1)));
}

interface Placed {
  readonly run: readonly KeptRow[];
  readonly isNew: boolean;
}

/** Which runs begin a page, by height alone or because they ask for it. */
function placed(runs: readonly (readonly KeptRow[])[], page: number): Placed[] {
  let used = 0;
  return runs.map((run) => {
    const height = sum(run);
    const isNew = run[0]?.startsPage === true || (used > 0 && used + height > page);
    used = isNew ? height : used + height;
    // What is longer than a page runs on to others.
    while (used > page) used -= page;
    return { run, isNew };
  });
}

/**
 * Begins a new page where a heading, a chart or a table would otherwise be torn apart. What is longer than a page is torn,
 * but no heading is left behind. Rows that stand alone are left to the host, unless others that hold together follow on
 * their page: where that begins has then to be certain.
 */
export function paginated(
  rows: readonly KeptRow[],
  widths: readonly number[],
  orientation: PageSetup["orientation"],
): ReportRow[] {
  const page = pageHeight(widths, orientation);
  const all = placed(runsOf(rows, page), page);
  const isSaid = new Array<boolean>(all.length).fill(false);
  let holdsLater = false;
  for (let nth = all.length - 1; nth >= 0; nth--) {
    const { run, isNew } = all[nth]!;
    holdsLater ||= run.length > 1;
    isSaid[nth] = isNew && holdsLater;
    if (isNew) holdsLater = false;
  }
  let breaks = 0;
  return all.flatMap(({ run }, nth) =>
    run.map(({ cells, height, startsPage }, at): ReportRow => {
      const isWanted = startsPage || (at === 0 && isSaid[nth] === true);
      if (isWanted) breaks++;
      return { cells, height, startsPage: isWanted && breaks <= MOST_BREAKS };
    }),
  );
}
