import { filesText } from "../text/files";
import { Refusal } from "./refusal";

export const DONE = 0;
export const OPEN = 1;
export const CLOSE = 2;
type Token = typeof DONE | typeof OPEN | typeof CLOSE;

const LESS = 60;
const MORE = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const EQUALS = 61;
const COLON = 58;
const AMPERSAND = 38;
const RETURN = 13;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

const MAX_DEPTH = 200;
const MAX_ATTRIBUTES = 256;

/**
 * Steps through the tags of one XML part without building a tree: `next` stops at every opening and
 * closing tag, an empty tag gives both. Prefixes of names are left out. What stands between two tags is
 * the `text()` of the later one. A document type declaration is refused, so no entity is ever expanded.
 */
export class XmlScanner {
  readonly bytes: Uint8Array;
  /** Name of the tag, without prefix. */
  name = "";
  /** Where the tag begins and ends in `bytes`. */
  start = 0;
  end = 0;
  /** How many tags are open, this one included. */
  depth = 0;

  private isEmptyTag = false;
  private textStart = 0;
  private textEnd = 0;
  /** Text in front of a comment or CDATA section, which splits what belongs together. */
  private earlierText = "";
  private readonly open: string[] = [];
  /** Four offsets an attribute: name from, to, value from, to. */
  private readonly attributes = new Int32Array(MAX_ATTRIBUTES * 4);
  private attributeCount = 0;

  constructor(
    bytes: Uint8Array,
    private readonly part: string,
    private readonly file: string,
  ) {
    this.bytes = asUtf8(bytes);
    this.end = this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf ? 3 : 0;
  }

  next(): Token {
    if (this.isEmptyTag) {
      this.isEmptyTag = false;
      this.textStart = this.textEnd = this.end;
      this.earlierText = "";
      this.depth--;
      this.open.pop();
      return CLOSE;
    }
    const { bytes } = this;
    this.textStart = this.end;
    if (this.earlierText !== "") this.earlierText = "";
    for (;;) {
      const at = bytes.indexOf(LESS, this.end);
      if (at < 0) {
        if (this.depth > 0) throw this.damaged();
        return DONE;
      }
      this.start = at;
      this.textEnd = at;
      const second = bytes[at + 1];
      if (second === SLASH) return this.closingTag(at + 2);
      if (second === BANG || second === QUESTION) this.skipMarkup(at);
      else return this.openingTag(at + 1);
    }
  }

  /** What stands between the last tag and this one, with entities and line ends resolved. */
  text(): string {
    const last = decode(this.bytes, this.textStart, this.textEnd);
    return this.earlierText === "" ? last : this.earlierText + last;
  }

  /** Characters of `text()` at most; cheap, for holding against a limit before decoding. */
  textBytes(): number {
    return this.earlierText.length + this.textEnd - this.textStart;
  }

  /** The text as a number; NaN where it is none. */
  number(): number {
    if (this.earlierText !== "") return toNumber(this.text());
    return numberIn(this.bytes, this.textStart, this.textEnd);
  }

  /** Null where the tag has no such attribute. */
  attribute(name: string): string | null {
    const at = this.find(name);
    return at < 0 ? null : decode(this.bytes, this.attributes[at + 2]!, this.attributes[at + 3]!);
  }

  /** NaN where the tag has no such attribute, or where it is not a number. */
  numberAttribute(name: string): number {
    const at = this.find(name);
    return at < 0 ? NaN : numberIn(this.bytes, this.attributes[at + 2]!, this.attributes[at + 3]!);
  }

  /** "1", "true" and "on" are true; absent gives `fallback`. */
  flag(name: string, fallback = false): boolean {
    const value = this.attribute(name);
    return value === null ? fallback : value === "1" || value === "true" || value === "on";
  }

  /** Offset into `attributes` of the value's bounds, for readers that look at the bytes themselves. */
  valueBounds(name: string): { from: number; to: number } | null {
    const at = this.find(name);
    return at < 0 ? null : { from: this.attributes[at + 2]!, to: this.attributes[at + 3]! };
  }

