import { fail, type Result } from "../../src/text/trouble";
import { workbookText } from "../../src/text/workbook";

/** The part of a `Worker`, or of a page within one, that the two sides need. */
export interface Thread<Order> {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: never) => void) | null;
  postMessage: (order: Order, transfer: ArrayBuffer[]) => void;
  terminate: () => void;
}

/** What every thread says first. */
export interface Awake {
  readonly kind: "awake";
}

/** Long enough for the next of many files, and no memory is held much longer than it is needed. */
const KEPT_MS = 2_000;

/**
 * Threads of one script, of which each does one piece of work at a time. A thread ends when its work is stopped, refused or
 * breaks it, so that nothing harms what comes next; one that came to its end well is kept for a moment, because starting one
 * takes longer than a small file does.
 */
export class Threads<Order> {
  private spare: Thread<Order> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly start: () => Thread<Order>,
    private readonly keptMs = KEPT_MS,
  ) {}

  /** Has a thread do the work; null where no thread can be had, or its script cannot be loaded. */
  async ask<T>(work: (thread: Thread<Order>) => Promise<Result<T>>): Promise<Result<T> | null> {
    const thread = this.take() ?? (await awake(this.start));
    if (!thread) return null;
    let isWhole = false;
    try {
      const done = await work(thread);
      isWhole = done.ok;
      return done;
    } finally {
      if (isWhole) this.keep(thread);
      else thread.terminate();
    }
  }

  private take(): Thread<Order> | null {
    const { spare } = this;
    clearTimeout(this.timer);
    this.spare = null;
    return spare;
  }

  private keep(thread: Thread<Order>): void {
    this.take()?.terminate();
    this.spare = thread;
    this.timer = setTimeout(() => this.take()?.terminate(), this.keptMs);
  }
}

function awake<Order>(start: () => Thread<Order>): Promise<Thread<Order> | null> {
  return new Promise((resolve) => {
    try {
      const thread = start();
      thread.onmessage = () => resolve(thread);
      thread.onerror = () => {
        thread.terminate();
        resolve(null);
      };
    } catch {
      resolve(null);
    }
  });
}

interface Hearing<Said, T> {
  /** The answer, once it is whole; null as long as more is to come. */
  readonly hear: (said: Said) => Result<T> | null;
  /** What it comes to where the thread breaks: a trouble, or a fault that is thrown. */
  readonly broken: (why: string) => Result<T> | Error;
}

/** Listens to a thread until it has answered. */
export function answerOf<Said, T>(
  thread: Thread<never>,
  { hear, broken }: Hearing<Said, T>,
): Promise<Result<T>> {
  return new Promise((resolve, reject) => {
    thread.onerror = ({ message }: ErrorEvent) => {
      const end = broken(message);
      if (end instanceof Error) reject(end);
      else resolve(end);
    };
    thread.onmessage = ({ data }: MessageEvent<Said>) => {
      const answer = hear(data);
      if (answer) resolve(answer);
    };
  });
}

/** The same work, answered at once where it is stopped, whatever it is doing; it has to stop by itself. */
export async function orStopped<T>(
  signal: AbortSignal | undefined,
  work: Promise<Result<T>>,
): Promise<Result<T>> {
  if (!signal) return work;
  let stop = () => {};
  const stopped = new Promise<Result<never>>((resolve) => {
    stop = () => resolve(fail(workbookText.cancelled()));
  });
  signal.addEventListener("abort", stop);
  if (signal.aborted) stop();
  try {
    return await Promise.race([stopped, work]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
