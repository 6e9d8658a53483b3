import { useState } from "react";
import type { Plan } from "../../src/records/plan";
import type { Trouble } from "../../src/text/trouble";
import { useFailLoudly } from "../state/fail-loudly";
import { useAudit } from "./state";
import type { Make } from "./state";

interface Shown {
  readonly plan: Plan;
  readonly make: Make;
  readonly as: string;
}

/** One step on the register, from its preview to its writing; nothing is written before it is confirmed. */
export function usePlanned() {
  const { plan, save } = useAudit();
  const failLoudly = useFailLoudly();
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const preview = async (make: Make, as: string) => {
    const made = await plan(make, as);
    setTrouble(made.ok ? null : made.trouble);
    setShown(made.ok ? { plan: made.value, make, as } : null);
  };
  return {
    shown,
    trouble,
    show: (make: Make, as: string) => void preview(make, as).catch(failLoudly),
    confirm: ({ plan: first, make, as }: Shown) => save(make, as, null, first),
    leave: () => setShown(null),
    refuse: setTrouble,
    dismiss: () => setTrouble(null),
  };
}

export type Planned = ReturnType<typeof usePlanned>;
