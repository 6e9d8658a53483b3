import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "react";
import type { ReactNode } from "react";
import type { Area } from "../../src/cells/address";
import { startCheck } from "../../src/verify/recheck";
import type { VerifyOptions } from "../../src/verify/run";
import type { Pack } from "../../src/verify/pack";
import type { PuttingRight } from "../../src/verify/putting-right/layout";
import type { Workbook } from "../../src/workbook/port";
import { paneVerifyText } from "../../src/text/pane-verify";
import { useAnnounce } from "../state/announcer";
import { useAsAt } from "../state/as-at";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import type { Answers } from "./parameters";
import { lastSaid, settled, withLast } from "./settled";
import { IDLE, next } from "./steps";
import type { Checked, Parameters, VerifyState } from "./steps";
import { usePacks } from "./use-packs";
import type { Packs } from "./use-packs";
import { useRecheck } from "./use-recheck";

/** The last accepted return, as somebody opened it. */
export interface Previous {
  readonly name: string;
  readonly workbook: Workbook;
}

interface Verify {
  readonly state: VerifyState;
  readonly packs: Packs;
  /** Limits what is shown to one area; null shows everything again. */
  readonly narrowed: Area | null;
  readonly narrow: (area: Area | null) => void;
  readonly previous: Previous | null;
  readonly setPrevious: (previous: Previous | null) => void;
  /** What was typed for what packs ask, by the names of the parameters. */
  readonly typed: Answers;
  readonly answer: (name: string, text: string) => void;
  readonly start: (pack: Pack, parameters: Parameters) => void;
  readonly cancel: () => void;
}

const VerifyContext = createContext<Verify | null>(null);

/** Runs checks, keeps the last results, and checks again after edits. */
export function VerifyProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, pause, now } = useServices();
  const { day } = useAsAt();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const packs = usePacks();
  const [state, dispatch] = useReducer(next, IDLE);
  const [narrowed, narrow] = useState<Area | null>(null);
  const [previous, setPrevious] = useState<Previous | null>(null);
  const [typed, setTyped] = useState<Answers>(new Map());
  const stopper = useRef<AbortController | null>(null);
  const said = useRef<PuttingRight | null>(null);

  // Read when a check starts; a new result is no reason to make the callbacks anew.
  const last = useRef<Checked | null>(null);
  useEffect(() => {
    last.current = state.checked;
  }, [state.checked]);

  const start = useCallback(
    (pack: Pack, parameters: Parameters) => {
      stopper.current?.abort();
      const stop = new AbortController();
      stopper.current = stop;
      dispatch({ kind: "started" });
      const against = againstOf(previous, last.current, pack);
      const options: VerifyOptions = {
        ...against,
        asOf: day,
        parameters,
        signal: stop.signal,
        pause,
        onProgress: (done, total, step) => dispatch({ kind: "advanced", done, total, step }),
      };
      startCheck(workbook, pack, options)
        .then(async (result) => (result.ok ? settled(workbook, result.value) : result))
        .then(async (result) => {
          const keptThere = await lastSaid(against.previous);
          if (stopper.current !== stop) return;
          if (result.ok) {
            said.current = keptThere;
            const { run } = result.value;
            dispatch({
              kind: "finished",
              checked: withLast(
                { ...result.value, pack, parameters, against, time: now() },
                keptThere,
              ),
            });
            announce(run.sentence);
          } else if (stop.signal.aborted) {
            dispatch({ kind: "stopped" });
            announce(paneVerifyText.running.stopped);
          } else {
            dispatch({ kind: "failed", trouble: result.trouble });
          }
        })
        .catch(failLoudly);
    },
    [workbook, day, previous, pause, now, announce, failLoudly],
  );

  const answer = useCallback((name: string, text: string) => {
    setTyped((known) => new Map(known).set(name, text));
  }, []);

  const cancel = useCallback(() => {
    dispatch({ kind: "stopping" });
    stopper.current?.abort();
  }, []);

  const { checked, running } = state;
  const isChecked = useCallback(
    (next: Checked, closed: number, added: number) => {
      dispatch({ kind: "rechecked", checked: withLast(next, said.current) });
      if (closed > 0) announce(paneVerifyText.results.announceClosed(closed));
      else if (added > 0) announce(paneVerifyText.results.announceNew(added));
    },
    [announce],
  );
  const isStale = useCallback(() => dispatch({ kind: "stale" }), []);
  useRecheck({ checked, isRunning: running !== null, isChecked, isStale });

  const value = useMemo(
    () => ({ state, packs, narrowed, narrow, previous, setPrevious, typed, answer, start, cancel }),
    [state, packs, narrowed, previous, typed, answer, start, cancel],
  );
  return <VerifyContext value={value}>{children}</VerifyContext>;
}

/** The last return where one was opened; else what the same rules found before. */
function againstOf(
  previous: Previous | null,
  last: Checked | null,
  pack: Pack,
): Pick<VerifyOptions, "previous" | "earlier"> {
  if (previous) return { previous: previous.workbook };
  return last?.pack.id === pack.id ? { earlier: last.run.findings } : {};
}

export function useVerify(): Verify {
  const verifying = useContext(VerifyContext);
  if (!verifying) throw new Error("The pane was drawn without its checks.");
  return verifying;
}
