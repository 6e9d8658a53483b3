import {
  ICommandService,
  LifecycleService,
  LifecycleStages,
  LocaleType,
  mergeWorksheetSnapshotWithDefault,
  Univer,
  type DependencyOverride,
  type ICellData,
  type ICommandInfo,
  type Injector,
  type IObjectMatrixPrimitiveType,
  type Nullable,
} from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import {
  AFTER_CELL_EDIT,
  CalculationMode,
  FormulaDataModel,
  IDescriptionService,
  IFunctionService,
  InsertSheetMutation,
  ISuperTableService,
  IUIPartsService,
  LexerTreeBuilder,
  RemoveSheetMutation,
  SetArrayFormulaDataMutation,
  SetFormulaCalculationResultMutation,
  SetRangeValuesMutation,
  SetWorksheetColWidthMutation,
  SetSelectionsOperation,
  SetWorksheetActiveOperation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SheetInterceptorService,
  SheetsUIPart,
  ThemeSwitcherService,
  UniverSheetsCorePreset,
  UniverUIPlugin,
} from "@univerjs/preset-sheets-core";
import "@univerjs/preset-sheets-core/lib/index.css";
import texts from "@univerjs/preset-sheets-core/locales/en-US";
import { defaultTheme } from "@univerjs/themes";
import type { Area } from "../../src/cells/address";
import { GENERAL, type HostWorkbook, type Table } from "../host/model";
import { beginWithClosedBrackets } from "./brackets";
import { valueOf } from "./cell-data";
import { typedDate } from "./dates";
import { is } from "./commands";
import { described } from "./description";
import { AddInFunction } from "./executor";
import { keepFontsPrivate } from "./fonts";
import type { Grid, GridFunction, Invoke, PlacedCell, SheetEvent } from "./grid";
import { AdoptedTheme } from "./theme";
import { oneCalculationAtATime } from "./one-calculation";
import { isRestructuring } from "./restructuring";
import { cellData, PIXELS_PER_POINT, sheetData, workbookData } from "./workbook-data";

type Cells = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** Marks what we write ourselves, so that it is not taken for the user's doing. */
const OURS = { fromWorkbook: true } as const;
const CALCULATED = "applyFormulaCalculationResult";
const BEFORE_UNIVERS_OWN = 100;
const STRICT_STYLES: DependencyOverride = [[ThemeSwitcherService, { useClass: AdoptedTheme }]];

const numbers = (sparse: object): number[] => Object.keys(sparse).map(Number);

class UniverGrid implements Grid {
  private readonly api: FUniver;
  private readonly injector: Injector;
  private readonly commands: ICommandService;
  private unit = "";
  private loads = 0;
  private tables: readonly string[] = [];
  private functions: readonly GridFunction[] = [];
  private invoke: Invoke | null = null;
  /** Cells filled by a formula elsewhere, by sheet: "row,column". */
  private spilled = new Map<string, Set<string>>();
  private readonly edits: ((cells: readonly PlacedCell[]) => void)[] = [];
  private readonly sheetEvents: ((event: SheetEvent) => void)[] = [];
  private readonly results: ((cells: readonly PlacedCell[]) => void)[] = [];
  private readonly selections: ((area: Area) => void)[] = [];
  private isSelecting = false;
  /** The selection last told of. */
  private told = "";
  private readonly calculatings: ((calculating: boolean) => void)[] = [];
  private readonly typings: ((typing: boolean) => void)[] = [];

  constructor(container: HTMLElement, dark: boolean) {
    const univer = new Univer({
      theme: defaultTheme,
      darkMode: dark,
      locale: LocaleType.EN_US,
      locales: { [LocaleType.EN_US]: texts },
    });
    const preset = UniverSheetsCorePreset({
      container,
      header: true,
      toolbar: true,
      ribbonType: "simple",
      footer: {},
      disableAutoFocus: true,
      formula: { initialFormulaComputing: CalculationMode.NO_CALCULATION },
    });
    for (const plugin of preset.plugins) {
      if (!Array.isArray(plugin)) univer.registerPlugin(plugin);
      else if (plugin[0] === UniverUIPlugin)
        univer.registerPlugin(plugin[0], { ...plugin[1], override: STRICT_STYLES });
      else univer.registerPlugin(plugin[0], plugin[1]);
    }
    this.api = FUniver.newAPI(univer);
    this.injector = univer.__getInjector();
    this.commands = this.injector.get(ICommandService);
    // Univer's own bar has no words in English, and a button without a name that loses results.
    this.injector.get(IUIPartsService).setUIVisible(SheetsUIPart.FORMULA_AUX, false);
  }

