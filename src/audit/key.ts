import { asText, trim, type Cell } from "../cells/cell";

/** A record key as draws and comparisons know it: plain text, composed, without space at its ends. */
export function foldKey(cell: Cell): string {
  return trim(asText(cell).normalize("NFC"));
}
