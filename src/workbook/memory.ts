import type { Area } from "../cells/address";
import { fail, ok, type Result } from "../text/trouble";
import { workbookText } from "../text/workbook";
import { applyToModel } from "./apply";
import type { Change } from "./change";
import { describe } from "./describe";
import { workbookFacts } from "./facts";
import type { SheetModel, WorkbookModel } from "./model";
import type { Block, ReadOptions, Receipt, Structure, Workbook, WorkbookFacts } from "./port";
import { readBlock, readStructure, readValidations } from "./read-model";
import type { Validation } from "./validation";

/** The workbook port over a model in memory: what the command line opens, and the reference for the contract. */
export class MemoryWorkbook implements Workbook {
  readonly model: WorkbookModel;
  #selection: Area | null = null;
  readonly #listeners = new Set<(stale: Area) => void>();

  /** `pause` is called between pieces of a long read; left out, whatever is read is read at once. */
  constructor(
    model: WorkbookModel,
    private readonly pause?: () => Promise<void>,
  ) {
    this.model = model;
  }

  async facts(): Promise<Result<WorkbookFacts>> {
    return ok(workbookFacts(this.model));
  }

  async read(area: Area, options: ReadOptions = {}): Promise<Result<Block>> {
    if (options.signal?.aborted) return fail(workbookText.cancelled());
    const sheet = this.#sheet(area.sheet);
    if (!sheet) return fail(workbookText.sheetMissing(area.sheet));
    const block = await readBlock(sheet, area, options, this.pause);
    if (!block) return fail(workbookText.cancelled());
    options.onProgress?.(area.rows, area.rows);
    return ok(block);
  }

  async structure(area: Area): Promise<Result<Structure>> {
    const sheet = this.#sheet(area.sheet);
    return sheet ? ok(readStructure(sheet, area)) : fail(workbookText.sheetMissing(area.sheet));
  }

  async validations(name: string): Promise<Result<readonly Validation[]>> {
    const sheet = this.#sheet(name);
    return sheet ? readValidations(sheet) : fail(workbookText.sheetMissing(name));
  }

  async selection(): Promise<Result<Area>> {
    const front = this.model.sheets.find((sheet) => sheet.visibility === "visible");
    const topLeft = { sheet: front?.name ?? "", row: 0, column: 0, rows: 1, columns: 1 };
    return ok(this.#selection ?? topLeft);
  }

  async goTo(area: Area): Promise<Result<void>> {
    const sheet = this.#sheet(area.sheet);
    if (!sheet) return fail(workbookText.sheetMissing(area.sheet));
    if (sheet.visibility !== "visible") return fail(workbookText.sheetHidden(sheet.name));
    this.#selection = area;
    return ok(undefined);
  }

  async apply(changes: readonly Change[]): Promise<Result<Receipt>> {
    const applied = applyToModel(this.model, changes);
    if (!applied.ok) return applied;
    this.#say(applied.value.touched);
    return ok({ said: changes.map(describe), inverse: applied.value.inverse });
  }

  async putBack(receipt: Receipt): Promise<Result<void>> {
    const applied = applyToModel(this.model, receipt.inverse);
    if (!applied.ok) return applied;
    this.#say(applied.value.touched);
    return ok(undefined);
  }

  async watch(listener: (stale: Area) => void): Promise<Result<() => Promise<void>>> {
    this.#listeners.add(listener);
    return ok(async () => {
      this.#listeners.delete(listener);
    });
  }

  #sheet(name: string): SheetModel | undefined {
    return this.model.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  #say(touched: readonly Area[]) {
    for (const area of touched) for (const listener of this.#listeners) listener(area);
  }
}
