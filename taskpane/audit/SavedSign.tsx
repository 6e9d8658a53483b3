import { makeStyles, tokens } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { Edit16Regular } from "@fluentui/react-icons/svg/edit";
import { paneAuditText } from "../../src/text/pane-audit";
import { timeOfDay } from "../parts/time";
import type { Answer } from "./view";

const useStyles = makeStyles({
  sign: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    minHeight: "20px",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly answer: Answer;
  readonly isSaving: boolean;
  readonly hasUnsaved: boolean;
}

/** Whether what is on the screen stands in the workbook. */
export function SavedSign({ answer, isSaving, hasUnsaved }: Props) {
  const styles = useStyles();
  const words = paneAuditText.question;
  const isSaved = !isSaving && !hasUnsaved && answer.answeredAt !== "";
  const text = isSaving
    ? words.saving
    : isSaved
      ? words.answeredBy(answer.answeredBy, timeOfDay(answer.answeredAt))
      : hasUnsaved
        ? words.notSaved
        : "";
  return (
    <p className={styles.sign} role="status">
      {isSaved && <Checkmark16Regular aria-hidden />}
      {!isSaved && hasUnsaved && <Edit16Regular aria-hidden />}
      {text}
    </p>
  );
}
