import type { Area } from "../../../src/cells/address";
import { failure } from "../failure";
import type { Sheet } from "../model";
import type { HostArgument, Kind } from "../object";
import { HostObject, isObjectJson, numberArgument } from "../object";
import type { World } from "../world";
import { anything, keptProperties, oneOf } from "./kept";
import { areaArgument, rangeObject } from "./range";
import { rangeAreasObject } from "./range-areas";

interface PageSelf {
  readonly world: World;
  readonly sheet: Sheet;
}

function change({ world, sheet }: PageSelf): void {
  world.refuseProtected(sheet);
  world.tell({ kind: "sheets" });
}

const ofPage = (prefix: string, wanted: Parameters<typeof keptProperties>[1]) =>
  keptProperties<PageSelf>(prefix, wanted, ({ sheet }) => sheet.page.properties, change);

const POINTS: ReadonlyMap<HostArgument, number> = new Map([
  ["Points", 1],
  ["Inches", 72],
  ["Centimeters", 72 / 2.54],
]);
const MARGINS = ["top", "bottom", "left", "right", "header", "footer"] as const;

function setMargins(self: PageSelf, [unit, margins]: readonly HostArgument[]): void {
  const points = POINTS.get(unit ?? null);
  if (points === undefined || !isObjectJson(margins)) {
    throw failure.invalidArgument("Margins need a unit and their sizes.");
  }
  change(self);
  for (const side of MARGINS) {
    const size = margins[side];
    if (typeof size === "number") self.sheet.page.properties.set(`${side}Margin`, size * points);
  }
}

const area = (self: PageSelf, args: readonly HostArgument[]): Area => {
  change(self);
  return areaArgument(self.world, self.sheet.name, args[0]);
};

const lines = Object.fromEntries(
  ["left", "center", "right"].flatMap((side) => [
    [`${side}Header`, anything("")],
    [`${side}Footer`, anything("")],
  ]),
);

const linesKind: Kind<PageSelf> = { type: "HeaderFooter", ...ofPage("allPages/", lines) };

const linesGroupKind: Kind<PageSelf> = {
  type: "HeaderFooterGroup",
  objects: { defaultForAllPages: (self) => HostObject.of(linesKind, self) },
};

const pageKind: Kind<PageSelf> = {
  type: "PageLayout",
  ...ofPage("", {
    orientation: oneOf("PageOrientation", "Portrait"),
    paperSize: oneOf("PaperType", "Letter"),
    zoom: anything({ scale: 100 }),
    centerHorizontally: anything(false),
    printGridlines: anything(false),
    topMargin: anything(54),
    bottomMargin: anything(54),
    leftMargin: anything(50.4),
    rightMargin: anything(50.4),
    headerMargin: anything(21.6),
    footerMargin: anything(21.6),
  }),
  objects: { headersFooters: (self) => HostObject.of(linesGroupKind, self) },
  methods: {
    getPrintAreaOrNullObject: ({ world, sheet }) =>
      sheet.page.printArea && rangeAreasObject(world, [sheet.page.printArea]),
    getPrintTitleRowsOrNullObject: ({ world, sheet }) =>
      sheet.page.titleRows && rangeObject(world, sheet.page.titleRows),
  },
  calls: {
    setPrintMargins: setMargins,
    setPrintArea: (self, args) => void (self.sheet.page.printArea = area(self, args)),
    setPrintTitleRows: (self, args) => void (self.sheet.page.titleRows = area(self, args)),
  },
};

/** How a sheet is printed. */
export function pageLayoutObject(world: World, sheet: Sheet): HostObject {
  return HostObject.of(pageKind, { world, sheet });
}

interface BreakSelf extends PageSelf {
  readonly row: number;
}

const breakKind: Kind<BreakSelf> = {
  type: "PageBreak",
  key: ({ row }) => row,
  read: { rowIndex: ({ row }) => row, columnIndex: () => 0 },
  calls: { delete: (self) => (change(self), void self.sheet.page.breaks.delete(self.row)) },
};

const breaksOf = (self: PageSelf) =>
  [...self.sheet.page.breaks]
    .sort((a, b) => a - b)
    .map((row) => HostObject.of(breakKind, { ...self, row }));

const breaksKind: Kind<PageSelf> = {
  type: "PageBreakCollection",
  items: breaksOf,
  methods: {
    add: (self, args) => {
      const { row } = area(self, args);
      self.sheet.page.breaks.add(row);
      return HostObject.of(breakKind, { ...self, row });
    },
    getItem: (self, args) => {
      const found = breaksOf(self)[numberArgument(args, 0)];
      if (!found) throw failure.itemNotFound("page break");
      return found;
    },
  },
  calls: { getCount: ({ sheet }) => sheet.page.breaks.size },
};

export function pageBreaksObject(world: World, sheet: Sheet): HostObject {
  return HostObject.of(breaksKind, { world, sheet });
}
