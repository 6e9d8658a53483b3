import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { SyntheticEvent, KeyboardEvent } from "react";
import { calendarDate, formatDate } from "../../src/cells/date";
import type { DayNumber } from "../../src/cells/date";
import { paneText } from "../../src/text/pane";
import { useAnnounce } from "../state/announcer";
import { useAsAt } from "../state/as-at";
import { useServices } from "../state/services";
import { readTypedDate } from "./typed-date";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  why: { margin: 0 },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  use: { minHeight: "40px" },
});

/** Asks for the as-at date. Two likely dates stand ready; any other is typed day first. */
export function AsAtForm({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const { day, choose } = useAsAt();
  const { today } = useServices();
  const announce = useAnnounce();
  const [text, setText] = useState(formatDate(day));
  const [problem, setProblem] = useState("");

  const take = (chosen: DayNumber) => {
    choose(chosen);
    announce(paneText.asAt.changed(formatDate(chosen)));
    onClose();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const read = readTypedDate(text);
    if (read.ok) take(read.value);
    else setProblem(read.trouble.message);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
  };

  const now = today();
  const monthEnd = now - calendarDate(now).day;
  return (
    // Escape is an extra way out; the buttons inside do the same for everybody.
    <form className={styles.form} onSubmit={submit} onKeyDown={leave} noValidate>
      <h2 className={styles.title}>{paneText.asAt.title}</h2>
      <p className={styles.why}>{paneText.asAt.why}</p>
      <div className={styles.row}>
        <Button onClick={() => take(monthEnd)}>
          {paneText.asAt.monthEnd(formatDate(monthEnd))}
        </Button>
        <Button onClick={() => take(now)}>{paneText.asAt.today(formatDate(now))}</Button>
      </div>
      <Field
        label={paneText.asAt.field}
        hint={paneText.asAt.hint}
        {...(problem !== "" && { validationMessage: problem, validationState: "error" as const })}
      >
        <Input
          value={text}
          inputMode="numeric"
          autoComplete="off"
          onChange={(_, data) => {
            setText(data.value);
            setProblem("");
          }}
        />
      </Field>
      <div className={styles.row}>
        <Button appearance="primary" type="submit" className={styles.use}>
          {paneText.asAt.use}
        </Button>
        <Button className={styles.use} onClick={onClose}>
          {paneText.cancel}
        </Button>
      </div>
    </form>
  );
}
