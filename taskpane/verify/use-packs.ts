import { useCallback, useEffect, useMemo, useState } from "react";
import { bestPack, shippedPacks } from "../../src/verify/shipped";
import type { Pack } from "../../src/verify/pack";
import { useFacts } from "../state/facts";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";

export interface Packs {
  readonly all: readonly Pack[];
  /** The shipped pack that fits the workbook; undefined while that is not known yet. */
  readonly best: Pack | null | undefined;
  readonly chosen: Pack | null;
  readonly choose: (pack: Pack) => void;
  readonly addOwn: (pack: Pack) => void;
}

/** Which packs there are, which one fits the open workbook, and which one somebody has chosen. */
export function usePacks(): Packs {
  const { workbook } = useServices();
  const facts = useFacts();
  const failLoudly = useFailLoudly();
  const [own, setOwn] = useState<readonly Pack[]>([]);
  const [picked, choose] = useState<Pack | null>(null);
  const [best, setBest] = useState<Pack | null | undefined>(undefined);

  useEffect(() => {
    if (!facts?.ok) return undefined;
    let isCurrent = true;
    bestPack(facts.value, workbook)
      .then((pack) => {
        if (isCurrent) setBest(pack);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [facts, workbook, failLoudly]);

  const addOwn = useCallback((pack: Pack) => {
    setOwn((packs) => [...packs.filter((known) => known.id !== pack.id), pack]);
    choose(pack);
  }, []);

  return useMemo(() => {
    const owned = new Set(own.map((pack) => pack.id));
    return {
      all: [...own, ...shippedPacks().filter((pack) => !owned.has(pack.id))],
      best,
      chosen: picked ?? best ?? null,
      choose,
      addOwn,
    };
  }, [own, best, picked, addOwn]);
}
