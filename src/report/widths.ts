import type { Block, ReportDocument, ReportTable, Section } from "./document";
import { drawnTable } from "./series";
import { figuresTable, signOffTable } from "./tables";

const FIRST_WIDTH = 26;
const OTHER_WIDTH = 13;
const FILLER_WIDTH = 12;
/** Characters of the standard font on an A4 page at full size. */
const PAGE_WIDTH = { portrait: 88, landscape: 132 } as const;

function tablesOf(block: Block): ReportTable[] {
  switch (block.kind) {
    case "table":
      return [block];
    case "chart":
      return [drawnTable(block)];
    case "figures":
      return [figuresTable(block.figures)];
    case "signOff":
      return [signOffTable(block)];
    default:
      return [];
  }
}

/**
 * The width of each column of a sheet: what its tables ask for, and blank columns up to the width of the
 * page, so that sentences have room.
 */
export function columnWidths(
  document: ReportDocument,
  sections: readonly Section[],
  isFirst: boolean,
): number[] {
  const widths: number[] = isFirst && document.meta.facts.length > 0 ? [FIRST_WIDTH] : [];
  for (const table of sections.flatMap(({ blocks }) => blocks).flatMap(tablesOf)) {
    table.columns.forEach(({ width }, at) => {
      const wanted = width ?? (at === 0 ? FIRST_WIDTH : OTHER_WIDTH);
      widths[at] = Math.max(widths[at] ?? 0, wanted);
    });
  }
  const page = PAGE_WIDTH[sections[0]?.orientation ?? "portrait"];
  let total = widths.reduce((sum, width) => sum + width, 0);
  while (total < page) {
    const width = Math.min(FILLER_WIDTH, page - total);
    widths.push(width);
    total += width;
  }
  return widths;
}
