/** A column as numbers: 0 is blank, equal texts have equal codes. */
export interface Coded {
  readonly codes: Int32Array;
  /** The text of each code; the first, of blank, is empty. */
  readonly texts: readonly string[];
}

/** Gives texts numbers in the order in which they come; the empty text is 0. */
export class Dictionary {
  readonly texts: string[] = [""];
  readonly #codes = new Map<string, number>([["", 0]]);

  codeOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    this.#codes.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

/** What follows from a text, found out once for each code, also of texts that come later. */
export function byCode<T>(
  texts: readonly string[],
  of: (text: string) => NonNullable<T>,
): (code: number) => NonNullable<T> {
  const known: NonNullable<T>[] = [];
  return (code) => {
    while (known.length <= code) known.push(of(texts[known.length]!));
    return known[code]!;
  };
}
