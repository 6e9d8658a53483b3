import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { captureEvidence } from "../../src/audit/evidence";
import type { EvidenceRange } from "../../src/audit/evidence-range";
import { OBTAINED } from "../../src/audit/layout";
import { personalTitles } from "../../src/audit/personal";
import { paneAuditText } from "../../src/text/pane-audit";
import type { Trouble } from "../../src/text/trouble";
import { Choice } from "../parts/Choice";
import { Facts } from "../parts/Facts";
import { Notice } from "../parts/Notice";
import { TextField } from "../parts/TextField";
import { TroubleCard } from "../parts/TroubleCard";
import { useFailLoudly } from "../state/fail-loudly";
import { ColumnChoice } from "./ColumnChoice";
import { useAudit } from "./state";
import { actorOf } from "./view";
import type { Answer, AuditRow } from "./view";
import { useWho } from "../state/who";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  button: { minHeight: "40px" },
});

interface Props {
  readonly range: EvidenceRange;
  readonly dates: ReadonlySet<string>;
  readonly audit: AuditRow;
  readonly answer: Answer;
  readonly onDone: () => void;
}

/** Shows what would be kept, lets personal columns be left out, and keeps it. */
export function EvidenceForm({ range, dates, audit, answer, onDone }: Props) {
  const styles = useStyles();
  const { save } = useAudit();
  const { actor } = useWho();
  const failLoudly = useFailLoudly();
  const where = `${range.sheet}!${range.address}`;
  const personal = personalTitles(range.columns).filter((title) => title !== range.keyColumn);
  const words = paneAuditText.evidence;
  const [title, setTitle] = useState(words.proposed(where));
  const [how, setHow] = useState<(typeof OBTAINED)[number]>("in_person");
  const [leaveOut, setLeaveOut] = useState<readonly string[]>(personal);
  const [isSaving, setIsSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const capture = async () => {
    setIsSaving(true);
    const details = {
      title,
      leaveOut,
      periodFrom: audit.periodFrom,
      periodTo: audit.periodTo,
      obtainedHow: how,
      obtainedFrom: "",
      containsPersonalData: personal.some((column) => !leaveOut.includes(column)),
      responseId: answer.responseId,
    };
    const problem = await save(
      (register, moment) => captureEvidence(register, range, details, moment),
      actorOf(actor, audit),
      answer.responseId,
    );
    setIsSaving(false);
    setTrouble(problem);
    if (!problem) onDone();
  };
  return (
    <div className={styles.form}>
      <Facts
        facts={[
          [words.where, where],
          [words.sizeLabel, words.size(range.rows.length, range.columns.length)],
        ]}
      />
      {personal.length > 0 && <Notice text={words.personalWarning(personal)} />}
      <ColumnChoice
        range={range}
        dates={dates}
        personal={personal}
        leaveOut={leaveOut}
        onChange={setLeaveOut}
      />
      <TextField label={words.name} value={title} hint={words.nameHint} onChange={setTitle} />
      <Choice
        label={words.obtained}
        value={how}
        options={OBTAINED.map((name) => [name, words.how[name]])}
        onChange={setHow}
      />
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Button
        className={styles.button}
        appearance="primary"
        disabledFocusable={isSaving}
        onClick={() => void capture().catch(failLoudly)}
      >
        {words.capture}
      </Button>
      <Button className={styles.button} onClick={onDone}>
        {words.cancel}
      </Button>
    </div>
  );
}
