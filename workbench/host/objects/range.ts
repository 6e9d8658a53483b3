import type { Area } from "../../../src/cells/address";
import {
  address,
  columnLetters,
  difference,
  intersection,
  localAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  parseAddress,
} from "../../../src/cells/address";
import type { Cell } from "../../../src/cells/cell";
import { isError } from "../../../src/cells/cell";
import { failure } from "../failure";
import type { Sheet } from "../model";
import type { HostArgument, Kind } from "../object";
import { HostObject, isList, isObjectJson, numberArgument, textArgument } from "../object";
import type { Json } from "../protocol";
import { shownText, valueType } from "../typed";
import type { World } from "../world";
import { conditionalFormatsObject } from "./conditional-format";
import { dataValidationObject, rangeFormatObject } from "./format";
import { rangeAreasObject } from "./range-areas";
import { tableScopedCollection } from "./table";
import { worksheetObject } from "./worksheet";

export interface RangeSelf {
  readonly world: World;
  readonly sheet: Sheet;
  readonly area: Area;
}

type Size = Pick<Area, "row" | "column" | "rows" | "columns">;

export function rangeObject(world: World, area: Area): HostObject {
  const { row, column, rows, columns } = area;
  if (
    row < 0 ||
    column < 0 ||
    rows < 1 ||
    columns < 1 ||
    row + rows > MAX_ROWS ||
    column + columns > MAX_COLUMNS
  ) {
    throw failure.invalidArgument("The cells asked for reach beyond the edge of the sheet.");
  }
  const sheet = world.sheet(area);
  return HostObject.of(rangeKind, { world, sheet, area: { ...area, sheet: sheet.name } });
}

const isWhole = (area: Area) => area.rows === MAX_ROWS || area.columns === MAX_COLUMNS;

/** A matrix over the area; null where whole rows or columns, or more cells than the limit, are asked for. */
function matrix(self: RangeSelf, cell: (row: number, column: number) => Json): Json {
  const { area, world } = self;
  if (isWhole(area) || area.rows * area.columns > world.cellLimit) return null;
  const rows: Json[][] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    const cells: Json[] = [];
    for (let column = area.column; column < area.column + area.columns; column++)
      cells.push(cell(row, column));
    rows.push(cells);
  }
  return rows;
}

/** One value for every cell, or a matrix of exactly the shape of the area. */
function inputs(area: Area, value: Json): (row: number, column: number) => Json {
  if (!Array.isArray(value)) return () => value;
  const rows: readonly Json[] = value;
  const fits =
    rows.length === area.rows &&
    rows.every((row) => Array.isArray(row) && row.length === area.columns);
  if (!fits) {
    throw failure.invalidArgument(
      "The values given do not have as many rows and columns as the range.",
    );
  }
  return (row, column) => cellOf(rows, row, column);
}

function cellOf(rows: readonly Json[], row: number, column: number): Json {
  const cells = rows[row] ?? null;
  return isList(cells) ? (cells[column] ?? null) : null;
}

function formulaOrValue({ world, sheet }: RangeSelf, row: number, column: number): Json {
  return sheet.formula(row, column) ?? world.shown(sheet, row, column);
}

function typeIn({ world, sheet, area }: RangeSelf, value: Json): void {
  world.typeInto(sheet, area, inputs(area, value));
}

function setFormats({ world, sheet, area }: RangeSelf, value: Json): void {
  world.refuseProtected(sheet);
  const format = inputs(area, value);
  for (let row = 0; row < area.rows; row++) {
    for (let column = 0; column < area.columns; column++) {
      const given = format(row, column);
      if (given !== null) sheet.setFormat(area.row + row, area.column + column, String(given));
    }
  }
  world.tell({ kind: "formats", area });
}

/** True or false where all are alike, null where they are mixed. */
function allHidden(hidden: ReadonlySet<number>, from: number, count: number): Json {
  let found = 0;
  for (const n of hidden) if (n >= from && n < from + count) found++;
  return found === 0 ? false : found === count ? true : null;
}

function hide(
  self: RangeSelf,
  hidden: Set<number>,
  from: number,
  count: number,
  value: Json,
): void {
  self.world.refuseProtected(self.sheet);
  for (let n = from; n < from + count; n++) {
    if (value === true) hidden.add(n);
    else hidden.delete(n);
  }
  self.world.tell({ kind: "formats", area: self.area });
}

