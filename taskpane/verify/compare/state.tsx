import { createContext, useCallback, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import { compareReturns } from "../../../src/verify/compare/compare-returns";
import type { Comparison } from "../../../src/verify/compare/compare-returns";
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
  readonly key: readonly string[];
  readonly period: string;
}

interface Comparing {
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

  const compare = useCallback(
    async ({ pack, other, key, period }: Order) => {
      const opened = other.kind === "file" ? await openFile(other.file) : null;
      if (opened && !opened.ok) return opened.trouble;
      const there = opened ? new MemoryWorkbook(opened.value) : workbook;
      const compared = await compareReturns(workbook, there, pack, {
        pause,
        key,
        ...(period !== "" && { period }),
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
  const value = useMemo(() => ({ comparison, compare, forget }), [comparison, compare, forget]);
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
