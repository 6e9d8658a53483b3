import { trim } from "./cell";

const NUMBER = /^([+-]?)£?(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d+)?(e[+-]?\d{1,3})?\s?(%?)$/i;

/**
 * Reads a number out of text as people type it: "12", "1,234.5", "£40", "90%" (0.9), "-3", "1e3".
 * Null for anything else; never a guess.
 */
export function parseNumber(text: string): number | null {
  const match = NUMBER.exec(trim(text));
  if (!match) return null;
  const [, sign, whole, fraction = "", exponent = "", percent] = match;
  const value = Number(`${sign}${whole!.replaceAll(",", "") || "0"}${fraction}${exponent}`);
  if (!Number.isFinite(value)) return null;
  return percent ? value / 100 : value;
}
