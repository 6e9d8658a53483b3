import type { Awake } from "./thread";

/** The memory of a file that changes hands and is not copied. */
export const memoryOf = ({ buffer }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer ? [buffer] : [];

/**
 * The whole script of a thread: it says that it is there, and does what it is ordered to do. It has no page: `self` is the
 * thread itself.
 */
export function answerOrders<Order, Said>(
  answer: (order: Order, say: (said: Said, transfer?: ArrayBuffer[]) => void) => Promise<void>,
): void {
  const say = (said: Said | Awake, transfer: ArrayBuffer[] = []) =>
    self.postMessage(said, { transfer });
  self.onmessage = (event: MessageEvent<Order>) => {
    answer(event.data, say).catch((fault: unknown) => {
      // What is thrown in a promise does not reach the page; what is thrown in a timer does.
      setTimeout(() => {
        throw fault;
      });
    });
  };
  say({ kind: "awake" });
}
