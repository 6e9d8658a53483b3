import type { Area } from "../../src/cells/address";
import { intersection, MAX_COLUMNS, MAX_ROWS } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import type { DateSystem } from "../../src/cells/date";
import { withRenamedSheets } from "../../src/cells/sheet-names";
import type { Json } from "./protocol";

export const GENERAL = "General";
/** What a row is high in a new workbook, in points. */
export const DEFAULT_HEIGHT = 15;
/** What a column is wide in a new workbook, in points. */
export const DEFAULT_WIDTH = 48;

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

/** One column of a sheet, as long as its last cell that holds anything. */
interface Column {
  readonly values: Cell[];
  readonly formats: (string | undefined)[];
  readonly formulas: Map<number, string>;
}

/** A style property over an area: `fill/color`, `font/bold`. Of several the last one holds. */
export interface AreaStyle {
  readonly area: Area;
  readonly property: string;
  readonly value: Json;
}

export interface Validation {
  readonly area: Area;
  readonly rule: { readonly [name: string]: Json };
  readonly properties: ReadonlyMap<string, Json>;
}

export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  readonly area: Area;
  readonly properties: Map<string, Json>;
}

/** A chart as it was told to be; nothing of it is drawn. */
export interface Chart {
  readonly id: string;
  name: string;
  place: Area | null;
  readonly series: ChartSeries[];
  readonly properties: Map<string, Json>;
}

export interface ChartSeries {
  values: Area | null;
  /** Names or figures along the axis. */
  along: Area | null;
  readonly properties: Map<string, Json>;
}

export interface Page {
  printArea: Area | null;
  titleRows: Area | null;
  /** Rows before which a page ends. */
  readonly breaks: Set<number>;
  readonly properties: Map<string, Json>;
}

