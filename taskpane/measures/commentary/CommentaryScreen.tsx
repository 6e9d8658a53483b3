import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { refreshCommentary, type StandingSentence } from "../../../src/measures/commentary/keep";
import type { Results } from "../../../src/measures/result";
import { paneCommentaryText } from "../../../src/text/pane-commentary";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { PreviewScreen } from "../../shell/PreviewScreen";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useFigures } from "../results/state";
import { periodText } from "../results/words";
import { useCommentary, type Commentary } from "./use-commentary";
import { useReview } from "../../state/use-review";

const useStyles = makeStyles({
  text: { margin: 0 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  left: { textDecorationLine: "line-through" },
});

const words = paneCommentaryText;

interface Props {
  /** Empty: all of them. */
  readonly measure: string;
  /** Empty: the last one that is over. */
  readonly period: string;
}

/** The figures in words, as drafted and as people left them. */
export function CommentaryScreen(props: Props) {
  const styles = useStyles();
  const { results } = useFigures();
  if (results) return <Sentences {...props} results={results} />;
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{words.gone}</p>
    </Screen>
  );
}

function Sentences({ measure, period: first, results }: Props & { readonly results: Results }) {
  const styles = useStyles();
  const { periods } = results;
  const last = periods.findLast(({ isInProgress }) => !isInProgress) ?? periods.at(-1);
  const [period, setPeriod] = useKept("period", first === "" ? (last?.key ?? "") : first);
  const { plan, trouble, propose, leave, dismiss } = useReview();
  const commentary = useCommentary(period, measure);
  const planned = useMemo(
    () =>
      commentary?.ok
        ? refreshCommentary(commentary.value.records, commentary.value.sentences)
        : null,
    [commentary],
  );
  const write = () => {
    if (!planned) return;
    propose(planned);
  };
  if (plan) {
    return (
      <PreviewScreen
        title={words.title}
        plan={plan}
        confirm={words.write}
        onDone={leave}
        onCancel={leave}
      />
    );
  }
  const isKept = planned?.ok === false && planned.trouble.code === "commentary-up-to-date";
  return (
    <Screen
      title={words.title}
      foot={
        planned && !isKept ? (
          <PrimaryButton onClick={write}>{words.write}</PrimaryButton>
        ) : undefined
      }
    >
      <p className={styles.text}>{words.intro}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      <Choice
        label={words.period}
        value={period}
        options={[...periods].reverse().map((one) => [one.key, periodText(one)] as const)}
        onChange={setPeriod}
      />
      {!commentary && <p className={styles.text}>{words.loading}</p>}
      {commentary && !commentary.ok && <TroubleCard trouble={commentary.trouble} />}
      {commentary?.ok && <List commentary={commentary.value} results={results} isKept={isKept} />}
    </Screen>
  );
}

interface ListProps {
  readonly commentary: Commentary;
  readonly results: Results;
  readonly isKept: boolean;
}

function List({ commentary: { standing }, results, isKept }: ListProps) {
  const styles = useStyles();
  const changed = standing.filter((one) => one.changed !== null);
  const edited = standing.filter(({ isEdited }) => isEdited).length;
  const out = standing.filter(({ isLeftOut }) => isLeftOut).length;
  if (standing.length === 0) return <p className={styles.text}>{words.none}</p>;
  return (
    <>
      <p className={styles.strong}>{words.counts(standing.length, edited, changed.length, out)}</p>
      {isKept && <p className={styles.text}>{words.upToDate}</p>}
      {changed.length > 0 && (
        <Section title={words.changedTitle} aside={String(changed.length)}>
          <Rows name="changed" sentences={changed} />
        </Section>
      )}
      {results.measures.map(({ measure: { id, name } }) => {
        const own = standing.filter((one) => one.measure === id && one.changed === null);
        return own.length === 0 ? null : (
          <Section key={id} title={name}>
            <Rows name={id} sentences={own} />
          </Section>
        );
      })}
    </>
  );
}

interface RowsProps {
  readonly name: string;
  readonly sentences: readonly StandingSentence[];
}

function Rows({ name, sentences }: RowsProps) {
  return (
    <Capped name={name} items={sentences} itemKey={({ measure, topic }) => `${measure} ${topic}`}>
      {(sentence) => <SentenceRow sentence={sentence} />}
    </Capped>
  );
}

function SentenceRow({ sentence }: { readonly sentence: StandingSentence }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { measure, period, topic, text, isEdited, isLeftOut, changed } = sentence;
  const marks = [
    isEdited ? words.reworded : null,
    changed ? words.changed : null,
    isLeftOut ? words.leftOut : null,
  ].filter((mark) => mark !== null);
  return (
    <RowButton
      id={`sentence-${measure}-${topic}`}
      title={isLeftOut ? <span className={styles.left}>{text}</span> : text}
      {...(marks.length > 0 && { detail: marks.join(" · ") })}
      onClick={() => go({ name: "sentence", measure, period, topic })}
    />
  );
}
