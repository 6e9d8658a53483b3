import { samplingText } from "../../text/audit-sampling";
import type { RowOf } from "../layout";
import { designFrom, type Design } from "./design";
import { planForLot } from "./mil-std-105e";
import { confidenceFactor, moneyInterval } from "./money-unit";
import { repeatsIn } from "./repeats";
import { largestCount, largestShare } from "./sizes";

/** What a sample lets an auditor say. */
export interface Claim {
  /** One sentence. */
  readonly sentence: string;
  readonly size: number;
  readonly tested: number;
  readonly found: number;
  /** The largest share of the population that may not conform, with the confidence of the design. */
  readonly upperShare: number | null;
  readonly upperCount: number | null;
}

type Sample = Pick<RowOf<"tblSample">, "method" | "parameters" | "frameSize">;
type Item = Pick<RowOf<"tblSampleItem">, "role" | "tested" | "result" | "hits">;

/**
 * What the sample shows of its population. Nothing until every record is tested; a record that could not be
 * found counts as not conforming; a judgement sample never gives a share.
 */
export function claimOf(sample: Sample, items: readonly Item[]): Claim {
  const records = items.filter(({ role }) => role === "sample");
  const tested = records.filter((item) => item.tested !== "no").length;
  const wrong = records.filter((item) => item.result === "nonconforming");
  const found = wrong.length;
  const base = { size: records.length, tested, found, upperShare: null, upperCount: null };
  const design = designFrom(sample.method, sample.parameters);
  if (!design.ok) return { ...base, sentence: design.trouble.message };
  if (tested < records.length) {
    return { ...base, sentence: samplingText.claim.unfinished(tested, records.length, found) };
  }
  const hits = wrong.reduce((sum, item) => sum + item.hits, 0);
  const said = conclusion(design.value, sample.frameSize, records.length, found, hits);
  const repeats = repeatsIn(sample.parameters);
  return { ...base, ...said, sentence: samplingText.claim.ofRecords(said.sentence, repeats) };
}

type Conclusion = Pick<Claim, "sentence"> & Partial<Pick<Claim, "upperShare" | "upperCount">>;

function conclusion(
  design: Design,
  population: number,
  size: number,
  found: number,
  hits: number,
): Conclusion {
  const say = samplingText.claim;
  switch (design.method) {
    case "hypergeometric": {
      const upperCount = largestCount(population, size, found, design.confidence);
      const upperShare = upperCount / population;
      return {
        upperCount,
        upperShare,
        sentence: say.known(size, population, found, design.confidence, upperCount, upperShare),
      };
    }
    case "binomial": {
      const upperShare = largestShare(found, size, design.confidence);
      return { upperShare, sentence: say.large(size, found, design.confidence, upperShare) };
    }
    case "table_105E": {
      const plan = planForLot(population, design.level, design.aql, design.severity);
      if (!plan.ok) return { sentence: plan.trouble.message };
      const { ac, re } = plan.value;
      return { sentence: say.table(size, found, ac, re, design.aql, design.severity) };
    }
    case "square_root":
      return { sentence: say.squareRoot(size, population, found) };
    case "money_unit": {
      const { amount, tolerable, confidence } = design;
      const most = confidenceFactor(confidence, hits) * moneyInterval(tolerable, confidence);
      return { sentence: say.money(size, found, confidence, most, amount, tolerable) };
    }
    case "judgement":
      return { sentence: say.judgement(size, found) };
    case "all":
      return {
        upperCount: found,
        upperShare: found / Math.max(size, 1),
        sentence: say.all(size, found),
      };
  }
}
