import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { paneText } from "../../src/text/pane";
import type { Result } from "../../src/text/trouble";
import type { SliceOptions } from "../../src/workbook/slices";
import { useAnnounce } from "./announcer";
import { useServices } from "./services";

/** Work under way: how far it has come, to be asked whenever that is drawn, and the way to stop it. */
export interface LongWork {
  readonly said: () => string;
  readonly isStopping: boolean;
  readonly stop: () => void;
}

/**
 * One long piece of work of a screen at a time. It says how far it has come, can be stopped, and stops when its screen is
 * left; what was stopped gives null.
 */
export function useLongWork(stopped: string) {
  const { pause } = useServices();
  const announce = useAnnounce();
  const [state, setState] = useState<"idle" | "working" | "stopping">("idle");
  const stopper = useRef<AbortController | null>(null);
  const said = useRef(paneText.progress.starting);
  useEffect(() => () => stopper.current?.abort(), []);

  const run = useCallback(
    async <T>(work: (slices: SliceOptions) => Promise<Result<T>>): Promise<Result<T> | null> => {
      const stop = new AbortController();
      stopper.current = stop;
      said.current = paneText.progress.starting;
      setState("working");
      try {
        const made = await work({
          pause,
          signal: stop.signal,
          onProgress: (words) => {
            said.current = words;
          },
        });
        if (!stop.signal.aborted) return made;
        announce(stopped);
        return null;
      } finally {
        setState("idle");
      }
    },
    [pause, announce, stopped],
  );

  const work = useMemo(
    (): LongWork | null =>
      state === "idle"
        ? null
        : {
            said: () => said.current,
            isStopping: state === "stopping",
            stop: () => {
              setState("stopping");
              stopper.current?.abort();
            },
          },
    [state],
  );
  return { work, run };
}
