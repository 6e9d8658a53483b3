import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { explainEvidence } from "../../../src/audit/explain-evidence";
import type { EvidenceCheck } from "../../../src/audit/recheck-evidence";
import { trim } from "../../../src/cells/cell";
import { paneEvidenceText } from "../../../src/text/pane-evidence";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { WhoField } from "../../parts/WhoField";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { useWho } from "../../state/who";
import { usePlanned } from "../use-planned";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  button: { minHeight: "40px", alignSelf: "start" },
});
const words = paneEvidenceText.item;

/** Why cells that an answer rests on are not as they were captured: shown first, then written beside them. */
export function ExplainChange({ check }: { readonly check: EvidenceCheck }) {
  const styles = useStyles();
  const { actor } = useWho();
  const planned = usePlanned();
  const [reason, setReason] = useKept(`explain ${check.evidence.evidenceId}`, "");
  return (
    <Section title={words.explainTitle}>
      <div className={styles.form}>
        <PlannedPart planned={planned} confirm={words.explainNow} />
        {!planned.shown && (
          <>
            <TextField label={words.why} value={reason} isLong onChange={setReason} />
            <WhoField />
            <Button
              className={styles.button}
              onClick={() =>
                planned.show(
                  (register, moment) => explainEvidence(register, check, reason, moment),
                  trim(actor),
                )
              }
            >
              {words.explainShow}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}
