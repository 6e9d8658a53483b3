import { MAX_COLUMNS, MAX_ROWS, parseAddress } from "../../../src/cells/address";
import { failure } from "../failure";
import type { Sheet } from "../model";
import type { HostArgument, Kind } from "../object";
import { flagArgument, HostObject, isObjectJson, numberArgument, textArgument } from "../object";
import type { Json } from "../protocol";
import type { World } from "../world";
import { chartsObject } from "./charts";
import { collection } from "./collection";
import { namesObject } from "./names";
import { pageBreaksObject, pageLayoutObject } from "./page-layout";
import { areaArgument, rangeObject } from "./range";
import { tablesObject } from "./table";

export interface WorksheetSelf {
  readonly world: World;
  readonly sheet: Sheet;
}

export function worksheetObject(world: World, sheet: Sheet): HostObject {
  return HostObject.of(worksheetKind, { world, sheet });
}

export function worksheetsObject(world: World): HostObject {
  return HostObject.of(worksheetsKind, world);
}

const FORBIDDEN = /[:\\/?*[\]]/;

function checkName(world: World, name: string, own: Sheet | null): void {
  if (
    name === "" ||
    name.length > 31 ||
    FORBIDDEN.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'")
  ) {
    throw failure.invalidArgument(`${name} cannot be the name of a sheet.`);
  }
  const other = world.workbook.sheet(name);
  if (other && other !== own) throw failure.itemExists(`sheet ${name}`);
}

/** The cells of one sheet that are in use; Excel answers A1 where none is. */
function usedRange(
  { world, sheet }: WorksheetSelf,
  args: readonly HostArgument[],
): HostObject | null {
  const used = sheet.used(flagArgument(args, 0));
  return used && rangeObject(world, used);
}

function cell({ world, sheet }: WorksheetSelf, row: number, column: number): HostObject {
  return rangeObject(world, { sheet: sheet.name, row, column, rows: 1, columns: 1 });
}

function range(self: WorksheetSelf, args: readonly HostArgument[]): HostObject {
  const { world, sheet } = self;
  const given = args[0] ?? null;
  if (given === null) {
    return rangeObject(world, {
      sheet: sheet.name,
      row: 0,
      column: 0,
      rows: MAX_ROWS,
      columns: MAX_COLUMNS,
    });
  }
  const text = textArgument(args, 0);
  const area = parseAddress(text, sheet.name);
  if (area && area.sheet.toLowerCase() !== sheet.name.toLowerCase())
    throw failure.invalidArgument(`${text} is not on the sheet ${sheet.name}.`);
  if (area) return rangeObject(world, area);
  const name = world.workbook.names.find(
    (n) =>
      n.name.toLowerCase() === text.toLowerCase() && (n.scope === null || n.scope === sheet.id),
  );
  const target = name && parseAddress(name.formula.replace(/^=/, ""), sheet.name);
  if (!target) throw failure.invalidReference(text);
  return rangeObject(world, target);
}

function activate({ world, sheet }: WorksheetSelf): void {
  if (sheet.visibility !== "Visible") {
    throw failure.invalidOperation(
      `The sheet ${sheet.name} is hidden, so it cannot be brought to the front.`,
    );
  }
  const before = world.workbook.activeSheet();
  if (before === sheet) return;
  world.workbook.select({ sheet: sheet.name, row: 0, column: 0, rows: 1, columns: 1 });
  world.tell({ kind: "sheets" });
  world.raise("WorksheetCollection", null, "onActivated", {
    type: "WorksheetActivated",
    worksheetId: sheet.id,
  });
  world.raise("Worksheet", sheet.id, "onActivated", {
    type: "WorksheetActivated",
    worksheetId: sheet.id,
  });
}

function setVisibility({ world, sheet }: WorksheetSelf, value: Json): void {
  if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") {
    throw failure.invalidArgument("A sheet is Visible, Hidden or VeryHidden.");
  }
  const others = world.workbook.sheets.filter((s) => s !== sheet && s.visibility === "Visible");
  if (value !== "Visible" && others.length === 0) {
    throw failure.invalidOperation("The last visible sheet cannot be hidden.");
  }
  sheet.visibility = value;
  world.tell({ kind: "sheets" });
}

