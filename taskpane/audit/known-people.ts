import { personOf } from "../../src/audit/life/people";
import type { Register } from "../../src/audit/register";
import { isBlank, trim } from "../../src/cells/cell";

/** More than these nobody looks through. */
const MOST = 200;

/**
 * Everybody whom the workbook names, each once and as it lists them: who was named last, then those of its
 * list of people, then whoever owns, does, leads or raised something, then those of other tables.
 */
export function knownPeople(
  register: Register,
  recent: readonly string[],
  others: readonly string[] = [],
): readonly string[] {
  const { rows } = register;
  const seen = new Map<string, string>();
  const spelling = new Map<string, string>();
  const add = (name: string) => {
    if (isBlank(name) || seen.size >= MOST) return;
    const typed = trim(name);
    const listed = spelling.get(typed) ?? personOf(register, typed)?.personId ?? typed;
    spelling.set(typed, listed);
    const folded = listed.toLowerCase();
    if (!seen.has(folded)) seen.set(folded, listed);
  };
  recent.forEach(add);
  for (const { personId, active } of rows.tblPeople) if (active) add(personId);
  for (const { owner, staff } of rows.tblProcess) [owner, ...staff].forEach(add);
  for (const { leadAuditor, auditors } of rows.tblAudit) [leadAuditor, ...auditors].forEach(add);
  for (const { owner, raisedBy } of rows.tblFinding) [owner, raisedBy].forEach(add);
  for (const { responsible } of rows.tblAction) add(responsible);
  for (const { owner } of rows.tblRecommendation) add(owner);
  others.forEach(add);
  const left = new Set(
    rows.tblPeople.filter(({ active }) => !active).map(({ personId }) => personId.toLowerCase()),
  );
  return [...seen].filter(([folded]) => !left.has(folded)).map(([, name]) => name);
}
