import { translateFormulaToA1 } from "@borgar/fx";
import { localAddress, type Area } from "../../cells/address";
import { asText } from "../../cells/cell";
import { integrityText } from "../../text/integrity";
import { verifyText } from "../../text/verify";
import { cellName, Content, type FormulaBook, type FormulaGrid } from "./formula-grid";
import { spanOf, type FormulaShape } from "./formula-shape";
import { oddRegions, type OddRegion } from "./odd-cells";
import { ErrorCells } from "./error-cells";
import { regionSteps, type CellAt } from "./regions";
import { ShortRanges } from "./short-range";
import { withPauses } from "./steps";

export const INTEGRITY_CHECKS = [
  "typed",
  "different",
  "range-short",
  "error",
  "external",
  "volatile",
  "text-number",
] as const;
export type IntegrityCheck = (typeof INTEGRITY_CHECKS)[number];

/** One thing that is wrong with the formulas of a rectangle of cells. */
export interface IntegrityFault {
  readonly check: IntegrityCheck;
  readonly area: Area;
  readonly value: string | null;
  /** What is wrong as seen from the cell itself (R1C1), so that it is known again after rows were inserted. */
  readonly mark: string;
  readonly message: string;
  readonly advice: string;
  /** Whether the fault came with what was filled in, whatever the formulas of the blank form are. */
  readonly isOfData: boolean;
}

export interface Searched {
  readonly grids: readonly FormulaGrid[];
  readonly book: FormulaBook;
  readonly externalLinks: readonly string[];
  readonly pause: () => Promise<void>;
}

type Size = Omit<Area, "sheet">;

/** Everything that is odd about the formulas of some sheets, sheet by sheet. One cell is told of once. */
export async function findFaults(searched: Searched): Promise<IntegrityFault[]> {
  const { grids, book, pause } = searched;
  const ranges = new ShortRanges(grids, book);
  const errors = new ErrorCells();
  for (const grid of grids) {
    await eachFormula(grid, pause, (row, column, code) => ranges.see(grid, row, column, code));
    await pause();
  }
  const faults: (readonly IntegrityFault[])[] = [];
  for (const grid of grids) {
    if (grid.formulaCount === 0) continue;
    const search = new Search(searched, grid, ranges, errors);
    await search.formulas();
    await search.odd(await oddRegions(grid, book, pause));
    faults.push(search.faults);
  }
  return toldApart(faults.flat(), pause);
}

