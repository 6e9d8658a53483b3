import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { candidatesFor } from "../../src/audit/programme/independence";
import { AUDIT_TYPES } from "../../src/audit/layout";
import type { Candidate } from "../../src/audit/programme/independence";
import type { Register } from "../../src/audit/register";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, suggestedDetails } from "../../src/audit/start-audit";
import { isBlank } from "../../src/cells/cell";
import { formatDate } from "../../src/cells/date";
import { auditTypeWords } from "../../src/text/report-audit";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneWhoText } from "../../src/text/pane-who";
import { paneProgrammeText } from "../../src/text/pane-programme";
import { Choice } from "../parts/Choice";
import { Fold } from "../parts/Fold";
import { PrimaryButton } from "../parts/PrimaryButton";
import { TextField } from "../parts/TextField";
import { Screen } from "../shell/Screen";
import { useAsAt } from "../state/as-at";
import { useFailLoudly } from "../state/fail-loudly";
import { useNavigation } from "../state/navigation";
import { useKept } from "../state/use-kept";
import { detailsFrom, EMPTY_FORM, namesIn } from "./new-form";
import type { NewForm, Problems } from "./new-form";
import { AuditorChoice } from "./programme/AuditorChoice";
import { useAudit } from "./state";
import type { Make } from "./state";
import { PlannedPart } from "./PlannedPart";
import { usePlanned } from "./use-planned";
import { PersonField } from "../parts/PersonField";
import { useWho } from "../state/who";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const NO_PROBLEMS: Problems = new Map();

/** A short form, then the list of what will be written, then the audit stands. */
export function NewAudit({ programme = "" }: { readonly programme?: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const { actor, setActor } = useWho();
  const { day } = useAsAt();
  const { replace } = useNavigation();
  const failLoudly = useFailLoudly();
  const [typed, setTyped] = useKept<Partial<NewForm>>("form", {});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const planned = usePlanned();
  const { shown } = planned;
  const words = paneAuditText.new;

  const entry = register?.ok ? plannedIn(register.value, programme) : null;
  const packs = shippedAuditPacks();
  const packId = typed.packId ?? entry?.criteriaPack;
  const pack = packs.find(({ id }) => id === packId) ?? packs[0]!;
  const form: NewForm = {
    ...EMPTY_FORM,
    title: words.proposedName(formatDate(day)),
    process: entry?.processId ?? "",
    auditor: entry !== null && entry.leadAuditor !== "" ? entry.leadAuditor : actor,
    ...typed,
    packId: pack.id,
  };
  const candidates = register?.ok
    ? candidatesFor(register.value, form.process, day, form.type, namesIn(form.reviewed))
    : [];
  const processes = register?.ok
    ? register.value.rows.tblProcess.filter(({ active }) => active)
    : [];
  const set = (part: Partial<NewForm>) => {
    setTyped({ ...typed, ...part });
    setProblems(NO_PROBLEMS);
    planned.leave();
  };

  const preview = async () => {
    const read = detailsFrom(form);
    setProblems(read.problems);
    if (!read.details) return;
    const { details } = read;
    setActor(details.leadAuditor);
    const make: Make = (known, moment) => {
      const whole = { ...suggestedDetails(pack, moment), ...details };
      return startAudit(known, pack, { ...whole, ...methodOf(entry) }, moment, programme);
    };
    await planned.preview(make, details.leadAuditor);
  };
  const field = (name: keyof NewForm, label: string, hint?: string, isLong = false) => (
    <TextField
      label={label}
      value={form[name]}
      problem={problems.get(name) ?? ""}
      isLong={isLong}
      {...(hint !== undefined && { hint })}
      onChange={(text) => set({ [name]: text })}
    />
  );
  return (
    <Screen
      title={words.title}
      foot={
        !shown && (
          <PrimaryButton onClick={() => void preview().catch(failLoudly)}>
            {words.show}
          </PrimaryButton>
        )
      }
    >
      <PlannedPart
        planned={planned}
        confirm={words.begin}
        onDone={() => {
          const audit = planned.madeId();
          replace(audit === null ? { name: "audit" } : { name: "audit-questions", audit });
        }}
      />
      {!shown && (
        <>
          <Choice
            label={words.pack}
            value={pack.id}
            options={packs.map(({ id, title }) => [id, title])}
            onChange={(packId) => set({ packId })}
          />
          <p className={styles.quiet}>{words.about(pack.title, pack.edition, pack.items.length)}</p>
          <Choice
            label={words.type}
            value={form.type}
            options={AUDIT_TYPES.map((type) => [type, auditTypeWords[type]] as const)}
            onChange={(type) => set({ type })}
          />
          {field("title", words.name)}
          {processes.length > 0 ? (
            <Choice
              label={words.process}
              value={form.process}
              problem={problems.get("process") ?? ""}
              options={[
                ["", words.chooseProcess],
                ...processes.map(({ processId, name }) => [processId, name] as const),
              ]}
              onChange={(process) => set({ process })}
            />
          ) : (
            field("process", words.process, words.processHint)
          )}
          {form.type === "peer_review" && field("reviewed", words.reviewed, words.reviewedHint)}
          {candidates.length > 0 ? (
            <WhoAudits form={form} candidates={candidates} problems={problems} onChange={set} />
          ) : (
            <PersonField
              label={paneWhoText.label}
              hint={paneAuditText.actorWhy}
              value={form.auditor}
              problem={problems.get("auditor") ?? ""}
              onChange={(auditor) => set({ auditor })}
            />
          )}
          {field("scope", words.scope, words.scopeHint, true)}
          {field("from", words.from, words.periodHint)}
          {field("to", words.to, words.periodHint)}
        </>
      )}
    </Screen>
  );
}

function plannedIn({ rows }: Register, programmeId: string) {
  return rows.tblProgramme.find((row) => row.programmeId === programmeId) ?? null;
}

function methodOf(entry: ReturnType<typeof plannedIn>) {
  return entry === null ? {} : { method: entry.method };
}

interface WhoProps {
  readonly form: NewForm;
  readonly candidates: readonly Candidate[];
  readonly problems: Problems;
  readonly onChange: (part: Partial<NewForm>) => void;
}

/** Who leads; in a small team somebody near to the process, with a second reader who signs. */
function WhoAudits({ form, candidates, problems, onChange }: WhoProps) {
  const styles = useStyles();
  const words = paneProgrammeText;
  const allowsBias = !isBlank(form.bias) && !isBlank(form.secondReader);
  return (
    <>
      <AuditorChoice
        label={words.whoAudits}
        problem={problems.get("auditor") ?? ""}
        candidates={candidates}
        value={form.auditor}
        allowsBias={allowsBias}
        onChange={(auditor) => onChange({ auditor })}
      />
      <Fold name="small-team" title={words.smallTeam}>
        <p className={styles.quiet}>{words.smallTeamHint}</p>
        <TextField
          label={words.bias}
          value={form.bias}
          isLong
          onChange={(bias) => onChange({ bias })}
        />
        <PersonField
          label={words.secondReader}
          value={form.secondReader}
          onChange={(secondReader) => onChange({ secondReader })}
        />
      </Fold>
    </>
  );
}
