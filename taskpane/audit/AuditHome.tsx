import { makeStyles } from "@fluentui/react-components";
import { paneAuditText } from "../../src/text/pane-audit";
import { policyOf } from "../../src/audit/life/policy";
import { isFindingOpen, registerStatus } from "../../src/audit/status";
import type { RegisterStatus } from "../../src/audit/status";
import type { Register } from "../../src/audit/register";
import { Capped } from "../parts/Capped";
import { Fold } from "../parts/Fold";
import { Notice } from "../parts/Notice";
import { PrimaryButton } from "../parts/PrimaryButton";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAsAt } from "../state/as-at";
import { useNavigation } from "../state/navigation";
import { FindingLinks } from "./finding/FindingLinks";
import { FindingRowButton } from "./FindingRowButton";
import { ProgrammeLink } from "./programme/ProgrammeLink";
import { NeighbourLinks } from "./NeighbourLinks";
import { useAudit } from "./state";
import { isOpenAudit } from "./view";
import type { AuditRow } from "./view";

const useStyles = makeStyles({ text: { margin: 0 } });

/** The audits and findings of this workbook, and the way to a new one. */
export function AuditHome() {
  const styles = useStyles();
  const { register } = useAudit();
  const { go } = useNavigation();
  const words = paneAuditText;
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton isWaiting={!register?.ok} onClick={() => go({ name: "audit-new" })}>
          {words.start}
        </PrimaryButton>
      }
    >
      {!register && <p className={styles.text}>{words.loading}</p>}
      {register && !register.ok && <TroubleCard trouble={register.trouble} />}
      {register?.ok && <RegisterParts register={register.value} />}
    </Screen>
  );
}

function RegisterParts({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const words = paneAuditText;
  const { day } = useAsAt();
  const { tblAudit, tblFinding } = register.rows;
  const status = registerStatus(register, day);
  const overdueOf = (id: string) => status.overdue.find(({ findingId }) => findingId === id);
  const faults = [
    ...register.damaged,
    ...register.unreadable.map(({ sentence }) => sentence),
    ...policyOf(register).faults,
  ];
  const closedAudits = tblAudit.filter((audit) => !isOpenAudit(audit));
  const openFindings = tblFinding.filter(isFindingOpen);
  const closedFindings = tblFinding.filter((finding) => !isFindingOpen(finding));
  return (
    <>
      {faults.length > 0 && (
        <Section title={words.damaged}>
          <Capped name="faults" items={faults} itemKey={(fault) => fault}>
            {(fault) => <Notice text={fault} />}
          </Capped>
        </Section>
      )}
      {tblAudit.length === 0 && <p className={styles.text}>{words.empty}</p>}
      <ProgrammeLink register={register} />
      <NeighbourLinks register={register} />
      {tblAudit.length > closedAudits.length && (
        <Section title={words.openAudits}>
          <AuditList name="open" audits={tblAudit.filter(isOpenAudit)} status={status} />
        </Section>
      )}
      {tblAudit.length + tblFinding.length > 0 && (
        <Section title={words.findings}>
          <FindingLinks register={register} />
          {openFindings.length === 0 && <p className={styles.text}>{words.noFindings}</p>}
          <Capped name="findings" items={openFindings} itemKey={({ findingId }) => findingId}>
            {(finding) => (
              <FindingRowButton finding={finding} overdue={overdueOf(finding.findingId)} />
            )}
          </Capped>
        </Section>
      )}
      {closedFindings.length > 0 && (
        <Fold name="closed-findings" title={words.closedFindings(closedFindings.length)}>
          <Capped
            name="closed-findings"
            items={closedFindings}
            itemKey={({ findingId }) => findingId}
          >
            {(finding) => (
              <FindingRowButton finding={finding} overdue={overdueOf(finding.findingId)} />
            )}
          </Capped>
        </Fold>
      )}
      {closedAudits.length > 0 && (
        <Fold name="closed-audits" title={words.closedAudits(closedAudits.length)}>
          <AuditList name="closed" audits={closedAudits} status={status} />
        </Fold>
      )}
    </>
  );
}

interface ListProps {
  readonly name: string;
  readonly audits: readonly AuditRow[];
  readonly status: RegisterStatus;
}

function AuditList({ name, audits, status }: ListProps) {
  const { go } = useNavigation();
  const progress = ({ auditId }: AuditRow) => {
    const own = status.audits.find((audit) => audit.auditId === auditId);
    return paneAuditText.answered(own?.answered ?? 0, own?.questions ?? 0);
  };
  return (
    <Capped name={name} items={audits} itemKey={({ auditId }) => auditId}>
      {(audit) => (
        <RowButton
          id={`audit-${audit.auditId}`}
          title={audit.title}
          detail={`${audit.auditId} · ${audit.processId} · ${progress(audit)}`}
          onClick={() => go({ name: "audit-questions", audit: audit.auditId })}
        />
      )}
    </Capped>
  );
}
