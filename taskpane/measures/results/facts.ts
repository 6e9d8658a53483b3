import type { Change, Figure, Series } from "../../../src/measures/result";
import type { Measure } from "../../../src/measures/measure";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { figureText, valueText } from "./words";

type Fact = readonly [string, string];

const words = paneFiguresText;

/** What else is known of a figure, as names and values; what is not known is left out. */
export function figureFacts(measure: Measure, figure: Figure, series: Series): readonly Fact[] {
  const said = words.facts;
  const facts: readonly (Fact | null)[] = [
    figure.target === null ? null : [said.target, valueText(measure, figure.target)],
    figure.interval && [
      said.interval,
      words.between(
        valueText(measure, figure.interval.lower),
        valueText(measure, figure.interval.upper),
      ),
    ],
    figure.change && [said.change, changeText(figure.change)],
    figure.lastYear && [said.lastYear, changeText(figure.lastYear)],
    figure.yearToDate && [said.yearToDate, figureText(measure, figure.yearToDate)],
    figure.rollingTwelve && [said.rollingTwelve, figureText(measure, figure.rollingTwelve)],
    figure.runRate && [
      said.runRate,
      figure.runRate.isPossible && figure.runRate.rate !== null
        ? words.needed(valueText(measure, figure.runRate.rate))
        : words.notPossible,
    ],
    figure.serviceCredit === null ? null : [said.serviceCredit, words.money(figure.serviceCredit)],
    ...flowFacts(figure),
    series.variation === null ? null : [said.variation, series.variation],
    series.assurance === null ? null : [said.assurance, series.assurance],
  ];
  return facts.filter((fact) => fact !== null);
}

function flowFacts({ flow }: Figure): readonly (Fact | null)[] {
  if (!flow) return [];
  const said = words.facts;
  const number = (value: number) => value.toLocaleString("en-GB");
  return [
    [said.opening, number(flow.opening)],
    [said.started, number(flow.started)],
    [said.ended, number(flow.ended)],
    [said.closing, number(flow.closing)],
    flow.unbalanced > 0 ? [said.unbalanced, number(flow.unbalanced)] : null,
  ];
}

const changeText = ({ word, period }: Change) => `${word} (${period.label})`;
