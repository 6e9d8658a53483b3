import { ok, type Result } from "../text/trouble";
import { readArguments, type OptionKinds } from "./arguments";
import { ORDER_OPTIONS, readOrder, type Order } from "./verify-order";

/** Work that a command does on each file by itself, in whatever thread. */
export interface FileJob<Answer> {
  readonly name: string;
  /** The options of its command, besides those that say how to check. */
  readonly options: OptionKinds;
  /** Gives plain data, because it crosses from one thread to another. */
  readonly prepare: (order: Order) => (path: string) => Promise<Result<Answer>>;
}

/** All options of a job's command. */
export const optionsOf = ({ options }: Pick<FileJob<unknown>, "options">): OptionKinds => ({
  ...ORDER_OPTIONS,
  "time-limit": "one",
  ...options,
});

/** A job made ready as the arguments of its command ask for it; each thread reads them for itself. */
export async function prepareJob<Answer>(
  job: FileJob<Answer>,
  args: readonly string[],
): Promise<Result<(path: string) => Promise<Result<Answer>>>> {
  const read = readArguments(args, optionsOf(job));
  if (!read.ok) return read;
  const order = await readOrder(read.value);
  return order.ok ? ok(job.prepare(order.value)) : order;
}
