import { useRef, useState } from "react";
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
  const made = useRef<string | null>(null);

  const preview = async (make: Make, as: string) => {
    const planned = await plan(make, as);
    setTrouble(planned.ok ? null : planned.trouble);
    setShown(planned.ok ? { plan: planned.value, make, as } : null);
  };
  // A plan that is made once more makes something else than the one that was shown.
  const confirm = async ({ plan: first, make, as }: Shown) => {
    let latest = first;
    const again: Make = async (known, moment) => {
      const planned = await make(known, moment);
      if (planned.ok) latest = planned.value;
      return planned;
    };
    const problem = await save(again, as, null, first);
    made.current = problem ? null : latest.made;
    return problem;
  };
  return {
    shown,
    trouble,
    preview,
    show: (make: Make, as: string) => void preview(make, as).catch(failLoudly),
    confirm,
    /** The id of what was made, once it is. */
    madeId: () => made.current,
    leave: () => setShown(null),
    /** Says why there is nothing to preview. */
    refuse: setTrouble,
    dismiss: () => setTrouble(null),
  };
}

export type Planned = ReturnType<typeof usePlanned>;
