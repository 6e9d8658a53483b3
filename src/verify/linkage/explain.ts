import { linkageText, type LikenessWord } from "../../text/linkage";
import type { Evidence, Likeness } from "./likeness";
import type { Reason } from "./weights";

// Who is told more than this about a pair reads nothing.
const MOST_ALIKE = 5;
const MOST_DIFFERENT = 2;

/** Why two rows are held to be of one person, in words: what speaks for it, strongest first; then what against. */
export function explain(reasons: readonly Reason[]): string {
  const areNamesSwapped = reasons.some(
    ({ evidence, likeness }) => evidence === "order" && likeness === "swapped",
  );
  const told = reasons
    .filter(
      ({ evidence, likeness }) =>
        likeness !== "in-order" && !(areNamesSwapped && evidence === "name" && likeness === "same"),
    )
    .sort((a, b) => b.weight - a.weight);
  const words = (some: readonly Reason[]) =>
    some.map(({ title, likeness, evidence }) =>
      linkageText.reason(wordOf(likeness, evidence), title),
    );
  const alike = told.filter(({ likeness }) => likeness !== "other");
  const different = told.filter(({ likeness }) => likeness === "other").reverse();
  return linkageText.why(
    words(alike.slice(0, MOST_ALIKE)),
    words(different.slice(0, MOST_DIFFERENT)),
  );
}

function wordOf(likeness: Likeness, evidence: Evidence): LikenessWord {
  if (likeness === "swapped") return evidence === "birth" ? "day-month-swapped" : "names-swapped";
  if (likeness === "slip") return evidence === "name" || evidence === "home" ? "letter" : "digit";
  return likeness === "in-order" ? "same" : likeness;
}
