import type { Awake, Thread } from "../../../taskpane/files/thread";

type Answer<Order, Said> = (
  order: Order,
  say: (said: Said, transfer?: ArrayBuffer[]) => void,
) => Promise<void>;

/** A thread as the browser gives one, without a thread: what is said between the two arrives as a copy, later. */
export class TestThread<Order, Said> implements Thread<Order> {
  onmessage: Thread<Order>["onmessage"] = null;
  onerror: Thread<Order>["onerror"] = null;
  hasEnded = false;

  constructor(private readonly answer: Answer<Order, Said>) {
    this.say({ kind: "awake" });
  }

  readonly say = (said: Said | Awake, transfer: ArrayBuffer[] = []) => {
    const data = structuredClone(said, { transfer });
    setTimeout(() => {
      if (!this.hasEnded) this.onmessage?.(new MessageEvent("message", { data }));
    });
  };

  postMessage(order: Order, transfer: ArrayBuffer[]) {
    const copy = structuredClone(order, { transfer });
    void this.answer(copy, this.say).catch(() => this.break());
  }

  terminate() {
    this.hasEnded = true;
  }

  break() {
    const event = Object.assign(new Event("error"), { message: "Out of memory." });
    setTimeout(() => this.onerror?.(event as never));
  }
}
