import { Inflate } from "fflate";
import { filesText } from "../text/files";
import { atOnce, type Slices } from "../workbook/slices";
import { crc32 } from "./crc";
import { Refusal, type Reading } from "./refusal";

export interface ZipEntry {
  /** With forward slashes and no leading one. */
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly crc: number;
  /** Where the packed bytes begin in the file. */
  readonly start: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;
const UTF8_NAME = 0x800;
const IN_ZIP_64 = 0xffffffff;

/**
 * A zip file seen through its central directory. Opening it reads the directory alone and holds what it
 * declares against the limits; `read` unpacks one part and counts the bytes that really come out.
 */
export class ZipFile {
  /** By name in lower case: the parts of a workbook are named without regard to case. */
  readonly entries: ReadonlyMap<string, ZipEntry>;
  private unpacked = 0;
  /** Parts that count already: reading one again takes no more than before. */
  private readonly counted = new Set<ZipEntry>();

  constructor(
    private readonly bytes: Uint8Array,
    private readonly reading: Reading,
  ) {
    this.entries = readDirectory(bytes, reading);
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  entry(name: string): ZipEntry | null {
    return this.entries.get(name.toLowerCase()) ?? null;
  }

  /** The bytes as they stand in the file, still packed. */
  packed(entry: ZipEntry): Uint8Array {
    return this.bytes.subarray(entry.start, entry.start + entry.packedBytes);
  }

  /** The content of a part; null when there is none of that name. */
  read(name: string): Uint8Array | null {
    return atOnce(this.unpacking(name));
  }

  /** The same, piece by piece. */
  *unpacking(name: string): Slices<Uint8Array | null> {
    const entry = this.entry(name);
    return entry ? yield* this.unpack(entry) : null;
  }

  private *unpack(entry: ZipEntry): Slices<Uint8Array> {
    const { file, limits, unpacker } = this.reading;
    const isCounted = this.counted.has(entry);
    const budget = isCounted ? entry.unpackedBytes : limits.unpackedBytes - this.unpacked;
    const content =
      entry.method === STORED
        ? this.packed(entry)
        : (this.quickly(entry, budget) ??
          (yield* inflate(this.packed(entry), entry, budget, this.reading)));
    if (!isCounted) this.unpacked += content.length;
    this.counted.add(entry);
    if (this.unpacked > limits.unpackedBytes) {
      throw new Refusal(filesText.unpacksTooLarge(file, limits.unpackedBytes));
    }
    const sum = unpacker ? unpacker.crc32(content) : yield* checksum(content);
    if (content.length !== entry.unpackedBytes || sum !== entry.crc) {
      throw new Refusal(filesText.damagedPart(file, entry.name));
    }
    return content;
  }

  /** A part that is as large as the directory says, which was held against the limits; null for any other. */
  private quickly(entry: ZipEntry, budget: number): Uint8Array | null {
    if (entry.unpackedBytes > budget) return null;
    return this.reading.unpacker?.inflate(this.packed(entry), entry.unpackedBytes) ?? null;
  }
}

/** Small enough that even the tightest packing (1 : 1032) cannot run far past the budget in one step. */
const STEP_BYTES = 16_384;
/** What is unpacked, or summed up, in one piece. */
const PIECE_BYTES = 1_000_000;

function* checksum(content: Uint8Array): Slices<number> {
  let sum = 0;
  for (let at = 0; at < content.length; at += PIECE_BYTES) {
    sum = crc32(content.subarray(at, at + PIECE_BYTES), sum);
    yield filesText.unpacking;
  }
  return sum;
}

function* inflate(
  packed: Uint8Array,
  entry: ZipEntry,
  budget: number,
  reading: Reading,
): Slices<Uint8Array> {
  const { file, limits } = reading;
  let out = new Uint8Array(Math.min(entry.unpackedBytes, budget));
  let length = 0;
  const inflater = new Inflate((chunk) => {
    const needed = length + chunk.length;
    if (needed > budget) {
      throw new Refusal(filesText.unpacksTooLarge(file, limits.unpackedBytes));
    }
    if (needed > limits.ratioFloorBytes && needed > packed.length * limits.ratio) {
      throw new Refusal(filesText.packedTooTightly(file, entry.name, limits.ratio));
    }
    if (needed > out.length) {
      const larger = new Uint8Array(Math.min(Math.max(needed, out.length * 2), budget));
      larger.set(out.subarray(0, length));
      out = larger;
    }
    out.set(chunk, length);
    length = needed;
  });
  let told = 0;
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      const end = Math.min(at + STEP_BYTES, packed.length);
      inflater.push(packed.subarray(at, end), end === packed.length);
      if (length - told < PIECE_BYTES) continue;
      told = length;
      yield filesText.unpacking;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(filesText.damagedPart(file, entry.name));
  }
  return length === out.length ? out : out.subarray(0, length);
}

function readDirectory(bytes: Uint8Array, reading: Reading): Map<string, ZipEntry> {
  const { file, limits } = reading;
  const damaged = () => new Refusal(filesText.damaged(file));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(view);
  if (!directory) throw damaged();
  if (directory.count > limits.parts) throw new Refusal(filesText.tooManyParts(file, limits.parts));

  const entries = new Map<string, ZipEntry>();
  let declared = 0;
  let at = directory.start;
  for (let n = 0; n < directory.count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) throw damaged();
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) throw damaged();
    if (flags & ENCRYPTED) throw new Refusal(filesText.passwordProtected(file));

