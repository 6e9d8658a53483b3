import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Measure } from "../../../src/measures/measure";
import type { KeptMeasures } from "../../../src/measures/register";
import type { Plan } from "../../../src/records/plan";
import { markText } from "../../../src/text/measure-mark";
import { paneWhyText } from "../../../src/text/pane-why";
import type { Trouble } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useFigures } from "../results/state";
import { useColumns } from "../use-columns";
import { ConditionBuilder } from "./ConditionBuilder";
import { MARKS, NO_MARK, planMark, type TypedMark } from "./mark";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = markText;

/** A break, an event or rows to leave out, written down beside a measure. */
export function MarkScreen({ measure: id }: { readonly measure: string }) {
  const styles = useStyles();
  const { kept } = useFigures();
  const measure = kept?.ok ? kept.value.register.measures.findLast((one) => one.id === id) : null;
  if (kept?.ok && measure) return <Form kept={kept.value} measure={measure} />;
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{paneWhyText.gone}</p>
    </Screen>
  );
}

function Form({ kept, measure }: { readonly kept: KeptMeasures; readonly measure: Measure }) {
  const styles = useStyles();
  const { back } = useNavigation();
  const columns = useColumns();
  const [mark, setMark] = useKept<TypedMark>("mark", NO_MARK);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const own = (columns ?? []).filter(({ place }) => place === measure.table);
  const set = (changed: Partial<TypedMark>) => setMark({ ...mark, ...changed });
  const review = () => {
    const planned = planMark(kept, measure, mark);
    setTrouble(planned.ok ? null : planned.trouble);
    setPlan(planned.ok ? planned.value : null);
  };
  if (plan) {
    return (
      <Screen title={words.title}>
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.save}
          onDone={back}
          onCancel={() => setPlan(null)}
        />
      </Screen>
    );
  }
  return (
    <Screen
      title={words.title}
      foot={<PrimaryButton onClick={review}>{words.review}</PrimaryButton>}
    >
      <p className={styles.text}>{measure.name}</p>
      <p className={styles.text}>{words.intro}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Choice
        label={words.kind}
        value={mark.kind}
        options={MARKS.map((kind) => [kind, words.kinds[kind]] as const)}
        onChange={(kind) => set({ kind })}
      />
      {mark.kind === "exclusion" ? (
        <>
          <TextField
            label={words.when}
            hint={words.whenHint}
            isLong
            value={mark.when}
            onChange={(when) => set({ when })}
          />
          <ConditionBuilder
            label={words.when}
            value={mark.when}
            columns={own}
            onChange={(when) => set({ when })}
          />
        </>
      ) : (
        <TextField
          label={mark.kind === "break" ? words.on : words.from}
          hint={words.dateHint}
          value={mark.from}
          onChange={(from) => set({ from })}
        />
      )}
      {mark.kind === "event" && (
        <TextField label={words.to} value={mark.to} onChange={(to) => set({ to })} />
      )}
      <TextField
        label={mark.kind === "event" ? words.note : words.reason}
        isLong
        value={mark.reason}
        onChange={(reason) => set({ reason })}
      />
    </Screen>
  );
}
