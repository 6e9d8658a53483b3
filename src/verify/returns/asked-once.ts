import { returnsText } from "../../text/returns";
import type { Parameter } from "../pack-model";
import type { ReadReturn } from "./read-return";

type Parameters = ReadonlyMap<string, Parameter>;

/**
 * What several packs ask for, each thing once: an answer goes by its name to all that ask for it. Where they
 * propose different values none is proposed, and where they read it differently anything may be typed.
 */
export function askedOnce(parameters: Iterable<Parameter>): Parameters {
  const titles = new Map<string, Set<string>>();
  const once = new Map<string, Parameter>();
  for (const one of parameters) {
    const known = once.get(one.name);
    const called = (titles.get(one.name) ?? new Set<string>()).add(one.title);
    titles.set(one.name, called);
    once.set(one.name, {
      name: one.name,
      title: returnsText.pane.oneField([...called]),
      type: !known || known.type === one.type ? one.type : "text",
      ask: one.ask || known?.ask === true,
      standard: !known || known.standard === one.standard ? one.standard : null,
    });
  }
  return once;
}

export interface Waiting {
  /** How many returns have rules that wait for an answer. */
  readonly returns: number;
  /** What they wait for, each thing once. */
  readonly missing: readonly Parameter[];
  /** What else the rules of all the returns go by. */
  readonly others: readonly Parameter[];
}

/** What the rules of many returns still wait for. */
export function waitingOf(returns: readonly ReadReturn[]): Waiting {
  const names = new Set(returns.flatMap(({ waitsFor }) => waitsFor));
  const all = [...askedOnce(returns.flatMap(({ asks }) => asks)).values()];
  return {
    returns: returns.filter(({ waitsFor }) => waitsFor.length > 0).length,
    missing: all.filter(({ name }) => names.has(name)),
    others: all.filter(({ name }) => !names.has(name)),
  };
}
