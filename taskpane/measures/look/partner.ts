import { asText, isBlank, trim, type Cell } from "../../../src/cells/cell";
import type { FigureKey, Results } from "../../../src/measures/result";
import { rowsBehind } from "../../../src/measures/results";
import type { MeasureRegister } from "../../../src/measures/measure";
import {
  besidePartner,
  judgedCases,
  type BesidePartner,
} from "../../../src/measures/why/beside-partner";
import { panePartnerText } from "../../../src/text/pane-partner";
import { fail, ok, type Result } from "../../../src/text/trouble";
import type { Workbook } from "../../../src/workbook/port";
import { workbookColumns, type WorkbookColumn } from "../columns";

/** What is compared, with every column chosen. */
export interface Comparing {
  readonly figure: FigureKey;
  readonly ownKey: WorkbookColumn;
  readonly theirKey: WorkbookColumn;
  readonly theirResult: WorkbookColumn;
  /** Values of their result that mean met, as `foldValue` writes them. */
  readonly met: ReadonlySet<string>;
  readonly published: number | null;
  /** The file that their list stands in; null where it is a sheet of this workbook. */
  readonly file: PartnerFile | null;
}

/** A file that a partner sent, opened beside the workbook. */
export interface PartnerFile {
  readonly name: string;
  readonly workbook: Workbook;
  readonly columns: readonly WorkbookColumn[];
}

/** Looks into a partner’s file for lists of cases. */
export async function partnerFile(name: string, workbook: Workbook): Promise<Result<PartnerFile>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const columns = await workbookColumns(workbook, facts.value);
  return columns.length === 0
    ? fail(panePartnerText.noListIn(name))
    : ok({ name, workbook, columns });
}

/** Both figures and their cases, and where each case stands on either side. */
export interface Compared {
  readonly beside: BesidePartner;
  readonly ours: Side;
  readonly theirs: Side;
}

interface Side {
  /** The file that it stands in; null for this workbook. */
  readonly file: string | null;
  readonly sheet: string;
  /** The row of a case, by the number that the sheet shows. */
  readonly rowOf: ReadonlyMap<string, number>;
}

/** Case and outer spaces make no difference to what a cell says. */
export const foldValue = (cell: Cell) => (isBlank(cell) ? "" : trim(asText(cell)).toLowerCase());

/** The values of a column with how often each stands there, the most frequent first. */
export function valuesOf(
  cells: readonly Cell[],
): readonly { readonly folded: string; readonly shown: string; readonly count: number }[] {
  const counts = new Map<string, { shown: string; count: number }>();
  for (const cell of cells) {
    const folded = foldValue(cell);
    const known = counts.get(folded);
    if (known) known.count++;
    else counts.set(folded, { shown: folded === "" ? "" : trim(asText(cell)), count: 1 });
  }
  return [...counts]
    .map(([folded, { shown, count }]) => ({ folded, shown, count }))
    .sort((a, b) => b.count - a.count || a.folded.localeCompare(b.folded, "en-GB"));
}

/** Reads a single column. */
export async function cellsOf(
  workbook: Workbook,
  { area }: WorkbookColumn,
): Promise<Result<readonly Cell[]>> {
  const block = await workbook.read(area);
  return block.ok ? ok(block.value.columns[0]?.values ?? []) : block;
}

/** Sets the rows behind a figure beside a partner’s list of cases. */
export async function compareCases(
  workbook: Workbook,
  register: MeasureRegister,
  results: Results,
  asked: Comparing,
  pause: () => Promise<void>,
): Promise<Result<Compared>> {
  const rows = await rowsBehind(workbook, register, results, asked.figure, { pause });
  if (!rows.ok) return rows;
  const own = await cellsOf(workbook, asked.ownKey);
  if (!own.ok) return own;
  const theirBook = asked.file?.workbook ?? workbook;
  const keys = await cellsOf(theirBook, asked.theirKey);
  if (!keys.ok) return keys;
  const said = await cellsOf(theirBook, asked.theirResult);
  if (!said.ok) return said;
  // Rows count from 1 on the sheet, and from 0 in an area.
  const ownAt = (row: number) => own.value[row - 1 - asked.ownKey.area.row] ?? null;
  const ours = judgedCases(rows.value, ownAt);
  const theirs = keys.value.flatMap((key, at) => {
    const result = said.value[at] ?? null;
    // A row without reference and result is the end of a pasted list, and no case.
    if (isBlank(key) && isBlank(result)) return [];
    return [{ key, isMet: asked.met.has(foldValue(result)) }];
  });
  return ok({
    beside: besidePartner(ours, theirs, asked.published),
    ours: {
      file: null,
      sheet: rows.value.sheet,
      rowOf: new Map(rows.value.counted.map((row) => [foldValue(ownAt(row)), row])),
    },
    theirs: {
      file: asked.file?.name ?? null,
      sheet: asked.theirKey.area.sheet,
      rowOf: new Map(
        keys.value.map((key, at) => [foldValue(key), asked.theirKey.area.row + at + 1]),
      ),
    },
  });
}
