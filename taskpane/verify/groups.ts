import { intersection, parseAddress } from "../../src/cells/address";
import type { Area } from "../../src/cells/address";
import { FINDING_GROUPS } from "../../src/verify/finding";
import type { Finding, FindingGroup } from "../../src/verify/finding";
import { countOf } from "./progress";

/** Findings of one rule, in the order of the sheet. */
export interface Cluster {
  readonly rule: string;
  readonly findings: readonly Finding[];
}

export interface Group {
  readonly group: FindingGroup;
  readonly count: number;
  readonly clusters: readonly Cluster[];
}

/** Findings by what a person does next and, inside, by rule; groups without findings are left out. */
export function groupFindings(findings: readonly Finding[]): readonly Group[] {
  const byGroup = new Map<FindingGroup, Map<string, Finding[]>>();
  for (const finding of findings) {
    const rules = byGroup.get(finding.group) ?? new Map<string, Finding[]>();
    byGroup.set(finding.group, rules);
    const cluster = rules.get(finding.rule);
    if (cluster) cluster.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return FINDING_GROUPS.flatMap((group) => {
    const rules = byGroup.get(group);
    if (!rules) return [];
    const clusters = [...rules].map(([rule, own]) => ({ rule, findings: own }));
    return [
      { group, clusters, count: clusters.reduce((sum, own) => sum + countOf(own.findings), 0) },
    ];
  });
}

/** The findings in the order in which they are listed, for Next and Previous. */
export function inListOrder(findings: readonly Finding[]): readonly Finding[] {
  return groupFindings(findings).flatMap(({ clusters }) => clusters.flatMap((own) => own.findings));
}

/** Whether a finding speaks of anything inside the area; one about a whole sheet does if the sheet is the same. */
export function isWithin(finding: Finding, area: Area): boolean {
  return finding.locations.some(({ sheet, cell }) => {
    if (cell === null) return sheet === area.sheet;
    const place = parseAddress(cell, sheet);
    return place !== null && intersection(place, area) !== null;
  });
}

/** Names a finding from one check to the next: its id may move, its fingerprint may be shared. */
export function findingKey(finding: Finding): string {
  return `${finding.fingerprint} ${finding.id}`;
}

/** The finding of a key; after a new check the nearest one with the same fingerprint. */
export function findByKey(findings: readonly Finding[], key: string): Finding | null {
  const exact = findings.find((finding) => findingKey(finding) === key);
  if (exact) return exact;
  const [fingerprint = ""] = key.split(" ");
  return findings.find((finding) => finding.fingerprint === fingerprint) ?? null;
}
