import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { foldKey } from "../key";
import type { Register } from "../register";
import { designFrom, sizeOf, type Design } from "./design";
import { ticketOf } from "./draw";
import { readFrame, type Frame } from "./frame";
import { repeatsIn } from "./repeats";
import { isDrawn, takeSample, type Taken } from "./take";
import { itemsOf, type ItemRow, type SampleRow } from "./test-item";

/** Whether the same sample comes out again, and where it does not. */
export interface Reperformed {
  /**
   * `same`: the records, the draw and every ticket. `frame-changed`: the records have come or gone since, and
   * all picks still carry the ticket that the seed gives them. `differs`: the sample is not what the
   * seed gives.
   */
  readonly verdict: "same" | "frame-changed" | "differs";
  readonly sentence: string;
  readonly differences: readonly string[];
  readonly frameSize: number;
  readonly frameFingerprint: string;
}

/** Draws a kept sample once more from the workbook as it stands, and holds the two side by side. */
export async function reperform(
  workbook: Workbook,
  register: Register,
  sampleId: string,
): Promise<Result<Reperformed>> {
  const sample = register.rows.tblSample.find((row) => row.sampleId === sampleId);
  if (!sample) return fail(samplingText.sampleUnknown(sampleId));
  const items = itemsOf(register, sampleId);
  const kept = designFrom(sample.method, sample.parameters);
  if (!kept.ok) return kept;
  const design = withKeys(kept.value, items);
  const frame = await readFrame(workbook, {
    table: sample.tableName,
    keyColumn: sample.keyColumn,
    filter: sample.filter,
    strata: sample.strata,
    amount: design.method === "money_unit" ? design.amount : "",
    repeats: repeatsIn(sample.parameters),
  });
  if (!frame.ok) return frame;
  const { seed, reserve, size } = sample;
  const again = takeSample(frame.value, { design, seed, reserve, size: sizeAgain(design, size) });
  if (!again.ok) return again;
  return ok(compare(sample, items, design, frame.value, again.value));
}

/** All of the records of today, where all were taken; otherwise as many as then. */
function sizeAgain(design: Design, size: number): number {
  return design.method === "all" ? Number.POSITIVE_INFINITY : size;
}

function withKeys(design: Design, items: readonly ItemRow[]): Design {
  return design.method === "judgement" ? { ...design, keys: items.map(({ key }) => key) } : design;
}

function compare(
  sample: SampleRow,
  items: readonly ItemRow[],
  design: Design,
  frame: Frame,
  again: Taken,
): Reperformed {
  const isSameFrame = again.frameFingerprint === sample.frameFingerprint;
  const faults = [
    ...sizeFaults(sample, design),
    ...countFaults(sample, items),
    ...ticketFaults(sample, design, items),
  ];
  const moved = orderDifferences(items, again);
  const base = { frameSize: again.frameSize, frameFingerprint: again.frameFingerprint };
  if (isSameFrame) {
    const differences = [...faults, ...moved];
    return differences.length === 0
      ? { ...base, verdict: "same", sentence: samplingText.again.same(items.length), differences }
      : { ...base, verdict: "differs", sentence: samplingText.again.differs, differences };
  }
  const there = new Set(frame.keys.map(foldKey));
  const gone = items.filter(({ key }) => !there.has(key)).map(({ key }) => key);
  const changed = [
    samplingText.again.frame(sample.frameSize, again.frameSize),
    ...(gone.length > 0 ? [samplingText.again.gone(gone)] : []),
    ...moved,
  ];
  return faults.length > 0
    ? {
        ...base,
        verdict: "differs",
        sentence: samplingText.again.differs,
        differences: [...faults, ...changed],
      }
    : {
        ...base,
        verdict: "frame-changed",
        sentence: isDrawn(design)
          ? samplingText.again.frameChanged
          : samplingText.again.frameChangedUndrawn,
        differences: changed,
      };
}

/** The size that the method gives for the records of the day of the draw. */
function sizeFaults(sample: SampleRow, design: Design): readonly string[] {
  if (design.method === "money_unit" || design.method === "judgement") return [];
  const size = sizeOf(design, sample.frameSize);
  return size.ok && size.value !== sample.size
    ? [samplingText.again.size(sample.size, size.value)]
    : [];
}

function countFaults({ size, reserve }: SampleRow, items: readonly ItemRow[]): readonly string[] {
  const places = items.every(({ order }, at) => order === at + 1);
  return places && items.length === size + reserve
    ? []
    : [samplingText.again.count(items.length, size + reserve)];
}

function ticketFaults(
  { seed, method }: SampleRow,
  design: Design,
  items: readonly ItemRow[],
): readonly string[] {
  if (!isDrawn(design) || method === "money_unit") return [];
  return items
    .filter(({ key, ticket }) => ticketOf(seed, key) !== ticket)
    .map(({ order, key }) => samplingText.again.ticket(order, key));
}

function orderDifferences(items: readonly ItemRow[], again: Taken): readonly string[] {
  const kept = new Map(items.map((item) => [item.order, item.key]));
  const places = Math.max(items.length, again.items.length);
  return Array.from({ length: places }, (_, at) => at + 1).flatMap((order) => {
    const [then, now] = [kept.get(order) ?? "", again.items[order - 1]?.key ?? ""];
    return then === now ? [] : [samplingText.again.place(order, then, now)];
  });
}
