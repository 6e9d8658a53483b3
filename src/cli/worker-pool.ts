import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { cliText } from "../text/cli";
import { returnsText } from "../text/returns";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import type { Arguments } from "./arguments";
import type { Terminal } from "./command";
import { prepareJob, withoutPack, type FileAnswer, type FileJob, type JobOrder } from "./file-job";
import { nameOf } from "./checked";

// Far more than the largest workbook takes, and short enough that somebody still waits for the rest.
const SECONDS = 120;
const MOST_SECONDS = 86_400;
// What the largest workbook within the limits takes several times over; a machine has more, and other work.
const MOST_MEMORY_MB = 3_000;

/** How many seconds one file may take. */
export function readTimeLimit(args: Arguments): Result<number> {
  const given = args.one("time-limit");
  if (given === null) return ok(SECONDS);
  const seconds = Number(given);
  return seconds > 0 && seconds <= MOST_SECONDS
    ? ok(seconds)
    : fail(returnsText.badTimeLimit(given));
}

export interface PoolOptions {
  readonly terminal: Pick<Terminal, "program">;
  /** How long one file may take. */
  readonly seconds: number;
}

/**
 * Does a job on every file and gives the answers in the order of the files. Where the program can start
 * threads there is one a core: a file that fails, hangs or takes all memory costs its own answer and no other.
 */
export async function eachFile<Answer>(
  job: FileJob<Answer>,
  order: JobOrder,
  paths: readonly string[],
  { terminal, seconds }: PoolOptions,
): Promise<Result<readonly FileAnswer<Answer>[]>> {
  const { program } = terminal;
  if (program !== undefined)
    return new Pool<Answer>(program, { ...order, job: job.name }, paths, seconds).run();
  const prepared = await prepareJob(job, order);
  if (!prepared.ok) return prepared;
  const answers: FileAnswer<Answer>[] = [];
  for (const path of paths) answers.push(await prepared.value(path));
  return ok(answers);
}

/** What a thread is started with. */
export interface WorkerOrder extends JobOrder {
  readonly job: string;
}

/** What a thread says: an answer about a file, or why it cannot do what its command asks for at all. */
export type Said<Answer> = FileAnswer<Answer> | { readonly refused: Trouble };

class Pool<Answer> {
  readonly #answers: FileAnswer<Answer>[] = [];
  #refused: Trouble | null = null;
  #next = 0;

  constructor(
    private readonly program: string,
    private readonly order: WorkerOrder,
    private readonly paths: readonly string[],
    private readonly seconds: number,
  ) {}

  async run(): Promise<Result<readonly FileAnswer<Answer>[]>> {
    const threads = Math.min(availableParallelism(), this.paths.length);
    await Promise.all(Array.from({ length: threads }, () => this.#work()));
    return this.#refused ? fail(this.#refused) : ok(this.#answers);
  }

  /** One thread after another, each until it breaks down; the file that broke it is not tried again. */
  async #work(): Promise<void> {
    let worker: Worker | null = null;
    while (!this.#refused && this.#next < this.paths.length) {
      const at = this.#next++;
      worker ??= this.#start();
      const said = await this.#ask(worker, this.paths[at]!);
      if ("refused" in said) {
        this.#refused = said.refused;
      } else if ("answer" in said) {
        this.#answers[at] = said;
      } else {
        this.#answers[at] = withoutPack(said.broken);
        await worker.terminate();
        worker = null;
      }
    }
    await worker?.terminate();
  }

  #start(): Worker {
    return new Worker(this.program, {
      workerData: this.order,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
  }

  #ask(worker: Worker, path: string): Promise<Said<Answer> | { readonly broken: Trouble }> {
    return new Promise((resolve) => {
      const { damaged, tookTooLong, tookTooMuch } = cliText.files;
      const name = nameOf(path);
      const settle = (said: Said<Answer> | { readonly broken: Trouble }) => {
        clearTimeout(timer);
        worker.off("message", onMessage).off("error", onError).off("exit", onExit);
        resolve(said);
      };
      // Said by the same job of the same program, in another thread.
      const onMessage = (said: unknown) => settle(said as Said<Answer>);
      const onError = (fault: NodeJS.ErrnoException) => {
        const isMemory = fault.code === "ERR_WORKER_OUT_OF_MEMORY";
        settle({ broken: isMemory ? tookTooMuch(name) : damaged(name) });
      };
      const onExit = () => settle({ broken: damaged(name) });
      const timer = setTimeout(
        () => settle({ broken: tookTooLong(name, this.seconds) }),
        this.seconds * 1000,
      );
      worker.on("message", onMessage).on("error", onError).on("exit", onExit);
      worker.postMessage(path);
    });
  }
}
