import { makeStyles } from "@fluentui/react-components";
import { breachClocks } from "../../../src/audit/breach/clock";
import type { BreachClock } from "../../../src/audit/breach/clock";
import { takeBreachStep } from "../../../src/audit/breach/steps";
import type { BreachStep } from "../../../src/audit/breach/steps";
import { isBlank } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import { parseInstant, ukTime } from "../../../src/cells/instant";
import { breachText } from "../../../src/text/audit-breach";
import { paneBreachText } from "../../../src/text/pane-breach";
import { ok } from "../../../src/text/trouble";
import type { Result } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { Facts } from "../../parts/Facts";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { Screen } from "../../shell/Screen";
import { readTypedDate } from "../../shell/typed-date";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { PersonField } from "../../parts/PersonField";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { readTypedMoment } from "./clock-time";
import { useWho } from "../../state/who";

const words = paneBreachText;
const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" } });
type StepName = BreachStep["step"];

/** One breach: how its clock stands, and what was decided. */
export function BreachScreen({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const { now } = useServices();
  const clock = register?.ok
    ? breachClocks(register.value, parseInstant(now()) ?? 0).find(({ row }) => row.breachId === id)
    : undefined;
  if (clock) return <Known key={id} clock={clock} />;
  return (
    <RegisterScreen title={id}>
      {() => <p className={styles.text}>{words.missing}</p>}
    </RegisterScreen>
  );
}

const NOTHING_TYPED = { date: "", time: "", reference: "", reason: "" };
type Typed = typeof NOTHING_TYPED;

function Known({ clock }: { readonly clock: BreachClock }) {
  const styles = useStyles();
  const { actor, setActor } = useWho();
  const planned = usePlanned();
  const { row } = clock;
  const steps = stepsOf(clock);
  const [chosen, choose] = useKept<StepName | null>("step", null);
  const [typed, setTyped] = useKept("typed", NOTHING_TYPED);
  const step = chosen !== null && steps.includes(chosen) ? chosen : steps[0];
  const show = () => {
    if (step === undefined) return;
    if (isBlank(actor)) {
      planned.refuse(words.nameMissing);
      return;
    }
    const given = givenOf(step, typed);
    if (given.ok) {
      planned.show(
        (register, moment) => takeBreachStep(register, row.breachId, given.value, moment),
        actor,
      );
    } else planned.refuse(given.trouble);
  };
  const field = (name: keyof Typed, label: string, hint?: string) => (
    <TextField
      label={label}
      value={typed[name]}
      isLong={name === "reason"}
      {...(hint !== undefined && { hint })}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <Screen
      title={row.breachId}
      foot={
        step !== undefined &&
        !planned.shown && <PrimaryButton onClick={show}>{words.show}</PrimaryButton>
      }
    >
      <p className={styles.text}>{row.what}</p>
      <Facts facts={factsOf(clock)} />
      <PlannedPart
        planned={planned}
        confirm={words.confirm}
        onDone={() => setTyped(NOTHING_TYPED)}
      />
      {step !== undefined && !planned.shown && (
        <>
          <Choice
            label={words.step}
            value={step}
            options={steps.map((each) => [each, words.steps[each]])}
            onChange={choose}
          />
          {step === "report" && (
            <>
              {field("date", words.reportedOn, words.dateHint)}
              {field("time", words.reportedAt, words.timeHint)}
              {field("reference", words.reference)}
              {field("reason", words.lateBecause, words.lateHint)}
            </>
          )}
          {step === "need_not_report" && field("reason", words.reason)}
          {step === "tell_people" && field("date", words.toldOn, words.dateHint)}
          <PersonField label={words.name} value={actor} onChange={setActor} />
        </>
      )}
    </Screen>
  );
}

function stepsOf({ row, standing }: BreachClock): readonly StepName[] {
  const told = row.peopleTold === null ? (["tell_people"] as const) : [];
  if (row.reportedAt !== null) return told;
  return standing === "need_not_be_reported"
    ? ["report", ...told]
    : ["report", "need_not_report", ...told];
}

function givenOf(step: StepName, { date, time, reference, reason }: Typed): Result<BreachStep> {
  switch (step) {
    case "report": {
      const at = readTypedMoment(date, time);
      return at.ok ? ok({ step, at: at.value, reference, lateBecause: reason }) : at;
    }
    case "need_not_report":
      return ok({ step, reason });
    case "tell_people": {
      const on = readTypedDate(date);
      return on.ok ? ok({ step, on: on.value }) : on;
    }
  }
}

function factsOf({ row, due, standing }: BreachClock): readonly (readonly [string, string])[] {
  const names = words.facts;
  const at = (moment: string | null) => {
    const instant = moment === null ? null : parseInstant(moment);
    return instant === null ? "" : ukTime(instant);
  };
  const facts: readonly (readonly [string, string])[] = [
    [names.standing, breachText.standing[standing]],
    [names.kind, breachText.kind[row.kind]],
    [names.aware, at(row.awareAt)],
    [names.due, ukTime(due)],
    [names.by, row.recordedBy],
    [names.reported, at(row.reportedAt)],
    [names.reference, row.reference],
    [names.late, row.lateBecause],
    [names.notReported, row.notReportedBecause],
    [names.told, row.peopleTold === null ? "" : formatDate(row.peopleTold)],
  ];
  return facts.filter(([, value]) => value !== "");
}
