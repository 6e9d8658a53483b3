import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Dismiss20Regular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect, useRef } from "react";
import { paneText } from "../../src/text/pane";
import { useWriting } from "../state/writing";
import { PutBackButton } from "./PutBackButton";
import { TroubleCard } from "./TroubleCard";

const SHOWN = 1;

const useStyles = makeStyles({
  bar: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `4px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  said: { margin: 0, padding: 0, listStyleType: "none", overflowWrap: "anywhere" },
  title: { fontWeight: tokens.fontWeightSemibold },
  icon: { color: tokens.colorBrandForeground1 },
  putBack: { gridColumn: "2 / -1", justifySelf: "start" },
  dismiss: { minWidth: "24px", minHeight: "24px", padding: 0, alignSelf: "start" },
});

/** Says what the last write did, for as long as it can be put back. */
export function WrittenBar() {
  const styles = useStyles();
  const { written, dismiss } = useWriting();
  const bar = useRef<HTMLElement>(null);
  // What was pressed is gone once it is done; the keyboard goes on from here, beside Put back.
  useEffect(() => {
    const soon = setTimeout(() => {
      if (document.hasFocus() && document.activeElement === document.body) bar.current?.focus();
    });
    return () => clearTimeout(soon);
  }, [written]);
  if (written.state === "none") return null;
  if (written.state === "not-put-back") {
    return <TroubleCard trouble={written.trouble} onDismiss={dismiss} />;
  }
  if (written.shownBy !== null) return null;
  const said = written.state === "done" ? written.said : [];
  return (
    <section ref={bar} className={styles.bar} tabIndex={-1} aria-label={paneText.writing.done}>
      <CheckmarkCircle20Filled className={styles.icon} aria-hidden />
      <ul className={styles.said}>
        <li className={styles.title}>
          {written.state === "done" ? paneText.writing.done : paneText.writing.wasPutBack}
        </li>
        {said.slice(0, SHOWN).map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
        {said.length > SHOWN && <li>{paneText.writing.andMore(said.length - SHOWN)}</li>}
      </ul>
      <Button
        className={styles.dismiss}
        appearance="subtle"
        icon={<Dismiss20Regular />}
        aria-label={paneText.dismiss}
        onClick={dismiss}
      />
      {written.state === "done" && (
        <div className={styles.putBack}>
          <PutBackButton />
        </div>
      )}
    </section>
  );
}