  /** Leaves the open tag behind with all that it holds; afterwards the scanner stands on its closing tag. */
  skip(): void {
    const depth = this.depth - 1;
    while (this.depth > depth) if (this.next() === DONE) return;
  }

  damaged(): Refusal {
    return new Refusal(filesText.damagedPart(this.file, this.part));
  }

  private find(name: string): number {
    const { bytes, attributes } = this;
    for (let n = 0; n < this.attributeCount; n++) {
      const from = attributes[n * 4]!;
      if (attributes[n * 4 + 1]! - from !== name.length) continue;
      let i = 0;
      while (i < name.length && bytes[from + i] === name.charCodeAt(i)) i++;
      if (i === name.length) return n * 4;
    }
    return -1;
  }

  private openingTag(from: number): Token {
    const { bytes, attributes } = this;
    let at = from;
    let nameFrom = from;
    let c = bytes[at]!;
    while (c > 32 && c !== MORE && c !== SLASH) {
      if (c === COLON) nameFrom = at + 1;
      c = bytes[++at]!;
    }
    if (at === nameFrom) throw this.damaged();
    if (!isName(this.name, bytes, nameFrom, at)) this.name = intern(bytes, nameFrom, at);
    this.attributeCount = 0;

    for (;;) {
      while (c <= 32) c = bytes[++at]!;
      if (c === MORE) break;
      if (c === SLASH) {
        this.isEmptyTag = true;
        c = bytes[++at]!;
        if (c !== MORE) throw this.damaged();
        break;
      }
      let attributeFrom = at;
      while (c > 32 && c !== EQUALS && c !== MORE) {
        if (c === COLON) attributeFrom = at + 1;
        c = bytes[++at]!;
      }
      const attributeTo = at;
      while (c <= 32) c = bytes[++at]!;
      if (c !== EQUALS) throw this.damaged();
      do c = bytes[++at]!;
      while (c <= 32);
      if (c !== DOUBLE_QUOTE && c !== SINGLE_QUOTE) throw this.damaged();
      const valueFrom = at + 1;
      at = bytes.indexOf(c, valueFrom);
      if (at < 0 || this.attributeCount === MAX_ATTRIBUTES) throw this.damaged();
      const slot = this.attributeCount++ * 4;
      attributes[slot] = attributeFrom;
      attributes[slot + 1] = attributeTo;
      attributes[slot + 2] = valueFrom;
      attributes[slot + 3] = at;
      c = bytes[++at]!;
    }
    this.end = at + 1;
    if (++this.depth > MAX_DEPTH) throw this.damaged();
    this.open.push(this.name);
    return OPEN;
  }

  private closingTag(from: number): Token {
    const { bytes } = this;
    let at = from;
    let nameFrom = from;
    let c = bytes[at]!;
    while (c > 32 && c !== MORE) {
      if (c === COLON) nameFrom = at + 1;
      c = bytes[++at]!;
    }
    const nameTo = at;
    const opened = this.open.pop();
    while (c <= 32) c = bytes[++at]!;
    const matches =
      opened !== undefined &&
      (isName(opened, bytes, nameFrom, nameTo) || opened === decode(bytes, nameFrom, nameTo));
    if (!matches || c !== MORE) throw this.damaged();
    this.name = opened;
    this.end = at + 1;
    this.depth--;
    this.attributeCount = 0;
    return CLOSE;
  }

  /** Comments, CDATA sections and instructions; the scanner stands behind them afterwards. */
  private skipMarkup(at: number): void {
    const { bytes } = this;
    this.earlierText += decode(bytes, this.textStart, at);
    let to: number;
    if (bytes[at + 1] === QUESTION) to = find(bytes, "?>", at + 2);
    else if (starts(bytes, "<!--", at)) to = find(bytes, "-->", at + 4);
    else if (starts(bytes, "<![CDATA[", at)) {
      to = find(bytes, "]]>", at + 9);
      if (to >= 0) this.earlierText += decodePlain(bytes, at + 9, to - 3);
    } else throw new Refusal(filesText.entities(this.file, this.part));
    if (to < 0) throw this.damaged();
    this.end = to;
    this.textStart = to;
  }
}

