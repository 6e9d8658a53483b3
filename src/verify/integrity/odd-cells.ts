import { isRowOfBlock } from "./block-ends";
import { Content, type FormulaBook, type FormulaGrid } from "./formula-grid";
import { spanOf } from "./formula-shape";
import { areAlike, isNarrower } from "./likeness";
import { regionSteps, type CellAt } from "./regions";
import { withPauses, type Steps } from "./steps";

/** Cells that stand out from the formulas around them, as one rectangle. Rows and columns count from the grid's corner. */
export interface OddRegion {
  /** Of a block and the one beside it, `either` may be the slip. */
  readonly why: "typed" | "different" | "either";
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** The formula of the rectangle, 0 where numbers are typed. */
  readonly code: number;
  /** The formula of the cells around it. */
  readonly expected: number;
}

type Axis = "down" | "across";

/** A stretch of a line: cells with one formula (its code), typed numbers (-1), or anything else (0). */
interface Stretch {
  readonly token: number;
  readonly from: number;
  readonly to: number;
}

interface OddCell extends CellAt {
  readonly why: OddRegion["why"];
  readonly code: number;
  readonly expected: number;
}

const TYPED = -1;
// Two cells that agree show no habit; three do.
const A_HABIT = 3;
// Beyond so many stretches in a row nobody sees the formulas on both sides as one block.
const FARTHEST = 8;
// A shorter block beside a longer one is a slip only while it is short; otherwise both are meant.
const SHORT_BLOCK = 3;
const SHORT_SHARE = 0.25;
// A few milliseconds of work.
const CELLS_AT_A_TIME = 20_000;
const ODD_AT_A_TIME = 2000;
const STRETCHES_AT_A_TIME = 2000;

/**
 * Typed numbers amid formulas, and formulas unlike those around them: looked for down every column and
 * across every row, then put together into rectangles. What a whole row (or column) has in common
 * across at least three cells is that row's own formula and no slip.
 */
export async function oddRegions(
  grid: FormulaGrid,
  book: FormulaBook,
  pause: () => Promise<void>,
): Promise<OddRegion[]> {
  const found: OddRegion[] = [];
  const taken = new Set<number>();
  for (const axis of ["down", "across"] as const) {
    const cells: OddCell[] = [];
    const lines = await withPauses(linesOf(grid, axis), pause);
    let seen = 0;
    for (let line = 0; line < lines.count; line++) {
      if (!lines.hasHabit(line)) continue;
      const check = new LineCheck(grid, book, lines, line);
      for (const cell of await withPauses(check.run(), pause)) cells.push(cell);
      seen += lines.length;
      if (seen < CELLS_AT_A_TIME) continue;
      seen = 0;
      await pause();
    }
    await pause();
    for (const same of ofAKind(cells)) {
      for (const region of await withPauses(together(same), pause)) {
        const isOwnLine = (axis === "down" ? region.columns : region.rows) >= A_HABIT;
        const key = region.row * grid.area.columns + region.column;
        if (isOwnLine || taken.has(key)) continue;
        taken.add(key);
        found.push(region);
      }
      seen += same.length;
      if (seen < ODD_AT_A_TIME) continue;
      seen = 0;
      await pause();
    }
    await pause();
  }
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}

function ofAKind(cells: readonly OddCell[]): readonly OddCell[][] {
  const kinds = new Map<string, OddCell[]>();
  for (const cell of cells) {
    const key = `${cell.why} ${cell.code} ${cell.expected}`;
    const same = kinds.get(key);
    if (same) same.push(cell);
    else kinds.set(key, [cell]);
  }
  return [...kinds.values()];
}

function* together(same: readonly OddCell[]): Steps<OddRegion[]> {
  const { why, code, expected } = same[0]!;
  const regions = yield* regionSteps(same);
  return regions.map((size) => ({ ...size, why, code, expected }));
}

function* linesOf(grid: FormulaGrid, axis: Axis): Steps<Lines> {
  const { rows, columns } = grid.area;
  const formulas = new Int32Array(axis === "down" ? columns : rows);
  let seen = 0;
  for (const [column, codes] of grid.codes.entries()) {
    for (let row = 0; row < codes.length; row++) {
      if (codes[row]! > 0) formulas[axis === "down" ? column : row]!++;
      if (++seen % CELLS_AT_A_TIME === 0) yield undefined;
    }
  }
  return new Lines(grid, axis, formulas);
}

/** The lines of a grid along one axis, and how many formulas each has. */
class Lines {
  readonly count: number;
  readonly length: number;
  /** Cells of other lines that were looked at since the last pause. */
  looked = 0;

  constructor(
    readonly grid: FormulaGrid,
    readonly axis: Axis,
    private readonly formulas: Int32Array,
  ) {
    const { rows, columns } = grid.area;
    this.count = axis === "down" ? columns : rows;
    this.length = axis === "down" ? rows : columns;
  }

