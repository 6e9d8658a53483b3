import { makeStyles, tokens } from "@fluentui/react-components";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { formatDate } from "../../src/cells/date";
import type { DayNumber } from "../../src/cells/date";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneAuditHomeText } from "../../src/text/pane-audit-home";
import { auditWords } from "../../src/text/audit";
import { findingWords } from "../../src/text/audit-finding";
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
  const { findingId, grade, statement, owner } = finding;
  const when = () => {
    if (overdue) return words.overdueSince(formatDate(overdue.due));
    return waitsFor(finding);
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

/** The day by which something has to happen next; null where nothing waits for a day. */
export function nextDue({
  state,
  responseDue,
  completionDue,
  effectivenessDue,
}: FindingRow): DayNumber | null {
  switch (state) {
    case "open":
    case "disputed":
    case "in_analysis":
      return responseDue ?? completionDue;
    case "plan_submitted":
    case "in_progress":
    case "awaiting_verification":
      return completionDue;
    case "awaiting_effectiveness":
      return effectivenessDue;
    default:
      return null;
  }
}

/** What a finding that is not late waits for, in a few words. */
function waitsFor(finding: FindingRow): string {
  const due = nextDue(finding);
  const words = paneAuditHomeText.waiting;
  switch (finding.state) {
    case "open":
    case "disputed":
    case "in_analysis":
      return due === null
        ? findingWords.state[finding.state]
        : paneAuditText.finding.due(formatDate(due));
    case "in_progress":
      return due === null ? findingWords.state[finding.state] : words.answered(formatDate(due));
    case "awaiting_verification":
      return words.verification;
    case "awaiting_effectiveness":
      return due === null
        ? findingWords.state[finding.state]
        : words.effectiveness(formatDate(due));
    case "ready_to_close":
      return words.closing;
    default:
      return findingWords.state[finding.state];
  }
}
