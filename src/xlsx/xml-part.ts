import { ByteBuilder } from "./byte-builder";
import { Refusal, type Reading } from "./refusal";
import { filesText } from "../text/files";
import { escapeMarkup } from "./text-escapes";
import { OPEN, XmlScanner, DONE } from "./xml";

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

interface Child {
  readonly name: string;
  raw: Uint8Array | string;
}

/**
 * One XML part as its root and the root's children, each kept as it is written. Children that are not
 * touched go back into the file unchanged, whatever they hold.
 */
export class XmlPart {
  private readonly children: Child[] = [];
  private root: string;
  /** What element names are to begin with: "" or, for example, "x:". */
  readonly prefix: string;
  private readonly rootName: string;

  constructor(
    bytes: Uint8Array,
    private readonly part: string,
    private readonly reading: Reading,
  ) {
    const { file } = reading;
    const xml = new XmlScanner(bytes, part, file);
    if (xml.next() !== OPEN) throw new Refusal(filesText.damagedPart(file, part));
    const tag = decodeUtf8(xml.bytes.subarray(xml.start, xml.end)).replace(/\/>$/, ">");
    this.root = tag;
    this.rootName = /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
    this.prefix = this.rootName.includes(":") ? `${this.rootName.split(":")[0]}:` : "";
    for (let token = xml.next(); token !== DONE && xml.depth > 0; token = xml.next()) {
      const { name, start } = xml;
      xml.skip();
      this.children.push({ name, raw: xml.bytes.subarray(start, xml.end) });
    }
  }

  /** The opening tag of the root. */
  rootTag(): string {
    return this.root;
  }

  setRootAttribute(name: string, value: string): void {
    this.root = withAttribute(this.root, name, value);
  }

  bytesOf(name: string): Uint8Array | null {
    const raw = this.children.find((child) => child.name === name)?.raw;
    return typeof raw === "string" ? new TextEncoder().encode(raw) : (raw ?? null);
  }

  /** The first child of that name as it is written. */
  rawOf(name: string): string | null {
    const raw = this.children.find((child) => child.name === name)?.raw;
    return raw === undefined ? null : asString(raw);
  }

  rawOfAll(name: string): string[] {
    return this.children.filter((child) => child.name === name).map((child) => asString(child.raw));
  }

  /** The elements inside the child of that name; none where there is no such child. */
  elementsIn(name: string): string[] {
    const bytes = this.bytesOf(name);
    if (!bytes) return [];
    return new XmlPart(bytes, this.part, this.reading).children.map(({ raw }) => asString(raw));
  }

  append(name: string, raw: string): void {
    this.children.push({ name, raw });
  }

  remove(matches: (name: string, raw: string) => boolean): void {
    const kept = this.children.filter((child) => !matches(child.name, asString(child.raw)));
    this.children.splice(0, this.children.length, ...kept);
  }

  /** Replaces the child of that name, or puts it where `order` wants it; null takes it out. */
  set(name: string, raw: string | Uint8Array | null, order: readonly string[]): void {
    const at = this.children.findIndex((child) => child.name === name);
    if (raw === null) {
      if (at >= 0) this.children.splice(at, 1);
    } else if (at >= 0) {
      this.children.splice(at, 1, { name, raw });
    } else {
      const place = order.indexOf(name);
      const next = this.children.findIndex((child) => order.indexOf(child.name) > place);
      this.children.splice(next < 0 ? this.children.length : next, 0, { name, raw });
    }
  }

  bytes(): Uint8Array {
    const out = new ByteBuilder();
    out.text(DECLARATION + this.root);
    for (const { raw } of this.children) {
      if (typeof raw === "string") out.text(raw);
      else out.bytes(raw);
    }
    out.text(`</${this.rootName}>`);
    return out.finish();
  }
}

export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function asString(raw: string | Uint8Array): string {
  return typeof raw === "string" ? raw : decodeUtf8(raw);
}

/** An attribute of the first tag in `raw`, with its entities resolved; null where it has none. */
export function attributeOf(raw: string, name: string): string | null {
  const xml = new XmlScanner(new TextEncoder().encode(raw), "", "");
  return xml.next() === OPEN ? xml.attribute(name) : null;
}

/** An attribute of the first tag in `raw` set, or with null taken away; the rest stays as it is written. */
export function withAttribute(raw: string, name: string, value: string | null): string {
  const end = tagEnd(raw);
  const tag = raw.slice(0, end);
  const present = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
  const written = value === null ? "" : ` ${name}="${escapeMarkup(value)}"`;
  if (present.test(tag)) return tag.replace(present, () => written) + raw.slice(end);
  return tag.replace(/(\/?)>$/, (_, slash: string) => `${written}${slash}>`) + raw.slice(end);
}

/** Where the first tag of `raw` ends; a `>` inside an attribute does not end it. */
function tagEnd(raw: string): number {
  let quote = "";
  for (let at = 0; at < raw.length; at++) {
    const character = raw.charAt(at);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return at + 1;
  }
  return raw.length;
}
