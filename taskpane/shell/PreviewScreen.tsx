import type { Plan } from "../../src/records/plan";
import { Preview } from "../parts/Preview";
import { Screen } from "./Screen";

interface Props {
  readonly title: string;
  readonly plan: Plan;
  /** Says what the button does. */
  readonly confirm: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The changes of a screen in place of its form, before they are written. */
export function PreviewScreen({ title, plan, confirm, onDone, onCancel }: Props) {
  return (
    <Screen title={title}>
      <Preview
        sentences={plan.sentences}
        changes={plan.changes}
        confirm={confirm}
        onDone={onDone}
        onCancel={onCancel}
      />
    </Screen>
  );
}
