import { reportMeasuresText as words } from "../../text/report-measures";
import type { Block, KeyFigure, TableCell } from "../document";
import { isRag } from "../document";
import { flowChart, gapChart, hasFlow, trendChart } from "./charts";
import { chosen, figureName, isOffTarget, type Composing, type Reported } from "./composing";
import { groupBlocks } from "./groups";
import { breaksTable, definitionsTable, onceNotes, qualityNote } from "./notes";
import { resultsTable, returnTable, seriesTable } from "./results-table";
import { isOutOf, sayValue } from "./showing";
import type { TemplateSection } from "./template";

const RATINGS = ["green", "amber", "red", "grey"] as const;

/** The blocks of one part of a report, a few at a time; none where there is nothing to say. */
export function blocksOf(
  composing: Composing,
  section: TemplateSection,
): Iterable<readonly Block[]> {
  switch (section.kind) {
    case "headline":
      return [headline(composing)];
    case "results":
      return [
        resultsTable(composing, section),
        onceNotes({ ...composing, measures: chosen(composing, section.which) }),
      ];
    case "trends":
      return forEach(chosen(composing, section.which), (reported) => [
        { kind: "heading", text: reported.result.measure.name },
        { kind: "paragraph", text: lineOf(composing, reported) },
        ...trendChart(composing, reported),
      ]);
    case "groups":
      return groupBlocks(composing, section);
    case "caseload":
      return forEach(
        composing.measures.filter(({ result }) => hasFlow(result)),
        (reported) => flowChart(composing, reported),
      );
    case "gap":
      return gaps(composing);
    case "commentary":
      return [commentary(composing, section.which)];
    case "series":
      return [seriesTable(composing), onceNotes(composing)];
    case "breaks":
      return [breaksTable(composing)];
    case "definitions":
      return [definitionsTable(composing)];
    case "quality":
      return [qualityNote(composing)];
    case "return":
      return [returnTable(composing), onceNotes(composing)];
    case "signOff":
      return [
        [
          {
            kind: "signOff",
            people: section.roles.map((role) => ({ role, name: null, date: null, identity: null })),
          },
        ],
      ];
  }
}

/** One measure after the other, so that others get their turn in between. */
function* forEach(
  measures: readonly Reported[],
  blocks: (reported: Reported) => readonly Block[],
): Iterable<readonly Block[]> {
  for (const reported of measures) yield blocks(reported);
}

/** How many measures stand how, in one sentence; then each with its figure. */
function headline({ measures, showing, period }: Composing): Block[] {
  const shown = measures.filter(({ result, figure }) => !showing.isHidden(result, figure));
  const counts = RATINGS.flatMap((rag) => {
    const n = shown.filter(({ figure }) => figure.rating.rag === rag).length;
    return n === 0 ? [] : [words.headline.count(words.ratings[rag], n)];
  });
  const hidden = measures.length - shown.length;
  if (hidden > 0) counts.push(words.headline.count(showing.short("hidden"), hidden));
  return [
    {
      kind: "paragraph",
      weight: "strong",
      text: words.headline.sentence(measures.length, period.label, counts),
    },
    {
      kind: "figures",
      figures: measures.map((reported): KeyFigure => {
        const { result, figure } = reported;
        const rating: TableCell = showing.rating(result, figure);
        return {
          label: result.measure.name,
          value: showing.said(result, figure),
          ...(isRag(rating) && { rag: rating }),
          note:
            figure.target === null
              ? words.headline.noTarget
              : words.headline.target(sayValue(result.measure, figure.target)),
        };
      }),
    },
  ];
}

/** “18 of 25 (72.0%), target 90.0%.” */
function lineOf({ showing }: Composing, { result, figure }: Reported): string {
  const { measure } = result;
  const numerator = showing.count(result, figure, "numerator");
  const denominator = showing.count(result, figure, "denominator");
  const isWhole = typeof numerator === "number" && typeof denominator === "number";
  const of =
    isOutOf(measure) && isWhole
      ? words.of(numerator.toLocaleString("en-GB"), denominator.toLocaleString("en-GB"))
      : null;
  const target = figure.target === null ? null : sayValue(measure, figure.target);
  return words.line(measure.name, showing.said(result, figure), of, target);
}

function* gaps(composing: Composing): Iterable<readonly Block[]> {
  let isAny = false;
  for (const reported of composing.measures.filter(isOffTarget)) {
    const first = reported.splits
      .map((split) => gapChart(composing, reported, split))
      .find((chart) => chart !== null);
    isAny ||= first !== undefined;
    yield first ? [first] : [];
  }
  if (isAny) yield [{ kind: "paragraph", weight: "note", text: words.gap.note }];
}

function commentary(composing: Composing, which: "all" | "off-target"): Block[] {
  const about = chosen(composing, which);
  const general = composing.commentary.filter(({ measure }) => measure === null);
  const blocks = [
    ...general.map((line): Block => ({ kind: "paragraph", text: line.text })),
    ...about.flatMap(({ result: { measure } }): Block[] => {
      const lines = composing.commentary.filter((line) => line.measure === measure.id);
      if (lines.length === 0) return [];
      return [
        { kind: "heading", text: measure.name },
        ...lines.map((line): Block => ({
          kind: "paragraph",
          text: line.text,
          tells: line.figures.map(figureName),
        })),
      ];
    }),
  ];
  return blocks.length > 0
    ? blocks
    : [
        {
          kind: "paragraph",
          text: about.length === 0 ? words.commentary.allOnTarget : words.commentary.none,
        },
      ];
}
