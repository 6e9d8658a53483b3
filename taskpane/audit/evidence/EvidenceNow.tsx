import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { findingOn } from "../../../src/audit/explain-evidence";
import { recheckEvidence } from "../../../src/audit/recheck-evidence";
import type { EvidenceCheck } from "../../../src/audit/recheck-evidence";
import type { Register } from "../../../src/audit/register";
import type { Area } from "../../../src/cells/address";
import { paneEvidenceText } from "../../../src/text/pane-evidence";
import type { Result } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { dateColumnsOf } from "../date-columns";
import type { EvidenceRow } from "../view";
import { changesOf } from "./changes";
import { ExplainChange } from "./ExplainChange";
import { isChange } from "./standing";
import { VerdictMark } from "./VerdictMark";

const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" } });
const words = paneEvidenceText.item;

interface Props {
  readonly register: Register;
  readonly evidence: EvidenceRow;
  readonly onGo: (area: Area) => void;
}

interface Seen {
  readonly check: Result<EvidenceCheck>;
  readonly dates: ReadonlySet<string>;
}

/** Captured cells as they are now: what has become of them, each change with the way to its cell, and why. */
export function EvidenceNow({ register, evidence, onGo }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [seen, setSeen] = useState<Seen | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const look = async () => {
      const check = await recheckEvidence(workbook, register, evidence.evidenceId);
      const dates = await dateColumnsOf(workbook, evidence);
      if (isCurrent) setSeen({ check, dates });
    };
    look().catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, register, evidence, failLoudly]);
  if (!seen) return <p className={styles.text}>{words.looking}</p>;
  const { check, dates } = seen;
  if (!check.ok) return <TroubleCard trouble={check.trouble} />;
  const { verdict } = check.value.verdict;
  const changes = isChange(verdict) ? changesOf(check.value, dates) : [];
  const isExplained = evidence.changeReason !== "" && verdict === evidence.lastVerdict;
  return (
    <>
      <Section title={words.now}>
        <VerdictMark verdict={verdict} />
      </Section>
      {changes.length > 0 && (
        <Section title={words.changes}>
          <Capped
            name="changes"
            items={changes}
            itemKey={({ sentence, area }) => `${sentence} ${area?.row ?? ""}`}
          >
            {({ sentence, area }) =>
              area === null ? (
                <p className={styles.text}>{sentence}</p>
              ) : (
                <RowButton
                  id={`change-${area.row}-${area.column}`}
                  title={sentence}
                  detail={words.goToCell}
                  onClick={() => onGo(area)}
                />
              )
            }
          </Capped>
        </Section>
      )}
      {isChange(verdict) && !isExplained && findingOn(register, evidence.evidenceId) === null && (
        <ExplainChange check={check.value} />
      )}
    </>
  );
}