export class Sheet {
  visibility: Visibility = "Visible";
  tabColor = "";
  protection: { readonly [option: string]: Json } | null = null;
  password: string | null = null;
  styles: AreaStyle[] = [];
  merged: Area[] = [];
  validations: Validation[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  /** In points, where they differ from the default. */
  readonly widths = new Map<number, number>();
  readonly heights = new Map<number, number>();
  readonly charts: Chart[] = [];
  readonly page: Page = {
    printArea: null,
    titleRows: null,
    breaks: new Set(),
    properties: new Map(),
  };
  showGridlines = true;
  readonly properties = new Map<string, string>();
  frozen: Area | null = null;
  /** Formatting that reaches further than the cells, as files often declare it. */
  declared: Area | null = null;
  private readonly columns = new Map<number, Column>();

  constructor(
    readonly id: string,
    public name: string,
  ) {}

  value(row: number, column: number): Cell {
    return this.columns.get(column)?.values[row] ?? null;
  }

  format(row: number, column: number): string {
    return this.columns.get(column)?.formats[row] ?? GENERAL;
  }

  formula(row: number, column: number): string | null {
    return this.columns.get(column)?.formulas.get(row) ?? null;
  }

  setValue(row: number, column: number, value: Cell): void {
    const cells = this.columns.get(column);
    if (value === null) {
      if (!cells || row >= cells.values.length) return;
      cells.values[row] = null;
      this.trim(cells);
      return;
    }
    const { values } = cells ?? this.addColumn(column);
    while (values.length < row) values.push(null);
    values[row] = value;
  }

  setFormula(row: number, column: number, formula: string | null): void {
    if (formula === null) this.columns.get(column)?.formulas.delete(row);
    else (this.columns.get(column) ?? this.addColumn(column)).formulas.set(row, formula);
  }

  setFormat(row: number, column: number, format: string): void {
    const cells = this.columns.get(column);
    if (!cells && format === GENERAL) return;
    const { formats } = cells ?? this.addColumn(column);
    if (format === GENERAL && row >= formats.length) return;
    while (formats.length < row) formats.push(undefined);
    formats[row] = format === GENERAL ? undefined : format;
  }

  setStyle(area: Area, property: string, value: Json): void {
    this.styles = this.styles.filter(
      (style) => style.property !== property || !covers(area, style.area),
    );
    this.styles.push({ area, property, value });
  }

  /** The value that every cell of the area has; null where they differ. */
  style(area: Area, property: string, otherwise: Json): Json {
    for (let i = this.styles.length - 1; i >= 0; i--) {
      const style = this.styles[i];
      if (style?.property !== property || !intersection(style.area, area)) continue;
      return covers(style.area, area) ? style.value : null;
    }
    return otherwise;
  }

  formulas(): { row: number; column: number; formula: string }[] {
    return [...this.columns].flatMap(([column, cells]) =>
      [...cells.formulas].map(([row, formula]) => ({ row, column, formula })),
    );
  }

  /** The smallest area with every value and formula, and unless `valuesOnly` every format and style. */
  used(valuesOnly: boolean): Area | null {
    const box = new Box(this.name);
    for (const [column, cells] of this.columns) {
      const first = cells.values.findIndex((value) => value !== null);
      if (first >= 0) {
        box.add(first, column);
        box.add(cells.values.length - 1, column);
      }
      for (const row of cells.formulas.keys()) box.add(row, column);
      if (valuesOnly) continue;
      cells.formats.forEach((format, row) => {
        if (format !== undefined) box.add(row, column);
      });
    }
    if (!valuesOnly) {
      for (const { area } of this.styles)
        if (area.rows < MAX_ROWS && area.columns < MAX_COLUMNS) box.addArea(area);
      if (this.declared) box.addArea(this.declared);
    }
    return box.area();
  }

  clearContents(area: Area): void {
    this.eachCell(area, (cells, row) => {
      cells.values[row] = null;
      cells.formulas.delete(row);
    });
  }

  clearFormats(area: Area): void {
    this.eachCell(area, (cells, row) => {
      cells.formats[row] = undefined;
    });
    this.styles = this.styles.flatMap((style) => without(style, area));
    this.conditionalFormats = this.conditionalFormats.filter((rule) => !covers(area, rule.area));
  }

  /** Moves every cell from `fromRow` down by `rows` (up where negative) within the given columns. */
  shiftRows(fromRow: number, rows: number, column: number, columns: number): void {
    for (const [number, cells] of this.columns) {
      if (number < column || number >= column + columns) continue;
      if (rows > 0) {
        const gap = Array.from({ length: rows }, () => null);
        if (fromRow < cells.values.length) cells.values.splice(fromRow, 0, ...gap);
        if (fromRow < cells.formats.length)
          cells.formats.splice(fromRow, 0, ...gap.map(() => undefined));
      } else {
        cells.values.splice(fromRow, -rows);
        cells.formats.splice(fromRow, -rows);
      }
      const moved = [...cells.formulas].flatMap(([row, formula]): [number, string][] =>
        row < fromRow
          ? [[row, formula]]
          : rows < 0 && row < fromRow - rows
            ? []
            : [[row + rows, formula]],
      );
      cells.formulas.clear();
      for (const [row, formula] of moved) cells.formulas.set(row, formula);
      this.trim(cells);
    }
    if (columns < MAX_COLUMNS) return;
    const hidden = [...this.hiddenRows];
    this.hiddenRows.clear();
    for (const row of hidden) {
      if (row < fromRow) this.hiddenRows.add(row);
      else if (rows > 0 || row >= fromRow - rows) this.hiddenRows.add(row + rows);
    }
  }

  private eachCell(area: Area, act: (cells: Column, row: number) => void): void {
    for (const [number, cells] of this.columns) {
      if (number < area.column || number >= area.column + area.columns) continue;
      const end = Math.min(
        area.row + area.rows,
        Math.max(cells.values.length, cells.formats.length),
      );
      for (let row = area.row; row < end; row++) act(cells, row);
      for (const row of cells.formulas.keys())
        if (row >= end && row < area.row + area.rows) act(cells, row);
      this.trim(cells);
    }
  }

  private trim({ values }: Column): void {
    while (values.length > 0 && (values[values.length - 1] ?? null) === null) values.pop();
  }

  private addColumn(column: number): Column {
    const cells: Column = { values: [], formats: [], formulas: new Map() };
    this.columns.set(column, cells);
    return cells;
  }
}

/** Grows to hold everything added to it. */
class Box {
  private top = MAX_ROWS;
  private left = MAX_COLUMNS;
  private bottom = -1;
  private right = -1;

