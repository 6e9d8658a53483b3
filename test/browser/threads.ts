import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";

interface SeenThread {
  readonly url: string;
  hasEnded: boolean;
}

/** Every thread that a page starts from now on, with whether it has ended. */
export function threadsOf(page: Page): readonly SeenThread[] {
  const threads: SeenThread[] = [];
  page.on("worker", (worker) => {
    const thread = { url: worker.url(), hasEnded: false };
    threads.push(thread);
    worker.on("close", () => (thread.hasEnded = true));
  });
  return threads;
}

/** That every thread has ended; a browser may take seconds to end one. */
export const ended = (threads: readonly SeenThread[]) =>
  expect
    .poll(() => threads.map(({ hasEnded }) => hasEnded), { timeout: 30_000 })
    .toEqual(threads.map(() => true));

/** What the pane itself sees of long tasks, and how often it could draw meanwhile. */
export async function watchTasks(
  pane: Frame,
): Promise<() => Promise<{ long: number[]; drawn: number }>> {
  await pane.evaluate(() => {
    const seen = { long: [] as number[], drawn: 0 };
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === "self") seen.long.push(Math.round(duration));
    }).observe({ type: "longtask" });
    const draw = () => {
      seen.drawn++;
      requestAnimationFrame(draw);
    };
    requestAnimationFrame(draw);
    Object.assign(window, { seen });
  });
  return () =>
    pane.evaluate(() => (window as unknown as { seen: { long: number[]; drawn: number } }).seen);
}
