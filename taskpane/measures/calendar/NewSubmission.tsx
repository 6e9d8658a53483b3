import { UNITS, type Unit } from "../../../src/measures/calendar/layout";
import { readSubmissions } from "../../../src/measures/calendar/layout";
import { planSubmission } from "../../../src/measures/calendar/plan";
import { periodsTo } from "../../../src/measures/periods";
import { REPORT_TEMPLATES } from "../../../src/report/measures/shipped";
import { submissionText } from "../../../src/text/submission";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { PreviewScreen } from "../../shell/PreviewScreen";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { YEAR_START } from "../reports/form";
import { useReview } from "../../state/use-review";

const words = submissionText.pane;
const FIRST = REPORT_TEMPLATES[0]!;
const OFFERED = 6;
const WHOLE = /^\d{1,3}$/;

interface Form {
  readonly template: string;
  readonly period: string;
  readonly days: string;
  readonly countedIn: Unit;
  readonly holidays: string;
  readonly dependsOn: string;
  readonly owner: string;
}

/** One more thing to hand in: which report, for which period, so many days after it. */
export function NewSubmission() {
  const { workbook, now, today, token } = useServices();
  const { day } = useAsAt();
  const { back } = useNavigation();
  const failLoudly = useFailLoudly();
  const [form, setForm] = useKept<Form>("submission", {
    template: FIRST.id,
    period: "",
    days: "10",
    countedIn: "working_days",
    holidays: "England and Wales",
    dependsOn: "",
    owner: "",
  });
  const { plan, trouble, propose, leave, dismiss } = useReview();
  const template = REPORT_TEMPLATES.find(({ id }) => id === form.template) ?? FIRST;
  const periods = [...periodsTo(day, template.length, YEAR_START, OFFERED)].reverse();
  const period = periods.find(({ key }) => key === form.period) ?? periods[0];
  const isWhole = WHOLE.test(form.days.trim());

  const show = async () => {
    if (!isWhole || !period) return;
    const records = await readSubmissions(workbook);
    const planned = records.ok
      ? planSubmission(
          records.value,
          {
            report: template.title,
            templateId: template.id,
            period,
            length: template.length,
            rule: {
              days: Number(form.days),
              countedIn: form.countedIn,
              bankHolidays: form.holidays,
            },
            dependsOn: form.dependsOn.split(";").flatMap((name) => name.trim() || []),
            owner: form.owner,
          },
          { at: now(), today: today(), actor: form.owner, token },
        )
      : records;
    propose(planned);
  };
  if (plan) {
    return (
      <PreviewScreen
        title={words.add}
        plan={plan}
        confirm={words.save}
        onDone={back}
        onCancel={leave}
      />
    );
  }
  const field = (name: "holidays" | "dependsOn" | "owner", label: string, hint?: string) => (
    <TextField
      label={label}
      value={form[name]}
      {...(hint !== undefined && { hint })}
      onChange={(text) => setForm({ ...form, [name]: text })}
    />
  );
  return (
    <Screen
      title={words.add}
      foot={
        <PrimaryButton onClick={() => void show().catch(failLoudly)}>{words.save}</PrimaryButton>
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      <Choice
        label={words.report}
        value={form.template}
        options={REPORT_TEMPLATES.map(({ id, title }) => [id, title])}
        onChange={(id) => setForm({ ...form, template: id, period: "" })}
      />
      <Choice
        label={words.period}
        value={period?.key ?? ""}
        options={periods.map(({ key, label }) => [key, label])}
        onChange={(key) => setForm({ ...form, period: key })}
      />
      <TextField
        label={words.dueDays}
        value={form.days}
        problem={isWhole ? "" : words.badDays}
        onChange={(days) => setForm({ ...form, days })}
      />
      <Choice
        label={words.countedIn}
        value={form.countedIn}
        options={UNITS.map((unit) => [unit, words.units[unit]])}
        onChange={(countedIn) => setForm({ ...form, countedIn })}
      />
      {form.countedIn === "working_days" && field("holidays", words.holidays)}
      {field("dependsOn", words.dependsOn, words.dependsOnHint)}
      {field("owner", words.owner)}
    </Screen>
  );
}
