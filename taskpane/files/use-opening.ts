import { useCallback, useEffect, useRef, useState } from "react";
import { paneFilesText } from "../../src/text/pane-files";
import { useAnnounce } from "../state/announcer";
import { useDelayed } from "../state/use-delayed";
import type { OpenOptions } from "./open-file";
import { seldom } from "./seldom";

/** What is going on with a file, and how far it has come, in words. */
export interface Opening {
  readonly doing: string;
  readonly said: string | null;
}

interface Words {
  readonly doing: (file: string) => string;
  readonly stopped: (file: string) => string;
}

export interface Openings {
  readonly isOpening: boolean;
  /** Null where nothing is opened, or not for long. */
  readonly opening: Opening | null;
  /** That nothing came of it, because somebody stopped it. */
  readonly stopped: string | null;
  /** Does what is to be done with a file; null where it was stopped. */
  readonly work: <T>(file: string, job: (options: OpenOptions) => Promise<T>) => Promise<T | null>;
  readonly stop: () => void;
}

const SHOW_AFTER_MS = 500;

/** Opens one file at a time, and stops when asked, when another one is chosen and when the screen is left. */
export function useOpening(words: Words = paneFilesText.opening): Openings {
  const announce = useAnnounce();
  const [opening, setOpening] = useState<Opening | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  const stopper = useRef<AbortController | null>(null);
  useEffect(() => () => stopper.current?.abort(), []);
  const doing = opening?.doing ?? null;
  const isLong = useDelayed(doing !== null, SHOW_AFTER_MS);
  useEffect(() => {
    if (isLong && doing !== null) announce(doing);
  }, [isLong, doing, announce]);

  const work = useCallback(
    async <T>(file: string, job: (options: OpenOptions) => Promise<T>): Promise<T | null> => {
      const own = new AbortController();
      const before = stopper.current;
      stopper.current = own;
      before?.abort();
      own.signal.addEventListener("abort", () => {
        if (stopper.current !== own) return;
        stopper.current = null;
        setOpening(null);
        setStopped(words.stopped(file));
        announce(words.stopped(file));
      });
      setStopped(null);
      setOpening({ doing: words.doing(file), said: null });
      const onProgress = seldom((said) => {
        if (stopper.current === own) setOpening({ doing: words.doing(file), said });
      });
      try {
        const done = await job({ signal: own.signal, onProgress });
        return own.signal.aborted ? null : done;
      } finally {
        if (stopper.current === own) {
          stopper.current = null;
          setOpening(null);
        }
      }
    },
    [words, announce],
  );
  const stop = useCallback(() => stopper.current?.abort(), []);
  return { isOpening: doing !== null, opening: isLong ? opening : null, stopped, work, stop };
}