    const sizes = readSizes(view, at, at + 46 + nameLength, extraLength);
    const local = sizes.offset + directory.shift;
    const method = view.getUint16(at + 10, true);
    const name = partName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8_NAME) !== 0);
    at = next;
    if (name === null) continue;

    if (local < 0 || local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
      throw damaged();
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const { packed: packedBytes, unpacked: unpackedBytes } = sizes;
    const isWhole =
      start + packedBytes <= bytes.length && (method === DEFLATED || method === STORED);
    if (!isWhole || (method === STORED && packedBytes !== unpackedBytes)) throw damaged();

    declared += unpackedBytes;
    if (declared > limits.unpackedBytes) {
      throw new Refusal(filesText.unpacksTooLarge(file, limits.unpackedBytes));
    }
    if (unpackedBytes > limits.ratioFloorBytes && unpackedBytes > packedBytes * limits.ratio) {
      throw new Refusal(filesText.packedTooTightly(file, name, limits.ratio));
    }
    const key = name.toLowerCase();
    if (entries.has(key)) throw new Refusal(filesText.doubledPart(file, name));
    entries.set(key, { name, method, packedBytes, unpackedBytes, crc: sizes.crc, start });
  }
  return entries;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  /** What to add to every offset: more than 0 where something stands in front of the zip. */
  readonly shift: number;
}

function findDirectory(view: DataView): Directory | null {
  const earliest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= earliest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const count = view.getUint16(at + 10, true);
    const large = count === 0xffff || offset === IN_ZIP_64 ? findLargeDirectory(view, at) : null;
    if (large) return large;
    const start = at - size;
    return start < 0 || start < offset ? null : { count, start, shift: start - offset };
  }
  return null;
}

function findLargeDirectory(view: DataView, end: number): Directory | null {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return null;
  const at = Number(view.getBigUint64(locator + 8, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END_64) return null;
  const count = Number(view.getBigUint64(at + 32, true));
  const start = Number(view.getBigUint64(at + 48, true));
  return { count, start, shift: 0 };
}

interface Sizes {
  readonly crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

function readSizes(view: DataView, at: number, extra: number, extraLength: number): Sizes {
  const sizes: Sizes = {
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  for (let field = extra; field + 4 <= extra + extraLength;) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      for (const key of ["unpacked", "packed", "offset"] as const) {
        if (sizes[key] !== IN_ZIP_64 || value + 8 > field + 4 + length) continue;
        sizes[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
    }
    field += 4 + length;
  }
  return sizes;
}

/** Null for folders and for names that lead out of the package: neither is ever a part of a workbook. */
function partName(raw: Uint8Array, isUtf8: boolean): string | null {
  const name = (isUtf8 ? new TextDecoder() : new TextDecoder("latin1"))
    .decode(raw)
    .replaceAll("\\", "/")
    .replace(/^\/+/, "");
  if (name === "" || name.endsWith("/") || /^[A-Za-z]:/.test(name)) return null;
  return name.split("/").some((step) => step === ".." || step === ".") ? null : name;
}
