import { makeStyles, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import type { Plan } from "../../src/records/plan";
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
import type { Make } from "./state";

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const NO_PROBLEMS: Problems = new Map();

/** What is to be written, and how to plan it anew. */
interface Shown {
  readonly plan: Plan;
  readonly make: Make;
  readonly lead: string;
}

/** A short form, then the list of what will be written, then the audit stands. */
export function NewAudit() {
  const styles = useStyles();
  const { actor, setActor, plan, save } = useAudit();
  const { day } = useAsAt();
  const { replace } = useNavigation();
  const failLoudly = useFailLoudly();
  const [typed, setTyped] = useKept<Partial<NewForm>>("form", {});
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [shown, setShown] = useState<Shown | null>(null);
  const begun = useRef<string | null>(null);
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
    setShown(null);
  };

  const preview = async () => {
    const read = detailsFrom(form);
    setProblems(read.problems);
    if (!read.details) return;
    const { details } = read;
    setActor(details.leadAuditor);
    const make: Make = (known, moment) =>
      startAudit(known, pack, { ...suggestedDetails(pack, moment), ...details }, moment);
    const made = await plan(make, details.leadAuditor);
    setTrouble(made.ok ? null : made.trouble);
    setShown(made.ok ? { plan: made.value, make, lead: details.leadAuditor } : null);
  };
  // A plan that is made once more makes another audit than the one that was shown.
  const begin = async ({ plan: first, make, lead }: Shown) => {
    let latest = first;
    const again: Make = async (known, moment) => {
      const made = await make(known, moment);
      if (made.ok) latest = made.value;
      return made;
    };
    const problem = await save(again, lead, null, first);
    begun.current = latest.made;
    return problem;
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
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {shown ? (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={words.begin}
          onConfirm={() => begin(shown)}
          onDone={() =>
            replace(
              begun.current === null
                ? { name: "audit" }
                : { name: "audit-questions", audit: begun.current },
            )
          }
          onCancel={() => setShown(null)}
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
