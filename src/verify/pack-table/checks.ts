import { packTableText } from "../../text/pack-table";
import { RULE_KINDS } from "../kinds/all";

/** The words of the drop-down under "check", and the kind of rule that each stands for. */
export const CHECKS: ReadonlyMap<string, string> = new Map(
  [...RULE_KINDS.keys()].map((kind) => [wordsFor(kind), kind]),
);

/** How a person reads a kind of rule. */
export function wordsFor(kind: string): string {
  return packTableText.checks.get(kind) ?? kind.replaceAll("-", " ");
}

/** The kind that a person means by these words, whatever their case; the words themselves where none is meant. */
export function kindFor(words: string): string {
  const wanted = words.trim().toLowerCase();
  for (const [known, kind] of CHECKS) {
    if (known.toLowerCase() === wanted || kind === wanted) return kind;
  }
  return words.trim();
}
