import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import { captureEvidence, noteEvidence } from "../../../src/audit/evidence";
import { readEvidence } from "../../../src/audit/evidence-range";
import { personalTitles } from "../../../src/audit/personal";
import type { Register } from "../../../src/audit/register";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneFindingText } from "../../../src/text/pane-finding";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useAudit } from "../state";
import type { Make } from "../state";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  add: { minHeight: "40px", alignSelf: "start" },
});

interface Props {
  readonly register: Register;
  readonly actor: string;
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

const DETAILS = {
  periodFrom: null,
  periodTo: null,
  obtainedHow: null,
  obtainedFrom: "",
  containsPersonalData: false,
  responseId: null,
} as const;

/** Evidence for a step: what is kept already, the cells that are selected, or a document by name. */
export function EvidencePicker({ register, actor, chosen, onChange }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const { plan, save } = useAudit();
  const failLoudly = useFailLoudly();
  const [title, setTitle] = useState("");
  const [reference, setReference] = useState("");
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneFindingText.evidence;

  const keep = async (make: Make) => {
    const planned = await plan(make, actor);
    if (!planned.ok) return planned.trouble;
    const problem = await save(make, actor, null, planned.value);
    if (!problem && planned.value.made !== null) onChange([...chosen, planned.value.made]);
    return problem;
  };
  const addCells = async () => {
    const selected = await workbook.selection();
    const read = selected.ok ? await readEvidence(workbook, selected.value) : selected;
    if (!read.ok) {
      setTrouble(read.trouble);
      return;
    }
    const range = read.value;
    const leaveOut = personalTitles(range.columns).filter((each) => each !== range.keyColumn);
    const name = paneAuditText.evidence.proposed(`${range.sheet}!${range.address}`);
    const details = { ...DETAILS, title: name, leaveOut };
    const problem = await keep((now, moment) => captureEvidence(now, range, details, moment));
    setTrouble(problem);
    setLeftOut(problem ? [] : leaveOut);
  };
  const addNote = async () => {
    const problem = await keep((now, moment) =>
      noteEvidence(now, "document", reference, { ...DETAILS, title }, moment),
    );
    setTrouble(problem);
    if (problem) return;
    setTitle("");
    setReference("");
  };
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  const kept = [...register.rows.tblEvidence].reverse();
  return (
    <Section title={words.section}>
      {kept.length === 0 && <p className={styles.text}>{words.none}</p>}
      <Capped name="evidence" items={kept} itemKey={({ evidenceId }) => evidenceId}>
        {({ evidenceId, title: shows }) => (
          <Checkbox
            label={`${evidenceId}: ${shows}`}
            checked={chosen.includes(evidenceId)}
            onChange={(_, { checked }) => toggle(evidenceId, checked === true)}
          />
        )}
      </Capped>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {leftOut.length > 0 && <Notice text={words.leftOut(leftOut)} />}
      <Button
        className={styles.add}
        icon={<Add20Regular />}
        onClick={() => void addCells().catch(failLoudly)}
      >
        {words.addCells}
      </Button>
      <Fold name="note evidence" title={words.note}>
        <TextField label={words.title} value={title} onChange={setTitle} />
        <TextField
          label={words.reference}
          value={reference}
          hint={words.referenceHint}
          onChange={setReference}
        />
        <Button className={styles.add} onClick={() => void addNote().catch(failLoudly)}>
          {words.keep}
        </Button>
      </Fold>
    </Section>
  );
}
