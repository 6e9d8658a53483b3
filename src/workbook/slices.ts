import { workbookText } from "../text/workbook";
import { fail, ok, type Result } from "../text/trouble";

/**
 * Long work in slices of a few milliseconds, so that a page stays alive while it goes on. Before each slice it
 * says in words how far it has come; at the end it gives its result.
 */
export type Slices<T> = Generator<string, T, undefined>;

export interface SliceOptions {
  /** Called before each slice. */
  readonly pause?: () => Promise<void>;
  /** How far the work has come, in words. */
  readonly onProgress?: (said: string) => void;
  readonly signal?: AbortSignal;
}

/** Does the work with a pause before each slice; refused where it was stopped. */
export async function inSlices<T>(
  work: Slices<T>,
  { pause = async () => {}, onProgress, signal }: SliceOptions = {},
): Promise<Result<T>> {
  for (let slice = work.next(); ; slice = work.next()) {
    if (slice.done === true) return ok(slice.value);
    onProgress?.(slice.value);
    await pause();
    if (signal?.aborted) return fail(workbookText.cancelled());
  }
}

/** The same for work that may itself be refused. */
export async function resultInSlices<T>(
  work: Slices<Result<T>>,
  options: SliceOptions = {},
): Promise<Result<T>> {
  const done = await inSlices(work, options);
  return done.ok ? done.value : done;
}

/** Does the work without a pause, for whoever holds nobody up. */
export function atOnce<T>(work: Slices<T>): T {
  for (let slice = work.next(); ; slice = work.next()) {
    if (slice.done === true) return slice.value;
  }
}

/** What is made of each item, so many items a slice. */
export function* eachInSlices<T, U>(
  items: readonly T[],
  atATime: number,
  say: (done: number, of: number) => string,
  make: (item: T, at: number) => U,
): Slices<U[]> {
  const made: U[] = [];
  for (const [at, item] of items.entries()) {
    if (at % atATime === 0) yield say(at, items.length);
    made.push(make(item, at));
  }
  return made;
}
