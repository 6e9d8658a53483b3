import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { onceNote } from "../../../src/measures/once";
import type { Figure, MeasureResult, Series, Split } from "../../../src/measures/result";
import { markText } from "../../../src/text/measure-mark";
import { measuresText } from "../../../src/text/measures";
import { paneFiguresText } from "../../../src/text/pane-figures";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Facts } from "../../parts/Facts";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { cardFacts } from "../card/facts";
import { ChartTable } from "../chart/ChartTable";
import { LazyTrend } from "../chart/LazyChart";
import { figureFacts } from "./facts";
import { latest } from "./rated";
import { LookCloser } from "./LookCloser";
import { RatingMark } from "./RatingMark";
import { useFigures } from "./state";
import { countText, figureText, periodText, smallText, valueText } from "./words";

const useStyles = makeStyles({
  text: { margin: 0 },
  figure: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const words = paneFiguresText;

/** One measure: its latest figure, how it has gone, by team, and what it counts. */
export function MeasureScreen({ id }: { readonly id: string }) {
  const { results } = useFigures();
  const result = results?.measures.find(({ measure }) => measure.id === id);
  if (!result) return <Gone />;
  return <Worked result={result} />;
}

/** The figures were worked out again meanwhile, without this measure. */
function Gone() {
  const styles = useStyles();
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{words.notMeasuredTitle}</p>
    </Screen>
  );
}

function Worked({ result }: { readonly result: MeasureResult }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { measure, total, splits } = result;
  const figure = latest(result);
  const small = figure && figure.value !== null ? smallText(measure, figure) : null;
  return (
    <Screen
      title={measure.name}
      foot={
        figure && (
          <PrimaryButton
            onClick={() =>
              go({ name: "figure", measure: measure.id, period: figure.period.key, group: null })
            }
          >
            {words.openRows}
          </PrimaryButton>
        )
      }
    >
      {figure && (
        <>
          <p className={styles.figure}>{figureText(measure, figure)}</p>
          <p className={styles.text}>
            <RatingMark rating={figure.rating} />
          </p>
          <p className={styles.quiet}>
            {periodText(figure.period)} · {countText(measure, figure)} {measure.unitOfCount}
            {small !== null && ` · ${small}`}
          </p>
          <Facts facts={figureFacts(measure, figure, total)} />
          <Remarks figure={figure} />
        </>
      )}
      {total.chart && total.chart.points.length > 1 && (
        <Section title={words.chart}>
          <LazyTrend
            name={measure.name}
            chart={total.chart}
            target={figure?.target ?? null}
            format={(value) => valueText(measure, value)}
          />
          {total.figures.map(({ period, breakBefore }) =>
            breakBefore === null ? null : (
              <p key={period.key} className={styles.quiet}>
                {words.breakAt(period.label, breakBefore)}
              </p>
            ),
          )}
          {total.chart.isTrial && <p className={styles.quiet}>{words.trialLimits}</p>}
          <ChartTable chart={total.chart} format={(value) => valueText(measure, value)} />
        </Section>
      )}
      {figure && figure.value !== null && (
        <LookCloser measure={measure} period={figure.period.key} />
      )}
      <Section title={words.periodsTitle}>
        <Capped
          name="periods"
          items={[...total.figures].reverse()}
          itemKey={({ period }) => period.key}
        >
          {(one) => <PeriodRow result={result} figure={one} series={total} />}
        </Capped>
      </Section>
      {splits.map((split) => (
        <SplitPart key={split.column} result={result} split={split} period={figure?.period.key} />
      ))}
      <Fold name="card" title={words.card} isRow>
        <Facts facts={cardFacts(measure)} />
        <CardActions id={measure.id} />
      </Fold>
    </Screen>
  );
}

function Remarks({ figure }: { readonly figure: Figure }) {
  return (
    <>
      {figure.breakBefore !== null && <Notice text={words.breakBefore(figure.breakBefore)} />}
      {figure.events.map(({ from, to, note }) => (
        <Notice key={`${from} ${note}`} text={words.event(from, to, note)} />
      ))}
    </>
  );
}

interface RowProps {
  readonly result: MeasureResult;
  readonly figure: Figure;
  readonly series: Series;
  readonly column?: string;
}

/** A period of the whole, or a group in a period: the way to the rows behind it. */
function PeriodRow({ result: { measure }, figure, series, column }: RowProps) {
  const { go } = useNavigation();
  const group = column === undefined ? null : { column, value: series.group ?? "" };
  const small = figure.value === null ? null : smallText(measure, figure);
  const flag = series.chart?.points.find(({ period }) => period.key === figure.period.key)?.flag;
  const title = group
    ? group.value === ""
      ? words.blank
      : group.value
    : periodText(figure.period);
  return (
    <RowButton
      id={`figure-${figure.period.key}-${column ?? ""}-${group?.value ?? ""}`}
      title={`${title}: ${figureText(measure, figure)}`}
      detail={
        <>
          <RatingMark rating={figure.rating} /> · {countText(measure, figure)}
          {flag ? ` · ${flag}` : ""}
          {small === null ? "" : ` · ${small}`}
          {figure.breakBefore === null ? "" : ` · ${words.breakMark(figure.breakBefore)}`}
        </>
      }
      onClick={() => go({ name: "figure", measure: measure.id, period: figure.period.key, group })}
    />
  );
}

interface SplitProps {
  readonly result: MeasureResult;
  readonly split: Split;
  readonly period: string | undefined;
}

function SplitPart({ result, split, period }: SplitProps) {
  const styles = useStyles();
  const once = onceNote(result.measure);
  const rows = split.groups.flatMap((series) => {
    const figure = series.figures.find((one) => one.period.key === period);
    return figure ? [{ series, figure }] : [];
  });
  return (
    <Fold name={`by ${split.column}`} title={words.splitTitle(split.column)} isRow>
      {split.why !== null && <p className={styles.text}>{split.why}</p>}
      {split.why === null && once !== null && <p className={styles.quiet}>{once}</p>}
      <Capped
        name={`groups ${split.column}`}
        items={rows}
        itemKey={({ series }) => series.group ?? ""}
      >
        {({ series, figure }) => (
          <PeriodRow result={result} figure={figure} series={series} column={split.column} />
        )}
      </Capped>
      {rows.length === 0 && split.why === null && (
        <p className={styles.text}>{measuresText.none.noRows}</p>
      )}
    </Fold>
  );
}

/** From the definition to its row on the sheet, and to the form that changes it. */
function CardActions({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { workbook } = useServices();
  const { kept } = useFigures();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const place = kept?.ok ? kept.value.records.places.get("tblMeasure") : undefined;
  const row = kept?.ok
    ? kept.value.records.rows.tblMeasure.find(({ measureId }) => measureId === id)
    : undefined;
  if (!place || !row) return null;
  const goTo = async () => {
    const { area } = place.facts;
    const gone = await workbook.goTo({ ...area, row: row.sheetRow, rows: 1 });
    setTrouble(gone.ok ? null : gone.trouble);
  };
  return (
    <>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <div className={styles.actions}>
        <Button onClick={() => void goTo().catch(failLoudly)}>{words.goToCard}</Button>
        <Button id="edit-measure" onClick={() => go({ name: "measure-edit", measure: id })}>
          {words.edit}
        </Button>
        <Button id="mark-measure" onClick={() => go({ name: "measure-mark", measure: id })}>
          {markText.open}
        </Button>
      </div>
    </>
  );
}
