import { sharedBytes } from "../../shared";
import type { PersonField, Role } from "../../../src/verify/linkage/person-field";

/** What the headings of the reference sets mean; what is not here is for scoring, or means nothing. */
const ROLES = new Map<string, Role>([
  ["forename", "forename"],
  ["first_name", "forename"],
  ["given_name", "forename"],
  ["surname", "surname"],
  ["dob", "dob"],
  ["date_of_birth", "dob"],
  ["pnc", "identifier"],
  ["crn", "identifier"],
  ["soc_sec_id", "identifier"],
  ["postcode", "postcode"],
  ["sex", "sex"],
  ["city", "town"],
  ["suburb", "address"],
  ["state", "address"],
  ["street_number", "address"],
  ["address_1", "address"],
  ["address_2", "address"],
  ["email", "email"],
]);

export interface LabelledSet {
  readonly fields: readonly PersonField[];
  /** Who each row is. */
  readonly truth: readonly string[];
}

export function labelledSet(file: string): LabelledSet {
  const text = new TextDecoder().decode(sharedBytes(`cases/linkage/${file}`));
  const [head = [], ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const headings = head.map((heading) => heading.trim());
  const column = (at: number) => rows.map((row) => row[at] ?? "");
  const truthAt = headings.findIndex((heading) =>
    ["cluster", "person", "rec_id"].includes(heading),
  );
  return {
    fields: headings.flatMap((title, at): PersonField[] => {
      const role = ROLES.get(title);
      if (!role) return [];
      return [{ role, title, values: column(at).map((value) => (value === "" ? null : value)) }];
    }),
    truth: column(truthAt).map((value) => /^rec-(\d+)-/.exec(value)?.[1] ?? value),
  };
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Scores the pairs that share a value of `found` against those that share a value of `truth`. */
export function scoreClusters(found: ArrayLike<number>, truth: readonly string[]): Score {
  const pairsIn = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  };
  const clusters = truth.map((_, row) => String(found[row]));
  const right = pairsIn(truth.map((who, row) => `${clusters[row]} ${who}`));
  return score(right, pairsIn(clusters), pairsIn(truth));
}

/** Scores pairs as they stand. */
export function scorePairs(
  pairs: readonly { readonly first: number; readonly second: number }[],
  truth: readonly string[],
): Score {
  const sizes = new Map<string, number>();
  for (const who of truth) sizes.set(who, (sizes.get(who) ?? 0) + 1);
  const inAll = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const right = pairs.filter(({ first, second }) => truth[first] === truth[second]).length;
  return score(right, pairs.length, inAll);
}

function score(right: number, found: number, inAll: number): Score {
  const precision = found === 0 ? 1 : right / found;
  const recall = inAll === 0 ? 1 : right / inAll;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