  isPauseDue(): boolean {
    if (this.looked < CELLS_AT_A_TIME) return false;
    this.looked = 0;
    return true;
  }

  hasHabit(line: number): boolean {
    return this.formulas[line]! >= A_HABIT;
  }

  cell(line: number, at: number): CellAt {
    return this.axis === "down" ? { row: at, column: line } : { row: line, column: at };
  }

  *stretches(line: number): Steps<Stretch[]> {
    const found: { token: number; from: number; to: number }[] = [];
    for (let at = 0; at < this.length; at++) {
      if (at % CELLS_AT_A_TIME === CELLS_AT_A_TIME - 1) yield undefined;
      const { row, column } = this.cell(line, at);
      const code = this.grid.codes[column]![row]!;
      const content = this.grid.contents[column]![row]!;
      const isTyped = content === Content.NUMBER || content === Content.NUMBER_TEXT;
      const token = code > 0 ? code : isTyped ? TYPED : 0;
      const last = found.at(-1);
      if (last?.token === token) last.to = at;
      else found.push({ token, from: at, to: at });
    }
    return found;
  }
}

const sizeOf = ({ from, to }: Stretch) => to - from + 1;

/** How often each formula comes along a line, counted once for all of it. */
class Habits {
  /** Cells of the line with a formula. */
  readonly formulas: number = 0;
  readonly #byToken = new Map<number, { times: number; cells: number }>();

  constructor(stretches: readonly Stretch[]) {
    for (const stretch of stretches) {
      const size = sizeOf(stretch);
      if (stretch.token > 0) this.formulas += size;
      const known = this.#byToken.get(stretch.token);
      if (known) {
        known.times++;
        known.cells += size;
      } else this.#byToken.set(stretch.token, { times: 1, cells: size });
    }
  }

  of(token: number): { readonly times: number; readonly cells: number } {
    return this.#byToken.get(token) ?? { times: 0, cells: 0 };
  }
}

class LineCheck {
  #stretches: readonly Stretch[] = [];
  #habits = new Habits([]);
  readonly #found: OddCell[] = [];
  /** Stretches already told of, or standing around one that was. */
  readonly #settled = new Set<Stretch>();

  constructor(
    private readonly grid: FormulaGrid,
    private readonly book: FormulaBook,
    private readonly lines: Lines,
    private readonly line: number,
  ) {}

  *run(): Steps<OddCell[]> {
    const stretches = yield* this.lines.stretches(this.line);
    this.#stretches = stretches;
    this.#habits = new Habits(stretches);
    for (let at = 0; at < stretches.length; at++) {
      if (at % STRETCHES_AT_A_TIME === STRETCHES_AT_A_TIME - 1) yield undefined;
      const next = this.#closing(at);
      if (next === null) continue;
      const around = stretches[at]!;
      for (const odd of stretches.slice(at + 1, next)) {
        this.#settled.add(odd);
        if (odd.token === TYPED) {
          if (!this.#isPattern(odd)) this.#add(odd, "typed", odd.token, around.token);
        } else if (!this.#isMeant(odd, around) && !this.#isPattern(odd)) {
          this.#add(odd, "different", odd.token, around.token);
        }
      }
    }
    for (let at = 1; at < stretches.length; at++) {
      this.#edge(stretches[at - 1]!, stretches[at]!);
      if (at % STRETCHES_AT_A_TIME === 0) yield undefined;
    }
    if (this.lines.axis === "down") {
      for (let at = 0; at < stretches.length; at++) {
        if (at % STRETCHES_AT_A_TIME === STRETCHES_AT_A_TIME - 1 || this.lines.isPauseDue())
          yield undefined;
        this.#end(stretches[at]!, stretches[at - 1], stretches[at]!.from);
        this.#end(stretches[at]!, stretches[at + 1], stretches[at]!.to);
      }
    }
    return this.#found;
  }

  /** The next stretch with the same formula, where what stands between is short and without a gap. */
  #closing(at: number): number | null {
    const opening = this.#stretches[at]!;
    if (opening.token <= 0) return null;
    let between = 0;
    for (let next = at + 1; next < this.#stretches.length && next <= at + FARTHEST; next++) {
      const stretch = this.#stretches[next]!;
      if (stretch.token === 0) return null;
      if (stretch.token !== opening.token) {
        between += sizeOf(stretch);
        continue;
      }
      const around = sizeOf(opening) + sizeOf(stretch);
      return between > 0 && around >= A_HABIT && around >= between * 2 ? next : null;
    }
    return null;
  }

