import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { useRef, useState } from "react";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Trouble } from "../../src/text/trouble";
import { TroubleCard } from "../parts/TroubleCard";
import { useAnnounce } from "../state/announcer";
import { useFailLoudly } from "../state/fail-loudly";
import { readPackFile } from "./pack-file";
import { useVerify } from "./state";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    alignItems: "start",
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Opens a pack of rules that somebody keeps as a file. */
export function OwnPack() {
  const styles = useStyles();
  const { packs } = useVerify();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const words = paneVerifyText.setup;

  const take = async (file: File) => {
    const pack = await readPackFile(file);
    if (pack.ok) {
      packs.addOwn(pack.value);
      announce(words.ownAdded(pack.value.title));
    }
    setTrouble(pack.ok ? null : pack.trouble);
  };
  return (
    <div className={styles.part}>
      <Button icon={<FolderOpen20Regular />} onClick={() => input.current?.click()}>
        {words.own}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={words.own}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Emptied, so that the same file can be opened again after it was put right.
          event.target.value = "";
          if (file) take(file).catch(failLoudly);
        }}
      />
      <p className={styles.note}>{words.ownNote}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
    </div>
  );
}
