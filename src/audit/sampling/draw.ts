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

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

/** Code-point order: that of UTF-16, but for characters outside its first plane, which come last. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    if (isSurrogate(x) !== isSurrogate(y)) return isSurrogate(x) ? 1 : -1;
    return x - y;
  }
  return a.length - b.length;
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
    .map((key) => ({ key, ticket: ticketOf(seed, key) }))
    .sort((a, b) => byText(a.ticket, b.ticket) || byCodePoint(a.key, b.key));
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
  const drawn = drawFrom(seed, keys, null);
  if (!drawn.ok) return drawn;
  const { frameSize, frameFingerprint: fingerprint, pick } = drawn.value;
  return ok({ frameSize, frameFingerprint: fingerprint, ...pick(size, reserve) });
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

/** A population with its tickets, out of which samples and reserves are picked. */
export interface Drawn {
  readonly frameSize: number;
  readonly frameFingerprint: string;
  readonly has: (key: string) => boolean;
  /** Blank where the draw is not spread over strata. */
  readonly stratumOf: (key: string) => string;
  /** With strata both come stratum by stratum, and the reserve has its own share of each. */
  readonly pick: (
    size: number,
    reserve: number,
  ) => { readonly selected: readonly Ticket[]; readonly reserve: readonly Ticket[] };
}

/** Gives every record its ticket; `strata` names the stratum of each, key by key. */
export function drawFrom(
  seed: string,
  keys: readonly Cell[],
  strata: readonly string[] | null,
): Result<Drawn> {
  const frame = readFrame(seed, keys);
  if (!frame.ok) return frame;
  const stratumOf = new Map(frame.value.map((key, at) => [key, strata?.[at] ?? ""]));
  const drawn = tickets(seed, frame.value);
  const byStratum = new Map<string, Ticket[]>();
  for (const ticket of drawn) {
    const name = stratumOf.get(ticket.key) ?? "";
    const own = byStratum.get(name);
    if (own) own.push(ticket);
    else byStratum.set(name, [ticket]);
  }
  const names = [...byStratum.keys()].sort(byCodePoint);
  return ok({
    frameSize: drawn.length,
    frameFingerprint: frameFingerprint(frame.value),
    has: (key) => stratumOf.has(key),
    stratumOf: (key) => stratumOf.get(key) ?? "",
    pick: (size, reserve) => {
      const sizes = new Map(names.map((name) => [name, byStratum.get(name)?.length ?? 0]));
      const first = allocate(sizes, size);
      const rest = new Map(
        names.map((name) => [name, (sizes.get(name) ?? 0) - (first.get(name) ?? 0)]),
      );
      const second = allocate(rest, reserve);
      const part = (name: string, from: number, count: number) =>
        byStratum.get(name)?.slice(from, from + count) ?? [];
      return {
        selected: names.flatMap((name) => part(name, 0, first.get(name) ?? 0)),
        reserve: names.flatMap((name) => part(name, first.get(name) ?? 0, second.get(name) ?? 0)),
      };
    },
  });
}

/** Records in the code-point order of their keys. */
export function inKeyOrder<T extends { readonly key: string }>(
  records: readonly T[],
): readonly T[] {
  return [...records].sort((a, b) => byCodePoint(a.key, b.key));
}

/** The ticket of one record: anyone can work it out from the seed and the key. */
export function ticketOf(seed: string, key: string): string {
  return sha256Hex(`${seed}\n${key}`);
}

/** Draws from each stratum its share; inside a stratum the tickets are those of the simple draw. */
export function drawStratified(
  seed: string,
  strata: readonly Stratum[],
  size: number,
): Result<ReadonlyMap<string, readonly Ticket[]>> {
  const drawn = drawFrom(
    seed,
    strata.flatMap(({ keys }) => keys),
    strata.flatMap(({ name, keys }) => keys.map(() => name)),
  );
  if (!drawn.ok) return drawn;
  const { selected } = drawn.value.pick(size, 0);
  const inStratum = (name: string) =>
    selected.filter(({ key }) => drawn.value.stratumOf(key) === name);
  return ok(new Map(strata.map(({ name }) => [name, inStratum(name)])));
}
