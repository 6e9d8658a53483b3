import { cliText } from "../text/cli";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { unaskedAnswer } from "../verify/parameters";
import type { Arguments } from "./arguments";
import type { Terminal } from "./command";
import type { FileAnswer, FileJob } from "./file-job";
import { workbookPaths } from "./files";
import { readParameters } from "./pack-option";
import { eachFile, readTimeLimit } from "./worker-pool";

export interface FilesOrder<Answer> {
  readonly given: Arguments;
  /** The same as they were typed, for the threads. */
  readonly args: readonly string[];
  readonly terminal: Terminal;
  /** What is said of a file that could not be checked; it is one of them all the same. */
  readonly unreadable: (file: string, trouble: Trouble) => Answer;
}

/**
 * Does a job on every workbook of an order. Where each gets the pack that fits it, it takes of the parameters those
 * that this pack asks for; one that no pack asks for is a slip, and no file is then said to be judged by it.
 */
export async function readFiles<Answer>(
  job: FileJob<Answer>,
  { given, args, terminal, unreadable }: FilesOrder<Answer>,
): Promise<Result<readonly Answer[]>> {
  const parameters = readParameters(given);
  if (!parameters.ok) return parameters;
  const seconds = readTimeLimit(given);
  if (!seconds.ok) return seconds;
  const paths = await workbookPaths(given);
  if (!paths.ok) return paths;
  const packsMayDiffer = paths.value.length > 1 && given.one("pack") === null;
  const order = { args, packsMayDiffer };
  const answers = await eachFile(job, order, paths.value, { terminal, seconds: seconds.value });
  if (!answers.ok) return answers;
  const slip = packsMayDiffer ? slipIn(parameters.value.keys(), answers.value) : null;
  if (slip) return fail(slip);
  return ok(
    answers.value.map(({ answer }, at) =>
      answer.ok ? answer.value : unreadable(paths.value[at] ?? "", answer.trouble),
    ),
  );
}

/** A name that no pack knows; null also where no file came to a pack, as each then says why. */
function slipIn(names: Iterable<string>, files: readonly FileAnswer<unknown>[]): Trouble | null {
  const known = files.flatMap(({ asks }) => (asks ? [asks] : []));
  const unasked = known.length > 0 ? unaskedAnswer(names, known.flat()) : null;
  return unasked && cliText.verify.askedOfNone(unasked, files.length - known.length);
}
