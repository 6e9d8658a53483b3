import { makeStyles, tokens } from "@fluentui/react-components";
import { equalityView, type EqualityRow } from "../../../src/measures/why/equality";
import { inWords } from "../../../src/text/commentary";
import { measuresText } from "../../../src/text/measures";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { paneWhyText } from "../../../src/text/pane-why";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { LazyIndex } from "../chart/LazyChart";
import { valueText } from "../results/words";
import { Looked, type LookedAt } from "./Looked";

const useStyles = makeStyles({
  text: { margin: 0 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const words = paneWhyText;

/** Headings of what people are, as returns of the sector have them. */
const ABOUT_PEOPLE =
  /\b(?:ethnic|sex\b|gender|age\b|age band|disab|religio|faith|national|language|looked after|send\b)/i;
const WHOLE = /^\d{1,6}$/;
/** Those of the minimums of the view. */
const USUAL = { base: "30", count: "5" } as const;
/** Rare and common groups are told apart to two digits. */
const digits = (index: number) => inWords.number(index, 2);

interface Props {
  readonly measure: string;
  readonly period: string;
}

/** The rate of each group of people over that of another, with limits, and none where there are too few. */
export function EqualityScreen({ measure, period }: Props) {
  const styles = useStyles();
  return (
    <Looked title={words.equalityTitle} measure={measure} period={period} preferred={ABOUT_PEOPLE}>
      {(looked) => (
        <>
          <p className={styles.text}>{words.equalityIntro}</p>
          <Equality key={looked.column} looked={looked} />
        </>
      )}
    </Looked>
  );
}

function Equality({ looked }: { readonly looked: LookedAt }) {
  const styles = useStyles();
  const { result, figure, column } = looked;
  const [reference, setReference] = useKept(`reference ${column}`, "");
  const [base, setBase] = useKept<string>("least base", USUAL.base);
  const [count, setCount] = useKept<string>("least count", USUAL.count);
  const groups = result.splits
    .find((split) => split.column.toLowerCase() === column.toLowerCase())
    ?.groups.flatMap(({ group }) => (group === null || group === "" ? [] : [group]));
  const least = (typed: string, usual: string) => Number(WHOLE.test(typed.trim()) ? typed : usual);
  const view = equalityView(result, {
    period: figure.period.key,
    column,
    ...(reference === "" ? {} : { reference }),
    leastBase: least(base, USUAL.base),
    leastCount: least(count, USUAL.count),
  });
  const problem = (typed: string) => (WHOLE.test(typed.trim()) ? "" : words.wholeNumber);
  return (
    <>
      <Choice
        label={words.reference}
        value={reference}
        options={[
          ["", words.largest] as const,
          ...(groups ?? []).map((group) => [group, group] as const),
        ]}
        onChange={setReference}
      />
      {view.ok ? (
        <Rows looked={looked} reference={view.value.reference} rows={view.value.rows} />
      ) : (
        <TroubleCard trouble={view.trouble} />
      )}
      <Fold name="minimums" title={words.minimums} isRow>
        <p className={styles.text}>{words.leastHint}</p>
        <TextField
          label={words.leastBase}
          value={base}
          problem={problem(base)}
          onChange={setBase}
        />
        <TextField
          label={words.leastCount}
          value={count}
          problem={problem(count)}
          onChange={setCount}
        />
      </Fold>
    </>
  );
}

const nameOf = (group: string) => (group === "" ? measuresText.blankGroup : group);

interface RowsProps {
  readonly looked: LookedAt;
  readonly reference: string;
  readonly rows: readonly EqualityRow[];
}

function Rows({ looked, reference, rows }: RowsProps) {
  const styles = useStyles();
  const clear = rows.filter(({ verdict }) => verdict === "higher" || verdict === "lower").length;
  const few = rows.filter(({ verdict }) => verdict === "too-few").length;
  const drawn = rows.flatMap(({ group, index, lower, upper, verdict }) =>
    index === null || lower === null || upper === null
      ? []
      : [
          {
            group: nameOf(group),
            index,
            lower,
            upper,
            text: digits(index),
            isClear: verdict === "higher" || verdict === "lower",
          },
        ],
  );
  return (
    <>
      <p className={styles.strong}>{words.equalitySummary(clear, rows.length - 1, few)}</p>
      {drawn.length > 0 && (
        <LazyIndex
          label={words.equalityChart(looked.result.measure.name, nameOf(reference))}
          rows={drawn}
        />
      )}
      <Section title={paneFiguresText.splitTitle(looked.column)}>
        <Capped name="groups" items={rows} itemKey={({ group }) => group}>
          {(row) => <GroupRow looked={looked} row={row} />}
        </Capped>
      </Section>
      <p className={styles.quiet}>{words.equalityCaution}</p>
      {few > 0 && <p className={styles.quiet}>{words.longer}</p>}
    </>
  );
}

function GroupRow({
  looked: { result, figure, column },
  row,
}: {
  readonly looked: LookedAt;
  readonly row: EqualityRow;
}) {
  const { go } = useNavigation();
  const { measure } = result;
  const { group, count, base, share, index, lower, upper, verdict, word, why } = row;
  const name = nameOf(group);
  const title =
    verdict === "reference"
      ? words.isReference(name)
      : index === null
        ? words.noIndex(name)
        : words.indexOf(name, digits(index));
  const details = [
    verdict === "reference" ? null : word,
    lower === null || upper === null ? why : words.indexLimits(digits(lower), digits(upper)),
    share === null
      ? null
      : `${inWords.of(count, base, measure.unitOfCount)} (${valueText(measure, share)})`,
  ];
  return (
    <RowButton
      id={`group-${group}`}
      title={title}
      detail={details.filter((detail) => detail !== null).join(" · ")}
      onClick={() =>
        go({
          name: "figure",
          measure: measure.id,
          period: figure.period.key,
          group: { column, value: group },
        })
      }
    />
  );
}
