import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { evidenceOf } from "../../src/audit/life/evidence-gate";
import { outlook } from "../../src/audit/life/outlook";
import type { Register } from "../../src/audit/register";
import { cellArea } from "../../src/cells/address";
import { isBlank, trim } from "../../src/cells/cell";
import { formatDate } from "../../src/cells/date";
import { auditWords } from "../../src/text/audit";
import { findingWords } from "../../src/text/audit-finding";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneFindingText } from "../../src/text/pane-finding";
import type { Trouble } from "../../src/text/trouble";
import { Capped } from "../parts/Capped";
import { Facts } from "../parts/Facts";
import { Preview } from "../parts/Preview";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { WhoField } from "../parts/WhoField";
import { EvidenceCard } from "./EvidenceCard";
import { FindingHistory } from "./finding/FindingHistory";
import { FindingStages } from "./finding/FindingStages";
import { Recorded } from "./finding/Recorded";
import { StepForm } from "./finding/StepForm";
import { useStep } from "./finding/use-step";
import { useAudit } from "./state";
import { actorOf, auditOf } from "./view";
import type { FindingRow } from "./view";
import { useWho } from "../state/who";

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
  const { actor: typed } = useWho();
  const failLoudly = useFailLoudly();
  const actor = actingAs(register, finding, typed);
  const taking = useStep(register, finding, actor);
  const { shown, step } = taking;
  const say = paneFindingText.button[step];
  return (
    <Screen
      title={finding.findingId}
      foot={
        !shown && (
          <PrimaryButton onClick={() => void taking.preview().catch(failLoudly)}>
            {say}
          </PrimaryButton>
        )
      }
    >
      <Section title={paneAuditText.finding.statementTitle}>
        <p className={styles.text}>{finding.statement}</p>
      </Section>
      <FindingStages outlook={outlook(register, finding)} />
      {shown ? (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={say}
          onConfirm={() => taking.confirm(shown)}
          onDone={taking.done}
          onCancel={taking.leave}
        />
      ) : (
        <>
          <WhoField otherwise={actor} says={paneFindingText.acting} hint={paneAuditText.actorWhy} />
          <StepForm register={register} finding={finding} actor={actor} taking={taking} />
        </>
      )}
      <Recorded register={register} finding={finding} />
      <FindingFacts register={register} finding={finding} />
      <FindingHistory register={register} finding={finding.findingId} />
    </Screen>
  );
}

/** Under which name a step is taken: who said so, or else who leads the audit or raised the finding. */
function actingAs(register: Register, finding: FindingRow, typed: string): string {
  const audit = auditOf(register, finding.auditId);
  if (audit) return actorOf(typed, audit);
  return isBlank(typed) ? finding.raisedBy : trim(typed);
}

function FindingFacts({ register, finding }: Props) {
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneAuditText.finding;
  const place = register.places.get("tblFinding");
  const evidence = evidenceOf(register, finding);
  const goTo = () => {
    if (!place) return;
    const { sheet, column } = place.facts.area;
    workbook
      .goTo(cellArea(sheet, finding.sheetRow, column))
      .then((gone) => setTrouble(gone.ok ? null : gone.trouble))
      .catch(failLoudly);
  };
  return (
    <>
      <Facts facts={factsOf(finding)} />
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Button onClick={goTo}>{words.goTo}</Button>
      {evidence.length > 0 && (
        <Section title={words.facts.evidence}>
          <Capped name="evidence of it" items={evidence} itemKey={({ evidenceId }) => evidenceId}>
            {(row) => <EvidenceCard evidence={row} />}
          </Capped>
        </Section>
      )}
    </>
  );
}

function factsOf(finding: FindingRow): readonly (readonly [string, string])[] {
  const words = paneAuditText.finding;
  const day = (date: number | null) => (date === null ? "" : formatDate(date));
  const facts: (readonly [string, string])[] = [
    [words.facts.grade, auditWords.grade[finding.grade]],
    [words.facts.state, findingWords.state[finding.state]],
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
