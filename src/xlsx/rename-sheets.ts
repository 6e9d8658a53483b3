import { withRenamedSheets } from "../cells/sheet-names";
import type { WorkbookModel } from "../workbook/model";
import type { OfficePackage } from "./package";
import { PackageEditor } from "./package-editor";
import { readFrame } from "./read-workbook";
import { escapeMarkup } from "./text-escapes";
import { attributeOf, decodeUtf8, withAttribute } from "./xml-part";
import { resolveEntities } from "./xml";

/** Sheets of a file that are called something else by now: the new name by the old one. */
export type Renames = ReadonlyMap<string, string>;

/**
 * What the sheets of a file are called in a model that came from it. One that is gone gets out of the way where another has
 * its name now.
 */
export function renamesOf(model: WorkbookModel, inFile: readonly string[]): Renames {
  const renames = new Map<string, string>();
  const stillThere = new Set<string>();
  for (const { name, nameInFile = name } of model.sheets) {
    if (nameInFile === null || !inFile.includes(nameInFile) || stillThere.has(nameInFile)) continue;
    stillThere.add(nameInFile);
    if (nameInFile !== name) renames.set(nameInFile, name);
  }
  const taken = new Set([...inFile, ...model.sheets.map(({ name }) => name)]);
  const isNew = new Set(
    model.sheets.flatMap(({ name, nameInFile = name }) => (nameInFile === name ? [] : [name])),
  );
  for (const name of inFile) {
    if (stillThere.has(name) || !isNew.has(name)) continue;
    let n = 1;
    while (taken.has(`Gone ${n}`)) n++;
    taken.add(`Gone ${n}`);
    renames.set(name, `Gone ${n}`);
  }
  return renames;
}

/** Parts with formulas: cells, formats by condition, drop-down lists, charts, tables, pivot tables. */
const WITH_FORMULAS =
  /^\/?xl\/(?:worksheets|charts|chartsheets|drawings|pivotCache|tables)\/[^/]+\.xml$/i;
const FORMULA =
  /(<(?:\w+:)?(?:f|formula|formula1|formula2|definedName|calculatedColumnFormula|totalsRowFormula)(?:\s[^<>]*)?>)([^<]+)/g;
const LINK = /(<(?:\w+:)?hyperlink\s[^<>]*?\blocation=)("[^"]*"|'[^']*')/g;
const SOURCE = /(<(?:\w+:)?worksheetSource\s[^<>]*?\bsheet=)("[^"]*"|'[^']*')/g;

/**
 * The same file with its sheets under other names, and everything in it that names them: formulas, names, formats by
 * condition, charts, pivot tables, links. Links of shapes keep the old name.
 */
export function renameSheets(office: OfficePackage, renames: Renames): Uint8Array {
  const editor = new PackageEditor(office);
  const lower = new Map([...renames].map(([before, after]) => [before.toLowerCase(), after]));
  const inText = (raw: string) => {
    const formula = resolveEntities(raw);
    const renamed = withRenamedSheets(formula, lower);
    return renamed === formula ? raw : escapeMarkup(renamed);
  };
  const inFormula = (_: string, tag: string, raw: string) => tag + inText(raw);
  const inLink = (_: string, tag: string, raw: string) => `${tag}"${inText(raw.slice(1, -1))}"`;
  const inSource = (found: string, tag: string, raw: string) => {
    const name = lower.get(resolveEntities(raw.slice(1, -1)).toLowerCase());
    return name === undefined ? found : `${tag}"${escapeMarkup(name)}"`;
  };
  const change = (part: string, changed: (xml: string) => string) => {
    const xml = decodeUtf8(editor.bytesOf(part));
    const now = changed(xml);
    if (now !== xml) editor.put(part, new TextEncoder().encode(now));
  };

  const { part: workbookPart } = readFrame(office);
  const workbook = editor.xml(workbookPart);
  const sheets = workbook.elementsIn("sheets").map((raw) => {
    const name = renames.get(attributeOf(raw, "name") ?? "");
    return name === undefined ? raw : withAttribute(raw, "name", name);
  });
  const { prefix } = workbook;
  workbook.set("sheets", `<${prefix}sheets>${sheets.join("")}</${prefix}sheets>`, []);
  editor.put(workbookPart, workbook.bytes());
  change(workbookPart, (xml) => xml.replace(FORMULA, inFormula));
  for (const { name } of office.zip.entries.values()) {
    if (!WITH_FORMULAS.test(name)) continue;
    change(name, (xml) =>
      xml.replace(FORMULA, inFormula).replace(LINK, inLink).replace(SOURCE, inSource),
    );
  }
  return editor.bytes();
}
