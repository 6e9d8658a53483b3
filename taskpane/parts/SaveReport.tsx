import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportDocument } from "../../src/report/document";
import { paneText } from "../../src/text/pane";
import { paneReportText as words } from "../../src/text/pane-audit-report";
import { reportFileText as files } from "../../src/text/report-file";
import type { Trouble } from "../../src/text/trouble";
import type { FileEnding } from "../files/writing";
import { useAnnounce } from "../state/announcer";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useDelayed } from "../state/use-delayed";
import { useLongWork } from "../state/use-long-work";
import { HowFar } from "./HowFar";
import { Section } from "./Section";
import { TroubleCard } from "./TroubleCard";

const useStyles = makeStyles({
  buttons: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  button: { minHeight: "40px" },
});

const SHOW_PROGRESS_AFTER_MS = 500;

interface Props {
  readonly document: ReportDocument;
  readonly nameOf: (ending: FileEnding) => string;
}

/** A report as a file. */
export function SaveReport({ document, nameOf }: Props) {
  const styles = useStyles();
  const { saveFile, writeReport } = useServices();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { work, run } = useLongWork(files.stopped);
  const isLong = useDelayed(work !== null, SHOW_PROGRESS_AFTER_MS);
  const save = async (ending: FileEnding) => {
    const made = await run((slices) => writeReport(document, ending, slices));
    if (!made) return;
    setTrouble(made.ok ? null : made.trouble);
    if (!made.ok) return;
    const name = nameOf(ending);
    saveFile(name, made.value);
    announce(words.saved(name));
  };
  return (
    <Section title={words.download}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <div className={styles.buttons}>
        <Button
          className={styles.button}
          disabledFocusable={work !== null}
          onClick={() => void save("docx").catch(failLoudly)}
        >
          {words.word}
        </Button>
        <Button
          className={styles.button}
          disabledFocusable={work !== null}
          onClick={() => void save("xlsx").catch(failLoudly)}
        >
          {words.excel}
        </Button>
        {work && isLong && (
          <>
            <HowFar work={work} label={files.label} />
            <Button
              className={styles.button}
              disabledFocusable={work.isStopping}
              onClick={work.stop}
            >
              {work.isStopping ? paneText.stopping : files.stop}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}
