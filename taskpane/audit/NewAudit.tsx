import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Plan } from "../../src/audit/draft";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, suggestedDetails } from "../../src/audit/start-audit";
import { formatDate } from "../../src/cells/date";
import { paneAuditText } from "../../src/text/pane-audit";
import type { Trouble } from "../../src/text/trouble";
import { Choice } from "../parts/Choice";
import { Preview } from "../parts/Preview";
import { PrimaryButton } from "../parts/PrimaryButton";
import { TextField } from "../parts/TextField";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAsAt } from "../state/as-at";
import { useFailLoudly } from "../state/fail-loudly";
import { useNavigation } from "../state/navigation";
import { useKept } from "../state/use-kept";
import { detailsFrom, EMPTY_FORM } from "./new-form";
import type { NewForm, Problems } from "./new-form";
import { useAudit } from "./state";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const NO_PROBLEMS: Problems = new Map();

/** A short form, then the list of what will be written, then the audit stands. */
export function NewAudit() {
  const styles = useStyles();
  const { actor, setActor, plan } = useAudit();
  const { day } = useAsAt();
  const { replace } = useNavigation();
  const failLoudly = useFailLoudly();
  const [typed, setTyped] = useKept<Partial<NewForm>>("form", {});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [planned, setPlanned] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneAuditText.new;

  const packs = shippedAuditPacks();
  const pack = packs.find(({ id }) => id === typed.packId) ?? packs[0]!;
  const form: NewForm = {
    ...EMPTY_FORM,
    packId: pack.id,
    title: words.proposedName(formatDate(day)),
    auditor: actor,
    ...typed,
  };
  const set = (part: Partial<NewForm>) => {
    setTyped({ ...typed, ...part });
    setProblems(NO_PROBLEMS);
    setPlanned(null);
  };

  const preview = async () => {
    const read = detailsFrom(form);
    setProblems(read.problems);
    if (!read.details) return;
    const { details } = read;
    setActor(details.leadAuditor);
    const made = await plan(
      (known, moment) =>
        startAudit(known, pack, { ...suggestedDetails(pack, moment), ...details }, moment),
      details.leadAuditor,
    );
    setTrouble(made.ok ? null : made.trouble);
    setPlanned(made.ok ? made.value : null);
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
        !planned && (
          <PrimaryButton onClick={() => void preview().catch(failLoudly)}>
            {words.show}
          </PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {planned ? (
        <Preview
          sentences={planned.sentences}
          changes={planned.changes}
          confirm={words.begin}
          onDone={() =>
            replace(
              planned.made === null
                ? { name: "audit" }
                : { name: "audit-questions", audit: planned.made },
            )
          }
          onCancel={() => setPlanned(null)}
        />
      ) : (
        <>
          <Choice
            label={words.pack}
            value={pack.id}
            options={packs.map(({ id, title }) => [id, title])}
            onChange={(packId) => set({ packId })}
          />
          <p className={styles.quiet}>{words.about(pack.edition, pack.items.length)}</p>
          {field("title", words.name)}
          {field("process", words.process, words.processHint)}
          {field("auditor", paneAuditText.actor, paneAuditText.actorWhy)}
          {field("scope", words.scope, words.scopeHint, true)}
          {field("from", words.from, words.periodHint)}
          {field("to", words.to, words.periodHint)}
        </>
      )}
    </Screen>
  );
}
