import type { Register } from "../../../src/audit/register";
import { paneFindingText } from "../../../src/text/pane-finding";
import { RowButton } from "../../parts/RowButton";
import { useNavigation } from "../../state/navigation";

interface Props {
  readonly register: Register;
  /** How many actions are to be done. */
  readonly actions: number;
}

/** The ways from the audit's first screen to all findings and to what is to be done. */
export function FindingLinks({ register, actions }: Props) {
  const { go } = useNavigation();
  const words = paneFindingText;
  const findings = register.rows.tblFinding.length;
  if (findings === 0) return null;
  return (
    <>
      <RowButton
        id="all-findings"
        title={words.list.open(findings)}
        detail={words.list.openHint}
        onClick={() => go({ name: "audit-findings" })}
      />
      <RowButton
        id="all-actions"
        title={words.actionList.open(actions)}
        detail={words.actionList.openHint}
        onClick={() => go({ name: "audit-actions" })}
      />
    </>
  );
}
