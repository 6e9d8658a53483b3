import { useCallback, useEffect, useMemo, useState } from "react";
import { bestPack, shippedPacks } from "../../src/verify/shipped";
import { applyMap } from "../../src/verify/maps/apply";
import type { Pack } from "../../src/verify/pack";
import { mappedBy } from "../../src/verify/pack-for";
import { useFacts } from "../state/facts";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useKeptMap } from "./maps/use-kept-map";
import { useKeptPack } from "./rules/use-kept-pack";
import type { KeptPack } from "./rules/use-kept-pack";

export interface Packs {
  readonly all: readonly Pack[];
  /** The shipped pack that fits the workbook; undefined while that is not known yet. */
  readonly best: Pack | null | undefined;
  /** The pack that the workbook keeps in its own tables. */
  readonly kept: KeptPack;
  /** Whether the workbook has been looked at: for rules of its own, and for what fits it. */
  readonly isKnown: boolean;
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
  const kept = useKeptPack();
  const map = useKeptMap();

  useEffect(() => {
    if (!facts?.ok) return undefined;
    let isCurrent = true;
    bestPack(facts.value, workbook, mappedBy(map))
      .then((pack) => {
        if (isCurrent) setBest(pack);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [facts, workbook, map, failLoudly]);

  const addOwn = useCallback((pack: Pack) => {
    setOwn((packs) => [...packs.filter((known) => known.id !== pack.id), pack]);
    choose(pack);
  }, []);

  return useMemo(() => {
    const inWorkbook = kept.found?.pack ?? null;
    const first = [...(inWorkbook ? [inWorkbook] : []), ...own];
    const known = new Set(first.map((pack) => pack.id));
    // A pack of the workbook is read anew after an edit: the one that was picked is then the old one.
    const current = picked && picked.id === inWorkbook?.id ? inWorkbook : picked;
    const plain = current ?? inWorkbook ?? best ?? null;
    const mapped = plain && map ? applyMap(plain, map) : null;
    return {
      all: [...first, ...shippedPacks().filter((pack) => !known.has(pack.id))],
      best,
      kept,
      isKnown: kept.isRead && best !== undefined,
      // The headings that somebody matched are further names of the columns; all else stays.
      chosen: mapped?.ok ? mapped.value : plain,
      choose,
      addOwn,
    };
  }, [own, best, picked, kept, map, addOwn]);
}
