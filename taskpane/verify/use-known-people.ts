import { useEffect, useMemo, useState } from "react";
import { readPuttingRight } from "../../src/verify/putting-right/settle";
import { supplierFields, supplierNames } from "../../src/verify/putting-right/lists";
import { readSignOffs } from "../../src/verify/sign-off/signed-returns";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useVerify } from "./state";

const NOBODY: readonly string[] = [];

/** The people that this workbook knows by name: who wrote into its tables before, and who supplied its records. */
export function useKnownPeople(): readonly string[] {
  const { workbook } = useServices();
  const run = useVerify().state.checked?.run;
  const failLoudly = useFailLoudly();
  const [writers, setWriters] = useState(NOBODY);

  useEffect(() => {
    let isCurrent = true;
    Promise.all([readPuttingRight(workbook), readSignOffs(workbook)])
      .then(([dealtWith, signed]) => {
        if (!isCurrent) return;
        const { tblWaiver, tblAnswer, tblFix } = dealtWith.ok
          ? dealtWith.value.rows
          : { tblWaiver: [], tblAnswer: [], tblFix: [] };
        setWriters([
          ...(signed.ok ? signed.value.rows.tblReturnSignOff.map(({ signedBy }) => signedBy) : []),
          ...[...tblWaiver, ...tblAnswer, ...tblFix].map(({ by }) => by),
        ]);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, failLoudly]);

  return useMemo(() => {
    const [nearest] = run ? supplierFields(run) : [];
    const suppliers = run && nearest !== undefined ? supplierNames(run, nearest) : [];
    const known = new Map([...writers, ...suppliers].map((name) => [name.toLowerCase(), name]));
    return [...known.values()].sort((a, b) => a.localeCompare(b, "en-GB"));
  }, [writers, run]);
}
