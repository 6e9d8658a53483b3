import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { cliText } from "../text/cli";
import { reportCommandText } from "../text/report-command";
import { filesText } from "../text/files";
import { fail, ok, type Result } from "../text/trouble";
import type { WorkbookModel } from "../workbook/model";
import { DEFAULT_LIMITS } from "../xlsx/limits";
import { isLeftBehind, isWorkbookName } from "../xlsx/names";
import { openWorkbook } from "../xlsx/open";
import { NATIVE_UNPACKER } from "./native-unpacker";

/** The workbooks that paths stand for: files as they are named, folders with all below them, in order of name. */
export async function workbookPaths(paths: readonly string[]): Promise<Result<string[]>> {
  const found: string[] = [];
  for (const path of paths) {
    const facts = await stat(path).catch(() => null);
    if (!facts) return fail(cliText.files.missing(path));
    if (!facts.isDirectory()) {
      found.push(path);
      continue;
    }
    const inside = await workbooksBelow(path);
    if (inside.length === 0) return fail(cliText.verify.noWorkbooks(path));
    found.push(...inside);
  }
  return ok([...new Set(found)]);
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
