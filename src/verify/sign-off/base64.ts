const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Map([...SIGNS].map((sign, value) => [sign.charCodeAt(0), value]));
const BYTES_AT_A_TIME = 3;
const SIGNS_AT_A_TIME = 4;

/** Bytes as text that survives a cell (RFC 4648, without padding). */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_AT_A_TIME) {
    const left = Math.min(BYTES_AT_A_TIME, bytes.length - at);
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let sign = 0; sign <= left; sign++) parts.push(SIGNS[(word >> (18 - 6 * sign)) & 63]!);
  }
  return parts.join("");
}

/** The bytes again; null where the text is none of ours. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % SIGNS_AT_A_TIME === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * BYTES_AT_A_TIME) / SIGNS_AT_A_TIME));
  let to = 0;
  let word = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    const value = VALUES.get(text.charCodeAt(at));
    if (value === undefined) return null;
    word = ((word << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to++] = (word >> bits) & 0xff;
  }
  return bytes;
}