function protect(self: WorksheetSelf, args: readonly HostArgument[]): void {
  const { world, sheet } = self;
  if (sheet.protection)
    throw failure.invalidOperation(`The sheet ${sheet.name} is protected already.`);
  const options = args[0];
  sheet.protection = isObjectJson(options) ? options : {};
  sheet.password = typeof args[1] === "string" ? args[1] : null;
  tellProtection(world, sheet, true);
}

function unprotect({ world, sheet }: WorksheetSelf, args: readonly HostArgument[]): void {
  if (!sheet.protection)
    throw failure.invalidOperation(`The sheet ${sheet.name} is not protected.`);
  if (sheet.password !== null && sheet.password !== args[0]) throw failure.accessDenied(sheet.name);
  sheet.protection = null;
  sheet.password = null;
  tellProtection(world, sheet, false);
}

function tellProtection(world: World, sheet: Sheet, isProtected: boolean): void {
  world.tell({ kind: "sheets" });
  world.raise("WorksheetCollection", null, "onProtectionChanged", {
    type: "WorksheetProtectionChanged",
    isProtected,
    sheetPasswordChanged: false,
    source: "Local",
    worksheetId: sheet.id,
  });
}

const protectionKind: Kind<WorksheetSelf> = {
  type: "WorksheetProtection",
  read: {
    protected: ({ sheet }) => sheet.protection !== null,
    options: ({ sheet }) => sheet.protection,
  },
  calls: { protect, unprotect },
};

interface PropertySelf extends WorksheetSelf {
  readonly name: string;
}

const propertyKind: Kind<PropertySelf> = {
  type: "WorksheetCustomProperty",
  key: ({ name }) => name,
  read: { key: ({ name }) => name, value: ({ sheet, name }) => sheet.properties.get(name) ?? "" },
  write: { value: ({ sheet, name }, value) => void sheet.properties.set(name, String(value)) },
  calls: { delete: ({ sheet, name }) => void sheet.properties.delete(name) },
};

const propertyObject = (self: WorksheetSelf, name: string) =>
  HostObject.of(propertyKind, { ...self, name });

const propertiesKind = collection<WorksheetSelf>(
  {
    type: "WorksheetCustomPropertyCollection",
    item: "custom property",
    all: (self) => [...self.sheet.properties.keys()].map((name) => propertyObject(self, name)),
    find: (self, key) => (self.sheet.properties.has(key) ? propertyObject(self, key) : null),
  },
  {
    methods: {
      add: (self, args) => {
        self.sheet.properties.set(textArgument(args, 0), textArgument(args, 1));
        return propertyObject(self, textArgument(args, 0));
      },
    },
  },
);

const freezeKind: Kind<WorksheetSelf> = {
  type: "WorksheetFreezePanes",
  calls: {
    freezeRows: ({ world, sheet }, args) => {
      sheet.frozen = {
        sheet: sheet.name,
        row: 0,
        column: 0,
        rows: numberArgument(args, 0, 1),
        columns: MAX_COLUMNS,
      };
      world.tell({ kind: "sheets" });
    },
    freezeAt: ({ world, sheet }, args) => {
      sheet.frozen = areaArgument(world, sheet.name, args[0]);
      world.tell({ kind: "sheets" });
    },
    unfreeze: ({ world, sheet }) => {
      sheet.frozen = null;
      world.tell({ kind: "sheets" });
    },
  },
  methods: {
    getLocationOrNullObject: ({ world, sheet }) => sheet.frozen && rangeObject(world, sheet.frozen),
  },
};

