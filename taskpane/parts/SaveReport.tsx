import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportDocument } from "../../src/report/document";
import { paneReportText as words } from "../../src/text/pane-audit-report";
import { ok } from "../../src/text/trouble";
import type { Result, Trouble } from "../../src/text/trouble";
import { useAnnounce } from "../state/announcer";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { Section } from "./Section";
import { TroubleCard } from "./TroubleCard";

const useStyles = makeStyles({
  buttons: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  button: { minHeight: "40px" },
});

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
  const save = async (ending: Ending) => {
    const made = await fileOf(document, ending);
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
        <Button className={styles.button} onClick={() => void save("docx").catch(failLoudly)}>
          {words.word}
        </Button>
        <Button className={styles.button} onClick={() => void save("xlsx").catch(failLoudly)}>
          {words.excel}
        </Button>
      </div>
    </Section>
  );
}

async function fileOf(document: ReportDocument, ending: Ending): Promise<Result<Uint8Array>> {
  if (ending === "docx") {
    const { reportDocx } = await import("../../src/report/word");
    return ok(await reportDocx(document));
  }
  const { reportXlsx } = await import("../../src/report/file");
  return reportXlsx(document);
}
