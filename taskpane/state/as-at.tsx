import { createContext, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { DayNumber } from "../../src/cells/date";
import { useServices } from "./services";

interface AsAt {
  readonly day: DayNumber;
  /** True until somebody has chosen the date: a proposal must be seen as one. */
  readonly isProposed: boolean;
  readonly choose: (day: DayNumber) => void;
}

const AsAtContext = createContext<AsAt | null>(null);

/** The one date that everything in the pane is worked out for. Today is proposed; nothing is stored. */
export function AsAtProvider({ children }: { readonly children: ReactNode }) {
  const { today } = useServices();
  const [proposed] = useState(today);
  const [chosen, choose] = useState<DayNumber | null>(null);
  const value = useMemo(
    () => ({ day: chosen ?? proposed, isProposed: chosen === null, choose }),
    [chosen, proposed],
  );
  return <AsAtContext value={value}>{children}</AsAtContext>;
}

export function useAsAt(): AsAt {
  const asAt = useContext(AsAtContext);
  if (!asAt) throw new Error("The pane was drawn without its date.");
  return asAt;
}
