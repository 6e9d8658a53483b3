import { Button, makeStyles, tokens } from "@fluentui/react-components";
import {
  editSentence,
  type Edit,
  type SentenceKey,
  type StandingSentence,
} from "../../../src/measures/commentary/keep";
import { toldFigures } from "../../../src/measures/commentary/told";
import type { FigureKey, MeasureResult } from "../../../src/measures/result";
import { paneCommentaryText } from "../../../src/text/pane-commentary";
import { measuresText } from "../../../src/text/measures";
import { useWho } from "../../state/who";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { WhoField } from "../../parts/WhoField";
import { PreviewScreen } from "../../shell/PreviewScreen";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { useFigures } from "../results/state";
import { useCommentary, type Commentary } from "./use-commentary";
import { useReview } from "../../state/use-review";

const useStyles = makeStyles({
  text: { margin: 0 },
  name: { margin: 0, color: tokens.colorNeutralForeground2 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  button: { minHeight: "40px" },
});

const words = paneCommentaryText;

/** One sentence: the figures it comes from, and the wording that stands in its place. */
export function SentenceScreen({ sentence }: { readonly sentence: SentenceKey }) {
  const styles = useStyles();
  const { results } = useFigures();
  const commentary = useCommentary(sentence.period, sentence.measure);
  const result = results?.measures.find(({ measure }) => measure.id === sentence.measure);
  const standing = commentary?.ok
    ? commentary.value.standing.find(({ topic }) => topic === sentence.topic)
    : undefined;
  if (commentary?.ok && result && standing) {
    return (
      <Edited
        key={standing.text}
        commentary={commentary.value}
        result={result}
        standing={standing}
      />
    );
  }
  return (
    <Screen title={words.sentence}>
      {commentary && !commentary.ok ? (
        <TroubleCard trouble={commentary.trouble} />
      ) : (
        <p className={styles.text}>
          {!results ? words.gone : commentary ? words.notDrafted : words.loading}
        </p>
      )}
    </Screen>
  );
}

interface Props {
  readonly commentary: Commentary;
  readonly result: MeasureResult;
  readonly standing: StandingSentence;
}

function Edited({ commentary, result, standing }: Props) {
  const styles = useStyles();
  const { now, today, token } = useServices();
  const { back } = useNavigation();
  const { actor } = useWho();
  const [text, setText] = useKept("wording", standing.text);
  const { plan, trouble, propose, refuse, leave, dismiss } = useReview();
  const { measure, period, topic, drafted, isEdited, isLeftOut, changed, source } = standing;

  const review = (edit: Edit) => {
    if (edit.kind !== "restore" && actor.trim() === "") {
      refuse({ code: "needs-name", message: words.needsName });
      return;
    }
    const fresh = commentary.sentences.find((one) => one.topic === topic) ?? null;
    const moment = { at: now(), today: today(), actor: actor.trim(), token };
    const key = { measure, period, topic };
    const planned = editSentence(commentary.records, key, edit, moment, fresh);
    propose(planned);
  };
  if (plan) {
    return (
      <PreviewScreen
        title={words.sentence}
        plan={plan}
        confirm={words.save}
        onDone={back}
        onCancel={leave}
      />
    );
  }
  return (
    <Screen
      title={words.sentence}
      foot={
        <PrimaryButton onClick={() => review({ kind: "reword", text })}>
          {words.review}
        </PrimaryButton>
      }
    >
      <p className={styles.name}>{result.measure.name}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      {changed && <Notice text={changed.text} />}
      <Section title={words.drafted}>
        <p className={styles.text}>{drafted === "" ? words.notDrafted : drafted}</p>
      </Section>
      <TextField label={words.wording} isLong value={text} onChange={setText} />
      <WhoField hint={words.nameWhy} />
      <Section title={words.from}>
        {toldFigures(result.measure, standing.from).map(({ figure, said }) => (
          <FigureRow
            key={JSON.stringify(figure)}
            result={result}
            figure={figure}
            said={said.join(" · ")}
          />
        ))}
        <p className={styles.quiet}>{words.rowsOf(source.sheet)}</p>
      </Section>
      {isEdited && (
        <Button className={styles.button} onClick={() => review({ kind: "restore" })}>
          {words.restore}
        </Button>
      )}
      <Button
        className={styles.button}
        onClick={() => review({ kind: "leave-out", isOut: !isLeftOut })}
      >
        {isLeftOut ? words.takeIn : words.leaveOut}
      </Button>
    </Screen>
  );
}

interface FigureProps {
  readonly result: MeasureResult;
  readonly figure: FigureKey;
  readonly said: string;
}

function FigureRow({ result, figure, said }: FigureProps) {
  const { go } = useNavigation();
  const { period, group } = figure;
  const label =
    result.total.figures.find((one) => one.period.key === period)?.period.label ?? period;
  const name = group ? group.value || measuresText.blankGroup : words.whole;
  return (
    <RowButton
      id={`from-${period}-${group?.column ?? ""}-${group?.value ?? ""}`}
      title={`${label}, ${name}`}
      detail={said}
      onClick={() => go({ name: "figure", ...figure })}
    />
  );
}