  constructor(private readonly sheet: string) {}

  add(row: number, column: number): void {
    this.top = Math.min(this.top, row);
    this.left = Math.min(this.left, column);
    this.bottom = Math.max(this.bottom, row);
    this.right = Math.max(this.right, column);
  }

  addArea(area: Area): void {
    this.add(area.row, area.column);
    this.add(area.row + area.rows - 1, area.column + area.columns - 1);
  }

  area(): Area | null {
    if (this.bottom < 0) return null;
    return {
      sheet: this.sheet,
      row: this.top,
      column: this.left,
      rows: this.bottom - this.top + 1,
      columns: this.right - this.left + 1,
    };
  }
}

/** What is left of a style once an area has been cleared: at most four rectangles around the hole. */
function without(style: AreaStyle, hole: Area): AreaStyle[] {
  const cut = intersection(style.area, hole);
  if (!cut) return [style];
  const { area } = style;
  const below = cut.row + cut.rows;
  const after = cut.column + cut.columns;
  const pieces: Area[] = [
    { ...area, rows: cut.row - area.row },
    { ...area, row: below, rows: area.row + area.rows - below },
    { ...area, row: cut.row, rows: cut.rows, columns: cut.column - area.column },
    {
      ...area,
      row: cut.row,
      rows: cut.rows,
      column: after,
      columns: area.column + area.columns - after,
    },
  ];
  return pieces
    .filter((p) => p.rows > 0 && p.columns > 0)
    .map((piece) => ({ ...style, area: piece }));
}

export function covers(outer: Area, inner: Area): boolean {
  return (
    outer.sheet === inner.sheet &&
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rows >= inner.row + inner.rows &&
    outer.column + outer.columns >= inner.column + inner.columns
  );
}

export interface TableColumn {
  readonly id: number;
  name: string;
}

export interface Table {
  readonly id: string;
  name: string;
  /** Header and body; a totals row stands below and is not part of it. */
  area: Area;
  showTotals: boolean;
  style: string;
  columns: TableColumn[];
}

export interface DefinedName {
  name: string;
  /** The id of the sheet that owns the name; null for the workbook. */
  readonly scope: string | null;
  formula: string;
  visible: boolean;
  comment: string;
}

export interface CustomXmlPart {
  readonly id: string;
  xml: string;
}

export interface Comment {
  readonly id: string;
  readonly area: Area;
  content: string;
  resolved: boolean;
}

/** The workbook that the simulated host keeps. It holds values and does not calculate. */
export class HostWorkbook {
  readonly sheets: Sheet[] = [];
  readonly tables: Table[] = [];
  readonly names: DefinedName[] = [];
  readonly properties = new Map<string, string>();
  readonly externalLinks: string[] = [];
  readonly customXmlParts: CustomXmlPart[] = [];
  readonly comments: Comment[] = [];
  settings: { readonly [name: string]: Json } = {};
  dateSystem: DateSystem = 1900;
  calculationMode = "Automatic";
  isProtected = false;
  /** Several areas where the user holds Ctrl. */
  selection: readonly Area[] = [];
  activeSheetId = "";
  private lastId = 0;

  constructor(public name: string) {}

  newId(): string {
    this.lastId += 1;
    const digits = this.lastId.toString(16).toUpperCase().padStart(12, "0");
    return `{00000000-0000-0000-0000-${digits}}`;
  }

