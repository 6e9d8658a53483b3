import { cliText } from "../text/cli";
import { fail, ok, type Result } from "../text/trouble";
import { unreadableReturn, type ReadReturn } from "../verify/returns/read-return";
import type { Arguments } from "./arguments";
import type { Terminal } from "./command";
import type { FileJob } from "./file-job";
import { workbookPaths } from "./files";
import { eachFile, readTimeLimit } from "./worker-pool";

/** Checks many returns; one that cannot be read is one of them all the same. */
export async function readReturns(
  job: FileJob<ReadReturn>,
  given: Arguments,
  args: readonly string[],
  terminal: Terminal,
): Promise<Result<readonly ReadReturn[]>> {
  if (given.words.length === 0) return fail(cliText.verify.noFiles());
  const seconds = readTimeLimit(given);
  if (!seconds.ok) return seconds;
  const paths = await workbookPaths(given);
  if (!paths.ok) return paths;
  const answers = await eachFile(job, args, paths.value, { terminal, seconds: seconds.value });
  if (!answers.ok) return answers;
  return ok(
    answers.value.map((read, at) =>
      read.ok ? read.value : unreadableReturn(paths.value[at] ?? "", read.trouble),
    ),
  );
}
