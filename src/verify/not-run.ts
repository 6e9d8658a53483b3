import { verifyText } from "../text/verify";
import type { NotRun } from "./finding";

/** Rules that did not run for one and the same reason. */
export interface NotRunGroup {
  readonly reason: string;
  readonly lacks: NotRun["lacks"];
  readonly rules: readonly NotRun[];
  /** What stands for them all, where several ask for a table that is not there; null where each is named. */
  readonly sentence: string | null;
}

/** The rules that did not run, by their reasons, in the order in which these first come. */
export function notRunByReason(notRun: readonly NotRun[]): readonly NotRunGroup[] {
  const byReason = new Map<string, NotRun[]>();
  for (const one of notRun) {
    const same = byReason.get(one.reason);
    if (same) same.push(one);
    else byReason.set(one.reason, [one]);
  }
  return [...byReason].map(([reason, rules]): NotRunGroup => {
    const lacks = rules[0]?.lacks;
    const isTable = lacks?.what === "table" && rules.length > 1;
    const sentence = isTable ? verifyText.notRun.ofTable(rules.length, lacks.title) : null;
    return { reason, lacks, rules, sentence };
  });
}
