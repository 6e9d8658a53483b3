import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ChecklistItem } from "../../../src/audit/checklist";
import type { Register } from "../../../src/audit/register";
import { paneSampleText } from "../../../src/text/pane-sample";
import { RecordPart } from "./RecordPart";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  steps: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  step: { minHeight: "40px" },
});

interface Props {
  readonly register: Register;
  readonly questions: readonly ChecklistItem[];
  readonly question: ChecklistItem;
  readonly onMove: (question: ChecklistItem) => void;
}

/** The sampled record beside the question, and the same question of the record before and after it. */
export function RecordBeside({ register, questions, question, onMove }: Props) {
  const styles = useStyles();
  const { auditId, itemId, unitKey, responseId } = question.response;
  const words = paneSampleText.question;
  const unit = question.item?.unit ?? "";
  const sample = register.rows.tblSample.find(
    (row) => row.auditId === auditId && row.unit === unit,
  );
  const same = questions.filter(
    ({ response }) => response.itemId === itemId && response.unitKey !== "",
  );
  const at = same.findIndex(({ response }) => response.responseId === responseId);
  const [previous, next] = [same[at - 1], same[at + 1]];
  return (
    <>
      <p className={styles.text}>{words.at(at + 1, same.length)}</p>
      {sample && <RecordPart sample={sample} recordKey={unitKey} />}
      <div className={styles.steps}>
        <Button
          id="previous-record"
          className={styles.step}
          disabledFocusable={!previous}
          onClick={() => previous && onMove(previous)}
        >
          {words.previous}
        </Button>
        <Button
          id="next-record"
          className={styles.step}
          disabledFocusable={!next}
          onClick={() => next && onMove(next)}
        >
          {words.next}
        </Button>
      </div>
    </>
  );
}
