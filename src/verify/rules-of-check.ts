import { verifyText } from "../text/verify";
import type { NotRun } from "./finding";
import type { Why } from "./missing-column";
import type { Pack, Rule } from "./pack-model";
import { STRUCTURE_RULES } from "./shape";
import { tableNamed, type Table } from "./tables/table";
import { noTable, titleOf, type Needs } from "./why-not";

/** A rule, and its number among all that report in one check. */
export interface NumberedRule {
  readonly at: number;
  readonly rule: Rule;
}

/** The rules of one check: which of them are for what, and which did not run and why. */
export class RulesOfCheck {
  readonly notRun: NotRun[];
  readonly #each: readonly NumberedRule[];

  constructor(
    private readonly pack: Pack,
    rules: readonly Rule[],
    private readonly needs: Needs,
  ) {
    this.notRun = [...pack.unusable];
    this.#each = rules.map((rule, at) => ({ at: at + STRUCTURE_RULES.length, rule }));
  }

  /** The rules for a table, in the order in which they are judged. */
  forTable(table: Table): NumberedRule[] {
    return this.#each
      .filter(({ rule }) => rule.table === table.spec.name || rule.table === "*")
      .sort((a, b) => a.rule.stage - b.rule.stage || a.at - b.at);
  }

  /** The rules about the workbook that can run. */
  forWorkbook(): NumberedRule[] {
    return this.#each.filter(
      ({ rule }) =>
        rule.method.scope === "workbook" && this.holdsNow(rule) && this.#hasParameters(rule),
    );
  }

  /** Rules hold from a day on, or until one; a rule out of its time is said not to have run. */
  holdsNow(rule: Rule): boolean {
    const reason = this.needs.whyNotNow(rule);
    if (reason !== null) this.sayNotRun(rule, reason);
    return reason === null;
  }

  #hasParameters(rule: Rule): boolean {
    const reason = this.needs.whyNoParameter(rule);
    if (reason !== null) this.sayNotRun(rule, reason);
    return reason === null;
  }

  /** The same rule in several tables, for the same reason, is said once. */
  sayNotRun({ id }: Rule, why: Why): void {
    const isSaid = this.notRun.some(({ rule, reason }) => rule === id && reason === why.reason);
    if (!isSaid) this.notRun.push({ rule: id, ...why });
  }

  sayWithoutTable(tables: readonly Table[]): void {
    this.#rolesNobodyPlays();
    for (const { rule } of this.#each) {
      if (rule.table === null || rule.table === "*" || tableNamed(tables, rule.table)) continue;
      this.sayNotRun(rule, noTable(titleOf(this.pack, rule.table)));
    }
  }

  /**
   * A rule about a column that no table has does not concern the workbook. Where that is so of everything a
   * pack has to say, it is said, or a pack of identifiers would find a workbook without any in order.
   */
  #rolesNobodyPlays(): void {
    const bound = new Set(this.#each.map(({ rule }) => rule.id));
    const { rules } = this.pack;
    if (rules.some((rule) => rule.bind === null || bound.has(rule.id))) return;
    for (const rule of rules) this.sayNotRun(rule, { reason: verifyText.notRun.noSuchColumn });
  }
}
