import { makeStyles } from "@fluentui/react-components";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneEvidenceText } from "../../src/text/pane-evidence";
import { RowButton } from "../parts/RowButton";
import { dayAndTime } from "../parts/time";
import { useNavigation } from "../state/navigation";
import { VerdictMark } from "./evidence/VerdictMark";
import type { Verdict } from "./evidence/standing";
import type { EvidenceRow } from "./view";

const SIGNS = 8;

const useStyles = makeStyles({ line: { display: "block" } });

interface Props {
  readonly evidence: EvidenceRow;
  /** What was found when it was last looked at. */
  readonly verdict?: Verdict | null;
}

/** Evidence that is kept: what it shows, where it was, the sign by which it is known, and what became of it. */
export function EvidenceCard({ evidence, verdict = evidence.lastVerdict }: Props) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { evidenceId, title, sheet, addressHint, rows, cols, fingerprint, capturedAt } = evidence;
  const where = sheet === "" ? addressHint : `${sheet}!${addressHint}`;
  const size = rows > 0 ? ` · ${paneAuditText.evidence.size(rows, cols)}` : "";
  return (
    <RowButton
      id={`evidence-${evidenceId}`}
      title={title}
      detail={
        <>
          <span className={styles.line}>{`${where}${size}`}</span>
          {fingerprint !== "" && (
            <span className={styles.line}>
              {paneEvidenceText.fingerprint(fingerprint.slice(0, SIGNS), dayAndTime(capturedAt))}
            </span>
          )}
          {verdict !== null && <VerdictMark verdict={verdict} />}
        </>
      }
      onClick={() => go({ name: "audit-evidence-item", evidence: evidenceId })}
    />
  );
}
