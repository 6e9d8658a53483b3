import { Preview } from "../parts/Preview";
import { TroubleCard } from "../parts/TroubleCard";
import type { Planned } from "./use-planned";

interface Props {
  readonly planned: Planned;
  /** Says what the button does. */
  readonly confirm: string;
  readonly onDone?: () => void;
}

/** Why a step cannot be taken, or what it would write. */
export function PlannedPart({ planned, confirm, onDone }: Props) {
  const { shown, trouble } = planned;
  return (
    <>
      {trouble && <TroubleCard trouble={trouble} onDismiss={planned.dismiss} />}
      {shown && (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={confirm}
          onConfirm={() => planned.confirm(shown)}
          onDone={() => {
            planned.leave();
            onDone?.();
          }}
          onCancel={planned.leave}
        />
      )}
    </>
  );
}
