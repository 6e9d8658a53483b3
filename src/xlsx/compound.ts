import { filesText } from "../text/files";
import { Refusal, type Reading } from "./refusal";

const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const SECTORS_IN_HEADER = 109;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

/**
 * The streams of an old compound file ([MS-CFB]), by name. Chains of sectors are followed for as many
 * steps as the file has sectors, so a chain that bites its own tail is damage and not an endless loop.
 */
export class CompoundFile {
  private readonly view: DataView;
  private readonly sectorBytes: number;
  private readonly sectors: number;
  private readonly next: Uint32Array;
  private readonly entries: readonly Entry[];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly reading: Reading,
  ) {
    if (bytes.length < HEADER_BYTES) throw this.damaged();
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.sectorBytes = this.view.getUint16(30, true) === 12 ? 4096 : 512;
    this.sectors = Math.ceil(bytes.length / this.sectorBytes) - 1;
    this.next = this.readChains();
    this.entries = this.readEntries();
  }

  /** Null where there is no stream of that name; case counts for nothing ([MS-CFB] 2.6.4). */
  stream(name: string): Uint8Array | null {
    const entry = this.entry(name);
    if (!entry) return null;
    const isSmall = entry.size < this.view.getUint32(56, true);
    return isSmall ? this.smallStream(entry) : this.chain(entry.start).subarray(0, entry.size);
  }

  has(name: string): boolean {
    return this.entry(name) !== undefined;
  }

  private entry(name: string): Entry | undefined {
    return this.entries.find((entry) => entry.name.toUpperCase() === name.toUpperCase());
  }

  private readChains(): Uint32Array {
    const { view } = this;
    const perSector = this.sectorBytes / 4;
    const tables: number[] = [];
    for (let n = 0; n < SECTORS_IN_HEADER; n++) tables.push(view.getUint32(76 + n * 4, true));
    let more = view.getUint32(68, true);
    for (let steps = 0; more < this.sectors && steps < this.sectors; steps++) {
      const at = this.offset(more);
      for (let n = 0; n < perSector - 1; n++) tables.push(this.word(at + n * 4));
      more = this.word(at + (perSector - 1) * 4);
    }
    const next = new Uint32Array(this.sectors).fill(FREE);
    let sector = 0;
    for (const table of tables) {
      if (table >= this.sectors) continue;
      for (let n = 0; n < perSector && sector < this.sectors; n++, sector++) {
        next[sector] = this.word(this.offset(table) + n * 4);
      }
    }
    return next;
  }

  private readEntries(): Entry[] {
    const directory = this.chain(this.view.getUint32(48, true));
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const entries: Entry[] = [];
    for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
      const length = Math.min(view.getUint16(at + 64, true), 64);
      const name = new TextDecoder("utf-16le").decode(
        directory.subarray(at, at + Math.max(0, length - 2)),
      );
      const kind = view.getUint8(at + 66);
      const [start, size] = [view.getUint32(at + 116, true), view.getUint32(at + 120, true)];
      if (kind !== 0) entries.push({ name, kind, start, size });
    }
    return entries;
  }

  private chain(start: number): Uint8Array {
    const found: number[] = [];
    for (let sector = start; sector !== END_OF_CHAIN; sector = this.next[sector]!) {
      if (sector >= this.sectors || found.length > this.sectors) throw this.damaged();
      found.push(sector);
    }
    const out = new Uint8Array(found.length * this.sectorBytes);
    found.forEach((sector, n) => {
      const at = this.offset(sector);
      out.set(this.bytes.subarray(at, at + this.sectorBytes), n * this.sectorBytes);
    });
    return out;
  }

  /** Streams below 4 kB share sectors, in pieces of 64 bytes inside the root's own stream. */
  private smallStream({ start, size }: Entry): Uint8Array {
    const root = this.entries.find(({ kind }) => kind === ROOT);
    if (!root) throw this.damaged();
    const pieces = this.chain(root.start);
    const chains = this.chain(this.view.getUint32(60, true));
    const view = new DataView(chains.buffer);
    const out = new Uint8Array(Math.ceil(size / 64) * 64);
    let piece = start;
    for (let at = 0; at < size; at += 64) {
      if (piece * 64 >= pieces.length || piece * 4 + 4 > chains.length) throw this.damaged();
      out.set(pieces.subarray(piece * 64, piece * 64 + 64), at);
      piece = view.getUint32(piece * 4, true);
    }
    return out.subarray(0, size);
  }

  private offset(sector: number): number {
    return (sector + 1) * this.sectorBytes;
  }

  private word(at: number): number {
    if (at + 4 > this.bytes.length) throw this.damaged();
    return this.view.getUint32(at, true);
  }

  private damaged(): Refusal {
    return new Refusal(filesText.damaged(this.reading.file));
  }
}