  async load(workbook: HostWorkbook): Promise<void> {
    const before = this.unit;
    this.loads += 1;
    this.unit = `workbook-${this.loads}`;
    this.spilled.clear();
    this.tables = [];
    this.api.createWorkbook(workbookData(workbook, this.unit));
    if (before) this.api.disposeUnit(before);
    // The injector knows the sheet services only once there is a workbook, and a formula that is read
    // before its function is known stays unknown: this is the one moment.
    else {
      beginWithClosedBrackets(this.injector.get(LexerTreeBuilder));
      this.listen();
      this.addFunctions();
    }
    this.applyTables(workbook.tables);
    const [selection] = workbook.selection;
    await this.injector.get(LifecycleService).onStage(LifecycleStages.Rendered);
    if (selection) this.select(selection);
  }

  apply(workbook: HostWorkbook, area: Area): void {
    const sheet = workbook.sheet(area.sheet);
    const shown = sheet && this.worksheet(sheet.id);
    if (!sheet || !shown) return;
    const cells: Cells = {};
    const used = sheet.used(false);
    const known = shown.getSheet().getCellMatrix();
    const endRow = Math.min(
      area.row + area.rows,
      Math.max(used ? used.row + used.rows : 0, known.getLength()),
    );
    const endColumn = Math.min(
      area.column + area.columns,
      Math.max(
        used ? used.column + used.columns : 0,
        shown.getSheet().getLastColumnWithContent() + 1,
      ),
    );
    for (let row = area.row; row < endRow; row++) {
      const line: Record<number, ICellData> = {};
      for (let column = area.column; column < endColumn; column++) {
        // Null would leave what stands there; every property is named so that it is put in place.
        line[column] = {
          v: null,
          t: null,
          f: null,
          si: null,
          p: null,
          s: null,
          ...cellData(sheet, workbook.tables, row, column),
        };
      }
      cells[row] = line;
    }
    if (endRow > shown.getMaxRows()) shown.setRowCount(endRow + 100);
    if (endColumn > shown.getMaxColumns()) shown.setColumnCount(endColumn + 10);
    this.commands.syncExecuteCommand(
      SetRangeValuesMutation.id,
      { unitId: this.unit, subUnitId: sheet.id, cellValue: cells },
      OURS,
    );
    for (const [column, points] of sheet.widths) {
      const colWidth = points * PIXELS_PER_POINT;
      const isHere = column >= area.column && column < endColumn;
      if (!isHere || shown.getColumnWidth(column) === colWidth) continue;
      const ranges = [
        { startRow: 0, endRow: shown.getMaxRows() - 1, startColumn: column, endColumn: column },
      ];
      this.commands.syncExecuteCommand(
        SetWorksheetColWidthMutation.id,
        { unitId: this.unit, subUnitId: sheet.id, ranges, colWidth },
        OURS,
      );
    }
  }

  applySheets(workbook: HostWorkbook): void {
    const book = this.api.getWorkbook(this.unit);
    if (!book) return;
    const front = book.getActiveSheet().getSheetId();
    workbook.sheets.forEach((sheet, index) => {
      const shown = book.getSheetBySheetId(sheet.id);
      if (!shown) {
        this.commands.syncExecuteCommand(
          InsertSheetMutation.id,
          {
            unitId: this.unit,
            index,
            // Only sheets that are there from the start get Univer's defaults by themselves.
            sheet: mergeWorksheetSnapshotWithDefault(sheetData(sheet, workbook.tables)),
          },
          OURS,
        );
      } else if (shown.getSheetName() !== sheet.name) {
        this.commands.syncExecuteCommand(
          SetWorksheetNameMutation.id,
          { unitId: this.unit, subUnitId: sheet.id, name: sheet.name },
          OURS,
        );
      }
    });
    for (const shown of book.getSheets()) {
      if (workbook.sheet(shown.getSheetId())) continue;
      this.commands.syncExecuteCommand(
        RemoveSheetMutation.id,
        { unitId: this.unit, subUnitId: shown.getSheetId(), subUnitName: shown.getSheetName() },
        OURS,
      );
    }
    // Univer puts a new sheet in front; in Excel the user's stays there.
    const before = book.getSheetBySheetId(front);
    if (!before || book.getActiveSheet().getSheetId() === front) return;
    this.isSelecting = true;
    book.setActiveSheet(before);
    this.isSelecting = false;
  }

