import { createContext, useContext, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { checkSigned } from "../../../src/verify/sign-off/check-signed";
import type { SignedCheck } from "../../../src/verify/sign-off/check-signed";
import { lastSignOff, readSignOffs } from "../../../src/verify/sign-off/signed-returns";
import { ok } from "../../../src/text/trouble";
import type { Result } from "../../../src/text/trouble";
import type { Workbook } from "../../../src/workbook/port";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useStale } from "../../state/use-stale";
import { useWriting } from "../../state/writing";

/** How the return stands against what was signed; null while that is not known, and none where nothing was. */
export type Signed = Result<SignedCheck | null> | null;

const SignedContext = createContext<Signed>(null);

// Later than the check after an edit: a hint may wait, a finding should not.
const QUIET_MS = 1200;

/** Looks after what was signed: when the workbook is opened, after every step, and after edits. */
export function SignOffProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, pause } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [signed, setSigned] = useState<Signed>(null);
  const [edits, setEdits] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    checkLast(workbook, pause, stop.signal)
      .then((check) => {
        if (!stop.signal.aborted) setSigned(check);
      })
      .catch(failLoudly);
    return () => stop.abort();
  }, [workbook, pause, generation, edits, failLoudly]);

  useStale(QUIET_MS, () => setEdits((n) => n + 1));
  return <SignedContext value={signed}>{children}</SignedContext>;
}

async function checkLast(
  workbook: Workbook,
  pause: () => Promise<void>,
  signal: AbortSignal,
): Promise<Result<SignedCheck | null>> {
  const records = await readSignOffs(workbook);
  if (!records.ok) return records;
  const last = lastSignOff(records.value);
  return last ? checkSigned(workbook, records.value, last, { pause, signal }) : ok(null);
}

export function useSigned(): Signed {
  return useContext(SignedContext);
}
