import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { draftFindings, raiseDraft } from "../../../src/audit/life/drafted";
import type { DraftFinding } from "../../../src/audit/life/drafted";
import type { Register } from "../../../src/audit/register";
import type { Moment } from "../../../src/records/moment";
import type { Plan } from "../../../src/records/plan";
import { auditWords } from "../../../src/text/audit";
import { trim } from "../../../src/cells/cell";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneWhoText } from "../../../src/text/pane-who";
import { paneFindingText } from "../../../src/text/pane-finding";
import type { Trouble } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { Facts } from "../../parts/Facts";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useVerify } from "../../verify/state";
import { useAudit } from "../state";
import { checkResultOf } from "./check-result";
import { PersonField } from "../../parts/PersonField";
import { useWho } from "../../state/who";

const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" } });

interface Props {
  readonly rule: string;
  readonly scope: string;
}

/** A failed check, drafted as a finding: a person reads it, grades it and raises it. */
export function RaiseFromCheck({ rule, scope }: Props) {
  const styles = useStyles();
  const { state } = useVerify();
  const words = paneFindingText.fromCheck;
  const drafts = state.checked
    ? draftFindings(checkResultOf(state.checked.run, state.checked.pack))
    : [];
  const draft = drafts.find((each) => each.rule === rule && each.scope === scope);
  if (draft) return <DraftForm draft={draft} />;
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{words.gone}</p>
    </Screen>
  );
}

interface Form {
  readonly requirement: string;
  readonly statement: string;
  readonly grade: "minor" | "major";
  readonly gradeReason: string;
  readonly owner: string;
  readonly processId: string;
}

function DraftForm({ draft }: { readonly draft: DraftFinding }) {
  const styles = useStyles();
  const { plan, save } = useAudit();
  const { actor, setActor } = useWho();
  const { replace } = useNavigation();
  const failLoudly = useFailLoudly();
  const [form, setForm] = useKept<Form>("draft", {
    requirement: draft.requirement,
    statement: draft.statement,
    grade: "minor",
    gradeReason: "",
    owner: "",
    processId: "",
  });
  const [shown, setShown] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneFindingText.fromCheck;
  const labels = paneAuditText.finding;

  const make = (register: Register, moment: Moment) => raiseDraft(register, draft, form, moment);
  const preview = async () => {
    if (trim(actor) === "") {
      setTrouble(words.nameMissing);
      return;
    }
    const planned = await plan(make, trim(actor));
    setTrouble(planned.ok ? null : planned.trouble);
    setShown(planned.ok ? planned.value : null);
  };
  const field = (name: Exclude<keyof Form, "grade">, label: string, hint?: string) => (
    <TextField
      label={label}
      value={form[name]}
      isLong={name === "requirement" || name === "statement"}
      {...(hint !== undefined && { hint })}
      onChange={(text) => setForm({ ...form, [name]: text })}
    />
  );
  return (
    <Screen
      title={words.title}
      foot={
        !shown && (
          <PrimaryButton onClick={() => void preview().catch(failLoudly)}>
            {words.raise}
          </PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {shown ? (
        <Preview
          sentences={shown.sentences}
          changes={shown.changes}
          confirm={words.raise}
          onConfirm={() => save(make, trim(actor), null, shown)}
          onDone={() =>
            replace(
              shown.made === null
                ? { name: "audit-findings" }
                : { name: "audit-finding", finding: shown.made },
            )
          }
          onCancel={() => setShown(null)}
        />
      ) : (
        <>
          <p className={styles.text}>{words.hint}</p>
          <Facts
            facts={[
              [words.where, `${draft.scope}: ${words.records(draft.content.rows.length)}`],
              [labels.facts.evidence, draft.reference],
            ]}
          />
          <Choice
            label={words.grade}
            value={form.grade}
            options={[
              ["minor", auditWords.grade.minor],
              ["major", auditWords.grade.major],
            ]}
            onChange={(grade) => setForm({ ...form, grade })}
          />
          {field("requirement", labels.requirement, labels.requirementHint)}
          {field("statement", labels.statement, labels.statementHint)}
          {field("gradeReason", labels.gradeReason)}
          <PersonField
            label={labels.owner}
            value={form.owner}
            onChange={(owner) => setForm({ ...form, owner })}
          />
          {field("processId", labels.process)}
          <PersonField
            label={paneWhoText.label}
            value={actor}
            hint={paneAuditText.actorWhy}
            onChange={setActor}
          />
        </>
      )}
    </Screen>
  );
}
