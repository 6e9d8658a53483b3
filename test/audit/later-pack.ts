import type { AuditPack } from "../../src/audit/pack";
import { isoPack } from "./desk";

/** A later pack of our own making: two clauses the same, one extended, one parted in two. */
export function laterPack(): AuditPack {
  const from = isoPack();
  const itemsOf = (clause: string) => from.items.filter((item) => item.clause === clause);
  const parted = itemsOf("6.1.2").map((item) => ({
    ...item,
    id: `N-${item.id}`,
    clause: "6.1.3",
    question: `${item.question} (opportunities)`,
  }));
  const kept = ["4.1", "7.2", "7.3", "6.1.2"].flatMap(itemsOf);
  return {
    ...from,
    id: "iso9001-2026",
    version: "0.1.0",
    edition: "ISO 9001:2026",
    items: [...kept, ...parted],
  };
}
