import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** A table as its fingerprint knows it. */
export interface DigestedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly digests: readonly Uint8Array[];
}

const DIGESTS_AT_A_TIME = 4_000;
const HEAPS_AT_A_TIME = 8;

const byName = (a: DigestedTable, b: DigestedTable) => (a.name < b.name ? -1 : 1);

/**
 * SHA-256 over the tables of a return in the order of their names, each as its columns in the order of their
 * names and the digests of its rows in the order of the digests. Neither the order of rows and columns nor
 * their looks come into it.
 */
export async function dataFingerprint(
  tables: readonly DigestedTable[],
  pause: () => Promise<void>,
): Promise<string> {
  const hash = sha256.create().update(utf8ToBytes("return/v1\n"));
  for (const { name, columns, digests } of [...tables].sort(byName)) {
    hash.update(utf8ToBytes(`${JSON.stringify([name, columns, digests.length])}\n`));
    // Sorted by their first byte and then in heaps, because one long sort would hold everything up.
    const heaps: string[][] = Array.from({ length: 256 }, () => []);
    for (const [at, digest] of digests.entries()) {
      if (at % DIGESTS_AT_A_TIME === 0) await pause();
      heaps[digest[0]!]!.push(bytesToHex(digest));
    }
    for (const [at, heap] of heaps.entries()) {
      if (at % HEAPS_AT_A_TIME === 0) await pause();
      hash.update(utf8ToBytes(heap.sort().join("")));
    }
  }
  return bytesToHex(hash.digest());
}
