import { compareText } from "../text/compare";
import { verifyText } from "../text/verify";
import { Baseline } from "./baseline-state";
import type { Arranged } from "./collect/arrangement";
import type { LastReturn } from "./compare/last-return";
import type { NotRun, Run } from "./finding";
import type { Gathered } from "./gather";
import type { VerifyOptions } from "./options";
import type { Pack } from "./pack-model";
import type { SettledTogether } from "./settled-together";
import { STRUCTURE_RULES } from "./shape";
import { recordCount } from "./tables/table";

/** What was found, as a run. */
export function runOf(
  { facts, tables }: Gathered,
  pack: Pack,
  { findings, counts }: Arranged,
  notRun: readonly NotRun[],
  asOf: number,
  settled: SettledTogether,
): Run {
  const run: Run = {
    file: facts.name,
    pack: { id: pack.id, version: pack.version, title: pack.title },
    asOf,
    state: counts.error > 0 ? "errors" : counts.query > 0 ? "queries" : "ready",
    sentence: verifyText.sentence(counts.error, counts.query, notRun.length),
    counts: {
      rows: tables.reduce((rows, table) => rows + recordCount(table), 0),
      rules: STRUCTURE_RULES.length + pack.rules.length,
      errors: counts.error,
      queries: counts.query,
      notes: counts.note,
      waived: 0,
      notRun: notRun.length,
    },
    notRun,
    findings,
  };
  return settled.in(run);
}

/** What runs are held against: the last accepted return, or else the check before. */
export function baselineFor(
  last: LastReturn,
  { previous, earlier }: Pick<VerifyOptions, "previous" | "earlier">,
): Baseline | null {
  if (last.findings) return new Baseline(last.findings, "return");
  return previous || !earlier ? null : new Baseline(earlier, "check");
}

/** The run held against that, or with the reason why it cannot be. */
export function heldAgainst(
  run: Run,
  baseline: Baseline | null,
  last: LastReturn,
  { previous }: Pick<VerifyOptions, "previous">,
): Run {
  if (baseline) return baseline.hold(run);
  return previous && last.whyNot !== null
    ? { ...run, against: compareText.lastUnread(last.whyNot) }
    : run;
}
