import { makeStyles } from "@fluentui/react-components";
import { rateLine } from "../../../src/audit/risk/lines";
import type { RiskRow } from "../../../src/audit/risk/lines";
import { matrixOf } from "../../../src/audit/risk/matrix";
import type { Register } from "../../../src/audit/register";
import { isBlank } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import { riskText } from "../../../src/text/audit-risk";
import { Choice } from "../../parts/Choice";
import { Facts } from "../../parts/Facts";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { Screen } from "../../shell/Screen";
import { readTypedDate } from "../../shell/typed-date";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useAudit } from "../state";
import { usePlanned } from "../use-planned";
import { PersonField } from "../../parts/PersonField";
import { useWho } from "../../state/who";

const words = riskText.pane;
const useStyles = makeStyles({ text: { margin: 0 } });

/** One hazard: what is known of it, its ratings before and after, and its review. */
export function RiskLineScreen({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const line = register?.ok
    ? register.value.rows.tblRisk.find(({ lineId }) => lineId === id)
    : undefined;
  if (register?.ok && line) return <Line key={id} register={register.value} line={line} />;
  return (
    <RegisterScreen title={id}>
      {() => <p className={styles.text}>{riskText.lineUnknown(id).message}</p>}
    </RegisterScreen>
  );
}

function Line({ register, line }: { readonly register: Register; readonly line: RiskRow }) {
  const styles = useStyles();
  const { actor, setActor } = useWho();
  const planned = usePlanned();
  const { matrix } = matrixOf(register);
  const on = (date: number | null) => (date === null ? "" : formatDate(date));
  const [form, setForm] = useKept(`rating ${line.lineId}`, {
    hazardRating: line.hazardRating,
    likelihood: line.likelihood,
    residualHazard: line.residualHazard,
    residualLikelihood: line.residualLikelihood,
    reviewedOn: on(line.reviewedOn),
    reviewDue: on(line.reviewDue),
  });
  const date = (name: "reviewedOn" | "reviewDue") =>
    isBlank(form[name]) ? null : readTypedDate(form[name]);
  const [reviewedOn, reviewDue] = [date("reviewedOn"), date("reviewDue")];
  const show = () => {
    if (reviewedOn?.ok === false || reviewDue?.ok === false) return;
    const rating = {
      ...form,
      reviewedOn: reviewedOn?.value ?? null,
      reviewDue: reviewDue?.value ?? null,
    };
    planned.show((now, moment) => rateLine(now, line.lineId, rating, moment), actor);
  };
  const choice = (
    name: "hazardRating" | "likelihood" | "residualHazard" | "residualLikelihood",
    label: string,
    ratings: ReadonlyMap<string, number>,
  ) => (
    <Choice
      label={label}
      value={form[name]}
      options={[
        ["", words.notRated],
        // A rating typed by hand that is none of the scale is shown, not changed behind one's back.
        ...(form[name] === "" || ratings.has(form[name])
          ? []
          : [[form[name], form[name]] as const]),
        ...[...ratings].map(([rating, n]) => [rating, `${rating} (${n})`] as const),
      ]}
      onChange={(value) => setForm({ ...form, [name]: value })}
    />
  );
  const day = (name: "reviewedOn" | "reviewDue", label: string) => {
    const read = date(name);
    return (
      <TextField
        label={label}
        value={form[name]}
        problem={read?.ok === false ? read.trouble.message : ""}
        onChange={(text) => setForm({ ...form, [name]: text })}
      />
    );
  };
  const facts = [
    [words.facts.activity, line.activity],
    [words.facts.groups, line.groups],
    [words.facts.controls, line.controls],
    [words.facts.action, line.action],
    [words.facts.owner, line.owner],
    [words.facts.done, line.doneOn === null ? "" : words.doneBy(on(line.doneOn), line.initials)],
    [words.facts.source, line.source],
  ] as const;
  return (
    <Screen
      title={line.hazard}
      foot={!planned.shown && <PrimaryButton onClick={show}>{words.show}</PrimaryButton>}
    >
      <p className={styles.text}>{line.lineId}</p>
      <Facts facts={facts.filter(([, value]) => value !== "")} />
      <PlannedPart planned={planned} confirm={words.save} />
      {!planned.shown && (
        <>
          {choice("hazardRating", words.hazard, matrix.hazard)}
          {choice("likelihood", words.likelihood, matrix.likelihood)}
          {choice("residualHazard", words.residualHazard, matrix.hazard)}
          {choice("residualLikelihood", words.residualLikelihood, matrix.likelihood)}
          {day("reviewedOn", words.reviewedOn)}
          {day("reviewDue", words.reviewDue)}
          <PersonField label={words.name} value={actor} onChange={setActor} />
        </>
      )}
    </Screen>
  );
}
