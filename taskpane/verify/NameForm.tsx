import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { paneWhoText as words } from "../../src/text/pane-who";
import { paneVerifyText } from "../../src/text/pane-verify";
import { PersonField } from "../parts/PersonField";
import { useWho } from "../state/who";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  ways: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** Asks once who is at work; the name is kept with what is written, while the pane is open. */
export function NameForm({ onCancel }: { readonly onCancel: () => void }) {
  const styles = useStyles();
  const { setActor } = useWho();
  const [name, setName] = useState("");
  return (
    <div className={styles.form}>
      <PersonField label={words.label} hint={words.why} value={name} onChange={setName} />
      <div className={styles.ways}>
        <Button disabledFocusable={name.trim() === ""} onClick={() => setActor(name.trim())}>
          {words.use}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {paneVerifyText.keeping.cancel}
        </Button>
      </div>
    </div>
  );
}
