import { makeStyles, tokens } from "@fluentui/react-components";
import { paneAuditText } from "../../src/text/pane-audit";
import { timeOfDay } from "../parts/time";
import type { EvidenceRow } from "./view";

const SIGNS = 8;

const useStyles = makeStyles({
  card: {
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: "anywhere",
  },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Evidence that is kept: what it shows, where it was, and the sign by which it is known again. */
export function EvidenceCard({ evidence }: { readonly evidence: EvidenceRow }) {
  const styles = useStyles();
  const words = paneAuditText.evidence;
  const { title, sheet, addressHint, rows, cols, fingerprint, capturedAt } = evidence;
  const where = sheet === "" ? addressHint : `${sheet}!${addressHint}`;
  return (
    <div className={styles.card}>
      <p className={styles.title}>{title}</p>
      <p className={styles.quiet}>{rows > 0 ? `${where} · ${words.size(rows, cols)}` : where}</p>
      {fingerprint !== "" && (
        <p className={styles.quiet}>
          {words.line(fingerprint.slice(0, SIGNS), timeOfDay(capturedAt))}
        </p>
      )}
    </div>
  );
}
