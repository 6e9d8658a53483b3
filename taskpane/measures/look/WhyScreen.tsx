import { makeStyles, tokens } from "@fluentui/react-components";
import type { Against, GapExplained, GapPart } from "../../../src/measures/why/explain-gap";
import { explainGap } from "../../../src/measures/why/explain-gap";
import type { Measure } from "../../../src/measures/measure";
import type { Figure } from "../../../src/measures/result";
import { inWords } from "../../../src/text/commentary";
import { measuresText } from "../../../src/text/measures";
import { paneWhyText } from "../../../src/text/pane-why";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { LazyGap } from "../chart/LazyChart";
import type { GapStep } from "../chart/GapChart";
import { smallText, valueText } from "../results/words";
import { CausePart } from "./CausePart";
import { Looked, type LookedAt } from "./Looked";

const useStyles = makeStyles({
  text: { margin: 0 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const words = paneWhyText;

/** More steps than these cannot be told apart in a narrow picture. */
const MOST_STEPS = 8;

interface Props {
  readonly measure: string;
  readonly period: string;
}

/** From a figure off its target to the groups and the causes that account for most of the gap. */
export function WhyScreen({ measure, period }: Props) {
  return (
    <Looked title={words.whyTitle} measure={measure} period={period}>
      {(looked) => (
        <>
          <Gap looked={looked} />
          <CausePart looked={looked} />
        </>
      )}
    </Looked>
  );
}

function sidesOf({ target, change, lastYear }: Figure): readonly Against[] {
  const sides: Against[] = [];
  if (target !== null) sides.push("target");
  if (change) sides.push("before");
  if (lastYear) sides.push("last-year");
  return sides;
}

function Gap({ looked: { result, figure, column } }: { readonly looked: LookedAt }) {
  const styles = useStyles();
  const [asked, setAsked] = useKept<Against>("against", "target");
  const sides = sidesOf(figure);
  const against = sides.includes(asked) ? asked : (sides[0] ?? asked);
  const gap = explainGap(result, { period: figure.period.key, column, against });
  return (
    <>
      {sides.length > 0 && (
        <Choice
          label={words.against}
          value={against}
          options={sides.map((side) => [side, words.sides[side]] as const)}
          onChange={setAsked}
        />
      )}
      {gap.ok ? (
        <>
          <p className={styles.strong}>{sentenceOf(result.measure, figure, against, gap.value)}</p>
          {gap.value.gap !== 0 && (
            <>
              <MainGroups gap={gap.value} />
              <LazyGap {...chartOf(result.measure, figure, against, gap.value)} />
              <Section title={words.pulls}>
                <Capped name="parts" items={gap.value.parts} itemKey={({ group }) => group}>
                  {(part) => (
                    <PartRow
                      measure={result.measure}
                      period={figure.period.key}
                      column={column}
                      part={part}
                    />
                  )}
                </Capped>
                <p className={styles.quiet}>{words.note}</p>
              </Section>
            </>
          )}
        </>
      ) : (
        <TroubleCard trouble={gap.trouble} />
      )}
    </>
  );
}

const nameOf = (group: string) => (group === "" ? measuresText.blankGroup : group);

function fromText(measure: Measure, figure: Figure, against: Against, from: number): string {
  const value = valueText(measure, from);
  if (against === "target") return words.fromTarget(value);
  const then = against === "before" ? figure.change : figure.lastYear;
  return words.fromPeriod(then?.period.label ?? "", value);
}

function sentenceOf(
  measure: Measure,
  figure: Figure,
  against: Against,
  { from, to, gap }: GapExplained,
): string {
  const [period, now] = [figure.period.label, valueText(measure, to)];
  const then = fromText(measure, figure, against, from);
  if (gap === 0) return words.noGap(period, now, then);
  const size = inWords.distance(measure, gap);
  return words.gap(period, now, size, gap > 0 ? "above" : "below", then);
}

function MainGroups({ gap: { parts, main } }: { readonly gap: GapExplained }) {
  const styles = useStyles();
  // Where most groups share the gap, naming them says nothing.
  if (main.length === 0 || main.length > Math.max(1, parts.length / 2)) return null;
  const share = parts
    .filter(({ group }) => main.includes(group))
    .reduce((sum, { shareOfGap }) => sum + shareOfGap, 0);
  return <p className={styles.text}>{words.lies(main.map(nameOf), inWords.perCent(share))}</p>;
}

function meaningOf({ direction }: Measure, by: number): GapStep["meaning"] {
  if (direction === "neutral" || by === 0) return "neither";
  return by > 0 === (direction === "higher") ? "better" : "worse";
}

const effectText = (measure: Measure, by: number) =>
  words.effect(by, inWords.distance(measure, by));

function chartOf(
  measure: Measure,
  figure: Figure,
  against: Against,
  { from, to, parts }: GapExplained,
) {
  const step = (name: string, by: number): GapStep => ({
    name,
    by,
    text: effectText(measure, by),
    meaning: meaningOf(measure, by),
  });
  const end = (name: string, value: number): GapStep => ({
    name,
    by: null,
    text: valueText(measure, value),
    meaning: "neither",
  });
  const byEffect = parts
    .filter(({ effect }) => effect !== 0)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  const rest = byEffect.slice(MOST_STEPS);
  const others = rest.reduce((sum, { effect }) => sum + effect, 0);
  return {
    label: words.gapChart(measure.name, words.sides[against], words.result),
    from,
    to,
    steps: [
      end(words.sides[against], from),
      ...byEffect.slice(0, MOST_STEPS).map(({ group, effect }) => step(nameOf(group), effect)),
      ...(rest.length > 0 ? [step(words.others(rest.length), others)] : []),
      end(figure.period.label, to),
    ],
  };
}

interface PartProps {
  readonly measure: Measure;
  readonly period: string;
  readonly column: string;
  readonly part: GapPart;
}

function PartRow({ measure, period, column, part }: PartProps) {
  const { go } = useNavigation();
  const { group, numerator, denominator, value, effect, shareOfGap } = part;
  const isDivided = denominator > 0;
  const details = [
    value === null
      ? words.noCases
      : `${valueText(measure, value)}${isDivided ? ` (${inWords.of(numerator, denominator, measure.unitOfCount)})` : ""}`,
    shareOfGap > 0 ? words.shareOfGap(inWords.perCent(shareOfGap)) : null,
    effect !== 0 && shareOfGap === 0 ? words.otherWay : null,
    isDivided ? smallText(measure, { numerator, denominator, rows: denominator }) : null,
  ];
  return (
    <RowButton
      id={`part-${group}`}
      title={`${nameOf(group)}: ${effectText(measure, effect)}`}
      detail={details.filter((detail) => detail !== null).join(" · ")}
      onClick={() =>
        go({ name: "figure", measure: measure.id, period, group: { column, value: group } })
      }
    />
  );
}
