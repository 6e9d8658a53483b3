import { makeStyles, tokens } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { formatDate } from "../../src/cells/date";
import { paneAuditText } from "../../src/text/pane-audit";
import { auditWords } from "../../src/text/audit";
import { findingWords } from "../../src/text/audit-finding";
import { isFindingOpen } from "../../src/audit/status";
import type { OverdueFinding } from "../../src/audit/status";
import { RowButton } from "../parts/RowButton";
import { useNavigation } from "../state/navigation";
import type { FindingRow } from "./view";

const useStyles = makeStyles({
  line: { display: "block" },
  late: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  readonly finding: FindingRow;
  /** Set where an answer or the work is late. */
  readonly overdue: OverdueFinding | undefined;
}

/** One finding of an audit in a list: its statement, grade and when an answer is due. */
export function FindingRowButton({ finding, overdue }: Props) {
  const { go } = useNavigation();
  const words = paneAuditText.finding;
  const styles = useStyles();
  const { findingId, grade, statement, owner, responseDue } = finding;
  const when = () => {
    if (overdue) return words.overdueSince(formatDate(overdue.due));
    if (isFindingOpen(finding) && responseDue !== null) return words.due(formatDate(responseDue));
    return findingWords.state[finding.state];
  };
  return (
    <RowButton
      id={`finding-${findingId}`}
      title={statement}
      detail={
        <>
          <span className={styles.line}>{[findingId, auditWords.grade[grade]].join(" · ")}</span>
          <span className={overdue ? styles.late : styles.line}>
            {overdue && <Warning16Filled aria-hidden />}
            {[owner, when()].join(" · ")}
          </span>
        </>
      }
      onClick={() => go({ name: "audit-finding", finding: findingId })}
    />
  );
}
