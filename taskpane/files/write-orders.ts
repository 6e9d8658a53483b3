import { ReportUnpacking } from "../../src/report/parcel";
import { memoryOf } from "./answer-orders";
import { writeHere } from "./write-here";
import type { WritingOrder, WritingSaid } from "./writing";

type Say = (said: WritingSaid, transfer?: ArrayBuffer[]) => void;

/** What a writing thread does: puts a report together as its pieces come, makes a file of it, and hands that on. */
export function writeOrders(
  pause: () => Promise<void>,
): (order: WritingOrder, say: Say) => Promise<void> {
  let unpacking = new ReportUnpacking();
  return async (order, say) => {
    if (order.kind === "pieces") {
      for (const piece of order.pieces) unpacking.take(piece);
      return;
    }
    const { report } = unpacking;
    unpacking = new ReportUnpacking();
    const onProgress = (said: string) => say({ kind: "progress", said });
    const made = await writeHere(report, order.ending, { pause, onProgress });
    say({ kind: "done", made }, made.ok ? memoryOf(made.value) : []);
  };
}
