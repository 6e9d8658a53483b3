import { createContext, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { Pack } from "../../../src/verify/pack";
import { readDueReturns } from "../../../src/verify/returns/due";
import type { DueReturn } from "../../../src/verify/returns/due";
import { countStates, returnRows } from "../../../src/verify/returns/overview";
import type { ReturnRow } from "../../../src/verify/returns/overview";
import type { ReadReturn } from "../../../src/verify/returns/read-return";
import { returnsText } from "../../../src/text/returns";
import type { Workbook } from "../../../src/workbook/port";
import { useAnnounce } from "../../state/announcer";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { seldom } from "../../files/seldom";
import type { ChosenFile } from "./chosen";
import { readFileInTime } from "./read-in-time";

/** True counts of files, and which one is being read. */
export interface ReturnsRunning {
  readonly done: number;
  readonly total: number;
  readonly file: string;
  /** How far that one is, in words. */
  readonly said: string | null;
  readonly isStopping: boolean;
}

export interface LookedOver {
  readonly returns: readonly ReadReturn[];
  readonly rows: readonly ReturnRow[];
  readonly summary: string;
  /** What could not be read of the calendar, and whether it was stopped before the end. */
  readonly remarks: readonly string[];
}

interface Returns {
  readonly running: ReturnsRunning | null;
  readonly looked: LookedOver | null;
  readonly start: (files: readonly ChosenFile[], pack: Pack | null) => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

const ReturnsContext = createContext<Returns | null>(null);

/** Checks many files, one after the other: each is opened, judged and let go before the next is read. */
export function ReturnsProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, openFile, pause, now } = useServices();
  const { day } = useAsAt();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [running, setRunning] = useState<ReturnsRunning | null>(null);
  const [looked, setLooked] = useState<LookedOver | null>(null);
  const stopper = useRef<AbortController | null>(null);

  const start = useCallback(
    (files: readonly ChosenFile[], pack: Pack | null) => {
      stopper.current?.abort();
      const stop = new AbortController();
      stopper.current = stop;
      const work = async () => {
        const calendar = await calendarOf(workbook);
        const returns: ReadReturn[] = [];
        const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const file of sorted) {
          const at = { done: returns.length, total: sorted.length, file: file.name };
          setRunning({ ...at, said: null, isStopping: false });
          await pause();
          const onSaid = seldom((said) => {
            if (!stop.signal.aborted) setRunning({ ...at, said, isStopping: false });
          });
          const options = { pack, asOf: day, openFile, pause, signal: stop.signal, onSaid };
          const read = await readFileInTime(file, options, now);
          if (stop.signal.aborted) break;
          returns.push(read);
        }
        if (stopper.current !== stop) return;
        const isWhole = returns.length === sorted.length;
        const rows = returnRows(calendar.returns, returns, day);
        const overdue = rows.filter(({ isOverdue }) => isOverdue).length;
        const summary = returnsText.summary(countStates(rows), overdue);
        const stopped = isWhole ? [] : [returnsText.pane.stopped(returns.length, sorted.length)];
        setLooked({ returns, rows, summary, remarks: [...stopped, ...calendar.remarks] });
        setRunning(null);
        announce(summary);
      };
      work().catch(failLoudly);
    },
    [workbook, day, openFile, pause, now, announce, failLoudly],
  );
  const cancel = useCallback(() => {
    setRunning((now) => now && { ...now, isStopping: true });
    stopper.current?.abort();
  }, []);
  const forget = useCallback(() => setLooked(null), []);

  const value = useMemo(
    () => ({ running, looked, start, cancel, forget }),
    [running, looked, start, cancel, forget],
  );
  return <ReturnsContext value={value}>{children}</ReturnsContext>;
}

/** The calendar that the open workbook keeps; without one, the files are listed as they are. */
async function calendarOf(
  workbook: Workbook,
): Promise<{ returns: readonly DueReturn[]; remarks: readonly string[] }> {
  const due = await readDueReturns(workbook);
  return due.ok ? due.value : { returns: [], remarks: [] };
}

export function useReturns(): Returns {
  const returns = useContext(ReturnsContext);
  if (!returns) throw new Error("The pane was drawn without its many returns.");
  return returns;
}
