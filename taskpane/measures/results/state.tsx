import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { ReactNode } from "react";
import { measureWorkbook } from "../../../src/measures/results";
import { readMeasureRegister } from "../../../src/measures/register";
import type { KeptMeasures } from "../../../src/measures/register";
import type { Length, Results } from "../../../src/measures/result";
import { paneFiguresText } from "../../../src/text/pane-figures";
import type { Result, Trouble } from "../../../src/text/trouble";
import { useAnnounce } from "../../state/announcer";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useStale } from "../../state/use-stale";
import { useWriting } from "../../state/writing";

interface Running {
  readonly done: number;
  readonly total: number;
}

interface Figures {
  /** Null until the tables have been read for the first time. */
  readonly kept: Result<KeptMeasures> | null;
  readonly results: Results | null;
  /** The workbook, the date or the length of the periods has changed since the figures were worked out. */
  readonly isStale: boolean;
  readonly length: Length;
  readonly setLength: (length: Length) => void;
  readonly running: Running | null;
  readonly trouble: Trouble | null;
  readonly workOut: () => void;
  readonly cancel: () => void;
}

const FiguresContext = createContext<Figures | null>(null);

const QUIET_MS = 1000;

/** The workbook's measures, and their figures once somebody has asked for them. */
export function FiguresProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, pause } = useServices();
  const { generation } = useWriting();
  const { day } = useAsAt();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [kept, setKept] = useState<Result<KeptMeasures> | null>(null);
  const [edits, setEdits] = useState(0);
  const [length, setLength] = useState<Length>("month");
  const [made, setMade] = useState<{ readonly results: Results; readonly edits: number } | null>(
    null,
  );
  const [running, setRunning] = useState<Running | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const stopper = useRef<AbortController | null>(null);

  useEffect(() => {
    let isCurrent = true;
    readMeasureRegister(workbook)
      .then((read) => {
        if (isCurrent) setKept(read);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, generation, edits, failLoudly]);

  // An edit is told of a while after it happened: the figures may have been worked out in between, with it in them.
  const notices = useRef(0);
  useStale(
    QUIET_MS,
    () => setEdits(notices.current),
    undefined,
    () => notices.current++,
  );

  const workOut = useCallback(() => {
    if (!kept?.ok) return;
    stopper.current?.abort();
    const stop = new AbortController();
    const seen = notices.current;
    stopper.current = stop;
    setRunning({ done: 0, total: 0 });
    setTrouble(null);
    measureWorkbook(workbook, kept.value.register, {
      asOf: day,
      length,
      signal: stop.signal,
      pause,
      onProgress: (done, total) => {
        if (stopper.current === stop) setRunning({ done, total });
      },
    })
      .then((worked) => {
        if (stopper.current !== stop) return;
        setRunning(null);
        if (worked.ok) {
          setMade({ results: worked.value, edits: seen });
          announce(paneFiguresText.done(worked.value.measures.length));
        } else if (stop.signal.aborted) {
          announce(paneFiguresText.stopped);
        } else {
          setTrouble(worked.trouble);
        }
      })
      .catch(failLoudly);
  }, [workbook, kept, day, length, pause, announce, failLoudly]);

  const cancel = useCallback(() => stopper.current?.abort(), []);

  const value = useMemo(
    () => ({
      kept,
      results: made?.results ?? null,
      isStale:
        made !== null &&
        (made.edits < edits || made.results.asOf !== day || made.results.length !== length),
      length,
      setLength,
      running,
      trouble,
      workOut,
      cancel,
    }),
    [kept, made, edits, day, length, running, trouble, workOut, cancel],
  );
  return <FiguresContext value={value}>{children}</FiguresContext>;
}

export function useFigures(): Figures {
  const figures = useContext(FiguresContext);
  if (!figures) throw new Error("The pane was drawn without its figures.");
  return figures;
}
