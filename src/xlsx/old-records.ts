import { filesText } from "../text/files";
import { Refusal, type Reading } from "./refusal";

const BEGINNING = 0x0809;
const PASSWORD = 0x002f;
const VERSION_8 = 0x0600;

/** A record without meaning, which the reader passes over. */
const NOTHING = 0x00e2;
const CONTINUED = 0x003c;

/**
 * The records that cells, sheets and formulas are made of ([MS-XLS] 2.3). Records of older versions and
 * of charts, drawings and pivot tables are not among them: they hold no cells, and some of them make the
 * reader run far past their end.
 */
// prettier-ignore
const KEPT = new Set([
  BEGINNING, 0x000a, 0x0042, 0x0022, 0x0085, 0x008c, 0x00fc, 0x00e0, 0x041e, 0x0200, 0x0208, 0x007d,
  0x0055, 0x0201, 0x00be, 0x027e, 0x00bd, 0x0203, 0x00fd, 0x0204, 0x00d6, 0x0205, 0x0006, 0x0207, 0x0221,
  0x04bc, 0x00e5, 0x0012, 0x0017, 0x01ae, 0x0023, 0x0018,
]);

/**
 * The workbook stream of an .xls, made safe for its reader: records that it does not need are blotted
 * out, and a formula whose tokens do not fit the space they are given, which would send the reader into
 * an endless loop, is taken out while its result stays. Files of before
 * Excel 97 are refused.
 */
export function safeRecords(stream: Uint8Array, { file }: Reading): Uint8Array {
  const out = stream.slice();
  const view = new DataView(out.buffer);
  let version = 0;
  let isKept = false;
  for (let at = 0; at + 4 <= out.length;) {
    const type = view.getUint16(at, true);
    const from = at + 4;
    const to = from + view.getUint16(at + 2, true);
    if (to > out.length) break;
    at = to;
    if (type === PASSWORD) throw new Refusal(filesText.passwordProtected(file));
    if (type === BEGINNING && version === 0 && to - from >= 4) version = view.getUint16(from, true);
    isKept = type === CONTINUED ? isKept : KEPT.has(type);
    if (!isKept) view.setUint16(from - 4, NOTHING, true);
    const place = isKept ? tokenPlace(type) : null;
    if (place === null) continue;
    const length = from + place.at;
    if (length + 2 > to) throw new Refusal(filesText.damaged(file));
    const fits = place.isKept && tokensFit(out, view, length, to);
    if (!fits) view.setUint16(length, place.none, true);
  }
  if (version !== VERSION_8) throw new Refusal(filesText.notRead(file));
  return out;
}

interface TokenPlace {
  /** Where the length of the tokens stands in the record. */
  readonly at: number;
  /** The length that the reader takes for "no formula". */
  readonly none: number;
  readonly isKept: boolean;
}

/** Where a record keeps the tokens of a formula; null for records without one. */
function tokenPlace(type: number): TokenPlace | null {
  switch (type) {
    case 0x0006:
      return { at: 20, none: 0xffff, isKept: true };
    case 0x0221:
      return { at: 12, none: 0xffff, isKept: true };
    case 0x04bc:
      return { at: 8, none: 0, isKept: true };
    // Defined names are not part of the model.
    case 0x0018:
      return { at: 4, none: 0, isKept: false };
    default:
      return null;
  }
}

/** Bytes that a token takes, its own first byte included ([MS-XLS] 2.5.198); those left out do not pass. */
const SIZES = new Map<number, number>([
  [0x01, 5],
  [0x1c, 2],
  [0x1d, 2],
  [0x1e, 3],
  [0x1f, 9],
  [0x21, 3],
  [0x22, 4],
  [0x23, 5],
  [0x24, 5],
  [0x25, 9],
  [0x29, 3],
  [0x2a, 5],
  [0x2b, 9],
  [0x2c, 5],
  [0x2d, 9],
  [0x39, 7],
  [0x3a, 7],
  [0x3b, 11],
  [0x3c, 7],
  [0x3d, 11],
]);
const TEXT = 0x17;
const ATTRIBUTE = 0x19;
const KNOWN_ATTRIBUTES = new Set([0x01, 0x02, 0x08, 0x10, 0x20, 0x21, 0x40, 0x41]);

/** Whether the tokens, whose length stands at `length`, end exactly where that length says. */
function tokensFit(bytes: Uint8Array, view: DataView, length: number, end: number): boolean {
  let at = length + 2;
  const to = at + view.getUint16(length, true);
  if (to > end) return false;
  while (at < to) {
    const size = tokenSize(bytes, at);
    if (size === null) return false;
    at += size;
  }
  return at === to;
}

function tokenSize(bytes: Uint8Array, at: number): number | null {
  const byte = bytes[at] ?? 0;
  if (byte >= 0x03 && byte <= 0x16) return 1;
  if (byte === TEXT) {
    const characters = bytes[at + 1] ?? 0;
    return 3 + characters * ((bytes[at + 2] ?? 0) & 1 ? 2 : 1);
  }
  if (byte === ATTRIBUTE) return KNOWN_ATTRIBUTES.has(bytes[at + 1] ?? 0) ? 4 : null;
  // 0x40 and 0x60 mark the class of a token of 0x20 and above; its size is the same.
  return SIZES.get(byte >= 0x40 ? (byte & 0x1f) | 0x20 : byte) ?? null;
}
