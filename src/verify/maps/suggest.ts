import { nearest } from "../../text/near";
import { mapsText } from "../../text/verify-maps";
import { cleanHeading } from "../pack-model";
import type { WantedColumn } from "./wanted";

export interface Suggestion {
  readonly column: WantedColumn;
  readonly heading: string;
  /** From 0 to 1; below 1 a person has to look. */
  readonly confidence: number;
  /** Why, in words that follow the heading. */
  readonly why: string;
}

const CONFIDENCE = { same: 1, alias: 0.95, near: 0.7, words: 0.5 } as const;
type Why = keyof typeof CONFIDENCE;

const bare = (text: string) => cleanHeading(text).replace(/[^\p{L}\p{N}]+/gu, "");

// "Date" or "ID" alone tells nothing.
const SHORTEST_WORD = 4;

const wordsOf = (text: string) =>
  cleanHeading(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/**
 * Which heading most likely stands for which column, the likeliest first. One heading serves one column, and
 * one column has one heading: what fits better takes it.
 */
export function suggestMap(
  columns: readonly WantedColumn[],
  headings: readonly string[],
): Suggestion[] {
  const found: Suggestion[] = [];
  for (const column of columns) {
    const names = [column.title, column.name, ...column.aliases];
    const near = new Set(names.flatMap((name) => nearest(name, headings)));
    for (const heading of headings) {
      const why = whyOf(column, names, heading, near);
      if (why) found.push({ column, heading, confidence: CONFIDENCE[why], why: mapsText.why[why] });
    }
  }
  found.sort((a, b) => b.confidence - a.confidence);
  const taken = new Set<string>();
  const served = new Set<WantedColumn>();
  return found.filter(({ column, heading }) => {
    if (taken.has(heading) || served.has(column)) return false;
    taken.add(heading);
    served.add(column);
    return true;
  });
}

function whyOf(
  { title, name }: WantedColumn,
  names: readonly string[],
  heading: string,
  near: ReadonlySet<string>,
): Why | null {
  const clean = bare(heading);
  if (clean === "") return null;
  if (clean === bare(title) || clean === bare(name)) return "same";
  if (names.some((one) => bare(one) === clean)) return "alias";
  if (near.has(heading)) return "near";
  const words = new Set(wordsOf(heading));
  const holds = names.some((one) => {
    const wanted = wordsOf(one);
    return (
      wanted.some((word) => word.length >= SHORTEST_WORD) && wanted.every((word) => words.has(word))
    );
  });
  return holds ? "words" : null;
}
