// An edit takes away and brings a few here and there in a list.
const MOST_APART = 64;

/**
 * For each of a list the place where the same one stood in an earlier list, or -1 where it is not found in a glance:
 * after an edit nearly all stand in the order in which they stood.
 */
export function stoodAt<T extends object>(before: readonly T[], now: readonly T[]): Int32Array {
  const places = new Int32Array(now.length).fill(-1);
  let old = 0;
  for (let at = 0; at < now.length; at++) {
    let place = old;
    while (before[place] !== now[at] && place <= old + MOST_APART) place++;
    if (before[place] !== now[at]) continue;
    places[at] = place;
    old = place + 1;
  }
  return places;
}