const worksheetKind: Kind<WorksheetSelf> = {
  type: "Worksheet",
  key: ({ sheet }) => sheet.id,
  events: [
    "onActivated",
    "onCalculated",
    "onChanged",
    "onDeactivated",
    "onFormulaChanged",
    "onSelectionChanged",
    "onProtectionChanged",
  ],
  read: {
    id: ({ sheet }) => sheet.id,
    name: ({ sheet }) => sheet.name,
    position: ({ world, sheet }) => world.workbook.sheets.indexOf(sheet),
    visibility: ({ sheet }) => sheet.visibility,
    tabColor: ({ sheet }) => sheet.tabColor,
    showGridlines: ({ sheet }) => sheet.showGridlines,
  },
  write: {
    name: ({ world, sheet }, value) => {
      checkName(world, String(value), sheet);
      world.workbook.renameSheet(sheet, String(value));
      world.tell({ kind: "sheets" });
    },
    position: ({ world, sheet }, value) => {
      const { sheets } = world.workbook;
      sheets.splice(sheets.indexOf(sheet), 1);
      sheets.splice(Number(value), 0, sheet);
      world.tell({ kind: "sheets" });
    },
    visibility: setVisibility,
    showGridlines: ({ world, sheet }, value) => {
      world.refuseProtected(sheet);
      sheet.showGridlines = value === true;
      world.tell({ kind: "sheets" });
    },
    tabColor: ({ world, sheet }, value) => {
      sheet.tabColor = String(value);
      world.tell({ kind: "sheets" });
    },
  },
  objects: {
    tables: ({ world, sheet }) => tablesObject(world, sheet),
    names: ({ world, sheet }) => namesObject(world, sheet),
    protection: (self) => HostObject.of(protectionKind, self),
    charts: ({ world, sheet }) => chartsObject(world, sheet),
    pageLayout: ({ world, sheet }) => pageLayoutObject(world, sheet),
    horizontalPageBreaks: ({ world, sheet }) => pageBreaksObject(world, sheet),
    customProperties: (self) => HostObject.of(propertiesKind, self),
    freezePanes: (self) => HostObject.of(freezeKind, self),
  },
  methods: {
    getRange: range,
    getCell: (self, args) => cell(self, numberArgument(args, 0), numberArgument(args, 1)),
    getRangeByIndexes: ({ world, sheet }, args) =>
      rangeObject(world, {
        sheet: sheet.name,
        row: numberArgument(args, 0),
        column: numberArgument(args, 1),
        rows: numberArgument(args, 2),
        columns: numberArgument(args, 3),
      }),
    getUsedRange: (self, args) => usedRange(self, args) ?? cell(self, 0, 0),
    getUsedRangeOrNullObject: usedRange,
  },
  calls: {
    activate,
    calculate: ({ world, sheet }) => {
      const used = sheet.used(true);
      if (used) world.onRecalculate([used]);
    },
    delete: ({ world, sheet }) => {
      const visible = world.workbook.sheets.filter((s) => s.visibility === "Visible");
      if (sheet.visibility === "Visible" && visible.length === 1) {
        throw failure.invalidOperation("The last visible sheet cannot be deleted.");
      }
      world.workbook.removeSheet(sheet);
      world.tell({ kind: "sheets" });
      world.raise("WorksheetCollection", null, "onDeleted", {
        type: "WorksheetDeleted",
        worksheetId: sheet.id,
        source: "Local",
      });
    },
  },
};

const visibleSheets = (world: World, visibleOnly: boolean) =>
  world.workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === "Visible");

function endSheet(world: World, args: readonly HostArgument[], index: 0 | -1): HostObject {
  const sheet = visibleSheets(world, flagArgument(args, 0)).at(index);
  if (!sheet) throw failure.itemNotFound("visible sheet");
  return worksheetObject(world, sheet);
}

const worksheetsKind = collection<World>(
  {
    type: "WorksheetCollection",
    item: "sheet",
    all: (world) => world.workbook.sheets.map((sheet) => worksheetObject(world, sheet)),
    find: (world, key) => {
      const sheet = world.workbook.sheet(key);
      return sheet && worksheetObject(world, sheet);
    },
  },
  {
    events: [
      "onActivated",
      "onAdded",
      "onCalculated",
      "onChanged",
      "onDeactivated",
      "onDeleted",
      "onFormulaChanged",
      "onProtectionChanged",
      "onSelectionChanged",
    ],
    methods: {
      add: (world, args) => {
        let name = typeof args[0] === "string" ? args[0] : "";
        for (let n = world.workbook.sheets.length + 1; name === ""; n++) {
          if (!world.workbook.sheet(`Sheet${n}`)) name = `Sheet${n}`;
        }
        checkName(world, name, null);
        const sheet = world.workbook.addSheet(name);
        world.tell({ kind: "sheets" });
        world.raise("WorksheetCollection", null, "onAdded", {
          type: "WorksheetAdded",
          worksheetId: sheet.id,
          source: "Local",
        });
        return worksheetObject(world, sheet);
      },
      getActiveWorksheet: (world) => worksheetObject(world, world.workbook.activeSheet()),
      getFirst: (world, args) => endSheet(world, args, 0),
      getLast: (world, args) => endSheet(world, args, -1),
    },
    calls: { getCount: (world, args) => visibleSheets(world, flagArgument(args, 0)).length },
  },
);
