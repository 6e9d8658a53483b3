import { GENERAL } from "../workbook/model";
import { builtInFormat, builtInId, FIRST_CUSTOM_ID } from "./number-formats";
import type { Reading } from "./refusal";
import { escapeMarkup } from "./text-escapes";
import { attributeOf, withAttribute, XmlPart } from "./xml-part";

const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** What a cell to be written needs beyond the style it has. */
export interface StyleWish {
  readonly format: string;
  /** Text that starts like a formula: marked, so that editing the cell does not turn it into one. */
  readonly isGuarded: boolean;
  readonly isBold: boolean;
}

/** The style part of a workbook, to which styles are added as cells ask for them. */
export class StyleBook {
  private readonly xml: XmlPart;
  private readonly formatIds = new Map<string, number>();
  private readonly formatOf = new Map<number, string>();
  private readonly formatsRaw: string[];
  private readonly fontsRaw: string[];
  private readonly stylesRaw: string[];
  /** By format, then by base and the two marks in one number. */
  private readonly wished = new Map<string, Map<number, number>>();
  private boldFont: number | null = null;
  private isChanged = false;

  constructor(bytes: Uint8Array, part: string, reading: Reading) {
    this.xml = new XmlPart(bytes, part, reading);
    this.formatsRaw = this.xml.elementsIn("numFmts");
    this.fontsRaw = this.xml.elementsIn("fonts");
    this.stylesRaw = this.xml.elementsIn("cellXfs");
    for (const raw of this.formatsRaw) {
      const id = Number(attributeOf(raw, "numFmtId"));
      const format = attributeOf(raw, "formatCode") ?? GENERAL;
      this.formatIds.set(format, id);
      this.formatOf.set(id, format);
    }
  }

  /** The number of a style that is `base` in everything but what is wished for. */
  style(base: number, wish: StyleWish): number {
    let ofFormat = this.wished.get(wish.format);
    if (!ofFormat) {
      ofFormat = new Map();
      this.wished.set(wish.format, ofFormat);
    }
    const key = base * 4 + Number(wish.isGuarded) * 2 + Number(wish.isBold);
    const known = ofFormat.get(key);
    if (known !== undefined) return known;
    const made = this.make(base, wish);
    ofFormat.set(key, made);
    return made;
  }

  /** Null where no style had to be added. */
  bytes(): Uint8Array | null {
    if (!this.isChanged) return null;
    const { prefix } = this.xml;
    const put = (name: string, items: readonly string[]) => {
      const raw = `<${prefix}${name} count="${items.length}">${items.join("")}</${prefix}${name}>`;
      this.xml.set(name, items.length === 0 ? null : raw, ORDER);
    };
    put("numFmts", this.formatsRaw);
    put("fonts", this.fontsRaw);
    put("cellXfs", this.stylesRaw);
    return this.xml.bytes();
  }

  private make(base: number, { format, isGuarded, isBold }: StyleWish): number {
    const { prefix } = this.xml;
    const before = this.stylesRaw[base] ?? `<${prefix}xf numFmtId="0"/>`;
    const beforeId = Number(attributeOf(before, "numFmtId") ?? 0);
    const beforeFormat = this.formatOf.get(beforeId) ?? builtInFormat(beforeId) ?? GENERAL;
    let raw = before;
    if (beforeFormat !== format) {
      raw = withAttribute(raw, "numFmtId", String(this.formatId(format)));
      raw = withAttribute(raw, "applyNumberFormat", "1");
    }
    if (isGuarded) raw = withAttribute(raw, "quotePrefix", "1");
    if (isBold) {
      raw = withAttribute(raw, "fontId", String(this.bold()));
      raw = withAttribute(raw, "applyFont", "1");
    }
    if (raw === before) return base;
    this.isChanged = true;
    const same = this.stylesRaw.indexOf(raw);
    return same >= 0 ? same : this.stylesRaw.push(raw) - 1;
  }

  private formatId(format: string): number {
    const known = this.formatIds.get(format) ?? builtInId(format);
    if (known !== null) return known;
    let id = FIRST_CUSTOM_ID;
    while (this.formatOf.has(id)) id++;
    this.formatIds.set(format, id);
    this.formatOf.set(id, format);
    const { prefix } = this.xml;
    this.formatsRaw.push(
      `<${prefix}numFmt numFmtId="${id}" formatCode="${escapeMarkup(format)}"/>`,
    );
    return id;
  }

  /** The workbook's own font, in bold. */
  private bold(): number {
    const { prefix } = this.xml;
    this.boldFont ??=
      this.fontsRaw.push(
        (this.fontsRaw[0] ?? `<${prefix}font></${prefix}font>`)
          .replace(/^(<[^>]*?)\/>$/, (_, tag: string) => `${tag}></${prefix}font>`)
          .replace(/^(<[^>]*>)/, (tag) => `${tag}<${prefix}b/>`),
      ) - 1;
    return this.boldFont;
  }
}
