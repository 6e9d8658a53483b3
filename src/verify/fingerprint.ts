import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

// 64 bits: in a return of a million findings two different ones share a mark once in 37 million times.
const BYTES = 8;
// One for all: a return may have tens of thousands of findings.
const encoder = new TextEncoder();

/**
 * The mark by which the same fault is known again: of the rule, the table, the record and the value,
 * never of the row number, so that it survives sorting, inserting and deleting.
 */
export function fingerprint(parts: readonly string[]): string {
  // The unit separator cannot be typed into a cell, so no two lists of parts read the same.
  return bytesToHex(sha256(encoder.encode(parts.join("\u001f"))).subarray(0, BYTES));
}
