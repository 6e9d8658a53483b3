import { makeStyles, tokens } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { Edit16Regular } from "@fluentui/react-icons/svg/edit";
import { paneAuditText } from "../../src/text/pane-audit";
import { PutBackButton } from "../parts/PutBackButton";
import { timeOfDay } from "../parts/time";
import { useWriting } from "../state/writing";
import type { Answer } from "./view";

const useStyles = makeStyles({
  sign: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    minHeight: "32px",
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly answer: Answer;
  readonly isSaving: boolean;
  readonly hasUnsaved: boolean;
}

/** Whether what is on the screen stands in the workbook, and the way to take the last of it back. */
export function SavedSign({ answer, isSaving, hasUnsaved }: Props) {
  const styles = useStyles();
  const { written } = useWriting();
  const words = paneAuditText.question;
  const isSaved = !isSaving && !hasUnsaved && answer.answeredAt !== "";
  const canPutBack =
    !isSaving && !hasUnsaved && written.state === "done" && written.shownBy === answer.responseId;
  const text = () => {
    if (isSaving) return words.saving;
    if (hasUnsaved) return words.notSaved;
    return isSaved ? words.answeredBy(answer.answeredBy, timeOfDay(answer.answeredAt)) : "";
  };
  return (
    <div className={styles.sign}>
      {isSaved && <Checkmark16Regular aria-hidden />}
      {!isSaving && hasUnsaved && <Edit16Regular aria-hidden />}
      <p className={styles.text} role="status">
        {text()}
      </p>
      {canPutBack && <PutBackButton />}
    </div>
  );
}
