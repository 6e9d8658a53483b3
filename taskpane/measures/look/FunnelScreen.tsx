import { makeStyles, tokens } from "@fluentui/react-components";
import { groupFunnel, type FunnelPoint } from "../../../src/measures/why/group-funnel";
import { inWords } from "../../../src/text/commentary";
import { measuresText } from "../../../src/text/measures";
import { paneWhyText } from "../../../src/text/pane-why";
import { Capped } from "../../parts/Capped";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useNavigation } from "../../state/navigation";
import { LazyFunnel } from "../chart/LazyChart";
import { smallText, valueText } from "../results/words";
import { Looked, type LookedAt } from "./Looked";

const useStyles = makeStyles({
  text: { margin: 0 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

const words = paneWhyText;

interface Props {
  readonly measure: string;
  readonly period: string;
}

/** The teams, workers or areas of a measure side by side, with what chance alone would give for their size. */
export function FunnelScreen({ measure, period }: Props) {
  return (
    <Looked title={words.funnelTitle} measure={measure} period={period}>
      {(looked) => <Funnel looked={looked} />}
    </Looked>
  );
}

const nameOf = (group: string) => (group === "" ? measuresText.blankGroup : group);

function Funnel({ looked: { result, figure, column } }: { readonly looked: LookedAt }) {
  const styles = useStyles();
  const { measure } = result;
  const funnel = groupFunnel(result, { period: figure.period.key, column });
  if (!funnel.ok) return <TroubleCard trouble={funnel.trouble} />;
  const { average, points, empty } = funnel.value;
  const format = (value: number) => valueText(measure, value);
  const outside = points.filter(({ isOutside }) => isOutside);
  const inside = points.filter(({ isOutside }) => !isOutside);
  const list = (title: string, some: readonly FunnelPoint[]) =>
    some.length > 0 && (
      <Section title={title} aside={String(some.length)}>
        <Capped name={title} items={some} itemKey={({ group }) => group}>
          {(point) => <PointRow looked={{ result, figure, column }} point={point} />}
        </Capped>
      </Section>
    );
  return (
    <>
      <p className={styles.strong}>{words.funnelSummary(outside.length, points.length)}</p>
      <p className={styles.text}>{words.average(format(average))}</p>
      <LazyFunnel
        label={words.funnelChart(measure.name, column)}
        funnel={{
          ...funnel.value,
          points: points.map((point) => ({ ...point, group: nameOf(point.group) })),
        }}
        format={format}
      />
      {list(words.standsOut, outside)}
      {list(words.within, inside)}
      {empty.length > 0 && <p className={styles.text}>{words.empty(empty.map(nameOf))}</p>}
    </>
  );
}

function PointRow({
  looked: { result, figure, column },
  point,
}: {
  readonly looked: LookedAt;
  readonly point: FunnelPoint;
}) {
  const { go } = useNavigation();
  const { measure } = result;
  const { group, numerator, size, value, word, lower95, upper95 } = point;
  const details = [
    inWords.of(numerator, size, measure.unitOfCount),
    word,
    words.limits(valueText(measure, lower95), valueText(measure, upper95)),
    smallText(measure, { numerator, denominator: size, rows: size }),
  ];
  return (
    <RowButton
      id={`funnel-${group}`}
      title={`${nameOf(group)}: ${valueText(measure, value)}`}
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
