import { pause } from "../state/pause";
import { answer } from "./answer";
import type { ReadingOrder, Said } from "./reading";

// The script of a thread that reads one file. It has no page: `self` is the thread itself.
const say = (said: Said, transfer: Transferable[] = []) => self.postMessage(said, { transfer });

self.onmessage = (event: MessageEvent<ReadingOrder>) => {
  answer(event.data, say, pause).catch((fault: unknown) => {
    // What is thrown in a promise does not reach the page; what is thrown in a timer does.
    setTimeout(() => {
      throw fault;
    });
  });
};
say({ kind: "awake" });
