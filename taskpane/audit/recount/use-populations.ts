import { useEffect, useState } from "react";
import { populations, type Population } from "../../../src/audit/sampling/frame";
import type { Result } from "../../../src/text/trouble";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

/** The tables of the workbook that people work in; null while they are being read. */
export function usePopulations(): Result<readonly Population[]> | null {
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [known, setKnown] = useState<Result<readonly Population[]> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    populations(workbook)
      .then((read) => {
        if (isCurrent) setKnown(read);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, failLoudly]);
  return known;
}
