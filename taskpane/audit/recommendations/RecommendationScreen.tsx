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
import { Screen } from "../../shell/Screen";
import { readTypedDate } from "../../shell/typed-date";
import { useAsAt } from "../../state/as-at";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { PersonField } from "../../parts/PersonField";
import { useWho } from "../../state/who";

const words = recommendationText.pane;
type StepName = RecommendationStep["step"];
const useStyles = makeStyles({ text: { margin: 0, whiteSpace: "pre-wrap" } });

/** One recommendation: how it stands, what can be done with it, and what was. */
export function RecommendationScreen({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const row = register?.ok
    ? register.value.rows.tblRecommendation.find(({ recId }) => recId === id)
    : undefined;
  if (register?.ok && row) return <Known key={id} register={register.value} row={row} />;
  return (
    <RegisterScreen title={id}>
      {() => <p className={styles.text}>{words.unknown}</p>}
    </RegisterScreen>
  );
}

interface Props {
  readonly register: Register;
  readonly row: RecommendationRow;
}

function Known({ register, row }: Props) {
  const styles = useStyles();
  const taking = useTaking(row);
  const history = register.rows.tblRecommendationStep.filter(({ recId }) => recId === row.recId);
  return (
    <Screen
      title={row.recId}
      foot={
        taking.step !== undefined &&
        !taking.planned.shown && <PrimaryButton onClick={taking.show}>{words.show}</PrimaryButton>
      }
    >
      <p className={styles.text}>{row.text}</p>
      <Standing row={row} />
      <StepPart taking={taking} />
      {history.length > 0 && (
        <Fold name="history" title={words.history}>
          <SentenceList
            sentences={history.map(({ on, by, step, text }) =>
              words.historyLine(formatDate(on), by, step, text),
            )}
          />
        </Fold>
      )}
    </Screen>
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

/** One step on a recommendation, from its choice to its preview. */
function useTaking(row: RecommendationRow) {
  const { actor } = useWho();
  const steps = stepsOf(row);
  const place = `${row.recId} ${steps.join(" ")}`;
  const [chosen, choose] = useKept<StepName | null>(`step ${place}`, null);
  const [typed, setTyped] = useKept(`typed ${place}`, NOTHING_TYPED);
  const planned = usePlanned();
  const step = chosen !== null && steps.includes(chosen) ? chosen : steps[0];
  const date = isBlank(typed.date) ? null : readTypedDate(typed.date);
  return {
    steps,
    step,
    choose,
    typed,
    set: (part: Partial<typeof NOTHING_TYPED>) => setTyped({ ...typed, ...part }),
    clear: () => setTyped(NOTHING_TYPED),
    dateProblem: date?.ok === false ? date.trouble.message : "",
    planned,
    show: () => {
      if (step === undefined || date?.ok === false) return;
      const given = givenOf(step, typed, date?.value ?? null);
      planned.show(
        (register, moment) => takeRecommendationStep(register, row.recId, given, moment),
        actor,
      );
    },
  };
}

function StepPart({ taking }: { readonly taking: ReturnType<typeof useTaking> }) {
  const { actor, setActor } = useWho();
  const { steps, step, choose, typed, set, planned, dateProblem } = taking;
  if (step === undefined) return null;
  const field = (name: keyof typeof NOTHING_TYPED, label: string, hint?: string) => (
    <TextField
      label={label}
      value={typed[name]}
      isLong={name === "reason"}
      problem={name === "date" ? dateProblem : ""}
      {...(hint !== undefined && { hint })}
      onChange={(text) => set({ [name]: text })}
    />
  );
  const asksDay = step === "respond" || step === "complete";
  return (
    <>
      <PlannedPart planned={planned} confirm={words.confirm} onDone={taking.clear} />
      {!planned.shown && (
        <>
          <Choice
            label={words.step}
            value={step}
            options={steps.map((each) => [each, words.stepNames[each]])}
            onChange={choose}
          />
          {step === "adopt" && (
            <PersonField
              label={words.owner}
              value={typed.owner}
              onChange={(owner) => set({ owner })}
            />
          )}
          {(step === "adopt" || step === "extend") && field("date", words.target)}
          {asksDay && field("date", words.on)}
          {(step === "not_adopt" || step === "extend" || step === "send_back") &&
            field("reason", words.reason)}
          {(step === "complete" || step === "verify") &&
            field("evidence", words.evidence, words.evidenceHint)}
          <PersonField label={words.form.name} value={actor} onChange={setActor} />
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
