import type { Change } from "../workbook/change";
import type { ReportDocument, Section } from "./document";
import { layOut } from "./sheet-layout";

const LONGEST_NAME = 31;
/** Excel keeps this name for itself. */
const RESERVED = "history";
const FORBIDDEN = /[[\]:*?/\\\u0000-\u001f]/g;

/** A name that Excel takes for a sheet, and that no other sheet has. */
function freeName(wanted: string, taken: Set<string>): string {
  const plain = wanted
    .replace(FORBIDDEN, " ")
    .replace(/^[' ]+/, "")
    .slice(0, LONGEST_NAME)
    .replace(/[' ]+$/, "");
  let name = plain;
  for (let n = 2; name === "" || taken.has(name.toLowerCase()); n++) {
    const end = ` (${n})`;
    name = plain.slice(0, LONGEST_NAME - end.length) + end;
  }
  taken.add(name.toLowerCase());
  return name;
}

function bySheet(document: ReportDocument): { name: string; sections: Section[] }[] {
  const sheets: { name: string; sections: Section[] }[] = [];
  for (const section of document.sections) {
    const last = sheets.at(-1);
    if (last && section.sheet === null) last.sections.push(section);
    else sheets.push({ name: section.sheet ?? document.title, sections: [section] });
  }
  return sheets;
}

/**
 * The changes that put a report into a workbook, one sheet each. `taken` are the names of the sheets that
 * are there already: a report never takes the place of another one.
 */
export function reportSheets(document: ReportDocument, taken: readonly string[] = []): Change[] {
  const names = new Set([RESERVED, ...taken.map((name) => name.toLowerCase())]);
  return bySheet(document).map(({ name, sections }, index) => ({
    kind: "addReportSheet",
    sheet: freeName(name, names),
    content: layOut(document, sections, index === 0),
  }));
}
