import { useMemo } from "react";
import { listActions } from "../../../src/audit/life/lists";
import type { Register } from "../../../src/audit/register";
import { paneFindingText } from "../../../src/text/pane-finding";
import { RowButton } from "../../parts/RowButton";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";

/** The ways from the audit's first screen to all findings and to what is to be done. */
export function FindingLinks({ register }: { readonly register: Register }) {
  const { go } = useNavigation();
  const { day } = useAsAt();
  const words = paneFindingText;
  const toDo = useMemo(() => listActions(register, "all", "", day).length, [register, day]);
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
        title={words.actionList.open(toDo)}
        detail={words.actionList.openHint}
        onClick={() => go({ name: "audit-actions" })}
      />
    </>
  );
}
