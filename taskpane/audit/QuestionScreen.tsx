import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeft20Regular } from "@fluentui/react-icons/svg/chevron-left";
import type { ChecklistItem } from "../../src/audit/checklist";
import type { Register } from "../../src/audit/register";
import { paneAuditText } from "../../src/text/pane-audit";
import { Fold } from "../parts/Fold";
import { Notice } from "../parts/Notice";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { ActorLine } from "./ActorLine";
import { AnswerForm } from "./AnswerForm";
import { EvidenceStrip } from "./EvidenceStrip";
import { RecordBeside } from "./sample/RecordBeside";
import { RecountForm } from "./recount/RecountForm";
import { isOpenAudit } from "./view";
import type { AuditRow } from "./view";

const useStyles = makeStyles({
  chips: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    alignItems: "center",
  },
  clause: {
    paddingInline: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "22px",
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  question: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    overflowWrap: "anywhere",
  },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  text: { margin: 0 },
  steps: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
  },
  previous: { minHeight: "40px" },
});

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly questions: readonly ChecklistItem[];
  readonly index: number;
  readonly question: ChecklistItem;
}

/** One question: what to look for, the answer, and the evidence beside it. */
export function QuestionScreen({ register, audit, questions, index, question }: Props) {
  const styles = useStyles();
  const { replace, back } = useNavigation();
  const words = paneAuditText.question;
  const { item, response: answer } = question;
  const previous = questions[index - 1];
  const next = questions[index + 1];
  const to = ({ response }: ChecklistItem) =>
    replace({ name: "audit-question", audit: audit.auditId, item: response.responseId });
  return (
    <Screen
      title={words.title(index + 1, questions.length)}
      foot={
        <div className={styles.steps}>
          <Button
            className={styles.previous}
            icon={<ChevronLeft20Regular />}
            disabledFocusable={!previous}
            onClick={() => {
              if (previous) to(previous);
            }}
          >
            {words.previous}
          </Button>
          <PrimaryButton onClick={() => (next ? to(next) : back())}>
            {next ? words.next : words.last}
          </PrimaryButton>
        </div>
      }
    >
      <div className={styles.chips}>
        {answer.clause !== "" && (
          <span className={styles.clause}>{words.clause(answer.clause)}</span>
        )}
        {item && (
          <span className={styles.quiet}>{item.label === "" ? item.section : item.label}</span>
        )}
      </div>
      <p className={styles.question}>{answer.questionShown}</p>
      {answer.unitKey !== "" && <RecordBeside {...{ register, questions, question }} onMove={to} />}
      {item && item.lookFor !== "" && (
        <Fold name="look-for" title={words.lookFor}>
          <ul className={styles.list}>
            {item.lookFor.split("\n").map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Fold>
      )}
      {item && item.workbookCheck !== "" && (
        <Fold name="workbook-check" title={words.workbookCheck}>
          <p className={styles.text}>{item.workbookCheck}</p>
        </Fold>
      )}
      {isOpenAudit(audit) ? <ActorLine audit={audit} /> : <Notice text={words.locked} />}
      <AnswerForm
        audit={audit}
        answer={answer}
        requirement={item?.requirement ?? ""}
        evidence={<EvidenceStrip register={register} audit={audit} answer={answer} />}
      />
      {isOpenAudit(audit) && isOnMeasuring(answer.clause) && (
        <RecountForm audit={audit} answer={answer} />
      )}
    </Screen>
  );
}

/** Clause 9.1 asks what is measured, so its questions lead back to the rows of a figure. */
function isOnMeasuring(clause: string): boolean {
  return clause === "9.1" || clause.startsWith("9.1.");
}
