import { asText, isBlank, trim } from "../cells/cell";
import { confidenceText } from "../text/kpi-confidence";
import { kpiText } from "../text/kpi";
import { factsOf } from "./column-facts";
import { isProblem, refuse, type Answer } from "./problem";
import { placeOf, sameSize, type Range } from "./range";
import { firstError, readNumber } from "./reading";

export interface KappaArguments {
  readonly rater1: Range;
  readonly rater2: Range | null;
}

/** How often two judges agree, and how often each of them uses each category. */
class Agreement {
  #cases = 0;
  #agreed = 0;
  readonly #first = new Map<string, number>();
  readonly #second = new Map<string, number>();

  add(first: string, second: string, cases: number) {
    this.#cases += cases;
    if (first === second) this.#agreed += cases;
    this.#first.set(first, (this.#first.get(first) ?? 0) + cases);
    this.#second.set(second, (this.#second.get(second) ?? 0) + cases);
  }

  /** Cohen's kappa (Educ. Psychol. Meas. 1960): agreement beyond chance over what was possible. */
  get kappa(): Answer<number> {
    if (this.#cases === 0) return refuse(confidenceText.noPairs);
    let byChance = 0;
    for (const [category, cases] of this.#first) {
      byChance += cases * (this.#second.get(category) ?? 0);
    }
    const all = this.#cases * this.#cases;
    if (byChance === all) return refuse(confidenceText.noChance);
    return { ok: true, value: (this.#agreed * this.#cases - byChance) / (all - byChance) };
  }
}

function ofTable(table: Range): Answer<number> {
  const { rows, columns } = table;
  if (rows !== columns || rows < 2) {
    return refuse(confidenceText.notSquare(placeOf(table), rows, columns));
  }
  const agreement = new Agreement();
  for (let index = 0; index < table.cells.length; index++) {
    const cases = readNumber(table, index) ?? 0;
    if (isProblem(cases)) return refuse(cases);
    if (cases < 0) return refuse(kpiText.negative(placeOf(table, index), cases));
    agreement.add(String(Math.floor(index / columns)), String(index % columns), cases);
  }
  return agreement.kappa;
}

/** What was judged in a row, as it is compared; `null` where nothing was. */
export function judgementAt(range: Range, row: number): string | null {
  const cell = range.cells[row] ?? null;
  if (isBlank(cell) || (cell === 0 && factsOf(range).zeros === "blank")) return null;
  return trim(asText(cell)).toLowerCase();
}

/**
 * Cohen's kappa of two columns of judgements, or of one square table that counts them (rows one judge,
 * columns the other, categories in the same order). Judgements are compared without outer spaces or letter
 * case; a row that one of them left blank is passed over, and a 0 among words is a blank. No pair, or one
 * category only, is #DIV/0!.
 */
export function kappa({ rater1, rater2 }: KappaArguments): Answer<number> {
  if (rater2 === null) return ofTable(rater1);
  const broken = sameSize([rater1, rater2]) ?? firstError(rater1) ?? firstError(rater2);
  if (broken) return refuse(broken);
  const agreement = new Agreement();
  for (let index = 0; index < rater1.cells.length; index++) {
    const [first, second] = [judgementAt(rater1, index), judgementAt(rater2, index)];
    if (first !== null && second !== null) agreement.add(first, second, 1);
  }
  return agreement.kappa;
}