/** Faults that are alike in all that marks them are told apart by which of them comes first. */
async function toldApart(
  faults: readonly IntegrityFault[],
  pause: () => Promise<void>,
): Promise<IntegrityFault[]> {
  const seen = new Map<string, number>();
  const told: IntegrityFault[] = [];
  for (const fault of faults) {
    const key = `${fault.area.sheet} ${fault.mark}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    told.push(nth === 1 ? fault : { ...fault, mark: `${fault.mark} ${nth}` });
    if (told.length % MARKS_AT_A_TIME === 0) await pause();
  }
  return told;
}

// A few milliseconds of work, even where every formula has something to be told of.
const FORMULAS_AT_A_TIME = 500;
const FAULTS_AT_A_TIME = 200;
const MARKS_AT_A_TIME = 5000;
const CELLS_AT_A_TIME = 20_000;

async function eachFormula(
  grid: FormulaGrid,
  pause: () => Promise<void>,
  visit: (row: number, column: number, code: number) => void,
): Promise<void> {
  let [seen, looked] = [0, 0];
  for (const [column, codes] of grid.codes.entries()) {
    for (let row = 0; row < codes.length; row++) {
      if (++looked % CELLS_AT_A_TIME === 0) await pause();
      if (codes[row] === 0) continue;
      visit(row, column, codes[row]!);
      if (++seen % FORMULAS_AT_A_TIME === 0) await pause();
    }
  }
  await pause();
}

class Search {
  readonly faults: IntegrityFault[] = [];
  readonly #told = new Set<number>();
  /** The first text of each row that was asked for. */
  readonly #labels = new Map<number, string>();
  /** Cells with the same fault in the same formula, to be told of as rectangles. */
  readonly #alike = new Map<string, { code: number; error: string; cells: CellAt[] }>();

  constructor(
    private readonly searched: Searched,
    private readonly grid: FormulaGrid,
    private readonly ranges: ShortRanges,
    private readonly errors: ErrorCells,
  ) {}

  /** What is wrong with a formula as it stands. */
  async formulas(): Promise<void> {
    const { grid } = this;
    const { book, pause } = this.searched;
    await eachFormula(grid, pause, (row, column, code) => {
      const shape = book.shape(code);
      if (shape.files.length > 0) this.#note("external", code, row, column);
      if (shape.hasLostReference) this.#note("lost", code, row, column);
      else if (
        grid.contents[column]![row] === Content.ERROR &&
        !this.#isKnockOn(shape, row, column)
      )
        this.#note("error", code, row, column);
      if (shape.volatile !== null) this.#note("volatile", code, row, column);
      const short = this.ranges.find(grid, row, column, code);
      if (!short) return;
      const { range, whole } = short;
      const corner = (area: Area) => localAddress(area).split(":").at(-1) ?? "";
      const formula = this.#formula(code, row, column);
      this.#tell(row, column);
      this.faults.push({
        check: "range-short",
        area: this.#area({ row, column, rows: 1, columns: 1 }),
        value: formula,
        mark: this.#mark("range-short", code, { row, column, rows: 1, columns: 1 }),
        message: integrityText.rangeShort(formula.slice(1), corner(range), corner(whole)),
        advice: verifyText.totalShortAdvice(localAddress(whole)),
        isOfData: true,
      });
    });
    for (const [key, { code, error, cells }] of this.#alike) {
      const what = key.split(" ")[0]!;
      const sizes = await withPauses(regionSteps(cells), this.searched.pause);
      for (const size of sizes) await this.#add(this.#fault(what, code, error, size));
    }
    await this.#textNumbers();
  }

  async odd(regions: readonly OddRegion[]): Promise<void> {
    for (const region of regions) {
      if (region.rows * region.columns === 1 && this.#isTold(region.row, region.column)) continue;
      await this.#add(this.#odd(region));
    }
  }

  async #add(fault: IntegrityFault): Promise<void> {
    this.faults.push(fault);
    if (this.faults.length % FAULTS_AT_A_TIME === 0) await this.searched.pause();
  }

  #odd(region: OddRegion): IntegrityFault {
    const area = this.#area(region);
    const cells = localAddress(area);
    const expected = this.#formula(region.expected, region.row, region.column);
    const mark = this.#mark(
      region.why,
      region.why === "typed" ? region.expected : region.code,
      region,
    );
    if (region.why === "typed") {
      const message = integrityText.typed(cells, expected);
      const advice = integrityText.typedAdvice;
      return { check: "typed", area, value: null, mark, message, advice, isOfData: false };
    }
    const formula = this.#formula(region.code, region.row, region.column);
    const [words, advice] =
      region.why === "either"
        ? [integrityText.either, integrityText.eitherAdvice]
        : [integrityText.different, integrityText.differentAdvice];
    const message = words(cells, formula, expected);
    return { check: "different", area, value: formula, mark, message, advice, isOfData: false };
  }

  #note(what: string, code: number, row: number, column: number): void {
    const error = what === "error" ? asText(this.grid.values[column]?.[row] ?? null) : "";
    const key = `${what} ${code} ${error}`;
    const alike = this.#alike.get(key);
    if (alike) alike.cells.push({ row, column });
    else this.#alike.set(key, { code, error, cells: [{ row, column }] });
    this.#tell(row, column);
  }

  #fault(what: string, code: number, error: string, size: Size): IntegrityFault {
    const area = this.#area(size);
    const cells = localAddress(area);
    const formula = this.#formula(code, size.row, size.column);
    const shape = this.searched.book.shape(code);
    const mark = this.#mark(what, code, size);
    const base = { area, value: formula, mark, isOfData: false };
    switch (what) {
      case "external":
        return {
          ...base,
          check: "external",
          message: integrityText.externalFile(cells, this.#fileName(shape.files[0]!)),
          advice: verifyText.externalLinkAdvice,
        };
      case "lost":
        return {
          ...base,
          check: "error",
          message: integrityText.lostReference(formula),
          advice: integrityText.lostReferenceAdvice,
        };
      case "volatile":
        return {
          ...base,
          check: "volatile",
          message: integrityText.volatile(cells, shape.volatile ?? ""),
          advice: integrityText.volatileAdvice,
        };
      default:
        return {
          ...base,
          check: "error",
          value: error,
          message: integrityText.error(cells, error),
          advice: integrityText.errorAdvice,
        };
    }
  }

  /** Whether an error only comes from another cell that shows one: the other is told of. */
  #isKnockOn(shape: FormulaShape, row: number, column: number): boolean {
    const { area } = this.grid;
    return shape.references.some(({ sheet, range }) => {
      const grid = this.searched.grids.find(
        (one) => one.area.sheet.toLowerCase() === (sheet ?? area.sheet).toLowerCase(),
      );
      if (!grid) return false;
      const rows = spanOf(range, "row", area.row + row);
      const columns = spanOf(range, "column", area.column + column);
      return this.errors.isIn(grid, rows, columns);
    });
  }

  /** Texts that look like numbers, in cells that a formula of the sheet adds up. */
  async #textNumbers(): Promise<void> {
    const { grid } = this;
    const { pause } = this.searched;
    const covered: CellAt[] = [];
    let [seen, looked] = [0, 0];
    for (const [column, contents] of grid.contents.entries()) {
      for (let row = 0; row < contents.length; row++) {
        if (++looked % CELLS_AT_A_TIME === 0) await pause();
        if (contents[row] !== Content.NUMBER_TEXT || grid.codes[column]![row] !== 0) continue;
        if (this.#isAddedUp(row, column)) covered.push({ row, column });
        if (++seen % FORMULAS_AT_A_TIME === 0) await pause();
      }
    }
    for (const size of await withPauses(regionSteps(covered), pause)) {
      const area = this.#area(size);
      await this.#add({
        check: "text-number",
        area,
        value: null,
        mark: this.#mark("text-number", 0, size),
        message: integrityText.textNumber(localAddress(area)),
        advice: integrityText.textNumberAdvice,
        isOfData: true,
      });
    }
  }

  #isAddedUp(row: number, column: number): boolean {
    const { area } = this.grid;
    return this.ranges.covers(area.sheet, area.row + row, area.column + column);
  }

  /** Files name other files by a number; the workbook has their names. */
  #fileName(file: string): string {
    if (!/^\d+$/.test(file)) return file;
    return this.searched.externalLinks[Number(file) - 1] ?? integrityText.unnamedFile(file);
  }

  /** The fault, the formula relative to its cell, the columns, and how its first row is labelled. */
  #mark(what: string, code: number, { row, column, columns, rows }: Size): string {
    const { area } = this.grid;
    const text = this.searched.book.textOf(code);
    return [what, text, area.column + column, columns, rows, this.#label(row)].join(" ");
  }

  #label(row: number): string {
    const known = this.#labels.get(row);
    if (known !== undefined) return known;
    const cells = this.grid.values.find((column) => typeof column[row] === "string");
    const label = asText(cells?.[row] ?? null);
    this.#labels.set(row, label);
    return label;
  }

  #formula(code: number, row: number, column: number): string {
    return translateFormulaToA1(
      this.searched.book.textOf(code),
      cellName(this.grid.area, row, column),
    );
  }

  #area({ row, column, rows, columns }: Size): Area {
    const { area } = this.grid;
    return { sheet: area.sheet, row: area.row + row, column: area.column + column, rows, columns };
  }

  #tell(row: number, column: number): void {
    this.#told.add(row * this.grid.area.columns + column);
  }

  #isTold(row: number, column: number): boolean {
    return this.#told.has(row * this.grid.area.columns + column);
  }
}
