/** Every way in which a cell of a report may look; the same in a file and in Excel. */
export type Look =
  | "title"
  | "heading"
  | "subheading"
  | "body"
  | "strong"
  | "note"
  | "header"
  | "cell"
  | "total"
  | "figure"
  | "ragRed"
  | "ragAmber"
  | "ragGreen"
  | "ragGrey";

export interface LookFacts {
  /** In points. */
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Colours as six hexadecimal digits. */
  readonly colour: string;
  readonly fill: string | null;
  /** Lines around the cell: none, a fine one below, a strong one below, a strong one above. */
  readonly edge: "none" | "fine" | "below" | "above";
  readonly wraps: boolean;
}

const plain: LookFacts = {
  size: 11,
  isBold: false,
  isItalic: false,
  colour: "000000",
  fill: null,
  edge: "none",
  wraps: false,
};
const inTable: LookFacts = { ...plain, size: 10, edge: "fine", wraps: true };

/**
 * Every fill is light enough for black text to stand on it at a contrast of 7 to 1, and of another grey
 * than the next, so that a printed page without colour still tells them apart. None is the only sign.
 */
export const LOOKS: Readonly<Record<Look, LookFacts>> = {
  title: { ...plain, size: 18, isBold: true },
  heading: { ...plain, size: 14, isBold: true },
  subheading: { ...plain, size: 12, isBold: true },
  body: { ...plain, wraps: true },
  strong: { ...plain, isBold: true, wraps: true },
  note: { ...plain, size: 9, isItalic: true, colour: "404040", wraps: true },
  header: { ...inTable, isBold: true, fill: "D9D9D9", edge: "below" },
  cell: inTable,
  total: { ...inTable, isBold: true, edge: "above" },
  figure: { ...inTable, size: 16, isBold: true },
  ragRed: { ...inTable, isBold: true, fill: "E8A5A0" },
  ragAmber: { ...inTable, isBold: true, fill: "FBDD9A" },
  ragGreen: { ...inTable, isBold: true, fill: "DDF0DA" },
  ragGrey: { ...inTable, isBold: true, fill: "C8C8C8" },
};

/** Told apart in grey: three greys and a hatching, and two colours for signals, each with its own mark. */
export type Tone = "dark" | "middle" | "light" | "hatched" | "blue" | "orange";

export const EDGE_COLOURS = { fine: "A6A6A6", strong: "404040" } as const;

/** Colours of what a chart draws: greys that print apart, and blue and orange for signals. */
export const TONE_COLOURS: Readonly<Record<Tone, string>> = {
  dark: "404040",
  middle: "8C8C8C",
  light: "D0D0D0",
  hatched: "595959",
  blue: "0B5CAD",
  orange: "C75B12",
};
