import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndo20Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Dismiss20Regular } from "@fluentui/react-icons/svg/dismiss";
import { useState } from "react";
import { paneText } from "../../src/text/pane";
import { useFailLoudly } from "../state/fail-loudly";
import { useWriting } from "../state/writing";
import { TroubleCard } from "./TroubleCard";

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "20px 1fr auto",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  said: { margin: 0, padding: 0, listStyleType: "none", overflowWrap: "anywhere" },
  icon: { color: tokens.colorBrandForeground1 },
  putBack: { gridColumn: "2 / -1", justifySelf: "start" },
  dismiss: { minWidth: "24px", padding: 0, alignSelf: "start" },
});

/** Says what the last write did, for as long as it can be put back. */
export function WrittenBar() {
  const styles = useStyles();
  const { written, putBack, dismiss } = useWriting();
  const failLoudly = useFailLoudly();
  const [isPuttingBack, setIsPuttingBack] = useState(false);

  if (written.state === "none") return null;
  if (written.state === "not-put-back") {
    return <TroubleCard trouble={written.trouble} onDismiss={dismiss} />;
  }
  const sentences = written.state === "done" ? written.said : [paneText.writing.wasPutBack];
  return (
    <section className={styles.bar} aria-label={paneText.writing.done}>
      <CheckmarkCircle20Filled className={styles.icon} aria-hidden />
      <ul className={styles.said}>
        {sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      <Button
        className={styles.dismiss}
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={paneText.dismiss}
        onClick={dismiss}
      />
      {written.state === "done" && (
        <Button
          className={styles.putBack}
          icon={<ArrowUndo20Regular />}
          disabledFocusable={isPuttingBack}
          onClick={() => {
            setIsPuttingBack(true);
            putBack()
              .catch(failLoudly)
              .finally(() => setIsPuttingBack(false));
          }}
        >
          {isPuttingBack ? paneText.writing.puttingBack : paneText.writing.putBack}
        </Button>
      )}
    </section>
  );
}
