import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { monthName, moveEntry } from "../../../src/audit/programme/plan-entry";
import { programmeOf } from "../../../src/audit/programme/year";
import type { ProgrammeEntry } from "../../../src/audit/programme/year";
import { isBlank } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import { programmeWords } from "../../../src/text/audit-programme";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import { Facts } from "../../parts/Facts";
import { Fold } from "../../parts/Fold";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { readMonth } from "./month";
import { useWho } from "../../state/who";

const useStyles = makeStyles({
  text: { margin: 0 },
  button: { minHeight: "40px", alignSelf: "start" },
});

/** One audit of the programme: start it, move it with a reason, or go to the audit that carries it out. */
export function PlannedAudit({ entry }: { readonly entry: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const { day } = useAsAt();
  const row = register?.ok
    ? register.value.rows.tblProgramme.find(({ programmeId }) => programmeId === entry)
    : undefined;
  const found =
    register?.ok && row
      ? programmeOf(register.value, row.year, day).entries.find(
          (each) => each.row.programmeId === entry,
        )
      : undefined;
  if (found) return <Planned entry={found} />;
  return (
    <Screen title={paneProgrammeText.title}>
      <p className={styles.text}>{register ? paneProgrammeText.missing : paneAuditText.loading}</p>
    </Screen>
  );
}

function Planned({ entry }: { readonly entry: ProgrammeEntry }) {
  const { go } = useNavigation();
  const words = paneProgrammeText;
  const { row, processName, standing } = entry;
  const { auditId } = row;
  const canStart = auditId === "" && standing !== "called_off";
  return (
    <Screen
      title={processName}
      foot={
        auditId !== "" ? (
          <PrimaryButton onClick={() => go({ name: "audit-questions", audit: auditId })}>
            {words.toAudit}
          </PrimaryButton>
        ) : (
          canStart && (
            <PrimaryButton onClick={() => go({ name: "audit-new", programme: row.programmeId })}>
              {words.begin}
            </PrimaryButton>
          )
        )
      }
    >
      <Facts facts={factsOf(entry)} />
      {canStart && <MoveForm programmeId={row.programmeId} />}
    </Screen>
  );
}

function factsOf(entry: ProgrammeEntry): readonly (readonly [string, string])[] {
  const words = paneProgrammeText;
  const names = words.facts;
  const { row, owner, standing, actual, slippedMonths, last, nextDue } = entry;
  const planned = monthName(row.plannedMonth);
  const result = programmeWords.lastResult[last?.result ?? "none"];
  const facts: readonly (readonly [string, string])[] = [
    [names.standing, words.line(programmeWords.standing[standing], planned, slippedMonths)],
    [names.actual, actual === null ? "" : formatDate(actual)],
    [names.area, row.area],
    [names.owner, owner],
    [names.lead, row.leadAuditor],
    [names.risk, words.risk(row.riskScore, row.intervalMonths)],
    [names.last, last === null ? words.never : `${formatDate(last.on)}, ${result}`],
    [names.next, nextDue === null ? "" : formatDate(nextDue)],
    [names.moved, row.reasonIfMoved],
  ];
  return facts.filter(([, value]) => value !== "");
}

function MoveForm({ programmeId }: { readonly programmeId: string }) {
  const styles = useStyles();
  const { actor } = useWho();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const [month, setMonth] = useState("");
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");
  const words = paneProgrammeText;
  const { shown, trouble } = planned;
  const preview = async () => {
    const to = isBlank(month) ? null : readMonth(month);
    if (to === null && !isBlank(month)) {
      setProblem(words.monthUnreadable);
      return;
    }
    setProblem("");
    await planned.preview(
      (register, moment) => moveEntry(register, { programmeId, month: to, reason }, moment),
      actor,
    );
  };
  return (
    <Fold name="move" title={words.move}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={planned.dismiss} />}
      {shown ? (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={words.confirmMove}
          onConfirm={() => planned.confirm(shown)}
          onDone={planned.leave}
          onCancel={planned.leave}
        />
      ) : (
        <>
          <TextField
            label={words.moveMonth}
            hint={words.moveMonthHint}
            value={month}
            problem={problem}
            onChange={setMonth}
          />
          <TextField label={words.reason} value={reason} onChange={setReason} />
          <Button className={styles.button} onClick={() => void preview().catch(failLoudly)}>
            {words.showMove}
          </Button>
        </>
      )}
    </Fold>
  );
}
