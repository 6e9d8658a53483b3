import { makeStyles } from "@fluentui/react-components";
import { colourNow, responseDue } from "../../../src/audit/recommendations/colour";
import type { RecommendationRow } from "../../../src/audit/recommendations/colour";
import { takeRecommendationStep } from "../../../src/audit/recommendations/steps";
import type { RecommendationStep } from "../../../src/audit/recommendations/steps";
import type { Register } from "../../../src/audit/register";
import { isBlank } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import type { DayNumber } from "../../../src/cells/date";
import { recommendationText } from "../../../src/text/audit-recommendations";
import { Choice } from "../../parts/Choice";
import { Facts } from "../../parts/Facts";
import { Fold } from "../../parts/Fold";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { SentenceList } from "../../parts/SentenceList";
import { TextField } from "../../parts/TextField";
import { readTypedDate } from "../../shell/typed-date";
import { useAsAt } from "../../state/as-at";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";

const words = recommendationText.pane;
type StepName = RecommendationStep["step"];
const useStyles = makeStyles({ text: { margin: 0, whiteSpace: "pre-wrap" } });

/** One recommendation: how it stands, what can be done with it, and what was. */
export function RecommendationScreen({ id }: { readonly id: string }) {
  return (
    <RegisterScreen title={id}>
      {(register) => <Detail key={id} register={register} id={id} />}
    </RegisterScreen>
  );
}

function Detail({ register, id }: { readonly register: Register; readonly id: string }) {
  const styles = useStyles();
  const row = register.rows.tblRecommendation.find(({ recId }) => recId === id);
  if (!row) return <p className={styles.text}>{words.unknown}</p>;
  const history = register.rows.tblRecommendationStep.filter(({ recId }) => recId === id);
  return (
    <>
      <p className={styles.text}>{row.text}</p>
      <Standing row={row} />
      <StepPart row={row} />
      {history.length > 0 && (
        <Fold name="history" title={words.history}>
          <SentenceList
            sentences={history.map(({ on, by, step, text }) =>
              words.historyLine(formatDate(on), by, step, text),
            )}
          />
        </Fold>
      )}
    </>
  );
}

function Standing({ row }: { readonly row: RecommendationRow }) {
  const { day } = useAsAt();
  const facts = words.facts;
  const on = (date: DayNumber | null) => (date === null ? "" : formatDate(date));
  const by = (date: DayNumber | null, who: string) =>
    date === null ? "" : words.by(formatDate(date), who);
  const due = responseDue(row);
  const lines = [
    [facts.colour, recommendationText.colours[colourNow(row, day)]],
    [facts.kind, recommendationText.kinds[row.kind]],
    [facts.body, row.body],
    [facts.report, row.report],
    [facts.priority, row.priority],
    [facts.owner, row.owner],
    [facts.target, on(row.target)],
    [
      facts.extensions,
      row.extensions === 0 ? "" : words.times(row.extensions, on(row.originalTarget)),
    ],
    [facts.response, due === null ? on(row.respondedOn) : words.responseDue(formatDate(due))],
    [facts.completed, by(row.completedOn, row.completedBy)],
    [facts.verified, by(row.verifiedOn, row.verifiedBy)],
    [facts.notAdopted, row.notAdoptedBecause],
  ] as const;
  return <Facts facts={lines.filter(([, value]) => value !== "")} />;
}

/** Steps that the recommendation is open to, the likeliest first. */
function stepsOf(row: RecommendationRow): readonly StepName[] {
  const respond = responseDue(row) === null ? [] : (["respond"] as const);
  if (row.verifiedOn !== null) return respond;
  if (row.completedOn !== null) return ["verify", "send_back", ...respond];
  if (row.adopted === "yes") return ["complete", "extend", "not_adopt", ...respond];
  return ["adopt", ...(row.adopted === null ? (["not_adopt"] as const) : []), ...respond];
}

const NOTHING_TYPED = { owner: "", date: "", reason: "", evidence: "" };

function StepPart({ row }: { readonly row: RecommendationRow }) {
  const { actor, setActor } = useAudit();
  const steps = stepsOf(row);
  const place = `${row.recId} ${steps.join(" ")}`;
  const [chosen, choose] = useKept<StepName | null>(`step ${place}`, null);
  const [typed, setTyped] = useKept(`typed ${place}`, NOTHING_TYPED);
  const planned = usePlanned();
  const step = chosen !== null && steps.includes(chosen) ? chosen : steps[0];
  if (step === undefined) return null;
  const set = (part: Partial<typeof NOTHING_TYPED>) => setTyped({ ...typed, ...part });
  const date = isBlank(typed.date) ? null : readTypedDate(typed.date);
  const show = () => {
    if (date?.ok === false) return;
    const given = givenOf(step, typed, date?.value ?? null);
    planned.show(
      (register, moment) => takeRecommendationStep(register, row.recId, given, moment),
      actor,
    );
  };
  const field = (name: keyof typeof NOTHING_TYPED, label: string, hint?: string) => (
    <TextField
      label={label}
      value={typed[name]}
      isLong={name === "reason"}
      problem={name === "date" && date?.ok === false ? date.trouble.message : ""}
      {...(hint !== undefined && { hint })}
      onChange={(text) => set({ [name]: text })}
    />
  );
  const asksDay = step === "respond" || step === "complete";
  return (
    <>
      <PlannedPart
        planned={planned}
        confirm={words.confirm}
        onDone={() => setTyped(NOTHING_TYPED)}
      />
      {!planned.shown && (
        <>
          <Choice
            label={words.step}
            value={step}
            options={steps.map((each) => [each, words.stepNames[each]])}
            onChange={choose}
          />
          {step === "adopt" && field("owner", words.owner)}
          {(step === "adopt" || step === "extend") && field("date", words.target)}
          {asksDay && field("date", words.on)}
          {(step === "not_adopt" || step === "extend" || step === "send_back") &&
            field("reason", words.reason)}
          {(step === "complete" || step === "verify") &&
            field("evidence", words.evidence, words.evidenceHint)}
          <TextField label={words.form.name} value={actor} onChange={setActor} />
          <PrimaryButton onClick={show}>{words.show}</PrimaryButton>
        </>
      )}
    </>
  );
}

function givenOf(
  step: StepName,
  { owner, reason, evidence }: typeof NOTHING_TYPED,
  on: DayNumber | null,
): RecommendationStep {
  const evidenceIds = evidence.split(/[;\s]/).filter((id) => id !== "");
  switch (step) {
    case "respond":
      return { step, on };
    case "adopt":
      return { step, owner, target: on };
    case "not_adopt":
    case "send_back":
      return { step, reason };
    case "complete":
      return { step, on, evidenceIds };
    case "verify":
      return { step, evidenceIds };
    case "extend":
      return { step, target: on, reason };
  }
}
