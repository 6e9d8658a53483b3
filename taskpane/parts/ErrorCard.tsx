import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircle24Filled } from "@fluentui/react-icons/svg/error-circle";
import { useState } from "react";
import { paneText } from "../../src/text/pane";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    height: "100vh",
    boxSizing: "border-box",
    overflowY: "auto",
  },
  head: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "center" },
  icon: { color: tokens.colorPaletteRedForeground1, flexShrink: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  label: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0 },
  details: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

interface Props {
  /** What is known of the fault, without any content of the workbook. */
  readonly details: string;
  /** Whether a write was under way: then it cannot be promised that nothing was changed. */
  readonly wasWriting: boolean;
  readonly copy: (text: string) => Promise<boolean>;
  readonly onAgain: () => void;
}

/** A fault of Plumbline itself, told loudly: what happened, what it means for the data, what to do. */
export function ErrorCard({ details, wasWriting, copy, onAgain }: Props) {
  const styles = useStyles();
  const [copied, setCopied] = useState("");
  const words = paneText.trouble;
  return (
    <main className={styles.card}>
      <div className={styles.head} role="alert">
        <ErrorCircle24Filled className={styles.icon} aria-hidden />
        <h1 className={styles.title}>{words.unexpectedTitle}</h1>
      </div>
      <p className={styles.text}>{words.unexpected}</p>
      <h2 className={styles.label}>{words.dataLabel}</h2>
      <p className={styles.text}>{wasWriting ? words.perhapsChanged : words.nothingChanged}</p>
      <h2 className={styles.label}>{words.todoLabel}</h2>
      <p className={styles.text}>{words.tryAgain}</p>
      <Button appearance="primary" size="large" onClick={onAgain}>
        {words.again}
      </Button>
      <h2 className={styles.label}>{words.details}</h2>
      <pre className={styles.details}>{details}</pre>
      <Button
        onClick={() => {
          void copy(details).then((done) =>
            setCopied(done ? words.copied : paneText.copy.notCopied),
          );
        }}
      >
        {words.copy}
      </Button>
      <p className={styles.text} role="status">
        {copied}
      </p>
    </main>
  );
}
