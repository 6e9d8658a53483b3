/** Long work in steps of a few milliseconds, and what it comes to. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does the work with a pause after each step. */
export async function withPauses<T>(work: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    await pause();
  }
}

/** Does the work in one go, for whoever holds nobody up. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
