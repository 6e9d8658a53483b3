import { Unpacking } from "../../src/workbook/parcel";
import { memoryOf } from "../../taskpane/files/answer-orders";
import { saveHere } from "./save-here";
import type { SavingOrder, SavingSaid } from "./saving";

/** What a saving thread does: puts a workbook together as its pieces come, makes a file of it, and hands that on. */
export function saveOrders(): (
  order: SavingOrder,
  say: (said: SavingSaid, transfer?: ArrayBuffer[]) => void,
) => Promise<void> {
  let unpacking = new Unpacking();
  return async (order, say) => {
    if (order.kind === "pieces") {
      for (const piece of order.pieces) unpacking.take(piece);
      return;
    }
    const { workbook } = unpacking;
    unpacking = new Unpacking();
    const made = await saveHere(workbook, order.original);
    say({ kind: "done", made }, made.ok ? memoryOf(made.value) : []);
  };
}
