import { compareText } from "../text/compare";
import { verifyText } from "../text/verify";
import { withBaseline } from "./baseline-state";
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

/** The run held against the last accepted return, or else against the check before. */
export function heldAgainst(
  run: Run,
  last: LastReturn,
  { previous, earlier }: Pick<VerifyOptions, "previous" | "earlier">,
): Run {
  if (last.findings) return withBaseline(run, last.findings, "return");
  if (previous && last.whyNot !== null)
    return { ...run, against: compareText.lastUnread(last.whyNot) };
  return earlier ? withBaseline(run, earlier, "check") : run;
}