/** The range that an argument means: a range of this workbook, or an address on the given sheet. */
export function areaArgument(
  world: World,
  sheet: string,
  argument: HostArgument | undefined,
): Area {
  if (argument instanceof HostObject && argument.area) return argument.area;
  if (typeof argument === "string") {
    const area = parseAddress(argument, sheet);
    if (area && world.workbook.sheet(area.sheet)) return area;
    throw failure.invalidReference(argument);
  }
  throw failure.invalidArgument("A range or an address is needed.");
}

/** The sheet's name with the area, as `address` gives it. */
export function fullAddress(area: Area): string {
  if (area.columns === MAX_COLUMNS) {
    return address({ ...area, columns: 1 }).replace(
      /!.*/,
      `!${area.row + 1}:${area.row + area.rows}`,
    );
  }
  if (area.rows !== MAX_ROWS) return address(area);
  const last = columnLetters(area.column + area.columns - 1);
  return address({ ...area, rows: 1 }).replace(/!.*/, `!${columnLetters(area.column)}:${last}`);
}

function moved({ world, area }: RangeSelf, change: Partial<Size>): HostObject {
  return rangeObject(world, { ...area, ...change });
}

function usedWithin(self: RangeSelf, args: readonly HostArgument[]): Area | null {
  const used = self.sheet.used(args[0] === true);
  return used && intersection(self.area, used);
}

type Wanted = (value: Cell, formula: string | null) => boolean;

function specialCells(self: RangeSelf, args: readonly HostArgument[]): readonly Area[] {
  const type = textArgument(args, 0);
  if (type === "DataValidations") return validatedAreas(self);
  const valueKind = typeof args[1] === "string" ? args[1] : "All";
  const ofKind: Wanted = (value) =>
    valueKind === "All" || valueKind.includes(isError(value) ? "Errors" : typeName(value));
  const kinds = new Map<string, Wanted>([
    ["Formulas", (value, formula) => formula !== null && ofKind(value, formula)],
    ["Constants", (value, formula) => formula === null && value !== null && ofKind(value, formula)],
    ["Blanks", (value, formula) => formula === null && value === null],
  ]);
  const wanted = kinds.get(type);
  if (!wanted)
    throw failure.invalidArgument(
      `The simulated host does not find special cells of type ${type}.`,
    );
  const area = usedWithin(self, []);
  if (!area) return [];
  const found: Area[] = [];
  for (let column = area.column; column < area.column + area.columns; column++) {
    let start = -1;
    for (let row = area.row; row <= area.row + area.rows; row++) {
      const inside =
        row < area.row + area.rows &&
        wanted(self.sheet.value(row, column), self.sheet.formula(row, column));
      if (inside && start < 0) start = row;
      if (!inside && start >= 0) {
        found.push({ sheet: area.sheet, row: start, column, rows: row - start, columns: 1 });
        start = -1;
      }
    }
  }
  return found;
}

/** Every cell with a validation once, in as many areas as it takes. */
function validatedAreas({ sheet, area }: RangeSelf): Area[] {
  const found: Area[] = [];
  for (const validation of sheet.validations) {
    const part = intersection(validation.area, area);
    if (!part) continue;
    found.push(
      ...found.reduce((left, seen) => left.flatMap((piece) => difference(piece, seen)), [part]),
    );
  }
  return found;
}

function typeName(value: Cell): string {
  return typeof value === "number" ? "Numbers" : typeof value === "boolean" ? "Logical" : "Text";
}

/** The properties asked for by `getRowProperties` and its siblings, for one row, column or cell. */
function askedProperties(
  wanted: { readonly [name: string]: Json },
  self: RangeSelf,
  part: Area,
): Json {
  const known: Record<string, () => Json> = {
    address: () => fullAddress(part),
    rowIndex: () => part.row,
    columnIndex: () => part.column,
    rowHidden: () => self.sheet.hiddenRows.has(part.row),
    columnHidden: () => self.sheet.hiddenColumns.has(part.column),
  };
  const given: Record<string, Json> = {};
  for (const [name, asked] of Object.entries(wanted)) {
    if (asked !== true) continue;
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!property)
      throw failure.invalidArgument(
        `The simulated host does not give the property ${name} in bulk.`,
      );
    given[name] = property();
  }
  return given;
}

function wantedProperties(args: readonly HostArgument[]): { readonly [name: string]: Json } {
  const wanted = args[0];
  if (!isObjectJson(wanted))
    throw failure.invalidArgument("The properties wanted have to be given as an object.");
  return wanted;
}

function shift({ world, sheet, area }: RangeSelf, direction: string, sign: 1 | -1): void {
  world.refuseProtected(sheet);
  if (direction !== (sign > 0 ? "Down" : "Up")) {
    throw failure.invalidArgument("The simulated host moves cells up and down only.");
  }
  world.moveRows(sheet, area, sign);
}

