const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Workbooks write characters that XML cannot hold as `_x000D_`, and a literal `_x` as `_x005F_x`. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

const NEEDS_ESCAPE =
  // The very characters that XML forbids.
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4}_)/g;

const escapeOne = (character: string) =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** The opposite of `decodeEscapes`: what it gives can stand in XML and comes back unchanged. */
export function encodeEscapes(text: string): string {
  return text.replace(NEEDS_ESCAPE, escapeOne);
}

const MARKUP = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\n", "&#10;"],
  ["\t", "&#9;"],
]);

/** For an attribute value or the text between tags. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"\n\t]/g, (character) => MARKUP.get(character) ?? character);
}
