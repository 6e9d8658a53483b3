import { recordRecommendation } from "../../../src/audit/recommendations/steps";
import { PRIORITIES, RECOMMENDATION_KINDS } from "../../../src/audit/recommendations/table";
import { isBlank, trim } from "../../../src/cells/cell";
import { recommendationText } from "../../../src/text/audit-recommendations";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { Screen } from "../../shell/Screen";
import { readTypedDate } from "../../shell/typed-date";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { useWho } from "../../state/who";
import { usePlanned } from "../use-planned";
import { PersonField } from "../../parts/PersonField";

const words = recommendationText.pane.form;
type Kind = (typeof RECOMMENDATION_KINDS)[number];
type Priority = (typeof PRIORITIES)[number] | "";

interface Form {
  readonly body: string;
  readonly report: string;
  readonly published: string;
  readonly paragraph: string;
  readonly kind: Kind;
  readonly text: string;
  readonly priority: Priority;
}

const BLANK: Form = {
  body: "",
  report: "",
  published: "",
  paragraph: "",
  kind: "recommendation",
  text: "",
  priority: "",
};

/** A recommendation as its report words it; what is decided on it comes afterwards. */
export function NewRecommendation() {
  const { actor, setActor } = useWho();
  const { back } = useNavigation();
  const [form, setForm] = useKept("recommendation", BLANK);
  const planned = usePlanned();
  const set = (part: Partial<Form>) => setForm({ ...form, ...part });
  const published = isBlank(form.published) ? null : readTypedDate(form.published);
  const show = () => {
    if (published?.ok === false) return;
    const { body, report, paragraph, kind, text, priority } = form;
    const given = {
      body: trim(body),
      report: trim(report),
      paragraph: trim(paragraph),
      kind,
      text,
      priority,
      theme: "",
      publishedOn: published?.value ?? null,
      externalDue: null,
    };
    planned.show((register, moment) => recordRecommendation(register, given, moment), actor);
  };
  return (
    <Screen
      title={recommendationText.pane.add}
      foot={!planned.shown && <PrimaryButton onClick={show}>{words.show}</PrimaryButton>}
    >
      <PlannedPart planned={planned} confirm={words.record} onDone={back} />
      {!planned.shown && (
        <>
          <TextField
            label={words.text}
            value={form.text}
            isLong
            onChange={(text) => set({ text })}
          />
          <Choice
            label={words.kind}
            value={form.kind}
            options={RECOMMENDATION_KINDS.map((kind) => [kind, recommendationText.kinds[kind]])}
            onChange={(kind) => set({ kind })}
          />
          <TextField
            label={words.body}
            value={form.body}
            hint={words.bodyHint}
            onChange={(body) => set({ body })}
          />
          <TextField
            label={words.report}
            value={form.report}
            onChange={(report) => set({ report })}
          />
          <TextField
            label={words.published}
            value={form.published}
            hint={words.dateHint}
            problem={published?.ok === false ? published.trouble.message : ""}
            onChange={(typed) => set({ published: typed })}
          />
          <TextField
            label={words.paragraph}
            value={form.paragraph}
            onChange={(paragraph) => set({ paragraph })}
          />
          <Choice<Priority>
            label={words.priority}
            value={form.priority}
            options={[["", words.none], ...PRIORITIES.map((each) => [each, each] as const)]}
            onChange={(priority) => set({ priority })}
          />
          <PersonField label={words.name} value={actor} onChange={setActor} />
        </>
      )}
    </Screen>
  );
}
