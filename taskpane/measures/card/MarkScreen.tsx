import { makeStyles } from "@fluentui/react-components";
import type { Measure } from "../../../src/measures/measure";
import type { KeptMeasures } from "../../../src/measures/register";
import { markText } from "../../../src/text/measure-mark";
import { paneWhyText } from "../../../src/text/pane-why";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { PreviewScreen } from "../../shell/PreviewScreen";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useFigures } from "../results/state";
import { useColumns } from "../use-columns";
import { ConditionBuilder } from "./ConditionBuilder";
import { MARKS, NO_MARK, planMark, type TypedMark } from "./mark";
import { useReview } from "../../state/use-review";

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
  const { plan, trouble, propose, leave, dismiss } = useReview();
  const own = (columns ?? []).filter(({ place }) => place === measure.table);
  const set = (changed: Partial<TypedMark>) => setMark({ ...mark, ...changed });
  const review = () => {
    const planned = planMark(kept, measure, mark);
    propose(planned);
  };
  if (plan) {
    return (
      <PreviewScreen
        title={words.title}
        plan={plan}
        confirm={words.save}
        onDone={back}
        onCancel={leave}
      />
    );
  }
  return (
    <Screen
      title={words.title}
      foot={<PrimaryButton onClick={review}>{words.review}</PrimaryButton>}
    >
      <p className={styles.text}>{measure.name}</p>
      <p className={styles.text}>{words.intro}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
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
