import { useEffect, useMemo, useState } from "react";
import { personOf } from "../../src/audit/life/people";
import type { Register } from "../../src/audit/register";
import { isBlank, trim } from "../../src/cells/cell";
import { supplierFields, supplierNames } from "../../src/verify/putting-right/lists";
import { readPuttingRight } from "../../src/verify/putting-right/settle";
import { readSignOffs } from "../../src/verify/sign-off/signed-returns";
import type { Workbook } from "../../src/workbook/port";
import { useAudit } from "../audit/state";
import { useVerify } from "../verify/state";
import { useFailLoudly } from "./fail-loudly";
import { useServices } from "./services";
import { useWho } from "./who";

/** More than these nobody looks through. */
const MOST = 200;

const NOBODY: readonly string[] = [];

/**
 * Everybody whom this workbook knows by name, each once: who was named last, then those of its list of
 * people and of the audits, then who wrote into its other tables, and who supplied its records.
 */
export function useKnownPeople(): readonly string[] {
  const { workbook } = useServices();
  const { register } = useAudit();
  const { recent } = useWho();
  const run = useVerify().state.checked?.run;
  const failLoudly = useFailLoudly();
  const [writers, setWriters] = useState(NOBODY);

  useEffect(() => {
    let isCurrent = true;
    readWriters(workbook)
      .then((names) => {
        if (isCurrent) setWriters(names);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, failLoudly]);

  return useMemo(() => {
    const [nearest] = run ? supplierFields(run) : [];
    const suppliers = run && nearest !== undefined ? supplierNames(run, nearest) : [];
    const others = [...writers, ...suppliers].sort((a, b) => a.localeCompare(b, "en-GB"));
    return eachOnce(register?.ok ? register.value : null, recent, others);
  }, [register, recent, writers, run]);
}

/** Who signed a return, or settled or put right a finding. */
async function readWriters(workbook: Workbook): Promise<readonly string[]> {
  const [dealtWith, signed] = await Promise.all([
    readPuttingRight(workbook),
    readSignOffs(workbook),
  ]);
  const names = signed.ok ? signed.value.rows.tblReturnSignOff.map(({ signedBy }) => signedBy) : [];
  if (!dealtWith.ok) return names;
  const { tblWaiver, tblAnswer, tblFix } = dealtWith.value.rows;
  return [...names, ...[...tblWaiver, ...tblAnswer, ...tblFix].map(({ by }) => by)];
}

/** Named as the list of people has them; who has left is not offered. */
function eachOnce(
  register: Register | null,
  recent: readonly string[],
  others: readonly string[],
): readonly string[] {
  const seen = new Map<string, string>();
  const spelling = new Map<string, string>();
  const add = (name: string) => {
    if (isBlank(name) || seen.size >= MOST) return;
    const typed = trim(name);
    const listed =
      spelling.get(typed) ?? (register && personOf(register, typed)?.personId) ?? typed;
    spelling.set(typed, listed);
    const folded = listed.toLowerCase();
    if (!seen.has(folded)) seen.set(folded, listed);
  };
  recent.forEach(add);
  if (register) namedInAudits(register).forEach(add);
  others.forEach(add);
  const people = register?.rows.tblPeople ?? [];
  const left = new Set(
    people.filter(({ active }) => !active).map(({ personId }) => personId.toLowerCase()),
  );
  return [...seen].filter(([folded]) => !left.has(folded)).map(([, name]) => name);
}

/** Those of the list of people, then whoever owns, does, leads or raised something. */
function namedInAudits({ rows }: Register): readonly string[] {
  return [
    ...rows.tblPeople.filter(({ active }) => active).map(({ personId }) => personId),
    ...rows.tblProcess.flatMap(({ owner, staff }) => [owner, ...staff]),
    ...rows.tblAudit.flatMap(({ leadAuditor, auditors }) => [leadAuditor, ...auditors]),
    ...rows.tblFinding.flatMap(({ owner, raisedBy }) => [owner, raisedBy]),
    ...rows.tblAction.map(({ responsible }) => responsible),
    ...rows.tblRecommendation.map(({ owner }) => owner),
  ];
}
