import { Button, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { coverageOf } from "../../../src/audit/programme/coverage";
import type { Covered } from "../../../src/audit/programme/coverage";
import { addProcess } from "../../../src/audit/programme/plan-entry";
import { programmeOf, programmeYears } from "../../../src/audit/programme/year";
import type { Register } from "../../../src/audit/register";
import { shippedAuditPacks } from "../../../src/audit/shipped";
import { calendarDate, formatDate } from "../../../src/cells/date";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { AddPeople } from "./AddPeople";
import { EntryButton } from "./EntryButton";
import { PersonField } from "../../parts/PersonField";
import { useWho } from "../../state/who";

const useStyles = makeStyles({
  text: { margin: 0 },
  covered: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  button: { minHeight: "40px", alignSelf: "start" },
});

/** What is audited this year and when, what is late, and what the cycle covers. */
export function ProgrammeScreen() {
  const styles = useStyles();
  const { register } = useAudit();
  const { go } = useNavigation();
  return (
    <Screen
      title={paneProgrammeText.title}
      foot={
        <PrimaryButton
          isWaiting={!register?.ok}
          onClick={() => go({ name: "audit-plan", process: "" })}
        >
          {paneProgrammeText.plan}
        </PrimaryButton>
      }
    >
      {!register && <p className={styles.text}>{paneAuditText.loading}</p>}
      {register && !register.ok && <TroubleCard trouble={register.trouble} />}
      {register?.ok && <Programme register={register.value} />}
    </Screen>
  );
}

function Programme({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const { go } = useNavigation();
  const [chosen, setChosen] = useKept("year", String(calendarDate(day).year));
  const words = paneProgrammeText;
  const year = Number(chosen);
  const { entries, unplanned } = programmeOf(register, year, day);
  return (
    <>
      <Choice
        label={words.year}
        value={chosen}
        options={programmeYears(register, day).map((each) => [String(each), String(each)] as const)}
        onChange={setChosen}
      />
      <Section title={words.entries}>
        {entries.length === 0 && <p className={styles.text}>{words.empty(year)}</p>}
        <Capped name={`entries ${chosen}`} items={entries} itemKey={({ row }) => row.programmeId}>
          {(entry) => <EntryButton entry={entry} />}
        </Capped>
      </Section>
      {unplanned.length > 0 && (
        <Section title={words.unplanned}>
          <Capped name="unplanned" items={unplanned} itemKey={({ processId }) => processId}>
            {({ processId, name, owner, last }) => (
              <RowButton
                id={`plan-${processId}`}
                title={name}
                detail={words.unplannedLine(owner, last === null ? "" : formatDate(last.on))}
                onClick={() => go({ name: "audit-plan", process: processId })}
              />
            )}
          </Capped>
        </Section>
      )}
      <CoveragePart register={register} year={year} />
      <AddProcess />
      <AddPeople register={register} />
    </>
  );
}

function CoveragePart({ register, year }: { readonly register: Register; readonly year: number }) {
  const styles = useStyles();
  const words = paneProgrammeText;
  const { from, to, clauses, areas } = coverageOf(register, shippedAuditPacks(), year);
  return (
    <Section title={words.coverage(from, to)}>
      {clauses.length + areas.length === 0 && <p className={styles.text}>{words.coverageNone}</p>}
      {clauses.map((group) => (
        <Bar key={group.name} covered={group} name={words.clauseGroup(group.name)} noun="clause" />
      ))}
      {areas.map((area) => (
        <Bar key={`area ${area.name}`} covered={area} name={area.name} noun="audit" />
      ))}
    </Section>
  );
}

interface BarProps {
  readonly covered: Covered;
  readonly name: string;
  readonly noun: string;
}

function Bar({ covered: { done, total, planned }, name, noun }: BarProps) {
  const styles = useStyles();
  const text = paneProgrammeText.covered(name, done, total, planned, noun);
  return (
    <div className={styles.covered}>
      <p className={styles.text}>{text}</p>
      <ProgressBar aria-label={text} thickness="large" value={done} max={Math.max(1, total)} />
    </div>
  );
}

function AddProcess() {
  const styles = useStyles();
  const { actor } = useWho();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const [name, setName] = useState("");
  const [owner, setOwner] = useState("");
  const [staff, setStaff] = useState("");
  const words = paneProgrammeText;
  const { shown, trouble } = planned;
  const preview = () =>
    planned.preview(
      (register, moment) => addProcess(register, { name, owner, staff: staff.split(";") }, moment),
      actor,
    );
  const done = () => {
    planned.leave();
    setName("");
    setOwner("");
    setStaff("");
  };
  return (
    <Fold name="add-process" title={words.processes}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={planned.dismiss} />}
      {shown ? (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={words.confirmProcess}
          onConfirm={() => planned.confirm(shown)}
          onDone={done}
          onCancel={planned.leave}
        />
      ) : (
        <>
          <TextField label={words.processName} value={name} onChange={setName} />
          <PersonField label={words.owner} value={owner} onChange={setOwner} />
          <TextField label={words.staff} hint={words.staffHint} value={staff} onChange={setStaff} />
          <Button className={styles.button} onClick={() => void preview().catch(failLoudly)}>
            {words.addProcess}
          </Button>
        </>
      )}
    </Fold>
  );
}
