import type { Figure, MeasureResult, Results } from "../../../src/measures/result";

/** What to look at first. */
export const RATED = ["red", "amber", "tooClose", "met", "unrated"] as const;
export type Rated = (typeof RATED)[number];

/** The last period that is over and has a figure; where none has, the last one. */
export function latest({ total }: MeasureResult): Figure | null {
  const over = total.figures.filter(({ period }) => !period.isInProgress);
  return (
    over.findLast(({ value }) => value !== null) ?? over.at(-1) ?? total.figures.at(-1) ?? null
  );
}

export function ratedAs(figure: Figure | null): Rated {
  if (!figure) return "unrated";
  const { rag, isTooClose } = figure.rating;
  if (isTooClose) return "tooClose";
  if (rag === "red" || rag === "amber") return rag;
  return rag === "green" ? "met" : "unrated";
}

/** Every measure under what its latest figure says. */
export function byRating({ measures }: Results): ReadonlyMap<Rated, readonly MeasureResult[]> {
  return new Map(
    RATED.map((rated) => [rated, measures.filter((one) => ratedAs(latest(one)) === rated)]),
  );
}

/** How many measures say what. */
export function countRatings(results: Results): Readonly<Record<Rated, number>> {
  const groups = byRating(results);
  const count = (rated: Rated) => groups.get(rated)?.length ?? 0;
  return {
    red: count("red"),
    amber: count("amber"),
    tooClose: count("tooClose"),
    met: count("met"),
    unrated: count("unrated"),
  };
}