  addSheet(name: string): Sheet {
    const sheet = new Sheet(this.newId(), name);
    this.sheets.push(sheet);
    if (this.sheets.length === 1)
      this.select({ sheet: name, row: 0, column: 0, rows: 1, columns: 1 });
    return sheet;
  }

  /** Finds a sheet by name (in any case) or id. */
  sheet(nameOrId: string): Sheet | null {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === wanted || s.id === nameOrId) ?? null;
  }

  table(nameOrId: string): Table | null {
    const wanted = nameOrId.toLowerCase();
    return this.tables.find((t) => t.name.toLowerCase() === wanted || t.id === nameOrId) ?? null;
  }

  activeSheet(): Sheet {
    const sheet = this.sheet(this.activeSheetId) ?? this.sheets[0];
    if (!sheet) throw new Error("A workbook has at least one sheet.");
    return sheet;
  }

  select(area: Area): void {
    const sheet = this.sheet(area.sheet);
    if (!sheet) return;
    this.activeSheetId = sheet.id;
    this.selection = [{ ...area, sheet: sheet.name }];
  }

  renameSheet(sheet: Sheet, name: string): void {
    const old = sheet.name;
    sheet.name = name;
    const moved = (area: Area): Area => (area.sheet === old ? { ...area, sheet: name } : area);
    sheet.styles = sheet.styles.map((style) => ({ ...style, area: moved(style.area) }));
    sheet.merged = sheet.merged.map(moved);
    sheet.validations = sheet.validations.map((v) => ({ ...v, area: moved(v.area) }));
    sheet.conditionalFormats = sheet.conditionalFormats.map((c) => ({ ...c, area: moved(c.area) }));
    if (sheet.declared) sheet.declared = moved(sheet.declared);
    this.renameInFormulas(old, name);
    for (const { series } of sheet.charts) {
      for (const one of series) {
        one.values = one.values && moved(one.values);
        one.along = one.along && moved(one.along);
      }
    }
    const { page } = sheet;
    page.printArea = page.printArea && moved(page.printArea);
    page.titleRows = page.titleRows && moved(page.titleRows);
    for (const table of this.tables) table.area = moved(table.area);
    this.selection = this.selection.map(moved);
  }

  private renameInFormulas(old: string, name: string): void {
    const renamed = new Map([[old.toLowerCase(), name]]);
    const rename = (formula: string) => withRenamedSheets(formula, renamed);
    for (const defined of this.names) defined.formula = rename(defined.formula);
    for (const sheet of this.sheets) {
      for (const { row, column, formula } of sheet.formulas())
        sheet.setFormula(row, column, rename(formula));
      sheet.validations = sheet.validations.map((validation) => ({
        ...validation,
        rule: renamedRule(validation.rule, rename),
      }));
    }
  }

  removeSheet(sheet: Sheet): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    for (let i = this.tables.length - 1; i >= 0; i--) {
      if (this.tables[i]?.area.sheet === sheet.name) this.tables.splice(i, 1);
    }
    for (let i = this.names.length - 1; i >= 0; i--) {
      if (this.names[i]?.scope === sheet.id) this.names.splice(i, 1);
    }
    if (this.activeSheetId !== sheet.id) return;
    const next = this.sheets.find((s) => s.visibility === "Visible");
    if (next) this.select({ sheet: next.name, row: 0, column: 0, rows: 1, columns: 1 });
  }
}

/** What a cell takes, where that is a formula about a sheet that has another name now. */
function renamedRule(
  rule: Validation["rule"],
  rename: (formula: string) => string,
): Validation["rule"] {
  const facts = (given: Json): Json =>
    typeof given === "object" && given !== null && !Array.isArray(given)
      ? Object.fromEntries(Object.entries(given).map(([name, fact]) => [name, formula(fact)]))
      : given;
  const formula = (fact: Json): Json =>
    typeof fact === "string" && fact.startsWith("=") ? rename(fact) : fact;
  return Object.fromEntries(Object.entries(rule).map(([kind, given]) => [kind, facts(given)]));
}
