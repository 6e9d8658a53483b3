import { expect, it } from "vitest";
import { describeShared } from "../../shared";
import { Clusters } from "../../../src/verify/linkage/clusters";
import { link } from "../../../src/verify/linkage/link";
import { inventPeople, type Invented } from "./invented";
import { labelledSet, scoreClusters, scorePairs } from "./sets";

const PROBABLE = 6;
const POSSIBLE = 3;

function scores({ fields, truth }: Invented) {
  const { pairs, clusterOf } = link(fields, { probable: PROBABLE, possible: POSSIBLE });
  const probable = pairs.filter(({ isCertain, weight }) => isCertain || weight >= PROBABLE);
  const clusters = new Clusters(truth.length);
  for (const { first, second } of probable) clusters.join(first, second);
  return {
    certain: scorePairs(
      pairs.filter(({ isCertain }) => isCertain),
      truth,
    ),
    probable: scorePairs(probable, truth),
    joined: scoreClusters(
      truth.map((_, row) => clusters.rootOf(row)),
      truth,
    ),
    joinedWithNotes: scoreClusters(clusterOf, truth),
  };
}

describeShared("people in two rows: labelled lists", () => {
  it.each(["fake_1000.csv", "febrl1.csv", "febrl3.csv", "cj_people.csv"])(
    "%s: hardly a wrong pair, and nearly every right one",
    (file) => {
      const { certain, probable, joined, joinedWithNotes } = scores(labelledSet(file));
      expect(certain.precision).toBe(1);
      expect(probable.precision).toBeGreaterThanOrEqual(0.995);
      expect(joined.f1).toBeGreaterThanOrEqual(0.97);
      expect(joinedWithNotes.f1).toBeGreaterThanOrEqual(0.97);
    },
  );
});

it.each([
  { seed: 11, people: 250, again: 0.02 },
  { seed: 12, people: 1000, again: 0.3 },
  { seed: 13, people: 3000, again: 0.2 },
])(
  "in a list of $people invented people with twins, parents and partners among them, of whom $again come again",
  ({ seed, people, again }) => {
    const { probable, joined } = scores(inventPeople(seed, people, again));
    expect(probable.precision).toBeGreaterThanOrEqual(0.985);
    expect(joined.f1).toBeGreaterThanOrEqual(0.95);
  },
);

it("in a list where everybody comes once, relatives included, nobody is held to be somebody else", () => {
  const { fields } = inventPeople(14, 1500, 0);
  expect(link(fields, { probable: PROBABLE, possible: PROBABLE }).pairs).toEqual([]);
});
