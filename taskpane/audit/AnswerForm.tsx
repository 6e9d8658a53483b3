import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { answerItem } from "../../src/audit/answer";
import { readAuthor } from "../../src/audit/authorship";
import type { AnswerResult } from "../../src/audit/layout";
import { paneAuditText } from "../../src/text/pane-audit";
import type { Trouble } from "../../src/text/trouble";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { TextField } from "../parts/TextField";
import { TroubleCard } from "../parts/TroubleCard";
import { useAnnounce } from "../state/announcer";
import { useServices } from "../state/services";
import { useFailLoudly } from "../state/fail-loudly";
import { useNavigation } from "../state/navigation";
import { useKept } from "../state/use-kept";
import { RaiseFinding } from "./RaiseFinding";
import { ResultIcon } from "./ResultMark";
import { SavedSign } from "./SavedSign";
import { useAudit } from "./state";
import { useAnswerKeys } from "./use-answer-keys";
import { actorOf, isNonConformance, isOpenAudit } from "./view";
import type { Answer, AuditRow } from "./view";
import { useWho } from "../state/who";

const CHOICES = [
  "conform",
  "ofi",
  "minor_nonconformity",
  "major_nonconformity",
  "not_applicable",
] as const satisfies readonly AnswerResult[];
type Choice = (typeof CHOICES)[number];

const useStyles = makeStyles({
  choices: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  choice: {
    justifyContent: "start",
    width: "100%",
    maxWidth: "none",
    minHeight: "40px",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
  },
  chosen: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorBrandBackground2,
    border: `2px solid ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { border: "2px solid Highlight" },
  },
  keys: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  more: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  save: { minHeight: "40px", alignSelf: "start" },
});

interface Props {
  readonly audit: AuditRow;
  readonly answer: Answer;
  /** What the question rests on, as the pack words it. */
  readonly requirement: string;
  /** The evidence beside the answer; it comes first where an answer cannot stand without it. */
  readonly evidence: ReactNode;
}

/** Five results, one below the other. What needs no more words is saved at once; the rest asks for them. */
export function AnswerForm({ audit, answer, requirement, evidence }: Props) {
  const styles = useStyles();
  const { save } = useAudit();
  const { actor } = useWho();
  const { workbook } = useServices();
  const { go } = useNavigation();
  const failLoudly = useFailLoudly();
  const announce = useAnnounce();
  const [pending, setPending] = useKept<Choice | null>("pending", null);
  const [note, setNote] = useKept("note", answer.note);
  const [reason, setReason] = useKept("reason", answer.reason);
  const [isSaving, setIsSaving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneAuditText.question;

  // The form in which it was raised is gone; whoever works by keyboard goes on from the finding.
  const hasRaised = useRef(false);
  useEffect(() => {
    if (!hasRaised.current || answer.findingId === "") return;
    hasRaised.current = false;
    document.getElementById(`to-${answer.findingId}`)?.focus();
  }, [answer.findingId]);

  const isLocked = !isOpenAudit(audit);
  const shown = pending ?? answer.result;
  const needsEvidence = pending !== null && (pending === "ofi" || isNonConformance(pending));
  const hasUnsaved = pending !== null || note !== answer.note;

  const keep = async (result: AnswerResult) => {
    setIsSaving(true);
    const problem = await save(
      async (register, moment) => {
        const recordAuthor = await readAuthor(workbook, register, answer);
        const { responseId } = answer;
        return answerItem(register, { responseId, result, note, reason, recordAuthor }, moment);
      },
      actorOf(actor, audit),
      answer.responseId,
    );
    setIsSaving(false);
    setTrouble(problem);
    if (!problem) setPending(null);
  };
  const choose = (result: Choice) => {
    setTrouble(null);
    // Only “conforms” can stand without another word; pressing a standing answer again asks for nothing.
    if (result === "conform") keep(result).catch(failLoudly);
    else setPending(result);
  };
  useAnswerKeys(CHOICES.length, (at) => {
    const result = CHOICES[at];
    if (result === undefined || isLocked || isSaving) return;
    announce(paneAuditText.result[result]);
    choose(result);
  });
  return (
    <Section title={words.answer}>
      <div className={styles.choices} role="group" aria-label={words.answer}>
        {CHOICES.map((result, at) => (
          <Button
            key={result}
            className={mergeClasses(styles.choice, shown === result && styles.chosen)}
            icon={<ResultIcon result={result} />}
            aria-pressed={shown === result}
            aria-keyshortcuts={String(at + 1)}
            disabledFocusable={isLocked || isSaving}
            onClick={() => choose(result)}
          >
            {paneAuditText.result[result]}
          </Button>
        ))}
      </div>
      {!isLocked && <p className={styles.keys}>{words.keys}</p>}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {answer.findingId !== "" && (
        <RowButton
          id={`to-${answer.findingId}`}
          title={words.finding(answer.findingId)}
          onClick={() => go({ name: "audit-finding", finding: answer.findingId })}
        />
      )}
      {needsEvidence && evidence}
      {!isLocked && (
        <div className={styles.more}>
          {pending === "not_applicable" && (
            <TextField
              label={words.reasonNotApplicable}
              value={reason}
              onChange={setReason}
              isLong
            />
          )}
          {pending && isNonConformance(pending) ? (
            <RaiseFinding
              audit={audit}
              answer={answer}
              grade={pending === "major_nonconformity" ? "major" : "minor"}
              requirement={requirement}
              onDone={(isRaised) => {
                hasRaised.current = isRaised;
                setPending(null);
              }}
            />
          ) : (
            <>
              <TextField
                label={pending === "ofi" ? words.ofiNote : words.note}
                value={note}
                onChange={setNote}
                isLong
                {...(pending !== "ofi" && { hint: words.noteHint })}
              />
              {hasUnsaved && shown !== "not_assessed" && (
                <Button
                  className={styles.save}
                  appearance="primary"
                  disabledFocusable={isSaving}
                  onClick={() => void keep(shown).catch(failLoudly)}
                >
                  {pending ? words.save(paneAuditText.result[pending]) : words.saveNote}
                </Button>
              )}
            </>
          )}
        </div>
      )}
      <SavedSign answer={answer} isSaving={isSaving} hasUnsaved={hasUnsaved} />
      {!needsEvidence && evidence}
    </Section>
  );
}
