import { Button, makeStyles } from "@fluentui/react-components";
import { readSubmissions } from "../../../src/measures/calendar/layout";
import { useState } from "react";
import { trim } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import { handIn, isUntouched } from "../../../src/measures/calendar/hand-in";
import type { SubmissionRecords, SubmissionRow } from "../../../src/measures/calendar/layout";
import {
  askedAgain,
  periodAfter,
  periodLabel,
  planSubmission,
} from "../../../src/measures/calendar/plan";
import type { Plan } from "../../../src/records/plan";
import { submissionText } from "../../../src/text/submission";
import type { Result, Trouble } from "../../../src/text/trouble";
import { useWho } from "../../state/who";
import { Facts } from "../../parts/Facts";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { WhoField } from "../../parts/WhoField";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { YEAR_START } from "../reports/form";
import { useGate, type Gate } from "./use-gate";
import { useKeptRecords } from "../../state/use-kept-records";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = submissionText.pane;

/** One thing to hand in: what it waits for, what has changed since, and the way to hand it in. */
export function HandInScreen({ submission }: { readonly submission: string }) {
  const styles = useStyles();
  const records = useKeptRecords(readSubmissions);
  const row = records?.ok
    ? records.value.rows.tblSubmission.find((one) => one.submissionId === submission)
    : null;
  if (records?.ok && row) return <HandIn records={records.value} row={row} />;
  const trouble = records && (records.ok ? submissionText.unknown(submission) : records.trouble);
  return (
    <Screen title={words.handIn}>
      {trouble ? <TroubleCard trouble={trouble} /> : <p className={styles.text}>{words.reading}</p>}
    </Screen>
  );
}

interface Props {
  readonly records: SubmissionRecords;
  readonly row: SubmissionRow;
}

interface Shown {
  readonly plan: Plan;
  readonly confirm: string;
}

function HandIn({ records, row }: Props) {
  const { now, today, token } = useServices();
  const { back } = useNavigation();
  const { actor } = useWho();
  const gate = useGate(records, row);
  const [form, setForm] = useKept("hand-in", { whyIncomplete: "", reason: "" });
  const [shown, setShown] = useState<Shown | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const isAgain = row.status === "submitted";
  const say = isAgain ? words.again : words.handIn;
  const by = trim(actor);
  const moment = () => ({ at: now(), today: today(), actor: by, token });
  const show = (planned: Result<Plan>, confirm: string) => {
    setTrouble(planned.ok ? null : planned.trouble);
    setShown(planned.ok ? { plan: planned.value, confirm } : null);
  };
  if (shown) {
    return (
      <Screen title={words.handIn}>
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={shown.confirm}
          onDone={back}
          onCancel={() => setShown(null)}
        />
      </Screen>
    );
  }
  const next = periodAfter(row, YEAR_START);
  const found = gate?.ok ? gate.value : null;
  const field = (name: keyof typeof form, label: string) => (
    <TextField
      label={label}
      value={form[name]}
      isLong
      onChange={(text) => setForm({ ...form, [name]: text })}
    />
  );
  return (
    <Screen
      title={words.handIn}
      foot={
        <PrimaryButton
          isWaiting={!found}
          onClick={() => {
            if (!found) return;
            show(
              handIn(records, row, found.figures, found.missing, { ...form, by }, moment()),
              say,
            );
          }}
        >
          {found || gate ? say : words.checking}
        </PrimaryButton>
      }
    >
      <Facts facts={factsOf(row)} />
      {isAgain && (
        <Notice
          text={isUntouched(records, row) ? submissionText.untouched : submissionText.touched}
        />
      )}
      {gate && !gate.ok && <TroubleCard trouble={gate.trouble} />}
      {found && <Found gate={found} isAgain={isAgain} />}
      <WhoField />
      {found && found.missing.length > 0 && field("whyIncomplete", words.whyIncomplete)}
      {isAgain && field("reason", words.reason)}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Button
        onClick={() => show(planSubmission(records, askedAgain(row, next), moment()), words.save)}
      >
        {words.next(next.label)}
      </Button>
    </Screen>
  );
}

function factsOf(row: SubmissionRow): (readonly [string, string])[] {
  const handedIn: (readonly [string, string])[] =
    row.submittedOn === null
      ? []
      : [
          [
            words.groups.done,
            submissionText.handedIn(formatDate(row.submittedOn), row.submittedBy),
          ],
          [words.fingerprint, row.fingerprint],
        ];
  return [
    [words.report, row.report],
    [words.period, periodLabel(row)],
    [words.due, formatDate(row.due)],
    [words.rule, submissionText.rule(row.dueDays, row.countedIn)],
    ...(row.owner === "" ? [] : [[words.owner, row.owner] as const]),
    ...handedIn,
  ];
}

function Found({ gate, isAgain }: { readonly gate: Gate; readonly isAgain: boolean }) {
  const { missing, changes } = gate;
  return (
    <>
      <Section title={words.waitsFor}>
        <SentenceList sentences={missing.length > 0 ? missing : [submissionText.complete]} />
      </Section>
      {isAgain && (
        <Section title={words.changed} aside={String(changes.length)}>
          <SentenceList sentences={changes} />
        </Section>
      )}
    </>
  );
}
