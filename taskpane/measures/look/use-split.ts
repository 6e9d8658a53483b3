import { useEffect, useState } from "react";
import type { MeasureResult } from "../../../src/measures/result";
import { measureWorkbook } from "../../../src/measures/results";
import { fail, ok, type Result } from "../../../src/text/trouble";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useFigures } from "../results/state";

const named = (column: string) => (split: { readonly column: string }) =>
  split.column.toLowerCase() === column.toLowerCase();

/**
 * A measure with its figures by a column: those that stand, or, for a column that its definition does not name, worked
 * out for it alone. Null while that takes.
 */
export function useSplit(result: MeasureResult, column: string): Result<MeasureResult> | null {
  const { workbook, pause } = useServices();
  const { kept, results } = useFigures();
  const failLoudly = useFailLoudly();
  const [worked, setWorked] = useState<{
    readonly column: string;
    readonly result: Result<MeasureResult>;
  } | null>(null);
  const register = kept?.ok ? kept.value.register : null;
  const { id } = result.measure;
  const isKnown = column === "" || result.splits.some(named(column));

  useEffect(() => {
    if (isKnown || !register || !results) return undefined;
    const stop = new AbortController();
    const { asOf, length, yearStart } = results;
    measureWorkbook(workbook, register, {
      asOf,
      length,
      yearStart,
      only: [id],
      by: [column],
      signal: stop.signal,
      pause,
    })
      .then((made) => {
        if (stop.signal.aborted) return;
        const [one] = made.ok ? made.value.measures : [];
        if (one) setWorked({ column, result: ok(one) });
        else if (!made.ok) setWorked({ column, result: made });
      })
      .catch(failLoudly);
    return () => stop.abort();
  }, [workbook, pause, register, results, id, column, isKnown, failLoudly]);

  if (isKnown) return withGroups(ok(result), column);
  return worked?.column === column ? withGroups(worked.result, column) : null;
}

/** The same, or why the column makes no groups. */
function withGroups(result: Result<MeasureResult>, column: string): Result<MeasureResult> {
  if (!result.ok) return result;
  const why = result.value.splits.find(named(column))?.why ?? null;
  return why === null ? result : fail({ code: "no-groups", message: why });
}
