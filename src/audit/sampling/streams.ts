import { samplingSwitchText } from "../../text/audit-switching";
import type { Register } from "../register";
import { designFrom, type Design } from "./design";
import { planForLot, type Severity } from "./mil-std-105e";
import { nextSeverity, type LotResult } from "./switching";
import type { ItemRow, SampleRow } from "./test-item";

type ByTable = Extract<Design, { method: "table_105E" }>;

/** One lot of a stream, as its sample in the register shows it. */
export interface StreamLot {
  readonly sampleId: string;
  readonly severity: Severity;
  readonly found: number;
  /** Null while not every record is tested. */
  readonly result: LotResult | null;
  /** What the lots before asked for, where it is not what this one was drawn with. */
  readonly wasDue: Severity | "discontinued" | null;
}

/** Lots of one table, drawn one after the other by the same level and AQL. */
export interface Stream {
  readonly table: string;
  /** Which of its records; empty for all. */
  readonly filter: string;
  readonly level: string;
  readonly aql: number;
  readonly lots: readonly StreamLot[];
  /** How the next lot is inspected; null while the last one is not finished. */
  readonly next: Severity | "discontinued" | null;
  /** Ten in a row accepted: reduced inspection is open to whoever is responsible, where work is steady. */
  readonly mayBeReduced: boolean;
  readonly sentence: string;
}

/**
 * What the switching rules of MIL-STD-105E ask of the next lot, by the lots that the register keeps. The
 * severity that each was drawn with counts; reduced inspection is never asked for, only said to be possible.
 */
export function streamsOf({ rows }: Register): readonly Stream[] {
  const items = new Map<string, ItemRow[]>();
  for (const item of rows.tblSampleItem) {
    const own = items.get(item.sampleId);
    if (own) own.push(item);
    else items.set(item.sampleId, [item]);
  }
  const streams = new Map<string, { sample: SampleRow; design: ByTable }[]>();
  for (const sample of rows.tblSample) {
    const design = designFrom(sample.method, sample.parameters);
    if (!design.ok || design.value.method !== "table_105E") continue;
    const { level, aql } = design.value;
    const key = JSON.stringify([sample.tableName, sample.filter, level, aql]);
    const own = streams.get(key) ?? [];
    own.push({ sample, design: design.value });
    streams.set(key, own);
  }
  return [...streams.values()].flatMap((lots) => {
    const [first] = lots;
    if (!first) return [];
    const inOrder = lots.sort(
      (a, b) =>
        a.sample.drawnAt.localeCompare(b.sample.drawnAt) ||
        a.sample.sampleId.localeCompare(b.sample.sampleId),
    );
    const { level, aql } = first.design;
    const walked = walk(
      inOrder.map(({ sample, design }) => lotOf(sample, design, items.get(sample.sampleId) ?? [])),
    );
    const { tableName: table, filter } = first.sample;
    const base = { table, filter, level, aql, ...walked };
    return [{ ...base, sentence: samplingSwitchText.next(base) }];
  });
}

type Lot = Omit<StreamLot, "wasDue">;

function lotOf(sample: SampleRow, design: ByTable, items: readonly ItemRow[]): Lot {
  const records = items.filter(({ role }) => role === "sample");
  const found = records.filter(({ result }) => result === "nonconforming").length;
  const { severity } = design;
  const base = { sampleId: sample.sampleId, severity, found };
  const plan = planForLot(sample.frameSize, design.level, design.aql, severity);
  if (!plan.ok || records.length === 0 || records.some(({ tested }) => tested === "no")) {
    return { ...base, result: null };
  }
  const { ac, re } = plan.value;
  return { ...base, result: found <= ac ? "ok" : found < re ? "between" : "not_ok" };
}

function walk(lots: readonly Lot[]): Pick<Stream, "lots" | "next" | "mayBeReduced"> {
  const walked: StreamLot[] = [];
  let due: Severity | "discontinued" | null = null;
  let mayBeReduced = false;
  let since: boolean[] = [];
  for (const lot of lots) {
    const last = walked.at(-1);
    const isFree = due === null || (mayBeReduced && lot.severity === "reduced");
    walked.push({ ...lot, wasDue: isFree || lot.severity === due ? null : due });
    if (lot.severity !== last?.severity) since = [];
    if (lot.result === null) {
      [due, mayBeReduced] = [null, false];
      continue;
    }
    since.push(lot.result !== "not_ok");
    due = nextSeverity(lot.severity, lot.result, since, false);
    mayBeReduced =
      due === "normal" && nextSeverity(lot.severity, lot.result, since, true) === "reduced";
    // Lots drawn after inspection stopped count from there.
    if (due === "discontinued") since = [];
  }
  return { lots: walked, next: due, mayBeReduced };
}
