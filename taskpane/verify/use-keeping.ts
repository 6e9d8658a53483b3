import { useCallback } from "react";
import type { Moment } from "../../src/records/moment";
import type { PuttingRight } from "../../src/verify/putting-right/layout";
import { readPuttingRight } from "../../src/verify/putting-right/settle";
import type { Result } from "../../src/text/trouble";
import { useWho } from "../state/who";
import { useServices } from "../state/services";

type Make<T> = (records: PuttingRight, moment: Moment) => Result<T> | Promise<Result<T>>;

/** Plans a step against the tables as they stand now, in the name of whoever uses the pane. */
export function useKeeping(): <T>(make: Make<T>) => Promise<Result<T>> {
  const { workbook, now, today, token } = useServices();
  const { actor } = useWho();
  return useCallback(
    async (make) => {
      const records = await readPuttingRight(workbook);
      if (!records.ok) return records;
      return make(records.value, { at: now(), today: today(), actor, token });
    },
    [workbook, now, today, token, actor],
  );
}
