// Some milliseconds of comparing.
const SORTED_AT_A_TIME = 2000;
const MERGED_AT_A_TIME = 8000;

/** The numbers below `size` in order, in steps of a few milliseconds. */
export function* sorted(
  size: number,
  order: (one: number, other: number) => number,
): Generator<undefined, Int32Array> {
  let from = new Int32Array(size);
  for (let start = 0; start < size; start += SORTED_AT_A_TIME) {
    const end = Math.min(start + SORTED_AT_A_TIME, size);
    const part = Array.from({ length: end - start }, (_, at) => start + at).sort(order);
    from.set(part, start);
    yield;
  }
  let into = new Int32Array(size);
  for (let width = SORTED_AT_A_TIME; width < size; width *= 2) {
    let merged = 0;
    for (let start = 0; start < size; start += 2 * width) {
      const middle = Math.min(start + width, size);
      const end = Math.min(start + 2 * width, size);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        const isLeft = left < middle && (right >= end || order(from[left]!, from[right]!) <= 0);
        into[at] = isLeft ? from[left++]! : from[right++]!;
        if (++merged % MERGED_AT_A_TIME === 0) yield;
      }
    }
    [from, into] = [into, from];
  }
  return from;
}
