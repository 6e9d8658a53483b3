import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { paneVerifyText } from "../../src/text/pane-verify";
import { TextField } from "../parts/TextField";
import { useAudit } from "../audit/state";

/** Asks once who is at work; the name is kept with what is written, while the pane is open. */
export function NameForm({ onCancel }: { readonly onCancel: () => void }) {
  const { setActor } = useAudit();
  const [name, setName] = useState("");
  const words = paneVerifyText.keeping;
  return (
    <div>
      <TextField label={words.name} hint={words.nameWhy} value={name} onChange={setName} />
      <Button disabledFocusable={name.trim() === ""} onClick={() => setActor(name.trim())}>
        {words.useName}
      </Button>
      <Button appearance="subtle" onClick={onCancel}>
        {words.cancel}
      </Button>
    </div>
  );
}