const rangeKind: Kind<RangeSelf> = {
  type: "Range",
  area: ({ area }) => area,
  read: {
    address: ({ area }) => fullAddress(area),
    addressLocal: ({ area }) => fullAddress(area),
    cellCount: ({ area }) =>
      area.rows * area.columns > 2 ** 31 - 1 ? -1 : area.rows * area.columns,
    columnCount: ({ area }) => area.columns,
    columnHidden: ({ area, sheet }) => allHidden(sheet.hiddenColumns, area.column, area.columns),
    columnIndex: ({ area }) => area.column,
    formulas: (self) => matrix(self, (row, column) => formulaOrValue(self, row, column)),
    formulasLocal: (self) => matrix(self, (row, column) => formulaOrValue(self, row, column)),
    hasSpill: () => false,
    hidden: ({ area, sheet }) =>
      allHidden(sheet.hiddenColumns, area.column, area.columns) === true ||
      allHidden(sheet.hiddenRows, area.row, area.rows) === true,
    isEntireColumn: ({ area }) => area.rows === MAX_ROWS,
    isEntireRow: ({ area }) => area.columns === MAX_COLUMNS,
    numberFormat: (self) => matrix(self, (row, column) => self.sheet.format(row, column)),
    numberFormatLocal: (self) => matrix(self, (row, column) => self.sheet.format(row, column)),
    rowCount: ({ area }) => area.rows,
    rowHidden: ({ area, sheet }) => allHidden(sheet.hiddenRows, area.row, area.rows),
    rowIndex: ({ area }) => area.row,
    style: ({ area, sheet }) => sheet.style(area, "style", "Normal"),
    text: (self) =>
      matrix(self, (row, column) =>
        shownText(self.sheet.value(row, column), self.sheet.format(row, column)),
      ),
    valueTypes: (self) => matrix(self, (row, column) => valueType(self.sheet.value(row, column))),
    values: (self) => matrix(self, (row, column) => self.world.shown(self.sheet, row, column)),
  },
  write: {
    values: typeIn,
    formulas: typeIn,
    formulasLocal: typeIn,
    numberFormat: setFormats,
    numberFormatLocal: setFormats,
    rowHidden: (self, value) =>
      hide(self, self.sheet.hiddenRows, self.area.row, self.area.rows, value),
    columnHidden: (self, value) =>
      hide(self, self.sheet.hiddenColumns, self.area.column, self.area.columns, value),
    style: ({ world, sheet, area }, value) => {
      world.refuseProtected(sheet);
      sheet.setStyle(area, "style", value);
    },
  },
  objects: {
    format: rangeFormatObject,
    dataValidation: dataValidationObject,
    conditionalFormats: conditionalFormatsObject,
    worksheet: ({ world, sheet }) => worksheetObject(world, sheet),
  },
  methods: {
    getCell: (self, args) =>
      moved(self, {
        row: self.area.row + numberArgument(args, 0),
        column: self.area.column + numberArgument(args, 1),
        rows: 1,
        columns: 1,
      }),
    getRow: (self, args) => moved(self, { row: self.area.row + numberArgument(args, 0), rows: 1 }),
    getColumn: (self, args) =>
      moved(self, { column: self.area.column + numberArgument(args, 0), columns: 1 }),
    getLastCell: (self) =>
      moved(self, {
        row: self.area.row + self.area.rows - 1,
        column: self.area.column + self.area.columns - 1,
        rows: 1,
        columns: 1,
      }),
    getLastRow: (self) => moved(self, { row: self.area.row + self.area.rows - 1, rows: 1 }),
    getLastColumn: (self) =>
      moved(self, { column: self.area.column + self.area.columns - 1, columns: 1 }),
    getEntireRow: (self) => moved(self, { column: 0, columns: MAX_COLUMNS }),
    getEntireColumn: (self) => moved(self, { row: 0, rows: MAX_ROWS }),
    getOffsetRange: (self, args) =>
      moved(self, {
        row: self.area.row + numberArgument(args, 0),
        column: self.area.column + numberArgument(args, 1),
      }),
    getResizedRange: (self, args) =>
      moved(self, {
        rows: self.area.rows + numberArgument(args, 0),
        columns: self.area.columns + numberArgument(args, 1),
      }),
    getAbsoluteResizedRange: (self, args) =>
      moved(self, { rows: numberArgument(args, 0), columns: numberArgument(args, 1) }),
    getRowsBelow: (self, args) =>
      moved(self, { row: self.area.row + self.area.rows, rows: numberArgument(args, 0, 1) }),
    getBoundingRect: (self, args) => {
      const other = areaArgument(self.world, self.area.sheet, args[0]);
      const row = Math.min(self.area.row, other.row);
      const column = Math.min(self.area.column, other.column);
      return moved(self, {
        row,
        column,
        rows: Math.max(self.area.row + self.area.rows, other.row + other.rows) - row,
        columns:
          Math.max(self.area.column + self.area.columns, other.column + other.columns) - column,
      });
    },
    getIntersection: (self, args) => {
      const shared = intersection(self.area, areaArgument(self.world, self.area.sheet, args[0]));
      if (!shared) throw failure.itemNotFound("cell that both ranges share");
      return rangeObject(self.world, shared);
    },
    getIntersectionOrNullObject: (self, args) => {
      const shared = intersection(self.area, areaArgument(self.world, self.area.sheet, args[0]));
      return shared && rangeObject(self.world, shared);
    },
    getUsedRange: (self, args) => {
      const used = usedWithin(self, args);
      return used ? rangeObject(self.world, used) : moved(self, { rows: 1, columns: 1 });
    },
    getUsedRangeOrNullObject: (self, args) => {
      const used = usedWithin(self, args);
      return used && rangeObject(self.world, used);
    },
    getSpecialCells: (self, args) => {
      const found = specialCells(self, args);
      if (found.length === 0) throw failure.itemNotFound("cell of that type in the range");
      return rangeAreasObject(self.world, found);
    },
    getSpecialCellsOrNullObject: (self, args) => {
      const found = specialCells(self, args);
      return found.length === 0 ? null : rangeAreasObject(self.world, found);
    },
    getMergedAreasOrNullObject: (self) => {
      const found = self.sheet.merged.filter((merged) => intersection(merged, self.area));
      return found.length === 0 ? null : rangeAreasObject(self.world, found);
    },
    getSpillingToRangeOrNullObject: () => null,
    getSpillParentOrNullObject: () => null,
    getTables: (self) => tableScopedCollection(self.world, self.area),
    insert: (self, args) => {
      shift(self, textArgument(args, 0), 1);
      return rangeObject(self.world, self.area);
    },
  },
  calls: {
    delete: (self, args) => shift(self, textArgument(args, 0), -1),
    clear: ({ world, sheet, area }, args) => {
      world.refuseProtected(sheet);
      const applyTo = args[0] ?? "All";
      if (applyTo === "All" || applyTo === "Contents") {
        sheet.clearContents(area);
        world.cellsChanged(sheet, area);
      }
      if (applyTo === "All" || applyTo === "Formats") {
        sheet.clearFormats(area);
        world.tell({ kind: "formats", area });
      }
    },
    select: ({ world, sheet, area }) => {
      if (sheet.visibility !== "Visible") {
        throw failure.invalidOperation(
          `The sheet ${sheet.name} is hidden, so nothing on it can be selected.`,
        );
      }
      world.workbook.select(area);
      world.tell({ kind: "selection", area });
      world.raise("Workbook", null, "onSelectionChanged", {});
      for (const [type, key] of [
        ["Worksheet", sheet.id],
        ["WorksheetCollection", null],
      ] as const) {
        world.raise(type, key, "onSelectionChanged", {
          type: "WorksheetSelectionChanged",
          address: localAddress(area),
          worksheetId: sheet.id,
        });
      }
    },
    merge: ({ world, sheet, area }) => {
      world.refuseProtected(sheet);
      sheet.merged = [...sheet.merged.filter((merged) => !intersection(merged, area)), area];
      world.tell({ kind: "formats", area });
    },
    unmerge: ({ world, sheet, area }) => {
      world.refuseProtected(sheet);
      sheet.merged = sheet.merged.filter((merged) => !intersection(merged, area));
      world.tell({ kind: "formats", area });
    },
    calculate: ({ world, area }) => world.onRecalculate([area]),
    getRowProperties: (self, args) => {
      const wanted = wantedProperties(args);
      return Array.from({ length: self.area.rows }, (_, row) =>
        askedProperties(wanted, self, { ...self.area, row: self.area.row + row, rows: 1 }),
      );
    },
    getColumnProperties: (self, args) => {
      const wanted = wantedProperties(args);
      return Array.from({ length: self.area.columns }, (_, column) =>
        askedProperties(wanted, self, {
          ...self.area,
          column: self.area.column + column,
          columns: 1,
        }),
      );
    },
  },
};
