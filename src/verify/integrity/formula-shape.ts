import { isFunction, isReference, parseR1C1Ref, tokenize, type RangeR1C1 } from "@borgar/fx";

/** What a formula refers to, as seen from its own cell. */
export interface Reference {
  readonly sheet: string | null;
  readonly range: RangeR1C1;
}

/** What is known of all cells that hold the same formula, written relative to the cell (R1C1). */
export interface FormulaShape {
  readonly text: string;
  /** The formula without its references, so that two can be compared apart from where they point. */
  readonly skeleton: string;
  readonly functions: ReadonlySet<string>;
  readonly references: readonly Reference[];
  /** The files that it takes figures from. */
  readonly files: readonly string[];
  readonly volatile: string | null;
  readonly hasLostReference: boolean;
}

// They give another answer at every calculation, whether or not the data changed.
const VOLATILE = new Set([
  "NOW",
  "TODAY",
  "RAND",
  "RANDBETWEEN",
  "RANDARRAY",
  "OFFSET",
  "INDIRECT",
]);

// Files name other workbooks by a number; [0] is the workbook itself.
const ITSELF = "0";
const NAME_OF_OTHER_FILE = /\[([1-9]\d*)\]!/g;

const PLACE = "\u0000";

/** Takes apart a formula in R1C1 form: once for all the cells that hold it. */
export function shapeOf(text: string): FormulaShape {
  const functions = new Set<string>();
  const references: Reference[] = [];
  const files = new Set<string>();
  let hasLostReference = false;
  let skeleton = "";
  for (const token of tokenize(text, { r1c1: true })) {
    if (isFunction(token)) functions.add(token.value.toUpperCase());
    if (token.type === "error" && token.value === "#REF!") hasLostReference = true;
    if (!isReference(token)) {
      skeleton += token.value;
      continue;
    }
    const reference = parseR1C1Ref(token.value);
    const [first, second] = reference?.context ?? [];
    if (first !== undefined && second !== undefined && first !== ITSELF) {
      files.add(first);
    } else if (reference && "range" in reference && reference.range) {
      references.push({ sheet: second ?? first ?? null, range: reference.range });
      skeleton += PLACE;
      continue;
    }
    skeleton += token.value;
  }
  for (const [, file = ""] of text.matchAll(NAME_OF_OTHER_FILE)) files.add(file);
  const volatile = [...functions].find((name) => VOLATILE.has(name)) ?? null;
  return { text, skeleton, functions, references, files: [...files], volatile, hasLostReference };
}

/** The rows or columns that one side of a reference spans, for the formula in line `at`; null where it spans all. */
export function spanOf(
  range: RangeR1C1,
  axis: "row" | "column",
  at: number,
): { readonly from: number; readonly to: number } | null {
  const [first, last, isFirstFixed, isLastFixed] =
    axis === "row"
      ? [range.r0, range.r1, range.$r0, range.$r1]
      : [range.c0, range.c1, range.$c0, range.$c1];
  if (typeof first !== "number" || typeof last !== "number") return null;
  const from = isFirstFixed ? first : at + first;
  const to = isLastFixed ? last : at + last;
  return { from: Math.min(from, to), to: Math.max(from, to) };
}
