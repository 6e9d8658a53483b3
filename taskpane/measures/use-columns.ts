import { useEffect, useState } from "react";
import { useFacts } from "../state/facts";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { workbookColumns } from "./columns";
import type { WorkbookColumn } from "./columns";

/** The columns that formulas can be pointed at; null until the workbook has been looked at. */
export function useColumns(): readonly WorkbookColumn[] | null {
  const { workbook } = useServices();
  const facts = useFacts();
  const failLoudly = useFailLoudly();
  const [columns, setColumns] = useState<readonly WorkbookColumn[] | null>(null);
  useEffect(() => {
    if (!facts?.ok) return undefined;
    let isCurrent = true;
    workbookColumns(workbook, facts.value)
      .then((found) => {
        if (isCurrent) setColumns(found);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, facts, failLoudly]);
  return columns;
}
