import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Register } from "../../src/audit/register";
import { cellArea } from "../../src/cells/address";
import { formatDate } from "../../src/cells/date";
import { auditWords } from "../../src/text/audit";
import { paneAuditText } from "../../src/text/pane-audit";
import type { Trouble } from "../../src/text/trouble";
import { Facts } from "../parts/Facts";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { EvidenceCard } from "./EvidenceCard";
import { useAudit } from "./state";
import type { FindingRow } from "./view";

const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" } });

/** One finding of an audit, read back from its row. */
export function AuditFinding({ finding }: { readonly finding: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const row = register?.ok
    ? register.value.rows.tblFinding.find(({ findingId }) => findingId === finding)
    : undefined;
  if (register?.ok && row) return <FindingParts register={register.value} finding={row} />;
  return (
    <Screen title={finding}>
      <p className={styles.text}>
        {register ? paneAuditText.finding.missing : paneAuditText.loading}
      </p>
    </Screen>
  );
}

interface Props {
  readonly register: Register;
  readonly finding: FindingRow;
}

function FindingParts({ register, finding }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneAuditText.finding;
  const place = register.places.get("tblFinding");
  const evidence = register.rows.tblEvidence.filter(({ evidenceId }) =>
    finding.evidenceIds.includes(evidenceId),
  );
  const goTo = () => {
    if (!place) return;
    const { sheet, column } = place.facts.area;
    workbook
      .goTo(cellArea(sheet, finding.sheetRow, column))
      .then((gone) => setTrouble(gone.ok ? null : gone.trouble))
      .catch(failLoudly);
  };
  return (
    <Screen
      title={finding.findingId}
      foot={<PrimaryButton onClick={goTo}>{words.goTo}</PrimaryButton>}
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Section title={words.statementTitle}>
        <p className={styles.text}>{finding.statement}</p>
      </Section>
      <Facts facts={factsOf(finding)} />
      {evidence.length > 0 && (
        <Section title={words.facts.evidence}>
          {evidence.map((row) => (
            <EvidenceCard key={row.evidenceId} evidence={row} />
          ))}
        </Section>
      )}
    </Screen>
  );
}

function factsOf(finding: FindingRow): readonly (readonly [string, string])[] {
  const words = paneAuditText.finding;
  const day = (date: number | null) => (date === null ? "" : formatDate(date));
  const facts: (readonly [string, string])[] = [
    [words.facts.grade, auditWords.grade[finding.grade]],
    [words.facts.state, words.state(finding.state)],
    [words.facts.clause, finding.clause],
    [words.facts.requirement, finding.requirementRef],
    [words.gradeReason, finding.gradeReason],
    [words.facts.owner, finding.owner],
    [words.facts.process, finding.processId],
    [words.facts.raised, words.raisedBy(finding.raisedBy, formatDate(finding.raisedOn))],
    [words.facts.responseDue, day(finding.responseDue)],
    [words.facts.completionDue, day(finding.completionDue)],
  ];
  return facts.filter(([, fact]) => fact !== "");
}
