import { Button, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { suggestText } from "../../../src/text/measure-suggest";
import { paneCommentaryText } from "../../../src/text/pane-commentary";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { paneText } from "../../../src/text/pane";
import { reportMeasuresText } from "../../../src/text/report-measures";
import { endsEarly } from "../../../src/measures/data-until";
import { measuresText } from "../../../src/text/measures";
import type { MeasureResult, Results } from "../../../src/measures/result";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";
import { byRating, countRatings, latest, RATED } from "./rated";
import { RatingMark } from "./RatingMark";
import { useFigures } from "./state";
import { figureText, periodText, valueText } from "./words";

const useStyles = makeStyles({
  text: { margin: 0 },
  summary: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

const words = paneFiguresText;
const reportWords = reportMeasuresText.pane;

const LENGTHS = [
  ["week", words.lengths.week],
  ["month", words.lengths.month],
  ["quarter", words.lengths.quarter],
  ["year", words.lengths.year],
] as const;

/** The workbook's measures: how they stand, what to look at first, and the ways to more. */
export function MeasuresHome() {
  const styles = useStyles();
  const { go } = useNavigation();
  const { kept, results, isStale, running, trouble, workOut, cancel } = useFigures();
  const hasMeasures = kept?.ok === true && kept.value.register.measures.length > 0;
  return (
    <Screen title={words.title} foot={<Foot />}>
      {kept === null && <p className={styles.text}>{words.loading}</p>}
      {kept && !kept.ok && <TroubleCard trouble={kept.trouble} />}
      {trouble && <TroubleCard trouble={trouble} />}
      {running && (
        <>
          <p className={styles.text}>
            {running.total > 0
              ? words.progress(running.done, running.total)
              : paneText.progress.starting}
          </p>
          <ProgressBar
            aria-label={words.progressLabel}
            thickness="large"
            {...(running.total > 0 && { value: running.done, max: running.total })}
          />
          <Button onClick={cancel}>{words.cancel}</Button>
        </>
      )}
      {kept?.ok && !hasMeasures && <p className={styles.text}>{words.none}</p>}
      {kept?.ok && hasMeasures && !results && !running && (
        <p className={styles.text}>
          {words.ready(kept.value.register.measures.length, kept.value.register.unusable.length)}
        </p>
      )}
      {results && !running && (
        <>
          {isStale && (
            <Notice text={words.stale}>
              <Button onClick={workOut}>{words.workOutAgain}</Button>
            </Notice>
          )}
          <Worked results={results} />
        </>
      )}
      {kept?.ok && (
        <Section title={words.moreTitle}>
          {hasMeasures && (
            <RowButton
              id="measure-start"
              title={suggestText.open}
              detail={suggestText.openDetail}
              onClick={() => go({ name: "measure-start" })}
            />
          )}
          <RowButton
            id="write-measure"
            title={hasMeasures ? words.add : words.addFirst}
            detail={words.addDetail}
            onClick={() => go({ name: "measure-edit", measure: "" })}
          />
          <RowButton
            id="measure-packs"
            title={words.packs.open}
            detail={words.packs.openDetail}
            onClick={() => go({ name: "measure-packs" })}
          />
        </Section>
      )}
      {hasMeasures && (
        <Section title={reportWords.title}>
          {results && (
            <RowButton
              id="commentary"
              title={paneCommentaryText.open}
              detail={paneCommentaryText.openDetail}
              onClick={() => go({ name: "commentary", measure: "", period: "" })}
            />
          )}
          <RowButton
            id="reports"
            title={reportWords.title}
            detail={reportWords.intro}
            onClick={() => go({ name: "reports" })}
          />
          <RowButton
            id="submissions"
            title={reportWords.calendar}
            detail={reportWords.calendarDetail}
            onClick={() => go({ name: "submissions" })}
          />
        </Section>
      )}
      <Section title={words.guide}>
        <RowButton
          id="function-guide"
          title={words.guide}
          detail={words.guideDetail}
          onClick={() => go({ name: "functions" })}
        />
      </Section>
    </Screen>
  );
}

function Foot() {
  const { go } = useNavigation();
  const { kept, results, running, workOut } = useFigures();
  if (!kept?.ok) return null;
  if (kept.value.register.measures.length === 0)
    return (
      <PrimaryButton onClick={() => go({ name: "measure-start" })}>
        {suggestText.open}
      </PrimaryButton>
    );
  return (
    <PrimaryButton isWaiting={running !== null} onClick={workOut}>
      {results ? words.workOutAgain : words.workOut}
    </PrimaryButton>
  );
}

function Worked({ results }: { readonly results: Results }) {
  const styles = useStyles();
  const { length, setLength } = useFigures();
  const { choose } = useAsAt();
  const groups = byRating(results);
  const until = endsEarly(results);
  return (
    <>
      <p className={styles.summary}>{words.summary(countRatings(results))}</p>
      <p className={styles.quiet}>{words.asAt(results.asOf)}</p>
      {until !== null && (
        <Notice text={measuresText.endsEarly(until, results.asOf)}>
          <Button onClick={() => choose(until)}>{words.useDate(until)}</Button>
        </Notice>
      )}
      <Choice label={words.periodLength} value={length} options={LENGTHS} onChange={setLength} />
      {RATED.map((rated) => {
        const measures = groups.get(rated) ?? [];
        return measures.length === 0 ? null : (
          <Section key={rated} title={words.groups[rated]} aside={String(measures.length)}>
            <Capped name={rated} items={measures} itemKey={({ measure }) => measure.id}>
              {(one) => <MeasureRow result={one} />}
            </Capped>
          </Section>
        );
      })}
      {results.notMeasured.length > 0 && (
        <Fold name="not measured" title={words.notMeasured(results.notMeasured.length)} isRow>
          <SentenceList
            sentences={results.notMeasured.map(({ measure, why }) => `${measure}: ${why}`)}
          />
        </Fold>
      )}
    </>
  );
}

function MeasureRow({ result }: { readonly result: MeasureResult }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { measure } = result;
  const figure = latest(result);
  return (
    <RowButton
      id={`measure-${measure.id}`}
      title={<span className={styles.name}>{measure.name}</span>}
      detail={
        figure && (
          <>
            <RatingMark rating={figure.rating} />
            <br />
            {figure.value === null
              ? words.noFigure(periodText(figure.period), figure.why ?? "")
              : words.rowDetail(
                  periodText(figure.period),
                  figureText(measure, figure),
                  figure.target === null ? null : valueText(measure, figure.target),
                )}
          </>
        )
      }
      onClick={() => go({ name: "measure", measure: measure.id })}
    />
  );
}
