import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { Change } from "../../src/workbook/change";
import type { Receipt } from "../../src/workbook/port";
import type { Trouble } from "../../src/text/trouble";
import { paneText } from "../../src/text/pane";
import { useAnnounce } from "./announcer";
import { WriteFault } from "./fail-loudly";
import { useServices } from "./services";

/**
 * Which answer shows by itself what was done and offers to put it back; null where the bar does, at the
 * top of every screen.
 */
type ShownBy = string | null;

export type Written =
  | { readonly state: "none" }
  | {
      readonly state: "done";
      readonly said: readonly string[];
      readonly receipt: Receipt;
      readonly shownBy: ShownBy;
    }
  | { readonly state: "put-back"; readonly shownBy: ShownBy }
  | { readonly state: "not-put-back"; readonly trouble: Trouble };

interface WriteOptions {
  readonly shownBy: ShownBy;
}

interface Writing {
  readonly written: Written;
  /** Grows with every change that went in or came back out; what was read before is then old. */
  readonly generation: number;
  /** Null when all of it was done; otherwise why none of it was. */
  readonly write: (
    changes: readonly Change[],
    said: readonly string[],
    options?: WriteOptions,
  ) => Promise<Trouble | null>;
  readonly putBack: () => Promise<void>;
  readonly dismiss: () => void;
}

const WritingContext = createContext<Writing | null>(null);
const NONE: Written = { state: "none" };
const BAR: WriteOptions = { shownBy: null };

/** The one way from the pane into the workbook. It keeps the receipt, so that the last write can be put back. */
export function WritingProvider({ children }: { readonly children: ReactNode }) {
  const { workbook } = useServices();
  const announce = useAnnounce();
  const [written, setWritten] = useState<Written>(NONE);
  const [generation, setGeneration] = useState(0);

  const write = useCallback(
    async (changes: readonly Change[], said: readonly string[], { shownBy } = BAR) => {
      const applied = await workbook.apply(changes).catch((fault: unknown) => {
        throw new WriteFault(fault);
      });
      if (!applied.ok) return applied.trouble;
      setWritten({ state: "done", said, receipt: applied.value, shownBy });
      setGeneration((n) => n + 1);
      announce([`${paneText.writing.done}.`, ...said].join(" "));
      return null;
    },
    [workbook, announce],
  );

  const putBack = useCallback(async () => {
    if (written.state !== "done") return;
    const result = await workbook.putBack(written.receipt).catch((fault: unknown) => {
      throw new WriteFault(fault);
    });
    setWritten(
      result.ok
        ? { state: "put-back", shownBy: written.shownBy }
        : { state: "not-put-back", trouble: result.trouble },
    );
    if (result.ok) setGeneration((n) => n + 1);
    announce(result.ok ? paneText.writing.wasPutBack : result.trouble.message);
  }, [workbook, written, announce]);

  const dismiss = useCallback(() => setWritten(NONE), []);

  const value = useMemo(
    () => ({ written, generation, write, putBack, dismiss }),
    [written, generation, write, putBack, dismiss],
  );
  return <WritingContext value={value}>{children}</WritingContext>;
}

export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (!writing) throw new Error("The pane was drawn without its way to write.");
  return writing;
}
