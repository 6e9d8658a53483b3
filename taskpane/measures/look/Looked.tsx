import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { onceNote } from "../../../src/measures/once";
import type { Figure, MeasureResult } from "../../../src/measures/result";
import { figureOf } from "../../../src/measures/why/find-figure";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { paneWhyText } from "../../../src/text/pane-why";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useFigures } from "../results/state";
import { periodText } from "../results/words";
import { useColumns } from "../use-columns";
import { groupColumns } from "./group-columns";
import { useSplit } from "./use-split";

const useStyles = makeStyles({
  text: { margin: 0 },
  name: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const words = paneWhyText;

/** A figure of the whole, with the figures of the groups of a column beside it. */
export interface LookedAt {
  readonly result: MeasureResult;
  readonly figure: Figure;
  readonly column: string;
}

interface Props {
  readonly title: string;
  readonly measure: string;
  readonly period: string;
  /** Columns whose titles it fits are offered first. */
  readonly preferred?: RegExp;
  readonly children: (looked: LookedAt) => ReactNode;
}

/** The bones of every closer look at a figure: which period, by which column, and the rows behind it at the foot. */
export function Looked(props: Props) {
  const styles = useStyles();
  const { results } = useFigures();
  const result = results?.measures.find(({ measure }) => measure.id === props.measure);
  if (result) return <Chosen {...props} result={result} />;
  return (
    <Screen title={props.title}>
      <p className={styles.text}>{words.gone}</p>
    </Screen>
  );
}

function Chosen({
  title,
  measure,
  period: first,
  preferred,
  children,
  result,
}: Props & { readonly result: MeasureResult }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const columns = useColumns();
  const [period, setPeriod] = useKept("period", first);
  const [column, setColumn] = useKept("column", "");
  const offered = columns ? groupColumns(columns, result) : [];
  const likely = preferred ? offered.filter((one) => preferred.test(one)) : [];
  const byDefinition = result.splits.find(({ why }) => why === null)?.column;
  const chosen = column === "" ? (likely[0] ?? byDefinition ?? "") : column;
  const split = useSplit(result, chosen);
  const once = onceNote(result.measure);
  const periods = result.total.figures.filter(({ value }) => value !== null).reverse();
  const figure = figureOf(result.total, period);
  return (
    <Screen
      title={title}
      foot={
        <PrimaryButton onClick={() => go({ name: "figure", measure, period, group: null })}>
          {paneFiguresText.openRows}
        </PrimaryButton>
      }
    >
      <p className={styles.name}>{result.measure.name}</p>
      {once !== null && <p className={styles.name}>{once}</p>}
      <Choice
        label={words.period}
        value={period}
        options={periods.map((one) => [one.period.key, periodText(one.period)] as const)}
        onChange={setPeriod}
      />
      {columns && offered.length === 0 ? (
        <p className={styles.text}>{words.noColumns}</p>
      ) : (
        <Choice
          label={words.by}
          value={chosen}
          options={[
            ...(chosen === "" ? [["", words.chooseColumn] as const] : []),
            ...[...new Set([...likely, ...offered, ...(chosen === "" ? [] : [chosen])])].map(
              (one) => [one, one] as const,
            ),
          ]}
          onChange={setColumn}
        />
      )}
      {chosen !== "" && split === null && (
        <p className={styles.text} role="status">
          {words.working}
        </p>
      )}
      {split && !split.ok && <TroubleCard trouble={split.trouble} />}
      {chosen !== "" &&
        split?.ok &&
        figure &&
        children({
          result: split.value,
          figure: figureOf(split.value.total, period) ?? figure,
          column: chosen,
        })}
    </Screen>
  );
}
