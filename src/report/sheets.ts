import type { Area } from "../cells/address";
import type { Change } from "../workbook/change";
import { atOnce, type Slices } from "../workbook/slices";
import type { ReportDocument, Section } from "./document";
import type { FigurePlaces } from "./places";
import { layOut, type LaidOut } from "./sheet-layout";

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

interface SheetSections {
  readonly name: string;
  readonly sections: Section[];
}

function bySheet(document: ReportDocument): SheetSections[] {
  const sheets: SheetSections[] = [];
  for (const section of document.sections) {
    const last = sheets.at(-1);
    if (last && section.sheet === null) last.sections.push(section);
    else sheets.push({ name: section.sheet ?? document.title, sections: [section] });
  }
  // A page for nothing but a note would be an empty one: the note stands at the end of the sheet before.
  return sheets.reduce<SheetSections[]>((kept, sheet) => {
    const last = kept.at(-1);
    if (last && sheet.sections.every(isNote)) last.sections.push(...sheet.sections);
    else kept.push(sheet);
    return kept;
  }, []);
}

const isNote = ({ blocks }: Section) =>
  blocks.length > 0 &&
  blocks.every((block) => block.kind === "paragraph" && block.weight === "note");

interface NamedSheet {
  readonly name: string;
  readonly laidOut: LaidOut;
}

/**
 * Laid out once more where a sentence tells a figure: only once every table has its place can it say in which cells its
 * figures stand.
 */
function* laidOut(document: ReportDocument, taken: readonly string[]): Slices<NamedSheet[]> {
  const names = new Set([RESERVED, ...taken.map((name) => name.toLowerCase())]);
  const sheets = bySheet(document).map(({ name, sections }) => ({
    name: freeName(name, names),
    sections,
  }));
  const withPlaces = function* (places: FigurePlaces): Slices<NamedSheet[]> {
    const named: NamedSheet[] = [];
    for (const [index, { name, sections }] of sheets.entries()) {
      named.push({ name, laidOut: yield* layOut(document, sections, index === 0, places) });
    }
    return named;
  };
  const first = yield* withPlaces(new Map());
  const places = placesIn(first);
  return places.size === 0 ? first : yield* withPlaces(places);
}

function placesIn(sheets: readonly NamedSheet[]): FigurePlaces {
  const places = new Map<string, Area>();
  for (const { name, laidOut: one } of sheets) {
    for (const [key, { row, column }] of one.found) {
      if (!places.has(key)) places.set(key, { sheet: name, row, column, rows: 1, columns: 1 });
    }
  }
  return places;
}

/** Where the figures of a report stand in its sheets. */
export function* figurePlacesSteps(document: ReportDocument): Slices<FigurePlaces> {
  return placesIn(yield* laidOut(document, []));
}

/**
 * The changes that put a report into a workbook, one sheet each. `taken` are the names of the sheets that
 * are there already: a report never takes the place of another one.
 */
export function reportSheets(document: ReportDocument, taken: readonly string[] = []): Change[] {
  return atOnce(reportSheetsSteps(document, taken));
}

/** The same in slices. */
export function* reportSheetsSteps(
  document: ReportDocument,
  taken: readonly string[] = [],
): Slices<Change[]> {
  const sheets = yield* laidOut(document, taken);
  return sheets.map(({ name, laidOut: { sheet } }) => ({
    kind: "addReportSheet",
    sheet: name,
    content: sheet,
  }));
}
