// Texts are cut to this length before they are compared.
export const LONGEST = 64;
const ROW = LONGEST + 1;

const usedLeft = new Uint8Array(LONGEST);
const usedRight = new Uint8Array(LONGEST);
const rows = [new Uint8Array(ROW), new Uint8Array(ROW), new Uint8Array(ROW)];

/**
 * Jaro-Winkler likeness of two texts of at most `LONGEST` letters, 0 to 1: letters in common and in
 * order, a common beginning counts more (Winkler 1990: a tenth for each of the first four letters,
 * where the texts are at least 0.7 alike). The same whichever text comes first. Where it cannot come
 * to `least`, which most texts do not, it is 0.
 */
export function jaroWinkler(one: string, other: string, least = 0): number {
  if (one === other) return 1;
  if (least > 0 && mostAlike(one, other) < least) return 0;
  // The greedy matching of Jaro can differ with the side it starts from.
  const starts = one.length < other.length || (one.length === other.length && one < other);
  const [left, right] = starts ? [one, other] : [other, one];
  if (left.length === 0) return 0;
  const reach = Math.max(0, (right.length >> 1) - 1);
  usedLeft.fill(0, 0, left.length);
  usedRight.fill(0, 0, right.length);
  let common = 0;
  for (let i = 0; i < left.length; i++) {
    const letter = left.charCodeAt(i);
    const to = Math.min(right.length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < to; j++) {
      if (usedRight[j] === 1 || right.charCodeAt(j) !== letter) continue;
      usedLeft[i] = 1;
      usedRight[j] = 1;
      common++;
      break;
    }
  }
  if (common === 0) return 0;
  let outOfOrder = 0;
  for (let i = 0, j = 0; i < left.length; i++) {
    if (usedLeft[i] === 0) continue;
    while (usedRight[j] === 0) j++;
    if (left.charCodeAt(i) !== right.charCodeAt(j)) outOfOrder++;
    j++;
  }
  const jaro =
    (common / left.length + common / right.length + (common - outOfOrder / 2) / common) / 3;
  if (jaro < 0.7) return jaro;
  return jaro + prefixOf(left, right) * 0.1 * (1 - jaro);
}

function prefixOf(left: string, right: string): number {
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix++;
  return prefix;
}

/** More than this two texts cannot be alike, because of the letters that only one of them has. */
function mostAlike(left: string, right: string): number {
  const [inLeft, inRight] = [letterMask(left), letterMask(right)];
  const common = Math.min(
    left.length - bitsIn(inLeft & ~inRight),
    right.length - bitsIn(inRight & ~inLeft),
  );
  if (common <= 0) return 0;
  const jaro = (common / left.length + common / right.length + 1) / 3;
  return jaro + prefixOf(left, right) * 0.1 * (1 - jaro);
}

/** A bit for each letter; letters 32 apart share one, which can only make texts look more alike. */
function letterMask(text: string): number {
  let mask = 0;
  for (let i = 0; i < text.length; i++) mask |= 1 << (text.charCodeAt(i) & 31);
  return mask;
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/**
 * Slips between two texts of at most `LONGEST` letters: a letter put in, left out, changed, or two
 * neighbours swapped (optimal string alignment). More than `most` counts as `most + 1`; only the band
 * that can stay within it is looked at.
 */
export function slipsBetween(left: string, right: string, most: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > most) return most + 1;
  const width = right.length;
  let [before, last, now] = [rows[0]!, rows[1]!, rows[2]!];
  for (let j = 0; j <= width; j++) last[j] = j;
  for (let i = 1; i <= left.length; i++) {
    const from = Math.max(1, i - most);
    const to = Math.min(width, i + most);
    now[from - 1] = from === 1 ? i : most + 1;
    let least = now[from - 1]!;
    for (let j = from; j <= to; j++) {
      const isSame = left.charCodeAt(i - 1) === right.charCodeAt(j - 1);
      let slips = Math.min(
        last[j - 1]! + (isSame ? 0 : 1),
        now[j - 1]! + 1,
        // Beyond its band the row above was never written.
        j < i + most ? last[j]! + 1 : most + 1,
      );
      if (
        i > 1 &&
        j > 1 &&
        left.charCodeAt(i - 1) === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === right.charCodeAt(j - 1)
      )
        slips = Math.min(slips, before[j - 2]! + 1);
      now[j] = slips;
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    [before, last, now] = [last, now, before];
  }
  return Math.min(last[width]!, most + 1);
}
