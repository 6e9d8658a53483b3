import { auditText } from "../../text/audit";
import { fail, ok, type Result } from "../../text/trouble";
import type { Cell } from "../../cells/cell";
import { sha256Hex } from "../../records/fingerprint";
import { foldKey } from "../key";

/** A drawn record: its ticket depends on seed and key alone, so that anyone can work it out again. */
export interface Ticket {
  readonly key: string;
  readonly ticket: string;
}

export interface Draw {
  readonly frameSize: number;
  readonly frameFingerprint: string;
  /** In the order of the draw. */
  readonly selected: readonly Ticket[];
  /** To be taken in this order where a drawn record cannot be tested. */
  readonly reserve: readonly Ticket[];
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Code-point order: that of UTF-16, but for characters outside its first plane. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const step = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (step !== 0) return step;
  }
  return left.length - right.length;
}

/** SHA-256 over every key of the population: shows later whether the same one was drawn from. */
export function frameFingerprint(keys: readonly string[]): string {
  return sha256Hex(`frame/v1\n${[...keys].sort(byCodePoint).join("\n")}`);
}

function readFrame(seed: string, cells: readonly Cell[]): Result<readonly string[]> {
  if (seed === "" || /[\r\n]/.test(seed)) return fail(auditText.seedUnfit());
  const keys = cells.map(foldKey);
  if (keys.includes("")) return fail(auditText.keyEmpty());
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const key of keys) (seen.has(key) ? repeated : seen).add(key);
  return repeated.size > 0 ? fail(auditText.keyRepeated([...repeated])) : ok(keys);
}

function tickets(seed: string, keys: readonly string[]): readonly Ticket[] {
  return keys
    .map((key) => ({ key, ticket: sha256Hex(`${seed}\n${key}`) }))
    .sort((a, b) => inOrder(a.ticket, b.ticket) || byCodePoint(a.key, b.key));
}

/**
 * Draws `size` records and a reserve by SHA-256 tickets. The order of the rows does not matter, and a
 * record that joins later does not shuffle the ones drawn before. Asking for more than there are gives
 * all. Refused for an empty seed or one of several lines, and for keys that are blank or repeated.
 */
export function drawSample(
  seed: string,
  keys: readonly Cell[],
  size: number,
  reserve: number,
): Result<Draw> {
  const frame = readFrame(seed, keys);
  if (!frame.ok) return frame;
  const drawn = tickets(seed, frame.value);
  return ok({
    frameSize: drawn.length,
    frameFingerprint: frameFingerprint(frame.value),
    selected: drawn.slice(0, size),
    reserve: drawn.slice(size, size + reserve),
  });
}

export interface Stratum {
  readonly name: string;
  readonly keys: readonly Cell[];
}

/**
 * How many to draw from each stratum: one each where there are enough, then one at a time to the
 * stratum that is furthest below its share; ties go to the larger, then by name.
 */
function allocate(sizes: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const total = [...sizes.values()].reduce((sum, each) => sum + each, 0);
  const wanted = Math.min(size, total);
  const names = [...sizes.keys()].sort(byCodePoint);
  const start = wanted >= names.length ? 1 : 0;
  const given = new Map(names.map((name) => [name, Math.min(start, sizes.get(name) ?? 0)]));
  let left = wanted - [...given.values()].reduce((sum, each) => sum + each, 0);
  for (; left > 0; left--) {
    let best: { name: string; short: number; size: number } | null = null;
    for (const name of names) {
      const of = sizes.get(name) ?? 0;
      const has = given.get(name) ?? 0;
      if (has >= of) continue;
      const short = (wanted * of) / total - has;
      if (!best || short > best.short || (short === best.short && of > best.size)) {
        best = { name, short, size: of };
      }
    }
    if (!best) break;
    given.set(best.name, (given.get(best.name) ?? 0) + 1);
  }
  return given;
}

/** Draws from each stratum its share; inside a stratum the tickets are those of the simple draw. */
export function drawStratified(
  seed: string,
  strata: readonly Stratum[],
  size: number,
): Result<ReadonlyMap<string, readonly Ticket[]>> {
  const frame = readFrame(
    seed,
    strata.flatMap(({ keys }) => keys),
  );
  if (!frame.ok) return frame;
  const allocation = allocate(new Map(strata.map(({ name, keys }) => [name, keys.length])), size);
  return ok(
    new Map(
      strata.map(({ name, keys }) => [
        name,
        tickets(seed, keys.map(foldKey)).slice(0, allocation.get(name) ?? 0),
      ]),
    ),
  );
}
