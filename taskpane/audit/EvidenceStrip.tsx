import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import { readEvidence } from "../../src/audit/evidence-range";
import type { EvidenceRange } from "../../src/audit/evidence-range";
import type { Register } from "../../src/audit/register";
import { paneAuditText } from "../../src/text/pane-audit";
import type { Trouble } from "../../src/text/trouble";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { dateColumns } from "./date-columns";
import { EvidenceCard } from "./EvidenceCard";
import { EvidenceForm } from "./EvidenceForm";
import { isOpenAudit } from "./view";
import type { Answer, AuditRow } from "./view";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  add: { minHeight: "40px", alignSelf: "start" },
});

/** The button that reads the selection; where a form beside it ends, the keyboard goes on there. */
const ADD = "add-evidence";

/** The selection as it was read, before it is kept. */
interface Seen {
  readonly range: EvidenceRange;
  readonly dates: ReadonlySet<string>;
}

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly answer: Answer;
}

/** What stands beside an answer, and the way to add the cells that are selected. */
export function EvidenceStrip({ register, audit, answer }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [seen, setSeen] = useState<Seen | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneAuditText.evidence;
  const evidence = register.rows.tblEvidence.filter(({ evidenceId }) =>
    answer.evidenceIds.includes(evidenceId),
  );

  const look = async () => {
    const selected = await workbook.selection();
    const read = selected.ok ? await readEvidence(workbook, selected.value) : selected;
    setTrouble(read.ok ? null : read.trouble);
    setSeen(read.ok ? { range: read.value, dates: await dateColumns(workbook, read.value) } : null);
  };
  return (
    <Section title={words.title}>
      {evidence.length === 0 && !seen && <p className={styles.text}>{words.none}</p>}
      <ul className={styles.list}>
        {evidence.map((row) => (
          <li key={row.evidenceId}>
            <EvidenceCard evidence={row} />
          </li>
        ))}
      </ul>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {isOpenAudit(audit) && (
        <Button
          id={ADD}
          className={styles.add}
          icon={<Add20Regular />}
          onClick={() => void look().catch(failLoudly)}
        >
          {seen ? words.again : words.add}
        </Button>
      )}
      {seen && (
        <EvidenceForm
          key={`${seen.range.sheet}!${seen.range.address}`}
          {...seen}
          audit={audit}
          answer={answer}
          onDone={() => {
            setSeen(null);
            document.getElementById(ADD)?.focus();
          }}
        />
      )}
    </Section>
  );
}
