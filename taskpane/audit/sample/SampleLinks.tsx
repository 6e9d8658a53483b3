import { Button, makeStyles } from "@fluentui/react-components";
import type { Register } from "../../../src/audit/register";
import { claimOf } from "../../../src/audit/sampling/claim";
import { itemsOf } from "../../../src/audit/sampling/test-item";
import { samplingWords } from "../../../src/text/audit-sampling";
import { paneSampleText } from "../../../src/text/pane-sample";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { useNavigation } from "../../state/navigation";
import { isOpenAudit } from "../view";
import type { AuditRow } from "../view";

const useStyles = makeStyles({
  text: { margin: 0 },
  draw: { minHeight: "40px", alignSelf: "start" },
});

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
}

/** The samples of one audit, and the way to a new one. */
export function SampleLinks({ register, audit }: Props) {
  const styles = useStyles();
  const { go } = useNavigation();
  const words = paneSampleText;
  const samples = register.rows.tblSample.filter(({ auditId }) => auditId === audit.auditId);
  return (
    <Section title={words.title}>
      {samples.length === 0 && <p className={styles.text}>{words.none}</p>}
      {samples.map((sample) => {
        const { tested, size } = claimOf(sample, itemsOf(register, sample.sampleId));
        return (
          <RowButton
            key={sample.sampleId}
            id={`sample-${sample.sampleId}`}
            title={`${sample.sampleId}: ${sample.purpose}`}
            detail={words.line(samplingWords.method[sample.method], tested, size)}
            onClick={() => go({ name: "audit-sample", sample: sample.sampleId })}
          />
        );
      })}
      {isOpenAudit(audit) && (
        <Button
          id="draw-sample"
          className={styles.draw}
          onClick={() => go({ name: "audit-sample-new", audit: audit.auditId })}
        >
          {words.draw}
        </Button>
      )}
    </Section>
  );
}
