import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { METHODS } from "../../../src/audit/programme/rows";
import { lastAuditOf } from "../../../src/audit/programme/history";
import { candidatesFor } from "../../../src/audit/programme/independence";
import { suggestedInterval } from "../../../src/audit/programme/interval";
import { planEntry } from "../../../src/audit/programme/plan-entry";
import type { PlannedAudit } from "../../../src/audit/programme/plan-entry";
import type { Register } from "../../../src/audit/register";
import { shippedAuditPacks } from "../../../src/audit/shipped";
import { programmeWords } from "../../../src/text/audit-programme";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useAudit } from "../state";
import { PlannedPart } from "../PlannedPart";
import { usePlanned } from "../use-planned";
import { AuditorChoice } from "./AuditorChoice";
import { readMonth } from "./month";
import { PersonField } from "../../parts/PersonField";
import { useWho } from "../../state/who";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const LEVELS = ["1", "2", "3"] as const;
type Level = (typeof LEVELS)[number];

interface Typed {
  readonly process: string;
  readonly area: string;
  readonly pack: string;
  readonly likelihood: Level;
  readonly harm: Level;
  readonly changed: "yes" | "no";
  readonly month: string;
  readonly method: PlannedAudit["method"];
  readonly lead: string;
}

/** Puts an audit of a process into the programme. */
export function PlanAudit({ process }: { readonly process: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const words = paneProgrammeText;
  if (register?.ok && register.value.rows.tblProcess.length > 0) {
    return <PlanForm register={register.value} process={process} />;
  }
  return (
    <Screen title={words.planTitle}>
      <p className={styles.text}>{register?.ok ? words.noProcess : paneAuditText.loading}</p>
    </Screen>
  );
}

interface Props {
  readonly register: Register;
  readonly process: string;
}

function PlanForm({ register, process }: Props) {
  const styles = useStyles();
  const { actor } = useWho();
  const { day } = useAsAt();
  const { back } = useNavigation();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const [typed, setTyped] = useKept<Partial<Typed>>("form", {});
  const [problem, setProblem] = useState("");
  const words = paneProgrammeText;
  const packs = shippedAuditPacks();
  const processes = register.rows.tblProcess.filter(({ active }) => active);
  const form: Typed = {
    process: process === "" ? (processes[0]?.processId ?? "") : process,
    area: "",
    pack: packs[0]?.id ?? "",
    likelihood: "2",
    harm: "2",
    changed: "no",
    month: "",
    method: "on_site",
    lead: "",
    ...typed,
  };
  const set = (part: Partial<Typed>) => {
    setTyped({ ...typed, ...part });
    setProblem("");
  };
  const riskScore = Number(form.likelihood) * Number(form.harm);
  const month = readMonth(form.month);
  const interval = suggestedInterval({
    score: riskScore,
    lastResult: lastAuditOf(register, form.process)?.result ?? "none",
    hasChanged: form.changed === "yes",
  });
  const candidates = candidatesFor(register, form.process, month ?? day);
  const preview = async () => {
    if (month === null) {
      setProblem(words.monthUnreadable);
      return;
    }
    const entry: PlannedAudit = {
      processId: form.process,
      area: form.area,
      criteriaPack: form.pack,
      riskScore,
      hasChanged: form.changed === "yes",
      month,
      leadAuditor: form.lead,
      method: form.method,
    };
    await planned.preview((now, moment) => planEntry(now, entry, moment), actor);
  };
  const { shown } = planned;
  const levels = LEVELS.map((level) => [level, words.levels[level]] as const);
  return (
    <Screen
      title={words.planTitle}
      foot={
        !shown && (
          <PrimaryButton onClick={() => void preview().catch(failLoudly)}>
            {words.show}
          </PrimaryButton>
        )
      }
    >
      <PlannedPart planned={planned} confirm={words.confirm} onDone={back} />
      {!shown && (
        <>
          <Choice
            label={words.process}
            value={form.process}
            options={processes.map(({ processId, name }) => [processId, name] as const)}
            onChange={(next) => set({ process: next, lead: "" })}
          />
          <TextField
            label={words.area}
            hint={words.areaHint}
            value={form.area}
            onChange={(area) => set({ area })}
          />
          <Choice
            label={paneAuditText.new.pack}
            value={form.pack}
            options={packs.map(({ id, title }) => [id, title] as const)}
            onChange={(pack) => set({ pack })}
          />
          <Choice
            label={words.likelihood}
            value={form.likelihood}
            options={levels}
            onChange={(likelihood) => set({ likelihood })}
          />
          <Choice
            label={words.harm}
            value={form.harm}
            options={levels}
            onChange={(harm) => set({ harm })}
          />
          <Choice
            label={words.changed}
            value={form.changed}
            options={[
              ["no", words.no],
              ["yes", words.yes],
            ]}
            onChange={(changed) => set({ changed })}
          />
          <p className={styles.quiet}>{words.interval(interval)}</p>
          <TextField
            label={words.month}
            hint={words.monthHint}
            value={form.month}
            problem={problem}
            onChange={(next) => set({ month: next })}
          />
          <Choice
            label={words.method}
            value={form.method}
            options={METHODS.map((method) => [method, programmeWords.method[method]] as const)}
            onChange={(method) => set({ method })}
          />
          {candidates.length > 0 ? (
            <AuditorChoice
              label={words.lead}
              candidates={candidates}
              value={form.lead}
              allowsBias={false}
              onChange={(lead) => set({ lead })}
            />
          ) : (
            <PersonField label={words.lead} value={form.lead} onChange={(lead) => set({ lead })} />
          )}
        </>
      )}
    </Screen>
  );
}
