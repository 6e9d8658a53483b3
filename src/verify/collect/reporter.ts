import type { FindingGroup, Level } from "../finding";
import { RULE_KINDS } from "../kinds/all";
import type { Rule } from "../pack-model";

/** What a finding needs to know of its rule. */
export type Reporter = Pick<
  Rule,
  "id" | "level" | "advice" | "isGeneral" | "stage" | "tolerance"
> & {
  /** What it says of a place in place of its kind's own sentence. */
  readonly message: string | null;
  readonly group: FindingGroup;
  /** Rules about single cells: only one of them speaks about any cell. */
  readonly isAboutCells: boolean;
};

export function reporterOf(rule: Rule): Reporter {
  const kind = RULE_KINDS.get(rule.kind);
  // A rule about cells stays one at whatever stage a pack lets it speak.
  const message = rule.message?.text ?? null;
  return { ...rule, message, group: kind?.group ?? "correct", isAboutCells: kind?.stage === 2 };
}

const LEVELS: readonly Level[] = ["error", "query", "note"];

/** Below nought where the first is the more serious level. */
export const byLevel = (a: Level, b: Level) => LEVELS.indexOf(a) - LEVELS.indexOf(b);

/** A rule that only asks or notes never becomes an error through one of its findings. */
export function milder(rule: Level, fault: Level): Level {
  return byLevel(rule, fault) > 0 ? rule : fault;
}

/** What a person does with a finding: explain a query about content, just know a note. */
export function groupFor(group: FindingGroup, level: Level): FindingGroup {
  if (group === "tidy" || group === "structure") return group;
  if (level === "note") return "know";
  return level === "query" && group === "correct" ? "explain" : group;
}
