import { formatDate } from "../../src/cells/date";
import { paneAuditText } from "../../src/text/pane-audit";
import { auditWords } from "../../src/text/audit";
import { isFindingOpen } from "../../src/audit/status";
import type { OverdueFinding } from "../../src/audit/status";
import { RowButton } from "../parts/RowButton";
import { useNavigation } from "../state/navigation";
import type { FindingRow } from "./view";

interface Props {
  readonly finding: FindingRow;
  /** Set where an answer or the work is late. */
  readonly overdue: OverdueFinding | undefined;
}

/** One finding of an audit in a list: its statement, grade and when an answer is due. */
export function FindingRowButton({ finding, overdue }: Props) {
  const { go } = useNavigation();
  const words = paneAuditText.finding;
  const { findingId, grade, statement, responseDue } = finding;
  const when = () => {
    if (overdue) return words.overdueSince(formatDate(overdue.due));
    if (isFindingOpen(finding) && responseDue !== null) return words.due(formatDate(responseDue));
    return words.state(finding.state);
  };
  return (
    <RowButton
      id={`finding-${findingId}`}
      title={statement}
      detail={[findingId, auditWords.grade[grade], when()].join(" · ")}
      onClick={() => go({ name: "audit-finding", finding: findingId })}
    />
  );
}
