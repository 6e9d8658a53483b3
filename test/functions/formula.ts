/** A value written in a formula, or the code of an error. */
type Literal = number | string | boolean | null;

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    this.#skip();
    return this.#at >= this.text.length;
  }

  #skip() {
    while (this.text[this.#at] === " ") this.#at++;
  }

  take(mark: string): boolean {
    this.#skip();
    if (!this.text.startsWith(mark, this.#at)) return false;
    this.#at += mark.length;
    return true;
  }

  /** Everything up to one of the marks. */
  upTo(marks: string): string {
    this.#skip();
    const start = this.#at;
    while (this.#at < this.text.length && !marks.includes(this.text[this.#at] ?? "")) this.#at++;
    return this.text.slice(start, this.#at).trim();
  }

  /** A number, text in quotes, TRUE, FALSE, an error code, or nothing. */
  literal(): Literal {
    if (this.take('"')) {
      let text = "";
      for (;;) {
        const end = this.text.indexOf('"', this.#at);
        if (end < 0) throw new Error(`A quote is not closed in ${this.text}`);
        text += this.text.slice(this.#at, end);
        this.#at = end + 1;
        if (this.text[this.#at] !== '"') return text;
        text += '"';
        this.#at++;
      }
    }
    const word = this.upTo(",;})");
    if (word === "") return null;
    if (word === "TRUE" || word === "FALSE") return word === "TRUE";
    const number = Number(word);
    return Number.isNaN(number) ? word : number;
  }

  /** A literal, or an array constant `{1;2}` as rows of cells. */
  value(): Literal | Literal[][] {
    if (!this.take("{")) return this.literal();
    const rows: Literal[][] = [[]];
    do {
      rows.at(-1)?.push(this.literal());
      if (this.take(";")) rows.push([]);
      else this.take(",");
    } while (!this.take("}"));
    return rows;
  }
}

export interface Example {
  readonly id: string;
  /** As Excel hands them over: every argument a matrix, one left out `null`. */
  readonly given: readonly (Literal[][] | null)[];
  readonly expected: Literal | Literal[][];
}

/** Reads `=KPI.RATE({5;8}, 10) gives 0.65`: the small part of formulas that examples are written in. */
export function readExample(example: string): Example {
  const [formula = "", answer = ""] = example.split(" gives ");
  if (!formula.startsWith("=KPI.")) throw new Error(`Not an example of ours: ${example}`);
  const { name, given: values } = readFormulaArguments(formula);
  const id = name.slice("KPI.".length);
  const given = values.map((value) =>
    value === null ? null : Array.isArray(value) ? value : [[value]],
  );
  return { id, given, expected: new Reader(answer).value() };
}

/** The name of a function of Excel in a formula such as `=NPV(0.1, {1,2})`, and its arguments. */
export function readFormulaArguments(formula: string) {
  const reader = new Reader(formula);
  reader.take("=");
  const name = reader.upTo("(");
  reader.take("(");
  const given: (Literal | Literal[][])[] = [];
  while (!reader.take(")")) {
    if (reader.isAtEnd) throw new Error(`A bracket is not closed in ${formula}`);
    given.push(reader.value());
    reader.take(",");
  }
  return { name, given };
}
