import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { compareReturns } from "../../../src/verify/compare/compare-returns";
import type { Comparison, ReturnOptions } from "../../../src/verify/compare/compare-returns";
import { headingsApart } from "../../../src/verify/compare/headings";
import type { HeadingsApart } from "../../../src/verify/compare/headings";
import type { Pack } from "../../../src/verify/pack";
import { paneCompareText } from "../../../src/text/pane-compare";
import { paneVerifyText } from "../../../src/text/pane-verify";
import type { Trouble } from "../../../src/text/trouble";
import type { Workbook } from "../../../src/workbook/port";
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
  readonly how: Pick<ReturnOptions, "key" | "period" | "ignoreCase" | "limits">;
}

/** A comparison that waits until somebody says which columns mean the same. */
export interface Unanswered {
  readonly order: Order;
  /** The other side, as people know it. */
  readonly name: string;
  readonly there: Workbook;
  readonly apart: readonly HeadingsApart[];
}

/** How to compare, as somebody typed it; it stays for the next comparison. */
export interface CompareForm {
  readonly key: string;
  readonly period: string;
  readonly ignoreCase: boolean;
  /** Null as long as nobody has typed any: those of the pack. */
  readonly limits: string | null;
}

const PLAIN: CompareForm = { key: "", period: "", ignoreCase: false, limits: null };

interface Comparing {
  readonly form: CompareForm;
  readonly change: (part: Partial<CompareForm>) => void;
  readonly comparison: Comparison | null;
  readonly unanswered: Unanswered | null;
  /** Gives the trouble, where nothing could be compared. Where it is stopped, nothing comes of it. */
  readonly compare: (order: Order, options: OpenOptions) => Promise<Trouble | null>;
  /** Goes on with what waited, knowing which heading there stands for which here. */
  readonly compareWith: (
    unanswered: Unanswered,
    headings: ReadonlyMap<string, string>,
    options: OpenOptions,
  ) => Promise<Trouble | null>;
  readonly forget: () => void;
}

const CompareContext = createContext<Comparing | null>(null);

/** Keeps the last comparison while its records are looked at. The other file is read and never kept. */
export function CompareProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, openFile, pause } = useServices();
  const announce = useAnnounce();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [unanswered, setUnanswered] = useState<Unanswered | null>(null);
  const [form, setForm] = useState(PLAIN);
  const change = useCallback(
    (part: Partial<CompareForm>) => setForm((now) => ({ ...now, ...part })),
    [],
  );

  const compareWith = useCallback(
    async (
      { order: { pack, other, how }, there }: Pick<Unanswered, "order" | "there">,
      headings: ReadonlyMap<string, string>,
      options: OpenOptions,
    ) => {
      const { signal, onProgress } = options;
      const compared = await compareReturns(workbook, there, pack, {
        ...how,
        headings,
        pause,
        onProgress: (done, total, step) => onProgress?.(paneVerifyText.running[step](done, total)),
        ...(signal && { signal }),
        ...(other.kind === "sheet" && { sheet: other.sheet }),
      });
      if (!compared.ok) return compared.trouble;
      if (signal?.aborted) return null;
      setUnanswered(null);
      setComparison(compared.value);
      announce(compared.value.sentence);
      return null;
    },
    [workbook, pause, announce],
  );
  const compare = useCallback(
    async (order: Order, options: OpenOptions) => {
      const { other, pack } = order;
      const opened = other.kind === "file" ? await openFile(other.file, options) : null;
      if (opened && !opened.ok) return opened.trouble;
      const there = opened?.value ?? workbook;
      const name = other.kind === "file" ? other.file.name : other.sheet;
      const apart = await headingsApart(workbook, there, pack, {
        ...(options.signal && { signal: options.signal }),
        ...(other.kind === "sheet" && { sheet: other.sheet }),
      });
      if (!apart.ok) return apart.trouble;
      if (apart.value.length === 0) return compareWith({ order, there }, new Map(), options);
      if (options.signal?.aborted) return null;
      setUnanswered({ order, name, there, apart: apart.value });
      announce(paneCompareText.headingsTitle);
      return null;
    },
    [workbook, openFile, announce, compareWith],
  );
  const forget = useCallback(() => {
    setUnanswered(null);
    setComparison(null);
  }, []);
  const value = useMemo(
    () => ({ comparison, unanswered, form, change, compare, compareWith, forget }),
    [comparison, unanswered, form, change, compare, compareWith, forget],
  );
  return <CompareContext value={value}>{children}</CompareContext>;
}

export function useComparing(): Comparing {
  const comparing = useContext(CompareContext);
  if (!comparing) throw new Error("The pane was drawn without its comparison.");
  return comparing;
}
