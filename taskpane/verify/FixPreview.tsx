import { useEffect, useState } from "react";
import { planFixes } from "../../src/verify/putting-right/fixes";
import type { PlannedFixes, SafeFix } from "../../src/verify/putting-right/fixes";
import type { Result } from "../../src/text/trouble";
import { useWho } from "../state/who";
import { Preview } from "../parts/Preview";
import { TroubleCard } from "../parts/TroubleCard";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { NameForm } from "./NameForm";
import { useKeeping } from "./use-keeping";

interface Props {
  /** The same list from one drawing to the next, as long as it is the same fixes. */
  readonly fixes: readonly SafeFix[];
  readonly confirm: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Fixes as they would be written and kept, with what is left out and why. */
export function FixPreview({ fixes, confirm, onDone, onCancel }: Props) {
  const { workbook } = useServices();
  const { actor } = useWho();
  const plan = useKeeping();
  const failLoudly = useFailLoudly();
  const [planned, setPlanned] = useState<Result<PlannedFixes> | null>(null);
  const isNamed = actor.trim() !== "";

  useEffect(() => {
    if (!isNamed) return;
    let isCurrent = true;
    plan((records, moment) => planFixes(workbook, records, fixes, moment))
      .then((made) => {
        if (isCurrent) setPlanned(made);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, plan, fixes, isNamed, failLoudly]);

  if (!isNamed) return <NameForm onCancel={onCancel} />;
  if (!planned) return null;
  if (!planned.ok) return <TroubleCard trouble={planned.trouble} onDismiss={onCancel} />;
  const { sentences, said, changes } = planned.value;
  return (
    <Preview
      sentences={sentences}
      said={said}
      changes={changes}
      confirm={confirm}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}
