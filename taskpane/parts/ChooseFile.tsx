import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Dismiss20Regular } from "@fluentui/react-icons/svg/dismiss";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { useRef, useState } from "react";
import type { ReactElement } from "react";
import { paneFilesText } from "../../src/text/pane-files";
import type { Trouble } from "../../src/text/trouble";
import type { OpenOptions } from "../files/open-file";
import { OpeningFile } from "../files/OpeningFile";
import { useOpening } from "../files/use-opening";
import { useFailLoudly } from "../state/fail-loudly";
import { TroubleCard } from "./TroubleCard";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    alignItems: "start",
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly label: string;
  readonly accept: string;
  readonly note: string;
  readonly icon?: ReactElement;
  /** Several files can be chosen at once. */
  readonly isForMany?: boolean;
  /** Gives the trouble, where the file is of no use. Where it is stopped, nothing may come of it. */
  readonly onFile: (
    file: File,
    options: OpenOptions,
    all: readonly File[],
  ) => Promise<Trouble | null>;
}

/** A button that asks for a file of this computer, with what to know of it below. It stops what takes long. */
export function ChooseFile({ label, accept, note, icon, isForMany = false, onFile }: Props) {
  const styles = useStyles();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { opening, stopped, work, stop } = useOpening();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.part}>
      <Button
        icon={opening ? <Dismiss20Regular /> : (icon ?? <FolderOpen20Regular />)}
        onClick={() => (opening ? stop() : input.current?.click())}
      >
        {opening ? paneFilesText.stop : label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={isForMany}
        hidden
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          const [file] = files;
          // Emptied, so that the same file can be opened again after it was put right.
          event.target.value = "";
          if (!file) return;
          setTrouble(null);
          work(file.name, (options) => onFile(file, options, files))
            .then(setTrouble)
            .catch(failLoudly);
        }}
      />
      <OpeningFile opening={opening} stopped={stopped} />
      <p className={styles.note}>{note}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
    </div>
  );
}
