import { ok, type Result } from "../text/trouble";
import type { CheckedFormula } from "./check";
import { compileFormula, type Binding } from "./compile";
import { Different, MOST_DIFFERENT } from "./different";
import { partsOf, type Comparison, type Expression } from "./expression";
import type { Evaluate } from "./functions/definition";
import { looksAtOtherRows } from "./other-rows";
import { Gave, gaveOf, KINDS, Part, type Fill } from "./part";
import { holds, toCondition } from "./values";

/**
 * Formulas over whole columns: what several of them have in common is worked out once, and what looks at one column is
 * worked out once for each different value in it. They give what `compileFormula` gives row by row.
 */
export class ColumnFormulas {
  readonly #parts = new Map<string, Part>();
  readonly #different = new Map<string, Different>();

  constructor(
    private readonly binding: Binding,
    private readonly rows: number,
  ) {}

  of({ expression }: Pick<CheckedFormula, "expression">): Result<Part> {
    const compiled = compileFormula({ expression }, this.binding);
    if (!compiled.ok) return compiled;
    const isFixed = columnsIn(expression).size === 0;
    return ok(isFixed ? this.#everyRow(compiled.value) : this.#part(expression));
  }

  /** Lets go of parts that nobody will ask for again, by their keys. */
  forget(keys: Iterable<string>): void {
    for (const key of keys) this.#parts.delete(key);
  }

  #part(expression: Expression): Part {
    const key = partKey(expression);
    const known = this.#parts.get(key);
    if (known) return known;
    const compiled = compileFormula({ expression }, this.binding);
    if (!compiled.ok) throw new RangeError("Where a formula can be built its parts can.");
    const part = this.#make(expression, compiled.value);
    this.#parts.set(key, part);
    return part;
  }

  #make(expression: Expression, at: Evaluate): Part {
    const [column, ...others] = columnsIn(expression);
    if (column === undefined) return new Part(1, at, (part) => part.set(0, at(0)));
    if (others.length === 0 && !looksAtOtherRows(expression))
      return new Part(this.rows, at, byValue(at, this.#differentIn(column)));
    if (expression.kind === "comparison") {
      const { operator, left, right } = expression;
      if (this.#mayBeNumbers(left) && this.#mayBeNumbers(right))
        return new Part(this.rows, at, comparing(operator, this.#part(left), this.#part(right)));
    }
    if (expression.kind === "call" && (expression.name === "AND" || expression.name === "OR")) {
      const conditions = expression.arguments.map((one) => this.#part(one));
      return new Part(this.rows, at, deciding(expression.name === "OR", conditions));
    }
    return this.#everyRow(at);
  }

  /** Lists and texts that a formula spells out are compared by rules of their own. */
  #mayBeNumbers(side: Expression): boolean {
    if (side.kind === "list") return false;
    const part = this.#part(side);
    return !isFixed(part) || part.upTo(1).gave[0] === Gave.NUMBER;
  }

  #everyRow(at: Evaluate): Part {
    return new Part(this.rows, at, byRow);
  }

  #differentIn(column: string): Different {
    const known = this.#different.get(column);
    if (known) return known;
    const different = new Different(this.binding.column(column), this.rows);
    this.#different.set(column, different);
    return different;
  }
}

/** By what parts are told apart: the same expression over the same table has the same key. */
export const partKey = (expression: Expression) => JSON.stringify(expression);

function columnsIn(expression: Expression): ReadonlySet<string> {
  const columns = new Set<string>();
  for (const part of partsOf(expression)) if (part.kind === "column") columns.add(part.name);
  return columns;
}

/** A part that is the same in every row has one row. */
const isFixed = ({ gave }: Part) => gave.length === 1;

const byRow: Fill = (part, from, to) => {
  for (let row = from; row < to; row++) part.set(row, part.at(row));
};

/** What a formula gives in the row in which a value first stands, it gives wherever that value stands. */
function byValue(at: Evaluate, different: Different): Fill {
  const { codes, firstRows } = different;
  const answers = new Part(MOST_DIFFERENT, at, (all, from, to) => {
    for (let code = from; code < to; code++) all.set(code, at(firstRows[code]!));
  });
  return (part, from, to) => {
    different.upTo(to);
    const { gave, numbers, hasOthers } = answers.upTo(firstRows.length);
    const own = part.gave;
    part.hasOthers ||= hasOthers;
    for (let row = from; row < to; row++) {
      const code = codes[row]!;
      if (code < MOST_DIFFERENT) own[row] = gave[code]!;
      else part.set(row, at(row));
    }
    if (numbers.length === 0) return;
    const ownNumbers = part.ownNumbers();
    for (let row = from; row < to; row++) {
      const code = codes[row]!;
      if (code < MOST_DIFFERENT) ownNumbers[row] = numbers[code]!;
    }
  };
}

/** Numbers beside numbers, which are most of what is compared; what else there is, row by row. */
function comparing(operator: Comparison, left: Part, right: Part): Fill {
  const answer = (isSo: boolean) => (isSo ? Gave.TRUE : Gave.FALSE);
  const [less, same, more] = [
    answer(holds(operator, -1)),
    answer(holds(operator, 0)),
    answer(holds(operator, 1)),
  ];
  const neither = answer(holds(operator, NaN));
  const [down, across] = [isFixed(left) ? 0 : 1, isFixed(right) ? 0 : 1];
  return (part, from, to) => {
    const { gave: leftGave, numbers: leftNumbers } = left.upTo(to);
    const { gave: rightGave, numbers: rightNumbers } = right.upTo(to);
    const { gave } = part;
    for (let row = from; row < to; row++) {
      const x = leftGave[row * down]!;
      const y = rightGave[row * across]!;
      if (x === Gave.NUMBER && y === Gave.NUMBER) {
        const sign = leftNumbers[row * down]! - rightNumbers[row * across]!;
        gave[row] = sign < 0 ? less : sign > 0 ? more : sign === 0 ? same : neither;
      } else if (x === Gave.BLANK && y === Gave.NUMBER) gave[row] = Gave.BLANK;
      else part.set(row, part.at(row));
    }
  };
}

/** AND is settled by FALSE and OR by TRUE; otherwise an error or a blank among the conditions leaves it open. */
function deciding(settles: boolean, conditions: readonly Part[]): Fill {
  const settled = settles ? Gave.TRUE : Gave.FALSE;
  const both = new Uint8Array(KINDS * KINDS);
  for (let before = 0; before < KINDS; before++)
    for (let one = 0; one < KINDS; one++)
      both[before * KINDS + one] =
        [settled, Gave.ERROR, Gave.BLANK].find((kind) => kind === before || kind === one) ?? one;
  return ({ gave }, from, to) => {
    gave.fill(settles ? Gave.FALSE : Gave.TRUE, from, to);
    for (const condition of conditions) {
      const given = condition.upTo(to).gave;
      const step = isFixed(condition) ? 0 : 1;
      for (let row = from; row < to; row++) {
        let one = given[row * step]!;
        if (one === Gave.NUMBER || one === Gave.OTHER) one = gaveOf(toCondition(condition.at(row)));
        gave[row] = both[gave[row]! * KINDS + one]!;
      }
    }
  };
}
