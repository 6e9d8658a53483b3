import { createContext, useContext, useEffect, useState } from "react";
import type { ReactNode } from "react";
import type { Result } from "../../src/text/trouble";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import type { FunctionGuide } from "./guide";

type Guides = Result<readonly FunctionGuide[]> | null;

const GuidesContext = createContext<Guides>(null);

/** Reads the list of functions once: it does not change while the pane is open. */
export function GuidesProvider({ children }: { readonly children: ReactNode }) {
  const { loadFunctions } = useServices();
  const failLoudly = useFailLoudly();
  const [guides, setGuides] = useState<Guides>(null);
  useEffect(() => {
    let isCurrent = true;
    loadFunctions()
      .then((loaded) => {
        if (isCurrent) setGuides(loaded);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [loadFunctions, failLoudly]);
  return <GuidesContext value={guides}>{children}</GuidesContext>;
}

/** The KPI functions; null until they are there. */
export function useGuides(): Guides {
  return useContext(GuidesContext);
}
