interface Yielding {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/**
 * Lets the page breathe: events, painting, other work. A timer would cost 4 ms a turn once nested, so
 * `scheduler.yield` is taken where there is one and a message to ourselves elsewhere.
 */
export function pause(): Promise<void> {
  // The typings of the DOM do not know the scheduler yet.
  const { scheduler } = globalThis as Yielding;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
