import type { Draft } from "./draft";
import { byLevel, type Reporter } from "./reporter";

const [MOST_ROWS, MOST_COLUMNS] = [2 ** 20, 16_384];

/** Of the rules about single cells only one speaks about any cell. */
export class CellsSpoken {
  readonly #drafts: (Draft | null)[] = [];
  /** Which draft is about a cell, by its place. */
  readonly #cells = new Map<number, number>();

  constructor(private readonly rules: readonly Reporter[]) {}

  add(draft: Draft): void {
    if (this.rules[draft.rule]!.isAboutCells) {
      const cell = (draft.sheet * MOST_ROWS + draft.row) * MOST_COLUMNS + draft.column;
      const earlier = this.#cells.get(cell);
      const other = earlier === undefined ? null : this.#drafts[earlier];
      if (other && !this.#outranks(draft, other)) return;
      if (earlier !== undefined) this.#drafts[earlier] = null;
      this.#cells.set(cell, this.#drafts.length);
    }
    this.#drafts.push(draft);
  }

  drafts(): Draft[] {
    return this.#drafts.filter((draft) => draft !== null);
  }

  /** The more serious one; then the one made for this table. */
  #outranks(draft: Draft, other: Draft): boolean {
    const order = byLevel(draft.finding.level, other.finding.level);
    if (order !== 0) return order < 0;
    return this.rules[other.rule]!.isGeneral && !this.rules[draft.rule]!.isGeneral;
  }
}
