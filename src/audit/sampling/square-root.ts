import { ceil } from "./sizes";

/** Rules of thumb by the square root of how many there are. None of them carries a confidence statement. */
export const SQUARE_ROOT_RULES = [
  "square_root",
  "square_root_plus_one",
  "sites_initial",
  "sites_surveillance",
  "sites_recertification",
] as const;
export type SquareRootRule = (typeof SQUARE_ROOT_RULES)[number];

/** The last three are those of IAF MD 1 for the sites of one organisation. */
const SIZES: Readonly<Record<SquareRootRule, (items: number) => number>> = {
  square_root: (items) => ceil(Math.sqrt(items)),
  square_root_plus_one: (items) => ceil(Math.sqrt(items)) + 1,
  sites_initial: (items) => ceil(Math.sqrt(items)),
  sites_surveillance: (items) => ceil(0.6 * Math.sqrt(items)),
  sites_recertification: (items) => ceil(0.8 * Math.sqrt(items)),
};

/** How many to take of so many; never more than there are. */
export function squareRootSize(rule: SquareRootRule, items: number): number {
  return Math.min(items, SIZES[rule](items));
}

const RANDOM_SHARE = 0.25;

/** How many of the sites have to be chosen at random: a quarter of the sample, at least one (IAF MD 1). */
export function sitesAtRandom(sites: number): number {
  return Math.max(1, ceil(RANDOM_SHARE * squareRootSize("sites_initial", sites)));
}
