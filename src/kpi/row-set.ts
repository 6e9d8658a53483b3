/** Some of the rows of a range, a bit for each: two sets of a hundred thousand rows are intersected in microseconds. */
export class RowSet {
  readonly #words: Int32Array;

  private constructor(
    readonly rows: number,
    words: Int32Array,
  ) {
    this.#words = words;
  }

  /** The rows for which `isIn` says yes. */
  static where(rows: number, isIn: (row: number) => boolean): RowSet {
    const words = new Int32Array((rows + 31) >>> 5);
    for (let row = 0; row < rows; row++) {
      if (isIn(row)) words[row >>> 5]! |= 1 << (row & 31);
    }
    return new RowSet(rows, words);
  }

  /** The rows whose code is one of those that `isIn` has a 1 for. */
  static ofCodes(codes: Uint16Array, isIn: Uint8Array): RowSet {
    const words = new Int32Array((codes.length + 31) >>> 5);
    for (let index = 0, row = 0; index < words.length; index++) {
      const end = Math.min(row + 32, codes.length);
      let word = 0;
      for (; row < end; row++) word |= isIn[codes[row]!]! << (row & 31);
      words[index] = word;
    }
    return new RowSet(codes.length, words);
  }

  has(row: number): boolean {
    return ((this.#words[row >>> 5] ?? 0) & (1 << (row & 31))) !== 0;
  }

  /** The rows that are in both sets. */
  and(other: RowSet): RowSet {
    const [own, others] = [this.#words, other.#words];
    const words = new Int32Array(own.length);
    for (let index = 0; index < words.length; index++) words[index] = own[index]! & others[index]!;
    return new RowSet(this.rows, words);
  }

  /** How many rows are in the set. */
  get size(): number {
    return this.sizeWithin(this);
  }

  /** How many rows are in both sets. */
  sizeWithin(other: RowSet): number {
    const [own, others] = [this.#words, other.#words];
    let size = 0;
    for (let index = 0; index < own.length; index++) size += bitsIn(own[index]! & others[index]!);
    return size;
  }
}

/** Counts bits in pairs, fours and eights at once (Warren, Hacker's Delight, 5-1). */
function bitsIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
