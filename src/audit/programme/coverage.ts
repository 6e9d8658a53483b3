import { calendarDate } from "../../cells/date";
import type { AuditPack } from "../pack";
import type { Register } from "../register";

/** How much of one group of clauses, or of one area, the cycle has covered and still means to. */
export interface Covered {
  readonly name: string;
  readonly total: number;
  /** Looked at in an audit of the cycle. */
  readonly done: number;
  /** Not looked at yet, but planned. */
  readonly planned: number;
}

export interface Coverage {
  readonly from: number;
  readonly to: number;
  /** By group of clauses: 4 for 4.1 to 4.4. */
  readonly clauses: readonly Covered[];
  /** By area: its entries in the programme. */
  readonly areas: readonly Covered[];
}

export const CYCLE_YEARS = 3;

const groupOf = (clause: string) => /^\d{1,2}/.exec(clause)?.[0] ?? "";

/**
 * What the three years that end with `year` cover: for each group of clauses of the packs that the programme
 * goes by, how many clauses an audit has looked at; for each area, how many of its audits have begun.
 */
export function coverageOf(
  register: Register,
  packs: readonly AuditPack[],
  year: number,
): Coverage {
  const from = year - CYCLE_YEARS + 1;
  const isInCycle = (each: number) => each >= from && each <= year;
  const { tblProgramme, tblAudit, tblResponse } = register.rows;
  const entries = tblProgramme.filter((row) => isInCycle(row.year) && row.status !== "cancelled");
  const audits = tblAudit.filter(({ start }) => isInCycle(calendarDate(start).year));
  const inCycle = new Set(audits.map(({ auditId }) => auditId));
  const done = new Set(
    tblResponse
      .filter(({ auditId, result }) => inCycle.has(auditId) && result !== "not_assessed")
      .map(({ clause }) => clause),
  );
  const used = new Set([
    ...entries.map(({ criteriaPack }) => criteriaPack),
    ...audits.map(({ packId }) => packId),
  ]);
  const clausesOf = (ids: ReadonlySet<string>) =>
    new Set(
      packs
        .filter(({ id }) => ids.has(id))
        .flatMap(({ items }) => items.map(({ clause }) => clause ?? ""))
        .filter((clause) => groupOf(clause) !== ""),
    );
  const toCome = clausesOf(
    new Set(
      entries.filter(({ auditId }) => auditId === "").map(({ criteriaPack }) => criteriaPack),
    ),
  );
  const clauses = countBy(clausesOf(used), groupOf, (clause) =>
    done.has(clause) ? "done" : toCome.has(clause) ? "planned" : "open",
  );
  const areas = countBy(
    entries.filter(({ area }) => area !== ""),
    ({ area }) => area,
    ({ auditId }) => (auditId === "" ? "planned" : "done"),
  );
  return { from, to: year, clauses, areas };
}

function countBy<T>(
  things: Iterable<T>,
  nameOf: (thing: T) => string,
  stateOf: (thing: T) => "done" | "planned" | "open",
): readonly Covered[] {
  const counts = new Map<string, { total: number; done: number; planned: number; open: number }>();
  for (const thing of things) {
    const name = nameOf(thing);
    const count = counts.get(name) ?? { total: 0, done: 0, planned: 0, open: 0 };
    count.total++;
    count[stateOf(thing)]++;
    counts.set(name, count);
  }
  return [...counts]
    .map(([name, { total, done, planned }]) => ({ name, total, done, planned }))
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB", { numeric: true }));
}
