import type { Area } from "../../../src/cells/address";
import { intersection } from "../../../src/cells/address";
import { asText } from "../../../src/cells/cell";
import { failure } from "../failure";
import type { Sheet, Table, TableColumn } from "../model";
import type { HostArgument, Kind } from "../object";
import { HostObject, isList, numberArgument } from "../object";
import type { Json } from "../protocol";
import { asJson } from "../typed";
import type { World } from "../world";
import { collection } from "./collection";
import { areaArgument, rangeObject } from "./range";
import { worksheetObject } from "./worksheet";

interface TableSelf {
  readonly world: World;
  readonly table: Table;
}

interface TablesSelf {
  readonly world: World;
  /** Only the tables of one sheet, or those that touch an area. */
  readonly within: Sheet | Area | null;
}

interface ColumnSelf extends TableSelf {
  readonly column: TableColumn;
}

interface RowSelf extends TableSelf {
  readonly index: number;
}

const VALID_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;

export function tableObject(world: World, table: Table): HostObject {
  return HostObject.of(tableKind, { world, table });
}

export function tablesObject(world: World, sheet: Sheet | null): HostObject {
  return HostObject.of(tablesKind, { world, within: sheet });
}

export function tableScopedCollection(world: World, area: Area): HostObject {
  return HostObject.of(scopedKind, { world, within: area });
}

const bodyArea = ({ area }: Table): Area => ({
  ...area,
  row: area.row + 1,
  rows: Math.max(1, area.rows - 1),
});
const bodyRows = ({ area }: Table): number => area.rows - 1;
const sheetOf = ({ world, table }: TableSelf): Sheet => world.sheet(table.area);

function totalsArea({ table }: TableSelf): Area {
  if (!table.showTotals) throw failure.itemNotFound(`totals row of table ${table.name}`);
  return { ...table.area, row: table.area.row + table.area.rows, rows: 1 };
}

function wholeArea(self: TableSelf): Area {
  return { ...self.table.area, rows: self.table.area.rows + (self.table.showTotals ? 1 : 0) };
}

function rename({ world, table }: TableSelf, value: Json): void {
  const name = String(value);
  if (!VALID_NAME.test(name))
    throw failure.invalidArgument(`${name} cannot be the name of a table.`);
  const other = world.workbook.table(name);
  if (other && other !== table) throw failure.itemExists(`table ${name}`);
  table.name = name;
  world.tell({ kind: "tables" });
}

