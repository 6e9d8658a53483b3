import { mkdir } from "node:fs/promises";
import { join, parse } from "node:path";
import { ok, type Result } from "../text/trouble";
import type { Run } from "../verify/finding";
import { correctionLists, correctionRows, correctionText } from "../verify/putting-right/lists";
import { withLastWords } from "../verify/putting-right/last-words";
import { applyWaivers, readPuttingRight } from "../verify/putting-right/settle";
import type { Workbook } from "../workbook/port";
import { csvText } from "../xlsx/csv";
import type { CheckedFile } from "./checked";
import { writeOut } from "./files";

/**
 * A run as the workbook's own tables of accepted and explained findings have it, like the pane shows it, with what the
 * last return keeps of them.
 */
export async function settledRun(
  workbook: Workbook,
  run: Run,
  previous: Workbook | null = null,
): Promise<Result<Run>> {
  const records = await readPuttingRight(workbook);
  if (!records.ok) return records;
  const settled = applyWaivers(run, records.value, run.asOf);
  const last = previous ? await readPuttingRight(previous) : null;
  return ok(last?.ok ? withLastWords(settled, last.value) : settled);
}

/** One CSV and one text a supplier and workbook, into a folder; gives how many suppliers there were. */
export async function writeCorrections(
  folder: string,
  files: readonly CheckedFile[],
): Promise<Result<number>> {
  // Where it cannot be made, writing into it says so.
  await mkdir(folder, { recursive: true }).catch(() => null);
  let suppliers = 0;
  const taken = new Set<string>();
  for (const { file, run } of files) {
    if (run === null) continue;
    for (const list of correctionLists(run)) {
      suppliers++;
      const { titles, rows } = correctionRows(list);
      const path = join(folder, freeName(`${parse(file).name} ${list.supplier}`, taken));
      const csv = await writeOut(`${path}.csv`, csvText([titles, ...rows]));
      if (!csv.ok) return csv;
      const text = await writeOut(`${path}.txt`, `${correctionText(run, list)}\n`);
      if (!text.ok) return text;
    }
  }
  return ok(suppliers);
}

const NAME_LENGTH = 100;

/** A file name that every system takes, from names that stand in a workbook. */
function freeName(wanted: string, taken: Set<string>): string {
  const clean = wanted
    .replace(/[^\p{L}\p{N} _-]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, NAME_LENGTH)
    .trim();
  let name = clean;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${clean} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}
