import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportDocument } from "../../../src/report/document";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import { ok } from "../../../src/text/trouble";
import type { Result, Trouble } from "../../../src/text/trouble";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useAnnounce } from "../../state/announcer";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import type { AuditRow } from "../view";

const useStyles = makeStyles({
  buttons: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  button: { minHeight: "40px" },
});

interface Props {
  readonly audit: AuditRow;
  readonly document: ReportDocument;
}

/** The report as a file. What makes files is fetched when one is asked for. */
export function ReportFiles({ audit, document }: Props) {
  const styles = useStyles();
  const { saveFile } = useServices();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = async (ending: "docx" | "xlsx") => {
    const made = await fileOf(document, ending);
    setTrouble(made.ok ? null : made.trouble);
    if (!made.ok) return;
    const name = words.fileName(audit.auditId, ending);
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

async function fileOf(
  document: ReportDocument,
  ending: "docx" | "xlsx",
): Promise<Result<Uint8Array>> {
  if (ending === "docx") {
    const { reportDocx } = await import("../../../src/report/word");
    return ok(await reportDocx(document));
  }
  const { reportXlsx } = await import("../../../src/report/file");
  return reportXlsx(document);
}
