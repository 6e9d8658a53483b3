import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { readItemAuthor } from "../../../src/audit/authorship";
import { checklist } from "../../../src/audit/checklist";
import type { Register } from "../../../src/audit/register";
import { itemsOf, replaceItem, testItem } from "../../../src/audit/sampling/test-item";
import type { ItemRow, SampleRow, Tested } from "../../../src/audit/sampling/test-item";
import { samplingWords } from "../../../src/text/audit-sampling";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneSampleText } from "../../../src/text/pane-sample";
import type { Trouble } from "../../../src/text/trouble";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { ActorLine } from "../ActorLine";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { actorOf, auditOf, isAnswered, isOpenAudit } from "../view";
import type { AuditRow } from "../view";
import { RecordPart } from "./RecordPart";
import { useWho } from "../../state/who";

const useStyles = makeStyles({
  text: { margin: 0 },
  buttons: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  button: { minHeight: "40px", justifyContent: "start", width: "100%", maxWidth: "none" },
});

interface Props {
  readonly sample: string;
  readonly order: number;
}

/** One record of a sample: its fields, what was found of it, and what becomes of it when it is not there. */
export function SampleItemScreen({ sample, order }: Props) {
  const styles = useStyles();
  const { register } = useAudit();
  const place = register?.ok ? placeOf(register.value, sample, order) : null;
  if (place) return <SampleItem key={`${sample} ${order}`} {...place} />;
  return (
    <Screen title={paneSampleText.screenTitle(sample)}>
      <p className={styles.text}>{register ? paneSampleText.missing : paneAuditText.loading}</p>
    </Screen>
  );
}

interface Place {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly sample: SampleRow;
  readonly item: ItemRow;
  /** The record after this one. */
  readonly next: ItemRow | null;
}

function placeOf(register: Register, sampleId: string, order: number): Place | null {
  const sample = register.rows.tblSample.find((row) => row.sampleId === sampleId);
  const audit = sample ? auditOf(register, sample.auditId) : null;
  const items = itemsOf(register, sampleId);
  const item = items.find((row) => row.order === order);
  const next = items.find((row) => row.order > order && row.role === "sample") ?? null;
  return sample && audit && item ? { register, audit, sample, item, next } : null;
}

function SampleItem({ register, audit, sample, item, next }: Place) {
  const { replace, back } = useNavigation();
  const words = paneSampleText.item;
  const isOpen = isOpenAudit(audit) && item.role === "sample";
  return (
    <Screen
      title={words.title(item.key)}
      foot={
        <PrimaryButton
          onClick={() =>
            next
              ? replace({
                  name: "audit-sample-item",
                  sample: sample.sampleId,
                  order: next.order,
                })
              : back()
          }
        >
          {next ? words.next : words.last}
        </PrimaryButton>
      }
    >
      <RecordPart sample={sample} recordKey={item.key} />
      {item.role === "reserve" && <Notice text={words.inReserve} />}
      {item.role === "replaced" && <Notice text={`${paneSampleText.replaced}: ${item.note}`} />}
      {isOpen && <ActorLine audit={audit} />}
      {isOpen && sample.unit !== "" && <ToQuestions {...{ register, audit, item }} />}
      {isOpen && sample.unit === "" && <TestForm {...{ audit, item }} />}
      {isOpen && item.tested === "no" && <NotFoundForm {...{ audit, item }} />}
    </Screen>
  );
}

function ToQuestions({ register, audit, item }: Pick<Place, "register" | "audit" | "item">) {
  const styles = useStyles();
  const { go } = useNavigation();
  const own = checklist(register, audit.auditId)
    .map(({ response }) => response)
    .filter(({ unitKey }) => unitKey === item.key);
  const first = own.find((response) => !isAnswered(response)) ?? own[0];
  if (!first) return null;
  return (
    <Button
      id="answer-questions"
      className={styles.button}
      onClick={() => go({ name: "audit-question", audit: audit.auditId, item: first.responseId })}
    >
      {paneSampleText.item.answer}
    </Button>
  );
}

type OneItem = Pick<Place, "audit" | "item">;

function TestForm({ audit, item }: OneItem) {
  const styles = useStyles();
  const { save } = useAudit();
  const { actor } = useWho();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [note, setNote] = useKept("note", item.note);
  const [isSaving, setIsSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneSampleText.item;
  const keep = async (result: Tested["result"]) => {
    const { sampleId, order } = item;
    setIsSaving(true);
    const problem = await save(
      async (register, moment) => {
        const recordAuthor = await readItemAuthor(workbook, register, sampleId, order);
        return testItem(register, { sampleId, order, result, note, recordAuthor }, moment);
      },
      actorOf(actor, audit),
      null,
    );
    setIsSaving(false);
    setTrouble(problem);
  };
  return (
    <Section title={words.result}>
      <TextField label={words.note} hint={words.noteHint} value={note} onChange={setNote} />
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <div className={styles.buttons} role="group" aria-label={words.result}>
        {(["conform", "nonconforming"] as const).map((result) => (
          <Button
            key={result}
            className={styles.button}
            aria-pressed={item.result === result}
            disabledFocusable={isSaving}
            onClick={() => void keep(result).catch(failLoudly)}
          >
            {words[result]}
          </Button>
        ))}
      </div>
      <p className={styles.text} role="status">
        {item.tested === "no" ? "" : samplingWords.tested[item.tested]}
      </p>
    </Section>
  );
}

function NotFoundForm({ audit, item }: OneItem) {
  const styles = useStyles();
  const { actor } = useWho();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const [reason, setReason] = useKept("reason", "");
  const words = paneSampleText.item;
  const { sampleId, order } = item;
  const { shown, trouble } = planned;
  const preview = () =>
    planned.preview(
      (register, moment) => replaceItem(register, { sampleId, order, reason }, moment),
      actorOf(actor, audit),
    );
  return (
    <Fold name="not-found" title={words.notFound}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={planned.dismiss} />}
      {shown ? (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={words.confirmReplace}
          onConfirm={() => planned.confirm(shown)}
          onDone={planned.leave}
          onCancel={planned.leave}
        />
      ) : (
        <>
          <TextField label={words.reason} value={reason} onChange={setReason} />
          <Button className={styles.button} onClick={() => void preview().catch(failLoudly)}>
            {words.replace}
          </Button>
        </>
      )}
    </Fold>
  );
}
