import type { CompoundFile } from "./compound";
import type { KindOfFile } from "../text/files";

/** What the bytes of a file are, whatever its name says. */
export type Kind = "zip" | "compound" | "text" | "unknown" | KindOfFile;

const SIGNATURES: readonly (readonly [Kind, readonly number[]])[] = [
  ["zip", [0x50, 0x4b]],
  ["compound", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["word", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", [0xff, 0xd8, 0xff]],
  ["picture", [0x47, 0x49, 0x46, 0x38]],
];

/** Told from the first bytes; "text" is anything that reads as text, to be looked at with `kindOfText`. */
export function kindOfBytes(bytes: Uint8Array): Kind {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, at) => bytes[at] === byte)) return kind;
  }
  return looksLikeText(bytes) ? "text" : "unknown";
}

const LOOK_BYTES = 65_536;

function looksLikeText(bytes: Uint8Array): boolean {
  if (encodingOf(bytes).startsWith("utf-16")) return true;
  for (const byte of bytes.subarray(0, LOOK_BYTES)) {
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) return false;
  }
  return true;
}

/** A text that is really markup; null for plain text. */
export function kindOfText(text: string): KindOfFile | null {
  const start = text.slice(0, 4_000).trimStart().toLowerCase();
  if (!start.startsWith("<")) return null;
  if (start.includes("urn:schemas-microsoft-com:office:spreadsheet")) return "old-xml";
  return /<(?:!doctype html|html|head|body|table|meta|script)\b/.test(start) ? "page" : null;
}

const JSON_NAME = /\.json$/i;
// Parsed in one piece, which may hold up a page: more than this, only the name tells.
const MOST_PARSED = 2_000_000;

/**
 * Whether a text is JSON: as a whole, or by its first sign and the name of its file. A heading in brackets makes no JSON
 * of a CSV file.
 */
export function isJson(text: string, file: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  if (JSON_NAME.test(file)) return true;
  if (text.length > MOST_PARSED) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  // Without a mark: Latin text in UTF-16 has a zero in every other byte.
  const zeros = [0, 0];
  const look = bytes.subarray(0, 2_000);
  look.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2]!++;
  });
  const many = look.length / 4;
  if (look.length < 4) return "utf-8";
  if (zeros[1]! > many && zeros[0] === 0) return "utf-16le";
  return zeros[0]! > many && zeros[1] === 0 ? "utf-16be" : "utf-8";
}

/** Text of a file that does not name its encoding: by its mark, else UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  if (encoding !== "utf-8") return new TextDecoder(encoding).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return asWindows1252(new TextDecoder("latin1").decode(bytes));
  }
}

// What Windows-1252 has at 0x80 to 0x9F; the five gaps stay control characters.
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Browsers do this by themselves; Node 20 leaves these characters in Latin-1 (nodejs/node 56542). */
function asWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
}

const STREAMS: readonly (readonly [string, "password" | "xls" | KindOfFile])[] = [
  ["EncryptedPackage", "password"],
  ["Workbook", "xls"],
  ["Book", "xls"],
  ["WordDocument", "word"],
  ["PowerPoint Document", "slides"],
  ["__properties_version1.0", "database"],
];

/** What an old compound file is, by the names of its streams. */
export function kindOfCompound(file: CompoundFile): "password" | "xls" | KindOfFile | null {
  return STREAMS.find(([name]) => file.has(name))?.[1] ?? null;
}
