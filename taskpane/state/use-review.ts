import { useState } from "react";
import type { Plan } from "../../src/records/plan";
import type { Result, Trouble } from "../../src/text/trouble";

/** A plan that is shown before it is written, or why there is none. */
export function useReview() {
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return {
    plan,
    trouble,
    propose: (planned: Result<Plan>) => {
      setTrouble(planned.ok ? null : planned.trouble);
      setPlan(planned.ok ? planned.value : null);
    },
    /** Says why there is nothing to show, or with null that there is nothing to say. */
    refuse: setTrouble,
    leave: () => setPlan(null),
    dismiss: () => setTrouble(null),
  };
}
