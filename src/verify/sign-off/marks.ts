import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Cell } from "../../cells/cell";
import { canonicalCell } from "../../records/fingerprint";

/** Bytes that are kept of the mark of a row. */
export const ROW_BYTES = 5;

const FNV_PRIME = 0x01000193;

/** FNV-1a over the UTF-16 units of a text, then mixed as in MurmurHash3, so that its low bits can be used alone. */
export function mark(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What marks are made with: the same value signed twice gets two marks, so that nothing can be looked up. */
export interface Salt {
  readonly seed: number;
  readonly bytes: Uint8Array;
}

export function saltOf(text: string): Salt {
  const bytes = sha256(utf8ToBytes(text));
  return { seed: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), bytes };
}

/** A cell as it is hashed: a number and a text that reads the same differ, a blank and an empty text do not. */
export function cellText(cell: Cell): string {
  return JSON.stringify(canonicalCell(cell));
}

/** The digest of a row from the texts of its cells. */
export function rowDigest(cells: readonly string[]): Uint8Array {
  return sha256(utf8ToBytes(`[${cells.join(",")}]`));
}

/** What is kept of the digest of a row. */
export function rowMark({ bytes }: Salt, digest: Uint8Array): Uint8Array {
  const salted = new Uint8Array(bytes.length + digest.length);
  salted.set(bytes);
  salted.set(digest, bytes.length);
  return sha256(salted).subarray(0, ROW_BYTES);
}
