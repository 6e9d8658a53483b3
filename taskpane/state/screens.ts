import type { SentenceKey } from "../../src/measures/commentary/keep";
import type { FigureKey } from "../../src/measures/result";
export type Screen =
  | { readonly name: "home" }
  | { readonly name: "verify" }
  | { readonly name: "finding"; readonly key: string }
  | { readonly name: "not-run" }
  | { readonly name: "rules" }
  | { readonly name: "match-columns" }
  | { readonly name: "corrections" }
  | { readonly name: "fixes" }
  | { readonly name: "fix"; readonly fix: string }
  | { readonly name: "profile" }
  | { readonly name: "sign-off" }
  | { readonly name: "compare" }
  | { readonly name: "compare-record"; readonly at: string }
  | { readonly name: "suppliers" }
  | { readonly name: "returns" }
  | { readonly name: "measures" }
  | { readonly name: "reports" }
  | { readonly name: "submissions" }
  | { readonly name: "submission-new" }
  | { readonly name: "hand-in"; readonly submission: string }
  | { readonly name: "functions" }
  | { readonly name: "measure-packs" }
  | { readonly name: "measure-start" }
  | { readonly name: "measure"; readonly measure: string }
  | { readonly name: "measure-edit"; readonly measure: string }
  | { readonly name: "measure-mark"; readonly measure: string }
  | ({ readonly name: "figure" } & FigureKey)
  | { readonly name: "commentary"; readonly measure: string; readonly period: string }
  | ({ readonly name: "sentence" } & SentenceKey)
  | {
      readonly name: "measure-why" | "measure-funnel" | "measure-equality" | "measure-partner";
      readonly measure: string;
      readonly period: string;
    }
  | { readonly name: "function"; readonly id: string }
  | { readonly name: "explain"; readonly cell: string }
  | { readonly name: "audit" }
  | { readonly name: "audit-new"; readonly programme?: string }
  | { readonly name: "audit-programme" }
  | { readonly name: "audit-plan"; readonly process: string }
  | { readonly name: "audit-planned"; readonly entry: string }
  | { readonly name: "audit-sample-new"; readonly audit: string }
  | { readonly name: "audit-sample"; readonly sample: string }
  | { readonly name: "audit-sample-item"; readonly sample: string; readonly order: number }
  | { readonly name: "audit-questions"; readonly audit: string }
  | { readonly name: "audit-question"; readonly audit: string; readonly item: string }
  | { readonly name: "audit-report"; readonly audit: string }
  | { readonly name: "breaches" }
  | { readonly name: "breach-new" }
  | { readonly name: "breach"; readonly id: string }
  | { readonly name: "audit-evidence" }
  | { readonly name: "audit-limits" }
  | { readonly name: "audit-evidence-item"; readonly evidence: string }
  | { readonly name: "audit-findings" }
  | { readonly name: "recommendations" }
  | { readonly name: "recommendation-new" }
  | { readonly name: "recommendation"; readonly id: string }
  | { readonly name: "action-log" }
  | { readonly name: "risk" }
  | { readonly name: "risk-line"; readonly id: string }
  | { readonly name: "editions" }
  | { readonly name: "audit-actions" }
  | { readonly name: "audit-from-check"; readonly rule: string; readonly scope: string }
  | { readonly name: "audit-finding"; readonly finding: string };

/** One screen on the way back home, with what is needed to return to it as it was left. */
export interface Entry {
  readonly key: number;
  readonly screen: Screen;
  readonly scroll: number;
  /** Id of the element that had the focus when the screen was left. */
  readonly focus: string;
}

export type Step =
  | {
      readonly kind: "go";
      readonly screen: Screen;
      readonly scroll: number;
      readonly focus: string;
    }
  | { readonly kind: "replace"; readonly screen: Screen }
  | { readonly kind: "open"; readonly screen: Screen }
  | { readonly kind: "back" };

/** The way taken so far, home first and never empty. Keys of entries are not used a second time. */
export interface Way {
  readonly entries: readonly Entry[];
  readonly nextKey: number;
}

export const INITIAL: Way = {
  entries: [{ key: 0, screen: { name: "home" }, scroll: 0, focus: "" }],
  nextKey: 1,
};

export function step({ entries, nextKey }: Way, taken: Step): Way {
  const way = (earlier: readonly Entry[], screen: Screen): Way => ({
    entries: [...earlier, { key: nextKey, screen, scroll: 0, focus: "" }],
    nextKey: nextKey + 1,
  });
  const home = entries[0]!;
  const here = entries[entries.length - 1]!;
  const earlier = entries.slice(0, -1);
  switch (taken.kind) {
    case "go":
      return way([...earlier, { ...here, scroll: taken.scroll, focus: taken.focus }], taken.screen);
    case "replace":
      return way(earlier, taken.screen);
    case "open":
      return taken.screen.name === "home"
        ? { entries: [home], nextKey }
        : way([home], taken.screen);
    case "back":
      return earlier.length > 0 ? { entries: earlier, nextKey } : { entries, nextKey };
  }
}