  applyTables(tables: readonly Table[]): void {
    const service = this.injector.get(ISuperTableService);
    for (const name of this.tables) service.remove(this.unit, name);
    for (const table of tables) {
      const sheet = this.api.getWorkbook(this.unit)?.getSheetByName(table.area.sheet);
      if (!sheet) continue;
      service.registerTable(this.unit, table.name, {
        sheetId: sheet.getSheetId(),
        titleMap: new Map(table.columns.map((column, i) => [column.name, i])),
        range: {
          startRow: table.area.row,
          startColumn: table.area.column,
          endRow: table.area.row + table.area.rows - 1,
          endColumn: table.area.column + table.area.columns - 1,
        },
      });
    }
    this.tables = tables.map((table) => table.name);
  }

  select(area: Area): void {
    const book = this.api.getWorkbook(this.unit);
    const sheet = book?.getSheetByName(area.sheet);
    if (!book || !sheet) return;
    this.isSelecting = true;
    if (book.getActiveSheet().getSheetId() !== sheet.getSheetId()) book.setActiveSheet(sheet);
    sheet.getRange(area.row, area.column, area.rows, area.columns).activate();
    this.isSelecting = false;
    this.told = JSON.stringify(area);
    sheet.scrollToCell(Math.max(0, area.row - 3), Math.max(0, area.column - 1));
  }

  registerFunctions(functions: readonly GridFunction[], invoke: Invoke): void {
    this.functions = functions;
    this.invoke = invoke;
    if (this.unit) this.addFunctions();
  }

  calculate(): void {
    this.api.getFormula().executeCalculation();
  }

  setDark(dark: boolean): void {
    this.api.toggleDarkMode(dark);
  }

  onEdit(listener: (cells: readonly PlacedCell[]) => void): void {
    this.edits.push(listener);
  }

  onSheets(listener: (event: SheetEvent) => void): void {
    this.sheetEvents.push(listener);
  }

  onCalculated(listener: (cells: readonly PlacedCell[]) => void): void {
    this.results.push(listener);
  }

  onCalculating(listener: (calculating: boolean) => void): void {
    this.calculatings.push(listener);
  }

  onTyping(listener: (typing: boolean) => void): void {
    this.typings.push(listener);
  }

  onSelection(listener: (area: Area) => void): void {
    this.selections.push(listener);
  }

