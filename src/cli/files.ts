import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, isAbsolute, join, relative, sep } from "node:path";
import { cliText } from "../text/cli";
import { reportCommandText } from "../text/report-command";
import { filesText } from "../text/files";
import { fail, ok, type Result } from "../text/trouble";
import type { WorkbookModel } from "../workbook/model";
import { DEFAULT_LIMITS } from "../xlsx/limits";
import { isLeftBehind, isWorkbookName } from "../xlsx/names";
import { openWorkbook } from "../xlsx/open";
import type { Arguments } from "./arguments";
import { NATIVE_UNPACKER } from "./native-unpacker";

/** The workbooks of an order, and those below its folders that stand where its results are written. */
export interface Gathered {
  readonly paths: readonly string[];
  readonly leftOut: readonly string[];
}

/** The workbooks that an order reads. */
export async function workbookPaths(args: Arguments): Promise<Result<readonly string[]>> {
  const gathered = await gatherWorkbooks(args);
  return gathered.ok ? ok(gathered.value.paths) : gathered;
}

/**
 * The workbooks that an order reads: files as they are named, folders with all below them, in order of name. What the
 * order writes below such a folder it does not read there the next time.
 */
export async function gatherWorkbooks(args: Arguments): Promise<Result<Gathered>> {
  const written = RESULTS.flatMap((option) => args.one(option) ?? []);
  const found: string[] = [];
  const leftOut: string[] = [];
  for (const path of args.words) {
    const facts = await stat(path).catch(() => null);
    if (!facts) return fail(cliText.files.missing(path));
    if (!facts.isDirectory()) {
      if (written.some((result) => isSamePath(path, result)))
        return fail(cliText.files.overItself(path));
      found.push(path);
      continue;
    }
    const results = written.filter((result) => isBelow(path, result));
    const isResult = (one: string) =>
      results.some((result) => isSamePath(result, one) || isBelow(result, one));
    const below = await workbooksBelow(path);
    const inside = below.filter((one) => !isResult(one));
    if (below.length === 0) return fail(cliText.verify.noWorkbooks(path));
    if (inside.length === 0) return fail(cliText.verify.onlyResults(path, results[0] ?? path));
    found.push(...inside);
    leftOut.push(...below.filter(isResult));
  }
  const paths = [...new Set(found)];
  const isRead = (one: string) => paths.some((path) => isSamePath(path, one));
  return ok({ paths, leftOut: leftOut.filter((one) => !isRead(one)) });
}

/** Options that say where results are written: a file, or a folder. */
const RESULTS = ["out", "corrections"] as const;

/** Whether two paths mean the same place, however they are written. */
export const isSamePath = (a: string, b: string): boolean => relative(a, b) === "";

function isBelow(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function workbooksBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isLeftBehind(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await workbooksBelow(path)));
    else if (isWorkbookName(entry.name)) found.push(path);
  }
  return found;
}

export async function openFile(path: string): Promise<Result<WorkbookModel>> {
  const facts = await stat(path).catch(() => null);
  if (!facts) return fail(cliText.files.missing(path));
  // Asked before reading, so that a file of any size costs nothing to refuse.
  if (facts.size > DEFAULT_LIMITS.fileBytes) {
    return fail(filesText.fileTooLarge(basename(path), DEFAULT_LIMITS.fileBytes));
  }
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return fail(cliText.files.unreadable(path));
  return openWorkbook(basename(path), bytes, {}, NATIVE_UNPACKER);
}

export async function readTextFile(path: string): Promise<Result<string>> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? fail(cliText.files.missing(path)) : ok(text);
}

export async function writeOut(path: string, content: string | Uint8Array): Promise<Result<void>> {
  const written = await writeFile(path, content).then(
    () => true,
    () => false,
  );
  return written ? ok(undefined) : fail(cliText.files.unwritable(path));
}

/** A folder to write into, made where it is not there. */
export async function makeFolder(folder: string): Promise<Result<void>> {
  const made = await mkdir(folder, { recursive: true }).then(
    () => true,
    () => false,
  );
  return made ? ok(undefined) : fail(reportCommandText.folderUnwritable(folder));
}
