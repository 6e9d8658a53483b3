import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { compareReturns } from "../../../src/verify/compare/compare-returns";
import type { Comparison, ReturnOptions } from "../../../src/verify/compare/compare-returns";
import type { Pack } from "../../../src/verify/pack";
import { paneVerifyText } from "../../../src/text/pane-verify";
import type { Trouble } from "../../../src/text/trouble";
import type { OpenOptions } from "../../files/open-file";
import { useAnnounce } from "../../state/announcer";
import { useServices } from "../../state/services";

/** What to compare with: a file of this computer, or a sheet of the same workbook. */
export type Other =
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "sheet"; readonly sheet: string };

export interface Order {
  readonly pack: Pick<Pack, "tables" | "roles">;
  readonly other: Other;
  readonly how: Pick<ReturnOptions, "key" | "period" | "ignoreCase" | "headings" | "limits">;
}

/** How to compare, as somebody typed it; it stays for the next comparison. */
export interface CompareForm {
  readonly key: string;
  readonly period: string;
  readonly ignoreCase: boolean;
  readonly headings: string;
  readonly limits: string;
}

const PLAIN: CompareForm = { key: "", period: "", ignoreCase: false, headings: "", limits: "" };

interface Comparing {
  readonly form: CompareForm;
  readonly change: (part: Partial<CompareForm>) => void;
  readonly comparison: Comparison | null;
  /** Gives the trouble, where nothing could be compared. Where it is stopped, nothing comes of it. */
  readonly compare: (order: Order, options: OpenOptions) => Promise<Trouble | null>;
  readonly forget: () => void;
}

const CompareContext = createContext<Comparing | null>(null);

/** Keeps the last comparison while its records are looked at. The other file is read and never kept. */
export function CompareProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, openFile, pause } = useServices();
  const announce = useAnnounce();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [form, setForm] = useState(PLAIN);
  const change = useCallback(
    (part: Partial<CompareForm>) => setForm((now) => ({ ...now, ...part })),
    [],
  );

  const compare = useCallback(
    async ({ pack, other, how }: Order, options: OpenOptions) => {
      const { signal, onProgress } = options;
      const opened = other.kind === "file" ? await openFile(other.file, options) : null;
      if (opened && !opened.ok) return opened.trouble;
      const there = opened?.value ?? workbook;
      const compared = await compareReturns(workbook, there, pack, {
        ...how,
        pause,
        onProgress: (done, total, step) => onProgress?.(paneVerifyText.running[step](done, total)),
        ...(signal && { signal }),
        ...(other.kind === "sheet" && { sheet: other.sheet }),
      });
      if (!compared.ok) return compared.trouble;
      if (signal?.aborted) return null;
      setComparison(compared.value);
      announce(compared.value.sentence);
      return null;
    },
    [workbook, openFile, pause, announce],
  );
  const forget = useCallback(() => setComparison(null), []);
  const value = useMemo(
    () => ({ comparison, form, change, compare, forget }),
    [comparison, form, change, compare, forget],
  );
  return <CompareContext value={value}>{children}</CompareContext>;
}

export function useComparing(): Comparing {
  const comparing = useContext(CompareContext);
  if (!comparing) throw new Error("The pane was drawn without its comparison.");
  return comparing;
}