  private listen(): void {
    this.commands.onCommandExecuted((command, options) => {
      if (is(command, SetArrayFormulaDataMutation)) {
        this.spillsChanged(command.params?.arrayFormulaCellData[this.unit] ?? {});
      } else if (is(command, SetFormulaCalculationResultMutation)) {
        this.calculated(command.params?.unitData[this.unit] ?? {});
      } else if (
        command.id === SetSelectionsOperation.id ||
        command.id === SetWorksheetActiveOperation.id
      ) {
        // The name box, the keyboard and the tabs of sheets select without the event that a drag ends with.
        this.selected();
      } else if (!options?.["fromWorkbook"] && !options?.[CALCULATED]) {
        this.usersDoing(command);
      }
    });
    this.api.addEvent(this.api.Event.SelectionChanged, () => this.selected());
    oneCalculationAtATime(this.commands, this.api.getFormula(), (calculating) => {
      for (const listener of this.calculatings) listener(calculating);
    });
    this.api.addEvent(this.api.Event.SheetEditStarted, () => {
      for (const listener of this.typings) listener(true);
    });
    this.api.addEvent(this.api.Event.SheetEditEnded, () => {
      for (const listener of this.typings) listener(false);
    });
    this.injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
      priority: BEFORE_UNIVERS_OWN,
      handler: (cell, at, next) => {
        const shown = cell ? this.format(at.subUnitId, at.row, at.col) : GENERAL;
        return (cell && typedDate(cell, shown)) ?? next(cell);
      },
    });
  }

  /** Tells of what is selected now, once, whoever selected it but ourselves. */
  private selected(): void {
    const book = this.isSelecting ? null : this.api.getWorkbook(this.unit);
    const range = book?.getActiveRange();
    if (!book || !range) return;
    const area: Area = {
      sheet: book.getActiveSheet().getSheetName(),
      row: range.getRow(),
      column: range.getColumn(),
      rows: range.getHeight(),
      columns: range.getWidth(),
    };
    const told = JSON.stringify(area);
    if (told === this.told) return;
    this.told = told;
    for (const listener of this.selections) listener(area);
  }

  private addFunctions(): void {
    const { functions, invoke } = this;
    if (!invoke) return;
    const sheetName = (id: string) => this.worksheet(id)?.getSheetName() ?? "";
    const service = this.injector.get(IFunctionService);
    service.registerExecutors(...functions.map((f) => new AddInFunction(f, invoke, sheetName)));
    this.injector.get(IDescriptionService).registerDescriptions(functions.map(described));
  }

  private usersDoing(command: Readonly<ICommandInfo>): void {
    if (is(command, SetRangeValuesMutation)) {
      const { subUnitId = "", cellValue = {} } = command.params ?? {};
      const cells = this.placed(subUnitId, cellValue);
      for (const listener of this.edits) listener(cells);
    } else if (is(command, SetWorksheetNameMutation)) {
      this.tell({
        kind: "renamed",
        id: command.params?.subUnitId ?? "",
        name: command.params?.name ?? "",
      });
    } else if (is(command, InsertSheetMutation)) {
      const { id = "", name = "" } = command.params?.sheet ?? {};
      this.tell({ kind: "added", id, name, cells: this.wholeSheet(id) });
      this.tellOrder();
    } else if (is(command, SetWorksheetOrderMutation)) {
      this.tellOrder();
    } else if (is(command, RemoveSheetMutation)) {
      this.tell({ kind: "removed", id: command.params?.subUnitId ?? "" });
    } else {
      const change = isRestructuring(command);
      if (change)
        this.tell({
          kind: "restructured",
          id: change.sheet,
          rows: change.rows,
          cells: this.wholeSheet(change.sheet),
        });
    }
  }

  private tellOrder(): void {
    const sheets = this.api.getWorkbook(this.unit)?.getSheets() ?? [];
    this.tell({ kind: "ordered", ids: sheets.map((sheet) => sheet.getSheetId()) });
  }

  private tell(event: SheetEvent): void {
    for (const listener of this.sheetEvents) listener(event);
  }

  private calculated(sheets: Record<string, Cells>): void {
    const cells = Object.entries(sheets).flatMap(([sheet, data]) => this.placed(sheet, data, data));
    if (cells.length > 0) for (const listener of this.results) listener(cells);
  }

  /** Univer tells the whole of what is spilled; only what is new or gone goes on. */
  private spillsChanged(sheets: Record<string, Cells>): void {
    const changed: PlacedCell[] = [];
    const now = new Map<string, Set<string>>();
    for (const [sheet, data] of Object.entries(sheets)) {
      const cells = this.placed(sheet, data, data).filter((cell) => !this.hasOwnContent(cell));
      now.set(sheet, new Set(cells.map((cell) => `${cell.row},${cell.column}`)));
      changed.push(...cells);
    }
    for (const [sheet, before] of this.spilled) {
      for (const place of before) {
        if (now.get(sheet)?.has(place)) continue;
        const [row = 0, column = 0] = place.split(",").map(Number);
        const gone = {
          sheet,
          row,
          column,
          value: null,
          formula: null,
          format: this.format(sheet, row, column),
        };
        if (!this.hasOwnContent(gone)) changed.push(gone);
      }
    }
    this.spilled = now;
    if (changed.length > 0) for (const listener of this.results) listener(changed);
  }

  private hasOwnContent({ sheet, row, column }: PlacedCell): boolean {
    const raw = this.worksheet(sheet)?.getSheet().getCellRaw(row, column);
    return (
      raw !== null &&
      raw !== undefined &&
      (Boolean(raw.f) || Boolean(raw.si) || valueOf(raw) !== null)
    );
  }

  /** The cells of a matrix with what stands there now; values from `values` where given. */
  private placed(sheet: string, matrix: Cells, values?: Cells): PlacedCell[] {
    const shown = this.worksheet(sheet)?.getSheet();
    const formulas = this.injector.get(FormulaDataModel);
    if (!shown) return [];
    return numbers(matrix).flatMap((row) =>
      numbers(matrix[row] ?? {}).map((column): PlacedCell => {
        const raw = shown.getCellRaw(row, column);
        const hasFormula = Boolean(raw?.f) || Boolean(raw?.si);
        return {
          sheet,
          row,
          column,
          value: valueOf(values ? values[row]?.[column] : raw),
          formula: hasFormula
            ? (formulas.getFormulaStringByCell(row, column, sheet, this.unit) ?? null)
            : null,
          format: this.format(sheet, row, column),
        };
      }),
    );
  }

  private wholeSheet(id: string): PlacedCell[] {
    const shown = this.worksheet(id)?.getSheet();
    return shown ? this.placed(id, shown.getCellMatrix().getMatrix()) : [];
  }

  private format(sheet: string, row: number, column: number): string {
    const style = this.worksheet(sheet)?.getSheet().getComposedCellStyle(row, column);
    return style?.n?.pattern ?? GENERAL;
  }

  private worksheet(id: string) {
    return this.api.getWorkbook(this.unit)?.getSheetBySheetId(id) ?? null;
  }
}

/** Starts Univer in an element. Loaded only by the workbench, and only when a workbook is shown. */
export function createGrid(container: HTMLElement, { dark }: { dark: boolean }): Grid {
  keepFontsPrivate();
  return new UniverGrid(container, dark);
}
