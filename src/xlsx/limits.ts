/**
 * What a file may ask of the machine before it is refused. Every number that grows with the content of
 * a file is held against one of these while it grows, so that memory is never taken on trust.
 */
export interface Limits {
  readonly fileBytes: number;
  /** For .xls and .xlsb, unpacked: their reader takes many times that in memory. */
  readonly otherFormatBytes: number;
  readonly parts: number;
  /** All parts that are read, unpacked, together. */
  readonly unpackedBytes: number;
  /** Unpacked size over packed size of one part, judged from `ratioFloorBytes` on. */
  readonly ratio: number;
  readonly ratioFloorBytes: number;
  /** Cells, counting the blank ones above a filled one: that is what columns take in memory. */
  readonly cells: number;
  readonly texts: number;
  /** Characters in one cell. Far above Excel's own 32,767, because other programs write longer ones. */
  readonly cellCharacters: number;
  readonly sheets: number;
  readonly mergedAreas: number;
  readonly lists: number;
  readonly tables: number;
  readonly links: number;
  readonly formats: number;
}

export const DEFAULT_LIMITS: Limits = {
  fileBytes: 150_000_000,
  otherFormatBytes: 30_000_000,
  parts: 10_000,
  unpackedBytes: 300_000_000,
  ratio: 200,
  ratioFloorBytes: 20_000_000,
  cells: 12_000_000,
  texts: 4_000_000,
  cellCharacters: 1_000_000,
  sheets: 2_000,
  mergedAreas: 500_000,
  lists: 100_000,
  tables: 5_000,
  links: 10_000,
  formats: 65_536,
};