/** Titles for the columns of a new area: what stands in its first row, made unique as Excel makes it. */
function titledColumns(
  world: World,
  area: Area,
  before: readonly TableColumn[] = [],
): TableColumn[] {
  const sheet = world.sheet(area);
  const taken = new Set<string>();
  let nextId = Math.max(0, ...before.map(({ id }) => id)) + 1;
  return Array.from({ length: area.columns }, (_, index) => {
    const value = sheet.value(area.row, area.column + index);
    const wanted = value === null ? `Column${index + 1}` : asText(value);
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}${n}`;
    taken.add(name.toLowerCase());
    if (name !== value) {
      sheet.setValue(area.row, area.column + index, name);
      world.tell({ kind: "cells", area: { ...area, rows: 1 }, origin: world.origin });
    }
    return { id: before[index]?.id ?? nextId++, name };
  });
}

function addTable({ world, within }: TablesSelf, args: readonly HostArgument[]): HostObject {
  const sheetName = within && "id" in within ? within.name : world.workbook.activeSheet().name;
  let area = areaArgument(world, sheetName, args[0]);
  const sheet = world.sheet(area);
  world.refuseProtected(sheet);
  if (world.workbook.tables.some((other) => intersection(other.area, area))) {
    throw failure.invalidArgument("A table cannot stand over another table.");
  }
  if (args[1] !== true) {
    sheet.shiftRows(area.row, 1, area.column, area.columns);
    area = { ...area, rows: area.rows + 1 };
  } else if (area.rows === 1) {
    area = { ...area, rows: 2 };
  }
  let number = world.workbook.tables.length + 1;
  while (world.workbook.table(`Table${number}`)) number++;
  const table: Table = {
    id: world.workbook.newId(),
    name: `Table${number}`,
    area,
    showTotals: false,
    style: "TableStyleMedium2",
    columns: titledColumns(world, area),
  };
  world.workbook.tables.push(table);
  world.tell({ kind: "tables" });
  world.raise("TableCollection", null, "onAdded", {
    type: "TableAdded",
    tableId: table.id,
    worksheetId: sheet.id,
    source: "Local",
  });
  return tableObject(world, table);
}

function resize(self: TableSelf, area: Area): void {
  const { world, table } = self;
  world.refuseProtected(sheetOf(self));
  if (area.row !== table.area.row || !intersection(area, table.area) || area.rows < 2) {
    throw failure.invalidArgument(
      "A table keeps its header row, has a body, and overlaps where it stood.",
    );
  }
  if (world.workbook.tables.some((other) => other !== table && intersection(other.area, area))) {
    throw failure.invalidArgument("A table cannot stand over another table.");
  }
  const sheet = sheetOf(self);
  const body = bodyArea(table);
  sheet.validations = sheet.validations.map((list) => {
    const isOfColumn = list.area.row === body.row && list.area.rows === body.rows;
    const isInside = list.area.column >= body.column && list.area.columns <= body.columns;
    return isOfColumn && isInside ? { ...list, area: { ...list.area, rows: area.rows - 1 } } : list;
  });
  table.area = area;
  table.columns = titledColumns(world, area, table.columns);
  world.tell({ kind: "tables" });
}

function removeTable(self: TableSelf, keepCells: boolean): void {
  const { world, table } = self;
  const sheet = sheetOf(self);
  world.refuseProtected(sheet);
  world.workbook.tables.splice(world.workbook.tables.indexOf(table), 1);
  if (!keepCells) {
    sheet.clearContents(wholeArea(self));
    sheet.clearFormats(wholeArea(self));
    world.cellsChanged(sheet, wholeArea(self));
  }
  world.tell({ kind: "tables" });
  world.raise("TableCollection", null, "onDeleted", {
    type: "TableDeleted",
    tableId: table.id,
    tableName: table.name,
    worksheetId: sheet.id,
    source: "Local",
  });
}

function valuesOf(sheet: Sheet, area: Area): Json {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) =>
      asJson(sheet.value(area.row + row, area.column + column)),
    ),
  );
}

const tableKind: Kind<TableSelf> = {
  type: "Table",
  key: ({ table }) => table.id,
  events: ["onChanged", "onSelectionChanged"],
  read: {
    id: ({ table }) => table.id,
    name: ({ table }) => table.name,
    showHeaders: () => true,
    showTotals: ({ table }) => table.showTotals,
    style: ({ table }) => table.style,
  },
  write: {
    name: rename,
    style: ({ world, table }, value) => {
      table.style = String(value);
      world.tell({ kind: "tables" });
    },
    showTotals: ({ world, table }, value) => {
      table.showTotals = value === true;
      world.tell({ kind: "tables" });
    },
  },
  objects: {
    columns: (self) => HostObject.of(columnsKind, self),
    rows: (self) => HostObject.of(rowsKind, self),
    worksheet: (self) => worksheetObject(self.world, sheetOf(self)),
  },
  methods: {
    getRange: (self) => rangeObject(self.world, wholeArea(self)),
    getHeaderRowRange: ({ world, table }) => rangeObject(world, { ...table.area, rows: 1 }),
    getDataBodyRange: ({ world, table }) => rangeObject(world, bodyArea(table)),
    getTotalRowRange: (self) => rangeObject(self.world, totalsArea(self)),
    convertToRange: (self) => {
      const area = wholeArea(self);
      removeTable(self, true);
      return rangeObject(self.world, area);
    },
  },
  calls: {
    delete: (self) => removeTable(self, false),
    resize: (self, args) => resize(self, areaArgument(self.world, self.table.area.sheet, args[0])),
    clearFilters: () => {},
  },
};

const columnAreas = ({ table, column }: ColumnSelf): Area => ({
  ...table.area,
  column: table.area.column + table.columns.indexOf(column),
  columns: 1,
});

const columnKind: Kind<ColumnSelf> = {
  type: "TableColumn",
  key: ({ column }) => column.id,
  read: {
    id: ({ column }) => column.id,
    index: ({ table, column }) => table.columns.indexOf(column),
    name: ({ column }) => column.name,
    values: (self) => valuesOf(sheetOf(self), columnAreas(self)),
  },
  write: {
    name: (self, value) =>
      self.world.typeInto(sheetOf(self), { ...columnAreas(self), rows: 1 }, () => String(value)),
  },
  methods: {
    getRange: (self) => rangeObject(self.world, columnAreas(self)),
    getHeaderRowRange: (self) => rangeObject(self.world, { ...columnAreas(self), rows: 1 }),
    getDataBodyRange: (self) =>
      rangeObject(self.world, bodyArea({ ...self.table, area: columnAreas(self) })),
  },
};

const columnObject = (self: TableSelf, column: TableColumn) =>
  HostObject.of(columnKind, { ...self, column });

const columnsKind = collection<TableSelf>(
  {
    type: "TableColumnCollection",
    item: "table column",
    all: (self) => self.table.columns.map((column) => columnObject(self, column)),
    find: (self, key) => {
      const column = self.table.columns.find(
        ({ id, name }) => String(id) === key || name.toLowerCase() === key.toLowerCase(),
      );
      return column ? columnObject(self, column) : null;
    },
  },
  { read: { count: ({ table }) => table.columns.length } },
);

const rowArea = ({ table, index }: RowSelf): Area => ({
  ...table.area,
  row: table.area.row + 1 + index,
  rows: 1,
});

const rowKind: Kind<RowSelf> = {
  type: "TableRow",
  key: ({ index }) => index,
  read: { index: ({ index }) => index, values: (self) => valuesOf(sheetOf(self), rowArea(self)) },
  methods: { getRange: (self) => rangeObject(self.world, rowArea(self)) },
  calls: {
    delete: (self) => {
      const sheet = sheetOf(self);
      const area = rowArea(self);
      self.world.refuseProtected(sheet);
      sheet.shiftRows(area.row, -1, area.column, area.columns);
      self.table.area = { ...self.table.area, rows: Math.max(2, self.table.area.rows - 1) };
      self.world.cellsChanged(sheet, area, null, "RowDeleted");
    },
  },
};

const rowObject = (self: TableSelf, index: number) => HostObject.of(rowKind, { ...self, index });

function addRows(self: TableSelf, args: readonly HostArgument[]): HostObject {
  const { world, table } = self;
  const sheet = sheetOf(self);
  world.refuseProtected(sheet);
  const given = args[1];
  const values: readonly Json[] = Array.isArray(given) ? given : [];
  const rows = Array.isArray(values[0]) ? values : [values];
  const index = typeof args[0] === "number" && args[0] >= 0 ? args[0] : bodyRows(table);
  const first = table.area.row + 1 + index;
  sheet.shiftRows(first, rows.length, table.area.column, table.area.columns);
  table.area = { ...table.area, rows: table.area.rows + rows.length };
  world.typeInto(sheet, { ...table.area, row: first, rows: rows.length }, (row, column) => {
    const cells = rows[row] ?? null;
    return isList(cells) ? (cells[column] ?? null) : null;
  });
  world.tell({ kind: "tables" });
  return rowObject(self, index);
}

const rowsKind: Kind<TableSelf> = {
  type: "TableRowCollection",
  items: (self) =>
    Array.from({ length: bodyRows(self.table) }, (_, index) => rowObject(self, index)),
  read: { count: ({ table }) => bodyRows(table) },
  methods: {
    add: addRows,
    getItemAt: (self, args) => {
      const index = numberArgument(args, 0);
      if (index < 0 || index >= bodyRows(self.table)) {
        throw failure.invalidArgument("The table has no row of that number.");
      }
      return rowObject(self, index);
    },
  },
  calls: { getCount: ({ table }) => bodyRows(table) },
};

function tablesWithin({ world, within }: TablesSelf): readonly Table[] {
  if (!within) return world.workbook.tables;
  return world.workbook.tables.filter(({ area }) =>
    "id" in within ? area.sheet === within.name : intersection(area, within),
  );
}

const tableLookup = {
  item: "table",
  all: (self: TablesSelf) => tablesWithin(self).map((table) => tableObject(self.world, table)),
  find: (self: TablesSelf, key: string) => {
    const table = self.world.workbook.table(key);
    return table && tablesWithin(self).includes(table) ? tableObject(self.world, table) : null;
  },
};

const tablesKind = collection<TablesSelf>(
  { type: "TableCollection", ...tableLookup },
  {
    read: { count: (self) => tablesWithin(self).length },
    methods: { add: addTable },
    events: ["onAdded", "onChanged", "onDeleted"],
  },
);

const scopedKind = collection<TablesSelf>(
  { type: "TableScopedCollection", ...tableLookup },
  {
    methods: {
      getFirst: (self) => {
        const [first] = tableLookup.all(self);
        if (!first) throw failure.itemNotFound("table in the range");
        return first;
      },
    },
  },
);
