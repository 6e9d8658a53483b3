import { sha256Hex } from "../records/fingerprint";
import { auditSlices } from "../text/audit-slices";
import { atOnce, type Slices } from "../workbook/slices";

/** One line of the trail. Each carries the hash of the one before it, so that none can change unseen. */
export interface TrailEntry {
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly objectId: string;
  /** JSON. */
  readonly detail: string;
  readonly prev: string;
  readonly hash: string;
}

/** What is kept outside the trail when something is signed: how long it was, and its last hash. */
export interface Anchor {
  readonly count: number;
  readonly head: string;
}

export type TrailVerdict =
  | { readonly verdict: "OK"; readonly count: number; readonly head: string }
  | {
      readonly verdict:
        "SEQUENCE_GAP" | "LINK_BROKEN" | "ENTRY_CHANGED" | "TRUNCATED" | "ANCHOR_MISMATCH";
      /** Place of the entry at fault, counted from 1. */
      readonly at: number;
    };

/** What the first entry points back to. */
export const NO_ENTRY = "0".repeat(64);

export function entryHash(entry: Omit<TrailEntry, "hash">): string {
  const { seq, at, actor, action, object, objectId, detail, prev } = entry;
  return sha256Hex(
    `trail/v1\n${JSON.stringify([seq, at, actor, action, object, objectId, detail, prev])}`,
  );
}

/** A hash is made of each. */
export const ENTRIES_AT_A_TIME = 100;

/**
 * Walks the chain from its first entry, then holds it against an anchor kept elsewhere. Without an
 * anchor neither cutting entries off the end nor rebuilding the whole chain can be seen.
 */
export function checkTrail(entries: readonly TrailEntry[], anchor: Anchor | null): TrailVerdict {
  return atOnce(checkTrailSteps(entries, anchor));
}

export function* checkTrailSteps(
  entries: readonly TrailEntry[],
  anchor: Anchor | null,
): Slices<TrailVerdict> {
  let head = NO_ENTRY;
  for (const [index, entry] of entries.entries()) {
    if (index % ENTRIES_AT_A_TIME === 0) yield auditSlices.trail(index, entries.length);
    const at = index + 1;
    if (entry.seq !== at) return { verdict: "SEQUENCE_GAP", at };
    if (entry.prev !== head) return { verdict: "LINK_BROKEN", at };
    if (entryHash(entry) !== entry.hash) return { verdict: "ENTRY_CHANGED", at };
    head = entry.hash;
  }
  return holdAgainst(entries, anchor) ?? { verdict: "OK", count: entries.length, head };
}

/** Where a chain that holds in itself is not the one of the anchor; null where it is. */
export function holdAgainst(
  entries: readonly TrailEntry[],
  anchor: Anchor | null,
): TrailVerdict | null {
  if (!anchor || anchor.count === 0) return null;
  if (entries.length < anchor.count) return { verdict: "TRUNCATED", at: entries.length + 1 };
  return entries[anchor.count - 1]?.hash === anchor.head
    ? null
    : { verdict: "ANCHOR_MISMATCH", at: anchor.count };
}
