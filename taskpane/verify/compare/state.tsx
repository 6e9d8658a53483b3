import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { compareReturns } from "../../../src/verify/compare/compare-returns";
import type { Comparison, ReturnOptions } from "../../../src/verify/compare/compare-returns";
import type { Pack } from "../../../src/verify/pack";
import type { Trouble } from "../../../src/text/trouble";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { openWorkbook } from "../../../src/xlsx/open";
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
  readonly compare: (order: Order) => Promise<Trouble | null>;
  readonly forget: () => void;
}

const CompareContext = createContext<Comparing | null>(null);

/** Keeps the last comparison while its records are looked at. The other file is read and never kept. */
export function CompareProvider({ children }: { readonly children: ReactNode }) {
  const { workbook, pause } = useServices();
  const announce = useAnnounce();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [form, setForm] = useState(PLAIN);
  const change = useCallback(
    (part: Partial<CompareForm>) => setForm((now) => ({ ...now, ...part })),
    [],
  );

  const compare = useCallback(
    async ({ pack, other, how }: Order) => {
      const opened = other.kind === "file" ? await openFile(other.file) : null;
      if (opened && !opened.ok) return opened.trouble;
      const there = opened ? new MemoryWorkbook(opened.value) : workbook;
      const compared = await compareReturns(workbook, there, pack, {
        ...how,
        pause,
        ...(other.kind === "sheet" && { sheet: other.sheet }),
      });
      if (!compared.ok) return compared.trouble;
      setComparison(compared.value);
      announce(compared.value.sentence);
      return null;
    },
    [workbook, pause, announce],
  );
  const forget = useCallback(() => setComparison(null), []);
  const value = useMemo(
    () => ({ comparison, form, change, compare, forget }),
    [comparison, form, change, compare, forget],
  );
  return <CompareContext value={value}>{children}</CompareContext>;
}

async function openFile(file: File) {
  return openWorkbook(file.name, new Uint8Array(await file.arrayBuffer()));
}

export function useComparing(): Comparing {
  const comparing = useContext(CompareContext);
  if (!comparing) throw new Error("The pane was drawn without its comparison.");
  return comparing;
}
