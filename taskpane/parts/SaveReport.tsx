import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportDocument } from "../../src/report/document";
import { paneText } from "../../src/text/pane";
import { paneReportText as words } from "../../src/text/pane-audit-report";
import { reportFileText as files } from "../../src/text/report-file";
import type { Result, Trouble } from "../../src/text/trouble";
import type { SliceOptions } from "../../src/workbook/slices";
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

type Ending = "docx" | "xlsx";

interface Props {
  readonly document: ReportDocument;
  readonly nameOf: (ending: Ending) => string;
}

/** A report as a file. What makes files is fetched when one is asked for. */
export function SaveReport({ document, nameOf }: Props) {
  const styles = useStyles();
  const { saveFile } = useServices();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { work, run } = useLongWork(files.stopped);
  const isLong = useDelayed(work !== null, SHOW_PROGRESS_AFTER_MS);
  const save = async (ending: Ending) => {
    const made = await run((slices) => fileOf(document, ending, slices));
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

async function fileOf(
  document: ReportDocument,
  ending: Ending,
  slices: SliceOptions,
): Promise<Result<Uint8Array>> {
  if (ending === "docx") {
    const { docxInSlices } = await import("../../src/report/word");
    return docxInSlices(document, slices);
  }
  const { reportXlsx } = await import("../../src/report/file");
  return reportXlsx(document, slices);
}
