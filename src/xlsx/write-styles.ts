import { GENERAL } from "../workbook/model";
import { EDGE_COLOURS, LOOKS, type Look } from "../workbook/looks";
import type { ReportCell } from "../workbook/report-sheet";
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
  readonly dress: CellDress | null;
}

const ALIGNMENTS = {
  left: ' horizontal="left"',
  inset: ' horizontal="left" indent="1"',
  centre: ' horizontal="center"',
  right: ' horizontal="right"',
} as const;

/** How a cell of a report is to look. */
export type CellDress = Pick<ReportCell, "look" | "align">;

/** The style part of a workbook, to which styles are added as cells ask for them. */
export class StyleBook {
  private readonly xml: XmlPart;
  private readonly formatIds = new Map<string, number>();
  private readonly formatOf = new Map<number, string>();
  private readonly formatsRaw: string[];
  private readonly fontsRaw: string[];
  private readonly fillsRaw: string[];
  private readonly bordersRaw: string[];
  private readonly stylesRaw: string[];
  /** By format, then by base and the two marks in one number. */
  private readonly wished = new Map<string, Map<number, number>>();
  private boldFont: number | null = null;
  private isChanged = false;

  constructor(bytes: Uint8Array, part: string, reading: Reading) {
    this.xml = new XmlPart(bytes, part, reading);
    this.formatsRaw = this.xml.elementsIn("numFmts");
    this.fontsRaw = this.xml.elementsIn("fonts");
    this.fillsRaw = this.xml.elementsIn("fills");
    this.bordersRaw = this.xml.elementsIn("borders");
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
    const dressed = wish.dress ? `${wish.dress.look} ${wish.dress.align ?? ""}` : "";
    const name = dressed === "" ? wish.format : `${dressed} ${wish.format}`;
    let ofFormat = this.wished.get(name);
    if (!ofFormat) {
      ofFormat = new Map();
      this.wished.set(name, ofFormat);
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
    put("fills", this.fillsRaw);
    put("borders", this.bordersRaw);
    put("cellXfs", this.stylesRaw);
    return this.xml.bytes();
  }

  private make(base: number, { format, isGuarded, isBold, dress }: StyleWish): number {
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
    if (dress) raw = this.dressed(raw, dress);
    if (raw === before) return base;
    this.isChanged = true;
    const same = this.stylesRaw.indexOf(raw);
    return same >= 0 ? same : this.stylesRaw.push(raw) - 1;
  }

  private dressed(raw: string, { look, align }: CellDress): string {
    const { prefix } = this.xml;
    const attributes = {
      fontId: putOnce(this.fontsRaw, lookFont(look, this.fontName(), prefix)),
      fillId: putOnce(this.fillsRaw, lookFill(look, prefix)),
      borderId: putOnce(this.bordersRaw, lookBorder(look, prefix)),
      applyFont: 1,
      applyFill: 1,
      applyBorder: 1,
      applyAlignment: 1,
    };
    let open = raw.replace(/\/?>[\s\S]*$/, ">");
    for (const [name, value] of Object.entries(attributes)) {
      open = withAttribute(open, name, String(value));
    }
    const across = align ? ALIGNMENTS[align] : "";
    const wraps = LOOKS[look].wraps ? ' wrapText="1"' : "";
    return `${open}<${prefix}alignment${across} vertical="top"${wraps}/></${prefix}xf>`;
  }

  /** The workbook's own font, so that a report looks like the rest of it. */
  private fontName(): string {
    const named = /<(?:\w+:)?name\s[^>]*>/.exec(this.fontsRaw[0] ?? "")?.[0];
    return (named && attributeOf(named, "val")) ?? "Calibri";
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

function putOnce(all: string[], raw: string): number {
  const known = all.indexOf(raw);
  return known >= 0 ? known : all.push(raw) - 1;
}

// ECMA-376 18.8.22, in the order in which Excel writes them.
function lookFont(look: Look, name: string, p: string): string {
  const { size, isBold, isItalic, colour } = LOOKS[look];
  return (
    `<${p}font>${isBold ? `<${p}b/>` : ""}${isItalic ? `<${p}i/>` : ""}<${p}sz val="${size}"/>` +
    `<${p}color rgb="FF${colour}"/><${p}name val="${escapeMarkup(name)}"/><${p}family val="2"/></${p}font>`
  );
}

function lookFill(look: Look, p: string): string {
  const { fill } = LOOKS[look];
  if (fill === null) return `<${p}fill><${p}patternFill patternType="none"/></${p}fill>`;
  const colour = `<${p}fgColor rgb="FF${fill}"/><${p}bgColor indexed="64"/>`;
  return `<${p}fill><${p}patternFill patternType="solid">${colour}</${p}patternFill></${p}fill>`;
}

function lookBorder(look: Look, p: string): string {
  const { edge } = LOOKS[look];
  const side = (name: string, isDrawn: boolean, isStrong: boolean) =>
    isDrawn
      ? `<${p}${name} style="${isStrong ? "medium" : "thin"}"><${p}color rgb="FF${
          isStrong ? EDGE_COLOURS.strong : EDGE_COLOURS.fine
        }"/></${p}${name}>`
      : `<${p}${name}/>`;
  const top = side("top", edge === "above", true);
  const bottom = side("bottom", edge !== "none", edge === "below");
  return `<${p}border><${p}left/><${p}right/>${top}${bottom}<${p}diagonal/></${p}border>`;
}
