import { useEffect, useRef, useState } from "react";
import type { Slices } from "../../src/workbook/slices";
import { inSlices } from "../../src/workbook/slices";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";

export interface Sliced<T> {
  /** Null until it is there, and where it was stopped. While it is worked out anew, what it was before. */
  readonly value: T | null;
  /** False while the value is that of earlier work. */
  readonly isCurrent: boolean;
  /** How far the work has come, in words; null when none is going on. */
  readonly said: string | null;
  readonly isStopped: boolean;
  readonly stop: () => void;
  readonly startAgain: () => void;
}

interface Outcome<T> {
  readonly work: () => Slices<T>;
  /** Null where it was stopped. */
  readonly found: { readonly value: T } | null;
}

/** What long work gives, done beside the page; anew for each `work`, which has to be a memoised function. */
export function useSlices<T>(work: (() => Slices<T>) | null): Sliced<T> {
  const { pause } = useServices();
  const failLoudly = useFailLoudly();
  const [round, setRound] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome<T> | null>(null);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => {
    if (!work) return undefined;
    const stop = new AbortController();
    let isCurrent = true;
    stopper.current = stop;
    inSlices(work(), {
      pause,
      signal: stop.signal,
      onProgress: (words) => isCurrent && setSaid(words),
    })
      .then((done) => {
        if (!isCurrent) return;
        setSaid(null);
        setOutcome({ work, found: done.ok ? { value: done.value } : null });
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
      stop.abort();
    };
  }, [work, round, pause, failLoudly]);
  const own = outcome?.work === work ? outcome : null;
  return {
    value: outcome?.found?.value ?? null,
    isCurrent: own !== null,
    said: own ? null : said,
    isStopped: own !== null && own.found === null,
    stop: () => stopper.current?.abort(),
    startAgain: () => {
      setOutcome(null);
      setRound(round + 1);
    },
  };
}
