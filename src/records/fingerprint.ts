import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { cellError, isError, type Cell } from "../cells/cell";

/** A rectangle as evidence keeps it: the titles of its columns, if it has any, and its rows. */
export interface RangeContent {
  readonly headers: readonly string[] | null;
  readonly rows: readonly (readonly Cell[])[];
}

const HEADING = "range/v1\n";

type CanonicalCell = ["e"] | ["n", number] | ["b", 0 | 1] | ["x", string] | ["s", string];

/** A cell as fingerprints know it: by its type and its value, whatever its format. */
export function canonicalCell(cell: Cell): CanonicalCell {
  if (cell === null || cell === "") return ["e"];
  // Minus nought is nought to everybody who reads a sheet.
  if (typeof cell === "number") return ["n", cell === 0 ? 0 : cell];
  if (typeof cell === "boolean") return ["b", cell ? 1 : 0];
  if (isError(cell)) return ["x", cell.error];
  return ["s", cell.normalize("NFC")];
}

/**
 * The content of a range as one text: titles and values only. Formats, colours and position are left
 * out on purpose, so that a repainted or moved range is still the same evidence.
 */
export function canonicalText({ headers, rows }: RangeContent): string {
  return HEADING + JSON.stringify({ h: headers, c: rows.map((row) => row.map(canonicalCell)) });
}

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of the canonical text, in lower-case hexadecimal. */
export function rangeFingerprint(content: RangeContent): string {
  return sha256Hex(canonicalText(content));
}

const canonical = z.object({
  h: z.array(z.string()).nullable(),
  c: z.array(
    z.array(
      z.union([
        z.tuple([z.literal("e")]),
        z.tuple([z.literal("n"), z.number()]),
        z.tuple([z.literal("b"), z.union([z.literal(0), z.literal(1)])]),
        z.tuple([z.literal("x"), z.string()]),
        z.tuple([z.literal("s"), z.string()]),
      ]),
    ),
  ),
});

function cellOf(kept: CanonicalCell): Cell {
  switch (kept[0]) {
    case "e":
      return null;
    case "b":
      return kept[1] === 1;
    case "x":
      return cellError(kept[1]);
    default:
      return kept[1];
  }
}

/** Reads a canonical text back; null when it is not one. */
export function readCanonicalText(text: string): RangeContent | null {
  if (!text.startsWith(HEADING)) return null;
  let json: unknown;
  try {
    json = JSON.parse(text.slice(HEADING.length));
  } catch {
    return null;
  }
  const read = canonical.safeParse(json);
  return read.success
    ? { headers: read.data.h, rows: read.data.c.map((row) => row.map(cellOf)) }
    : null;
}
