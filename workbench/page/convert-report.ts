import { intersection } from "../../src/cells/address";
import { EDGE_COLOURS, LOOKS, type Look, type LookFacts } from "../../src/workbook/looks";
import type {
  PageSetup,
  Place,
  ReportCell,
  ReportRow,
  ReportSheet,
} from "../../src/workbook/report-sheet";
import { GENERAL, type Page, type Sheet } from "../host/model";
import type { Json } from "../host/protocol";
import { chartOf } from "./convert-chart";

const ALIGNMENTS: ReadonlyMap<Json, NonNullable<ReportCell["align"]>> = new Map([
  ["Left", "left"],
  ["Center", "centre"],
  ["Right", "right"],
]);

const lookKey = ({ size, isBold, isItalic, colour, fill, edge, wraps }: LookFacts) =>
  JSON.stringify([size, isBold, isItalic, colour, fill, edge, wraps]);

const isLook = (name: string): name is Look => name in LOOKS;
const LOOK_BY_FACTS: ReadonlyMap<string, Look> = new Map(
  Object.keys(LOOKS)
    .filter(isLook)
    .map((look) => [lookKey(LOOKS[look]), look]),
);

/** A style property cell by cell, row after row. */
type Painted = ReadonlyMap<string, readonly (Json | undefined)[]>;

/** Every style laid over the cells in the order in which it came: of several the last one holds. */
function painted(sheet: Sheet, place: Place): Painted {
  const whole = { ...place, sheet: sheet.name };
  const properties = new Map<string, (Json | undefined)[]>();
  for (const { area, property, value } of sheet.styles) {
    const part = intersection(area, whole);
    if (!part) continue;
    let cells = properties.get(property);
    if (!cells) {
      cells = new Array<Json | undefined>(place.rows * place.columns).fill(undefined);
      properties.set(property, cells);
    }
    for (let row = part.row; row < part.row + part.rows; row++) {
      const start = row * place.columns + part.column;
      cells.fill(value, start, start + part.columns);
    }
  }
  return properties;
}

const colourOf = (value: Json | undefined): string | null =>
  typeof value === "string" && value.startsWith("#") ? value.slice(1).toUpperCase() : null;

function edgeAt(style: (property: string) => Json | undefined): LookFacts["edge"] {
  const isStrong = (side: string) =>
    style(`border/${side}/style`) === "Continuous" &&
    colourOf(style(`border/${side}/color`)) === EDGE_COLOURS.strong;
  if (isStrong("EdgeTop")) return "above";
  if (isStrong("EdgeBottom")) return "below";
  return style("border/EdgeBottom/style") === "Continuous" ? "fine" : "none";
}

/** The look that was given to a cell; null where it has none of a report's. */
function lookAt(style: (property: string) => Json | undefined): Look | null {
  const size = style("font/size");
  if (typeof size !== "number") return null;
  const facts: LookFacts = {
    size,
    isBold: style("font/bold") === true,
    isItalic: style("font/italic") === true,
    colour: colourOf(style("font/color")) ?? "000000",
    fill: colourOf(style("fill/color")),
    edge: edgeAt(style),
    wraps: style("format/wrapText") === true,
  };
  return LOOK_BY_FACTS.get(lookKey(facts)) ?? null;
}

function rowsOf(sheet: Sheet, place: Place): ReportRow[] {
  const properties = painted(sheet, place);
  const across = new Map(
    sheet.merged.map(({ row, column, columns }) => [`${row} ${column}`, columns]),
  );
  const cellAt = (row: number, column: number): ReportCell | null => {
    const style = (property: string) => properties.get(property)?.[row * place.columns + column];
    const look = lookAt(style);
    if (look === null) return null;
    const format = sheet.format(row, column);
    const isInset = style("format/indentLevel") === 1;
    const align = isInset ? "inset" : ALIGNMENTS.get(style("format/horizontalAlignment") ?? null);
    const columns = across.get(`${row} ${column}`);
    return {
      value: sheet.value(row, column),
      look,
      ...(format === GENERAL ? {} : { format }),
      ...(align === undefined ? {} : { align }),
      ...(columns === undefined ? {} : { across: columns }),
    };
  };
  return Array.from({ length: place.rows }, (_, row) => ({
    cells: Array.from({ length: place.columns }, (__, column) => cellAt(row, column)),
    height: sheet.heights.get(row) ?? null,
    startsPage: sheet.page.breaks.has(row),
  }));
}

function pageOf({ properties, titleRows }: Page): PageSetup {
  const line = (name: string) => {
    const words = properties.get(`allPages/${name}`);
    return typeof words === "string" ? words.replaceAll("&&", "&") : "";
  };
  return {
    orientation: properties.get("orientation") === "Landscape" ? "landscape" : "portrait",
    titleRows: titleRows && { first: titleRows.row, count: titleRows.rows },
    header: { left: line("leftHeader"), right: line("rightHeader") },
    footer: line("leftFooter"),
  };
}

/** A sheet that is printed on A4, one page wide, from its first cell on: as a report is set up. */
function isSetUpAsReport({ printArea, properties }: Page): boolean {
  const zoom = properties.get("zoom");
  return (
    printArea?.row === 0 &&
    printArea.column === 0 &&
    properties.get("paperSize") === "A4" &&
    typeof zoom === "object" &&
    zoom !== null &&
    "horizontalFitToPages" in zoom &&
    zoom["horizontalFitToPages"] === 1
  );
}

/**
 * The report that the pane put on a sheet, read back from what it told the host: looks, charts and page
 * set-up. Null where the sheet holds none.
 */
export function reportOf(
  sheet: Sheet,
  charactersOf: (column: number) => number,
): ReportSheet | null {
  const { printArea } = sheet.page;
  if (!printArea || !isSetUpAsReport(sheet.page)) return null;
  return {
    widths: Array.from({ length: printArea.columns }, (_, column) => charactersOf(column)),
    rows: rowsOf(sheet, printArea),
    charts: sheet.charts.flatMap((chart) => chartOf(chart, sheet) ?? []),
    page: pageOf(sheet.page),
  };
}
