import { makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { listActions } from "../../src/audit/life/lists";
import type { DayNumber } from "../../src/cells/date";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneAuditHomeText } from "../../src/text/pane-audit-home";
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
import { EvidenceLink } from "./evidence/EvidenceLink";
import { FindingRowButton, nextDue } from "./FindingRowButton";
import { ProgrammeLink } from "./programme/ProgrammeLink";
import { NeighbourLinks } from "./NeighbourLinks";
import { useAudit } from "./state";
import { TrailPart } from "./TrailPart";
import { isOpenAudit } from "./view";
import type { AuditRow, FindingRow } from "./view";

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
  const { tblAudit, tblFinding, tblEvidence } = register.rows;
  const { status, overdue, actions, openFindings } = useMemo(
    () => standing(register, day),
    [register, day],
  );
  const faults = [
    ...register.damaged,
    ...register.unreadable.map(({ sentence }) => sentence),
    ...policyOf(register).faults,
  ];
  const closedAudits = tblAudit.filter((audit) => !isOpenAudit(audit));
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
      {tblAudit.length + tblFinding.length === 0 ? (
        <p className={styles.text}>{words.empty}</p>
      ) : (
        <p className={styles.text}>
          {paneAuditHomeText.summary({
            audits: status.openAudits,
            actions,
            changed: status.changedEvidence.length,
          })}
        </p>
      )}
      <TrailPart register={register} />
      {tblAudit.length > closedAudits.length && (
        <Section title={words.openAudits}>
          <AuditList name="open" audits={tblAudit.filter(isOpenAudit)} status={status} />
        </Section>
      )}
      {tblAudit.length + tblFinding.length > 0 && (
        <Section title={paneAuditHomeText.next}>
          {openFindings.length === 0 && <p className={styles.text}>{words.noFindings}</p>}
          <Capped name="findings" items={openFindings} itemKey={({ findingId }) => findingId}>
            {(finding) => (
              <FindingRowButton finding={finding} overdue={overdue.get(finding.findingId)} />
            )}
          </Capped>
        </Section>
      )}
      <Section title={paneAuditHomeText.kept}>
        <ProgrammeLink register={register} />
        <FindingLinks register={register} actions={actions} />
        {tblEvidence.length > 0 && (
          <EvidenceLink register={register} changed={status.changedEvidence.length} />
        )}
        <NeighbourLinks register={register} />
      </Section>
      {closedFindings.length > 0 && (
        <Fold name="closed-findings" title={words.closedFindings(closedFindings.length)}>
          <Capped
            name="closed-findings"
            items={closedFindings}
            itemKey={({ findingId }) => findingId}
          >
            {(finding) => (
              <FindingRowButton finding={finding} overdue={overdue.get(finding.findingId)} />
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

/** What the screen says of the register on a day; worked out once, however often it is drawn. */
function standing(register: Register, day: DayNumber) {
  const status = registerStatus(register, day);
  const dueOf = new Map(
    register.rows.tblFinding.map((finding) => [finding.findingId, nextDue(finding) ?? Infinity]),
  );
  const due = ({ findingId }: FindingRow) => dueOf.get(findingId) ?? Infinity;
  return {
    status,
    overdue: new Map(status.overdue.map((late) => [late.findingId, late])),
    actions: listActions(register, "all", "", day).length,
    openFindings: register.rows.tblFinding
      .filter(isFindingOpen)
      .sort((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b))),
  };
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
