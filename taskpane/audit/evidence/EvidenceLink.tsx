import type { Register } from "../../../src/audit/register";
import { paneEvidenceText } from "../../../src/text/pane-evidence";
import { RowButton } from "../../parts/RowButton";
import { useNavigation } from "../../state/navigation";

interface Props {
  readonly register: Register;
  /** How much of it is known to have changed without a reason. */
  readonly changed: number;
}

/** The way from the audit's first screen to all evidence. */
export function EvidenceLink({ register, changed }: Props) {
  const { go } = useNavigation();
  return (
    <RowButton
      id="all-evidence"
      title={paneEvidenceText.open}
      detail={paneEvidenceText.openHint(register.rows.tblEvidence.length, changed)}
      onClick={() => go({ name: "audit-evidence" })}
    />
  );
}
