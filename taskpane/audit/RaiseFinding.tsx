import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { readAuthor } from "../../src/audit/authorship";
import { raiseNonConformance } from "../../src/audit/finding";
import { auditWords } from "../../src/text/audit";
import { paneAuditText } from "../../src/text/pane-audit";
import type { Trouble } from "../../src/text/trouble";
import { Choice } from "../parts/Choice";
import { Section } from "../parts/Section";
import { TextField } from "../parts/TextField";
import { TroubleCard } from "../parts/TroubleCard";
import { useServices } from "../state/services";
import { useFailLoudly } from "../state/fail-loudly";
import { useKept } from "../state/use-kept";
import { useAudit } from "./state";
import { actorOf } from "./view";
import type { Answer, AuditRow } from "./view";
import { PersonField } from "../parts/PersonField";
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
  readonly audit: AuditRow;
  readonly answer: Answer;
  readonly grade: "minor" | "major";
  readonly requirement: string;
  readonly onDone: (isRaised: boolean) => void;
}

interface Form {
  readonly requirement: string;
  readonly statement: string;
  readonly gradeReason: string;
  readonly owner: string;
  readonly process: string;
  readonly repeatOf: string;
}

/** What a non-conformance has to say before it stands; what is missing is said when it is raised. */
export function RaiseFinding({ audit, answer, grade, requirement, onDone }: Props) {
  const styles = useStyles();
  const { save, register: known } = useAudit();
  const { actor } = useWho();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [form, setForm] = useKept<Form>("finding", {
    requirement,
    statement: "",
    gradeReason: "",
    owner: "",
    process: audit.processId,
    repeatOf: "",
  });
  const [isSaving, setIsSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneAuditText.finding;
  const earlier = (known?.ok ? known.value.rows.tblFinding : [])
    .filter(({ clause }) => clause === answer.clause)
    .map(({ findingId, statement }) => [findingId, `${findingId}: ${statement}`] as const);

  const raise = async () => {
    setIsSaving(true);
    const { process, ...said } = form;
    const raised = {
      ...said,
      responseId: answer.responseId,
      source: "internal_audit",
      grade,
      evidenceIds: answer.evidenceIds,
      processId: process,
      isRequirementMet: false,
    } as const;
    const problem = await save(
      async (register, moment) => {
        const recordAuthor = await readAuthor(workbook, register, answer);
        return raiseNonConformance(register, { ...raised, recordAuthor }, moment);
      },
      actorOf(actor, audit),
      answer.responseId,
    );
    setIsSaving(false);
    setTrouble(problem);
    if (!problem) onDone(true);
  };
  const field = (name: keyof Form, label: string, hint?: string, isLong = false) => (
    <TextField
      label={label}
      value={form[name]}
      isLong={isLong}
      {...(hint !== undefined && { hint })}
      onChange={(text) => setForm({ ...form, [name]: text })}
    />
  );
  return (
    <div className={styles.form}>
      <Section title={words.raise(auditWords.grade[grade])}>
        {field("requirement", words.requirement, words.requirementHint, true)}
        {field("statement", words.statement, words.statementHint, true)}
        {field("gradeReason", words.gradeReason)}
        <PersonField
          label={words.owner}
          value={form.owner}
          onChange={(owner) => setForm({ ...form, owner })}
        />
        {field("process", words.process)}
        {earlier.length > 0 && (
          <Choice
            label={words.repeatOf}
            value={form.repeatOf}
            options={[["", words.repeatsNone], ...earlier]}
            onChange={(repeatOf) => setForm({ ...form, repeatOf })}
          />
        )}
        {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
        <Button
          className={styles.button}
          appearance="primary"
          disabledFocusable={isSaving}
          onClick={() => void raise().catch(failLoudly)}
        >
          {words.raiseButton}
        </Button>
        <Button className={styles.button} onClick={() => onDone(false)}>
          {words.cancel}
        </Button>
      </Section>
    </div>
  );
}
