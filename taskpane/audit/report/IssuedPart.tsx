import { Button, makeStyles } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { signaturesOf } from "../../../src/audit/issue-gaps";
import { changedSinceIssue, type IssuedChange } from "../../../src/audit/issue-seal";
import type { Register } from "../../../src/audit/register";
import { cellArea } from "../../../src/cells/address";
import { formatDate, parseDate } from "../../../src/cells/date";
import { auditSignText, signWords } from "../../../src/text/audit-sign";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import { reportAuditText } from "../../../src/text/report-audit";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Notice } from "../../parts/Notice";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useSlices } from "../use-slices";
import type { AuditRow } from "../view";
import { WorkingPart } from "../WorkingPart";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  button: { minHeight: "40px" },
});
const ISO_DATE = "2026-01-01".length;

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
}

/** Who issued the report, its anchor, and which of its rows were changed since. */
export function IssuedPart({ register, audit }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { auditId } = audit;
  const work = useCallback(() => changesOf(register, auditId), [register, auditId]);
  const { value: looked, said, isStopped, stop, startAgain } = useSlices(work);
  const changes = looked?.changes ?? [];
  const signed = signaturesOf(register, audit.auditId);
  const issue = signed.find(({ role }) => role === "lead_auditor");
  const day = issue ? parseDate(issue.signedAt.slice(0, ISO_DATE)) : null;
  const goTo = ({ table, sheetRow }: IssuedChange) => {
    const place = register.places.get(table);
    if (!place || sheetRow === null) return;
    const { sheet, column } = place.facts.area;
    workbook
      .goTo(cellArea(sheet, sheetRow, column))
      .then((gone) => setTrouble(gone.ok ? null : gone.trouble))
      .catch(failLoudly);
  };
  return (
    <>
      <p className={styles.text}>{words.issuedState(day === null ? "" : formatDate(day))}</p>
      <p className={styles.text}>{reportAuditText.anchor(audit.trailHead)}</p>
      <SentenceList
        sentences={signed.map(({ name, role, identity }) =>
          auditSignText.signed(name, role, signWords.identity[identity]),
        )}
      />
      {signed.some(({ identity }) => identity === "self_declared") && (
        <p className={styles.text}>{auditSignText.identityKnown}</p>
      )}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <WorkingPart said={said} onStop={stop} />
      {isStopped && (
        <Button className={styles.button} onClick={startAgain}>
          {words.checkChanged}
        </Button>
      )}
      {looked?.isSealed === false && <Notice text={auditSignText.noSeal} />}
      {looked?.isSealed === true && changes.length === 0 && (
        <p className={styles.text}>{auditSignText.unchanged}</p>
      )}
      {changes.length > 0 && (
        <Section title={words.changed}>
          <Notice text={auditSignText.changedSince(changes.length)} />
          <Capped
            name="issued-changes"
            items={changes}
            itemKey={({ table, id }) => `${table} ${id}`}
          >
            {(change) =>
              change.sheetRow === null ? (
                <p className={styles.text}>{change.sentence}</p>
              ) : (
                <RowButton
                  id={`issued-${change.table}-${change.id}`}
                  title={change.sentence}
                  onClick={() => goTo(change)}
                />
              )
            }
          </Capped>
        </Section>
      )}
    </>
  );
}

/** Told apart from work that is not done yet, which gives null. */
function* changesOf(register: Register, auditId: string) {
  const changes = yield* changedSinceIssue(register, auditId);
  return { isSealed: changes !== null, changes: changes ?? [] };
}
