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
import { answersFor, readParameters } from "../parameters";
import { useVerify } from "../state";
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

/** Which files are checked, and by which pack, by its id; null where each gets the rules that fit it. */
export interface ReturnsOrder {
  readonly files: readonly ChosenFile[];
  readonly pack: string | null;
}

export interface LookedOver {
  readonly order: ReturnsOrder;
  readonly returns: readonly ReadReturn[];
  readonly rows: readonly ReturnRow[];
  readonly summary: string;
  /** What could not be read of the calendar, and whether it was stopped before the end. */
  readonly remarks: readonly string[];
}

interface Returns {
  readonly running: ReturnsRunning | null;
  readonly looked: LookedOver | null;
  readonly start: (order: ReturnsOrder) => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

const ReturnsContext = createContext<Returns | null>(null);

/** Checks many files, one after the other: each is opened, judged and let go before the next is read. */
export function ReturnsProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, openFile, pause, now } = useServices();
  const { day } = useAsAt();
  const { packs, typed } = useVerify();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [running, setRunning] = useState<ReturnsRunning | null>(null);
  const [looked, setLooked] = useState<LookedOver | null>(null);
  const stopper = useRef<AbortController | null>(null);

  const start = useCallback(
    (order: ReturnsOrder) => {
      stopper.current?.abort();
      const stop = new AbortController();
      stopper.current = stop;
      const pack = packs.all.find(({ id }) => id === order.pack) ?? null;
      const answersTo = (asking: Pack) => readParameters(asking, answersFor(asking, typed));
      const work = async () => {
        const calendar = await calendarOf(workbook);
        const returns: ReadReturn[] = [];
        const sorted = [...order.files].sort((a, b) => (a.name < b.name ? -1 : 1));
        for (const file of sorted) {
          const at = { done: returns.length, total: sorted.length, file: file.name };
          setRunning({ ...at, said: null, isStopping: false });
          await pause();
          const onSaid = seldom((said) => {
            if (!stop.signal.aborted) setRunning({ ...at, said, isStopping: false });
          });
          const how = { pack, answersTo, asOf: day, openFile, pause, signal: stop.signal, onSaid };
          const read = await readFileInTime(file, how, now);
          if (stop.signal.aborted) break;
          returns.push(read);
        }
        if (stopper.current !== stop) return;
        const isWhole = returns.length === sorted.length;
        const rows = returnRows(calendar.returns, returns, day);
        const overdue = rows.filter(({ isOverdue }) => isOverdue).length;
        const summary = returnsText.summary(countStates(rows), overdue);
        const stopped = isWhole ? [] : [returnsText.pane.stopped(returns.length, sorted.length)];
        const remarks = [...stopped, ...calendar.remarks];
        const found = { order, returns, rows, summary, remarks };
        // What a check has found of all the files is more than what a stopped one has found of a few.
        const isKept = looked !== null && !isWhole;
        setLooked(isKept ? keptAfterStop(looked) : found);
        setRunning(null);
        announce(isKept ? returnsText.pane.stoppedAgain : summary);
      };
      work().catch(failLoudly);
    },
    [workbook, day, packs.all, typed, looked, openFile, pause, now, announce, failLoudly],
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

function keptAfterStop(before: LookedOver): LookedOver {
  const { stoppedAgain } = returnsText.pane;
  const remarks = before.remarks.filter((remark) => remark !== stoppedAgain);
  return { ...before, remarks: [stoppedAgain, ...remarks] };
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
