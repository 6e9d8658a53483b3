import { cliText } from "../text/cli";
import { fail, type Result } from "../text/trouble";
import { unreadableReturn, type ReadReturn } from "../verify/returns/read-return";
import type { Arguments } from "./arguments";
import type { Terminal } from "./command";
import type { FileJob } from "./file-job";
import { readFiles } from "./read-files";

/** Checks many returns; one that cannot be read is one of them all the same. */
export async function readReturns(
  job: FileJob<ReadReturn>,
  given: Arguments,
  args: readonly string[],
  terminal: Terminal,
): Promise<Result<readonly ReadReturn[]>> {
  if (given.words.length === 0) return fail(cliText.verify.noFiles());
  return readFiles(job, { given, args, terminal, unreadable: unreadableReturn });
}
