import { useState } from "react";
import { recordBreach } from "../../../src/audit/breach/steps";
import type { NewBreach as Given } from "../../../src/audit/breach/steps";
import { isBlank } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import { breachText } from "../../../src/text/audit-breach";
import { paneBreachText } from "../../../src/text/pane-breach";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { timeOfDay } from "../../parts/time";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { PersonField } from "../../parts/PersonField";
import { PlannedPart } from "../PlannedPart";
import { useWho } from "../../state/who";
import { usePlanned } from "../use-planned";
import { readTypedMoment } from "./clock-time";

const words = paneBreachText;
type Kind = Given["kind"];

const KINDS: readonly (readonly [Kind, string])[] = [
  ["confidentiality", breachText.kind.confidentiality],
  ["integrity", breachText.kind.integrity],
  ["availability", breachText.kind.availability],
];

interface Form {
  readonly kind: Kind;
  readonly what: string;
  readonly date: string;
  readonly time: string;
}

/** A breach as it became known; its 72 hours run from then. */
export function NewBreach() {
  const { actor, setActor } = useWho();
  const { now, today } = useServices();
  const { back } = useNavigation();
  const planned = usePlanned();
  const [opened] = useState(now);
  const [form, setForm] = useKept<Form>("breach", {
    kind: "confidentiality",
    what: "",
    date: formatDate(today()),
    time: timeOfDay(opened),
  });
  const set = (part: Partial<Form>) => setForm({ ...form, ...part });
  const show = () => {
    if (isBlank(actor)) {
      planned.refuse(words.nameMissing);
      return;
    }
    const awareAt = readTypedMoment(form.date, form.time);
    if (!awareAt.ok) {
      planned.refuse(awareAt.trouble);
      return;
    }
    const given: Given = {
      kind: form.kind,
      what: form.what,
      awareAt: awareAt.value,
      findingId: "",
    };
    planned.show((register, moment) => recordBreach(register, given, moment), actor);
  };
  return (
    <Screen
      title={words.add}
      foot={!planned.shown && <PrimaryButton onClick={show}>{words.show}</PrimaryButton>}
    >
      <PlannedPart planned={planned} confirm={words.record} onDone={back} />
      {!planned.shown && (
        <>
          <TextField
            label={words.what}
            hint={words.whatHint}
            value={form.what}
            isLong
            onChange={(what) => set({ what })}
          />
          <Choice
            label={words.kind}
            value={form.kind}
            options={KINDS}
            onChange={(kind) => set({ kind })}
          />
          <TextField
            label={words.awareOn}
            hint={words.dateHint}
            value={form.date}
            onChange={(date) => set({ date })}
          />
          <TextField
            label={words.awareAt}
            hint={words.timeHint}
            value={form.time}
            onChange={(time) => set({ time })}
          />
          <PersonField label={words.name} value={actor} onChange={setActor} />
        </>
      )}
    </Screen>
  );
}
