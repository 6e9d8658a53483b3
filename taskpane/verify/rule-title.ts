import type { Pack } from "../../src/verify/pack";

/** What a rule is called in its pack; null for checks that every pack makes. */
export function ruleTitle(pack: Pack, rule: string): string | null {
  return pack.rules.find(({ id }) => id === rule)?.title ?? null;
}
