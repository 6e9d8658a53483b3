import { quotedSheet } from "./address";

// In this order: text; a quoted name, or what only looks like one; what stands in brackets, and with a name behind it a sheet
// of another workbook; a plain name, or two of them. The look-behind keeps a long name from being tried again from each of its
// letters.
const PIECE =
  /"[^"]*"|'([^']*(?:''[^']*)*)'(!?)|\[[^[\]]*\](?:[\p{L}_\\][\p{L}\p{N}_.\\?]*!)?|(?<![\p{L}\p{N}_.\\?])([\p{L}_\\][\p{L}\p{N}_.\\?]*(?::[\p{L}_\\][\p{L}\p{N}_.\\?]*)?)!/gu;

/**
 * A formula after sheets were given other names, all at once. `renamed` tells the new name by the old one in small letters.
 * Text, tables and sheets of other workbooks stay as they are.
 */
export function withRenamedSheets(formula: string, renamed: ReadonlyMap<string, string>): string {
  return formula.replace(PIECE, (found, quoted?: string, sign?: string, plain?: string) => {
    const sheets = quoted?.replaceAll("''", "'") ?? plain;
    // In quotes another workbook stands in front of its sheet.
    if (sheets === undefined || sign === "" || sheets.includes("]")) return found;
    const before = sheets.split(":");
    const after = before.map((name) => renamed.get(name.toLowerCase()) ?? name);
    if (after.every((name, at) => name === before[at])) return found;
    const isPlain = after.every((name) => quotedSheet(name) === name);
    const names = after.join(":");
    return isPlain ? `${names}!` : `'${names.replaceAll("'", "''")}'!`;
  });
}
