import { createContext, useContext, useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { DateSystem } from "../../src/cells/date";
import { DATE_SYSTEM_EVENT } from "../../src/kpi/date-system";
import type { Result } from "../../src/text/trouble";
import type { WorkbookFacts } from "../../src/workbook/port";
import { useFailLoudly } from "./fail-loudly";
import { useServices } from "./services";
import { useStale } from "./use-stale";
import { useWriting } from "./writing";

/** Null until the workbook has been looked at for the first time. */
type Facts = Result<WorkbookFacts> | null;

/** Facts cost little but are not free: after edits they are read once it has been quiet for a moment. */
const QUIET_MS = 1000;

/** The functions stand on the same page and cannot ask Excel themselves. */
function tellFunctions(dateSystem: DateSystem): void {
  dispatchEvent(new CustomEvent(DATE_SYSTEM_EVENT, { detail: dateSystem }));
}

const FactsContext = createContext<Facts>(null);

/** What the workbook holds: name, sheets and tables; read again after every write and after edits. */
export function FactsProvider({ children }: { readonly children: ReactNode }) {
  const { workbook } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [facts, setFacts] = useState<Facts>(null);
  const [edits, setEdits] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    workbook
      .facts()
      .then((result) => {
        if (!isCurrent) return;
        setFacts(result);
        if (result.ok) tellFunctions(result.value.dateSystem);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, generation, edits, failLoudly]);

  useStale(QUIET_MS, () => setEdits((n) => n + 1));
  return <FactsContext value={facts}>{children}</FactsContext>;
}

export function useFacts(): Facts {
  return useContext(FactsContext);
}
