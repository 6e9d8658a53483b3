import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import { foldKey } from "../key";
import type { Design } from "./design";
import { sizeOf } from "./design";
import { drawFrom, inKeyOrder, type Drawn, type Ticket } from "./draw";
import type { Frame } from "./frame";
import { moneyPlan, moneyStart, selectByMoney } from "./money-unit";

/** One record of a sample, or of its reserve. */
export interface TakenItem {
  readonly key: string;
  readonly stratum: string;
  /** Blank where the record was not drawn by ticket. */
  readonly ticket: string;
  readonly role: "sample" | "reserve";
  readonly amount: number | null;
  readonly hits: number;
}

export interface Taken {
  readonly frameSize: number;
  readonly frameFingerprint: string;
  readonly size: number;
  readonly reserve: number;
  /** The sample in the order of the draw, then the reserve. */
  readonly items: readonly TakenItem[];
  readonly sentence: string;
}

export interface TakeOrder {
  readonly design: Design;
  readonly seed: string;
  readonly reserve: number;
  /** Takes so many, whatever the design says: to draw a kept sample again from records that have changed. */
  readonly size?: number;
}

/** Whether chance decides: without it a seed has no meaning. */
export function isDrawn({ method }: Design): boolean {
  return method !== "judgement" && method !== "all";
}

/** Takes a sample out of its records. The same records, design and seed give the same sample to anyone. */
export function takeSample(frame: Frame, order: TakeOrder): Result<Taken> {
  // A draw that chance has no part in still needs its keys checked; any seed will do for that.
  const seed = isDrawn(order.design) ? order.seed : samplingText.noSeed;
  const drawn = drawFrom(seed, frame.keys, frame.strata);
  if (!drawn.ok) return drawn;
  if (order.design.method === "money_unit") return takeByMoney(frame, drawn.value, order);
  if (order.design.method === "judgement") {
    return takeChosen(drawn.value, frame, order.design.keys, order.design);
  }
  const { design } = order;
  const size = order.size === undefined ? sizeOf(design, frame.keys.length) : ok(order.size);
  if (!size.ok) return size;
  const picked = drawn.value.pick(size.value, isDrawn(design) ? order.reserve : 0);
  const item = (role: TakenItem["role"]) => (ticket: Ticket) => ({
    key: ticket.key,
    stratum: drawn.value.stratumOf(ticket.key),
    ticket: isDrawn(design) ? ticket.ticket : "",
    role,
    amount: null,
    hits: 0,
  });
  return ok(
    takenOf(
      drawn.value,
      frame,
      [...picked.selected.map(item("sample")), ...picked.reserve.map(item("reserve"))],
      samplingText.taken(design, picked.selected.length, frame.keys.length),
    ),
  );
}

function takenOf(
  drawn: Drawn,
  { repeats }: Frame,
  items: readonly TakenItem[],
  sentence: string,
): Taken {
  const size = items.filter(({ role }) => role === "sample").length;
  return {
    frameSize: drawn.frameSize,
    frameFingerprint: drawn.frameFingerprint,
    size,
    reserve: items.length - size,
    items,
    sentence: samplingText.claim.ofRecords(sentence, repeats),
  };
}

function takeChosen(
  drawn: Drawn,
  frame: Frame,
  keys: readonly string[],
  design: Design,
): Result<Taken> {
  if (keys.length === 0) return fail(samplingText.nothingChosen());
  const chosen = [...new Set(keys.map(foldKey))];
  const unknown = chosen.filter((key) => !drawn.has(key));
  if (unknown.length > 0) return fail(samplingText.chosenUnknown(unknown));
  const items = chosen.map((key): TakenItem => {
    const stratum = drawn.stratumOf(key);
    return { key, stratum, ticket: "", role: "sample", amount: null, hits: 0 };
  });
  return ok(
    takenOf(drawn, frame, items, samplingText.taken(design, items.length, drawn.frameSize)),
  );
}

/** Along the running total in the order of the keys, so that a sorted table gives the same sample. */
function takeByMoney(frame: Frame, drawn: Drawn, { design, seed }: TakeOrder): Result<Taken> {
  if (design.method !== "money_unit") throw new TypeError("Only money units have an interval.");
  const records = inKeyOrder(
    frame.keys.map((key, at) => ({ key: foldKey(key), amount: frame.amounts?.[at] ?? 0 })),
  );
  const amounts = records.map(({ amount }) => amount);
  const plan = moneyPlan(amounts, design.tolerable, design.confidence);
  if (!plan.ok) return plan;
  const { interval, total } = plan.value;
  // Within the total, so that at least one pound is hit.
  const start = moneyStart(seed, Math.max(1, Math.min(interval, Math.floor(total))));
  const items = selectByMoney(amounts, interval, start).map(({ at, hits }): TakenItem => {
    const { key = "", amount = 0 } = records[at] ?? {};
    return { key, stratum: drawn.stratumOf(key), ticket: "", role: "sample", amount, hits };
  });
  const sentence = samplingText.takenByMoney(
    items.length,
    frame.keys.length,
    interval,
    start,
    total,
  );
  return ok(takenOf(drawn, frame, items, sentence));
}