  /** What comes back again and again along a line (every fourth column a quarter) is meant. */
  #isPattern(odd: Stretch): boolean {
    const { times, cells } = this.#habits.of(odd.token);
    return times >= A_HABIT && cells > this.#habits.formulas * SHORT_SHARE;
  }

  /** A block of one formula beside a block of another that is much like it. */
  #edge(before: Stretch, after: Stretch): void {
    if (before.token <= 0 || after.token <= 0) return;
    if (this.#settled.has(before) || this.#settled.has(after)) return;
    const [short, long] = this.#shorterFirst(before, after);
    const most = Math.max(SHORT_BLOCK, sizeOf(long) * SHORT_SHARE);
    if (sizeOf(long) < A_HABIT || sizeOf(short) > most) return;
    const [own, other] = [this.book.shape(short.token), this.book.shape(long.token)];
    if (!areAlike(own, other) || this.#continues(long) || this.#isMeant(short, long)) return;
    this.#settled.add(short);
    // Where the longer block leaves out what the shorter one takes in, it is as likely to be the slip.
    const isEitherWay = sizeOf(short) < sizeOf(long) && isNarrower(other, own);
    const why = isEitherWay ? "either" : "different";
    this.#add(short, why, short.token, long.token);
    if (isEitherWay) this.#add(long, why, short.token, long.token);
  }

  /** One cell at the end of a block that does not do what the block does, in a row like the others. */
  #end(block: Stretch, odd: Stretch | undefined, inside: number): void {
    if (block.token <= 0 || sizeOf(block) < A_HABIT || !odd || odd.token === 0) return;
    if (this.#settled.has(odd) || this.#settled.has(block)) return;
    if (this.#ownLineCells(block) > 0 || this.#isPattern(odd)) return;
    if (odd.token > 0 && this.#isMeant(odd, block)) return;
    const step = inside === block.from ? -1 : 1;
    const isRow = (at: number) => {
      this.lines.looked += this.grid.area.columns;
      return isRowOfBlock(this.grid, this.line, at, inside);
    };
    // Typed in several rows of the block it is no slip; a typed total below it is no row of the block.
    if (!isRow(inside + step) || (sizeOf(odd) > 1 && isRow(inside + 2 * step))) return;
    this.#settled.add(odd);
    const cell = { ...odd, from: inside + step, to: inside + step };
    this.#add(cell, odd.token === TYPED ? "typed" : "different", odd.token, block.token);
  }

  #shorterFirst(a: Stretch, b: Stretch): [Stretch, Stretch] {
    const byLength = sizeOf(a) - sizeOf(b);
    if (byLength !== 0) return byLength < 0 ? [a, b] : [b, a];
    const isSecondNarrower = isNarrower(this.book.shape(b.token), this.book.shape(a.token));
    return isSecondNarrower ? [b, a] : [a, b];
  }

  /** A formula that belongs where it is: a total of the cells around it, or the row's own formula. */
  #isMeant(odd: Stretch, around: Stretch): boolean {
    return this.#ownLineCells(odd) >= 2 || this.#crossRun(odd) >= A_HABIT || around.token === 0;
  }

  /** Whether a formula goes on from the cell before it: the first one of such a run is always another. */
  #continues(run: Stretch): boolean {
    return this.#ownLineCells(run) === 1;
  }

  /** How many cells of its own line a formula refers to. */
  #ownLineCells(stretch: Stretch): number {
    const { row, column } = this.lines.cell(this.line, stretch.from);
    const { area } = this.grid;
    let cells = 0;
    for (const { sheet, range } of this.book.shape(stretch.token).references) {
      if (sheet !== null && sheet.toLowerCase() !== area.sheet.toLowerCase()) continue;
      const rows = spanOf(range, "row", area.row + row);
      const columns = spanOf(range, "column", area.column + column);
      const [along, cross, at] =
        this.lines.axis === "down"
          ? [rows, columns, area.column + column]
          : [columns, rows, area.row + row];
      if (cross && (at < cross.from || at > cross.to)) continue;
      cells += along ? along.to - along.from + 1 : this.lines.length;
    }
    return cells;
  }

  /** How far the formula reaches without a break across the line. */
  #crossRun({ token, from }: Stretch): number {
    const { row, column } = this.lines.cell(this.line, from);
    const [rowStep, columnStep] = this.lines.axis === "down" ? [0, 1] : [1, 0];
    const same = (steps: number) =>
      this.grid.codes[column + steps * columnStep]?.[row + steps * rowStep] === token;
    let run = 1;
    for (let steps = 1; run < A_HABIT && same(steps); steps++) run++;
    for (let steps = -1; run < A_HABIT && same(steps); steps--) run++;
    return run;
  }

  #add(stretch: Stretch, why: OddRegion["why"], token: number, expected: number): void {
    const code = Math.max(0, token);
    for (let at = stretch.from; at <= stretch.to; at++) {
      this.#found.push({ ...this.lines.cell(this.line, at), why, code, expected });
    }
  }
}