function starts(bytes: Uint8Array, text: string, at: number): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Where `text` ends, from `at` on; -1 where it does not occur. */
function find(bytes: Uint8Array, text: string, at: number): number {
  const first = text.charCodeAt(0);
  for (let i = bytes.indexOf(first, at); i >= 0; i = bytes.indexOf(first, i + 1)) {
    if (starts(bytes, text, i)) return i + text.length;
  }
  return -1;
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

function asUtf8(bytes: Uint8Array): Uint8Array {
  const isLittle =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === LESS && bytes[1] === 0);
  const isBig = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === LESS);
  if (!isLittle && !isBig) return bytes;
  return new TextEncoder().encode(
    new TextDecoder(isLittle ? "utf-16le" : "utf-16be").decode(bytes),
  );
}

const SHORT = 48;
const SHORT_CODES: number[] = [];

function decode(bytes: Uint8Array, from: number, to: number): string {
  if (to <= from) return "";
  if (to === from + 1 && bytes[from]! < 128 && bytes[from] !== RETURN) {
    return String.fromCharCode(bytes[from]!);
  }
  if (to - from <= SHORT) {
    SHORT_CODES.length = to - from;
    let i = from;
    for (; i < to; i++) {
      const c = bytes[i]!;
      if (c >= 128 || c === AMPERSAND || c === RETURN) break;
      SHORT_CODES[i - from] = c;
    }
    if (i === to) return String.fromCharCode.apply(null, SHORT_CODES);
  }
  const text = decodePlain(bytes, from, to);
  return text.includes("&") ? resolveEntities(text) : text;
}

function decodePlain(bytes: Uint8Array, from: number, to: number): string {
  const text = utf8.decode(bytes.subarray(from, to));
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

const NAMED = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Entities that XML itself does not know stay as they are written. */
export function resolveEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,8}|#[0-9]{1,9}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (entity[0] !== "#") return NAMED.get(entity) ?? whole;
    const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : whole;
  });
}

const POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n);
const MAX_EXACT_DIGITS = 15;

/** A number as files write it; exact, because up to 15 digits and powers up to 10^22 are exact doubles. */
export function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const isNegative = bytes[at] === 45;
  if (isNegative) at++;
  let digits = 0;
  let fraction = -1;
  let n = 0;
  for (; at < to; at++) {
    const c = bytes[at]!;
    if (c >= 48 && c <= 57) {
      n = n * 10 + c - 48;
      digits++;
    } else if (c === 46 && fraction < 0) fraction = digits;
    else return toNumber(utf8.decode(bytes.subarray(from, to)));
  }
  if (digits === 0 || digits > MAX_EXACT_DIGITS) {
    return toNumber(utf8.decode(bytes.subarray(from, to)));
  }
  const value = fraction < 0 ? n : n / POWERS[digits - fraction]!;
  return isNegative ? -value : value;
}

function toNumber(text: string): number {
  return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
}

/** The names that a workbook repeats millions of times, each as one string. */
const FREQUENT_NAMES = new Map<number, string>();
for (const name of ["row", "c", "v", "f", "is", "t", "r", "rPr", "si", "sz", "color", "col"]) {
  FREQUENT_NAMES.set(hashOf(new TextEncoder().encode(name), 0, name.length), name);
}

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  for (let i = from; i < to; i++) hash = (hash * 31 + bytes[i]!) | 0;
  return hash;
}

/** True for ASCII names alone; any other has to be decoded to be compared. */
function isName(name: string, bytes: Uint8Array, from: number, to: number): boolean {
  return name.length === to - from && starts(bytes, name, from);
}

function intern(bytes: Uint8Array, from: number, to: number): string {
  const known = FREQUENT_NAMES.get(hashOf(bytes, from, to));
  if (known !== undefined && isName(known, bytes, from, to)) return known;
  return decode(bytes, from, to);
}
