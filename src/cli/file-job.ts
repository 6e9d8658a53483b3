import { cliText } from "../text/cli";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { answersAsked } from "../verify/parameters";
import { readArguments, type OptionKinds } from "./arguments";
import { nameOf } from "./checked";
import { checkWorkbook, openToCheck, type CheckedWorkbook } from "./verify-file";
import { ORDER_OPTIONS, readOrder, type Order } from "./verify-order";

/** Work that a command does on each file by itself, in whatever thread. */
export interface FileJob<Answer> {
  readonly name: string;
  /** The options of its command, besides those that say how to check. */
  readonly options: OptionKinds;
  /** Gives plain data, because it crosses from one thread to another. */
  readonly answer: (checked: CheckedWorkbook, path: string) => Promise<Result<Answer>>;
}

/** What became of one file. */
export interface FileAnswer<Answer> {
  readonly answer: Result<Answer>;
  /** The names of what its pack asks for; null where the file came to no pack. */
  readonly asks: readonly string[] | null;
}

export interface JobOrder {
  /** The arguments of the command. */
  readonly args: readonly string[];
  /** Whether there are several files and each gets the pack that fits it: one may not know what another asks for. */
  readonly packsMayDiffer: boolean;
}

/** All options of a job's command. */
export const optionsOf = ({ options }: Pick<FileJob<unknown>, "options">): OptionKinds => ({
  ...ORDER_OPTIONS,
  "time-limit": "one",
  ...options,
});

/** A job made ready as its command asks for it; each thread reads the arguments for itself. */
export async function prepareJob<Answer>(
  job: FileJob<Answer>,
  { args, packsMayDiffer }: JobOrder,
): Promise<Result<(path: string) => Promise<FileAnswer<Answer>>>> {
  const read = readArguments(args, optionsOf(job));
  if (!read.ok) return read;
  const order = await readOrder(read.value);
  if (!order.ok) return order;
  return ok((path) =>
    answerFor(job, path, order.value, packsMayDiffer).catch(() =>
      // A fault of ours in one file must not lose the answers for the others.
      withoutPack(cliText.files.damaged(nameOf(path))),
    ),
  );
}

async function answerFor<Answer>(
  job: FileJob<Answer>,
  path: string,
  order: Order,
  packsMayDiffer: boolean,
): Promise<FileAnswer<Answer>> {
  const opened = await openToCheck(path, order);
  if (!opened.ok) return withoutPack(opened.trouble);
  const { pack } = opened.value;
  const parameters = packsMayDiffer ? answersAsked(pack, order.parameters) : order.parameters;
  const checked = await checkWorkbook(opened.value, { ...order, parameters });
  const answer = checked.ok ? await job.answer(checked.value, path) : checked;
  return { answer, asks: [...pack.parameters.keys()] };
}

/** The answer for a file that came to no pack. */
export const withoutPack = (trouble: Trouble) => ({ answer: fail(trouble), asks: null });
