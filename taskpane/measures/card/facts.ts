import { formatDate } from "../../../src/cells/date";
import type { Measure } from "../../../src/measures/measure";
import { onceNote } from "../../../src/measures/once";
import { paneFiguresText } from "../../../src/text/pane-figures";

/** The definition card of a measure, as names and values; what is not said is left out. */
export function cardFacts(measure: Measure): readonly (readonly [string, string])[] {
  const said = paneFiguresText.cardFacts;
  const facts: (readonly [string, string])[] = [
    [said.purpose, measure.purpose],
    [said.table, measure.table],
    [said.numerator, measure.numerator?.text ?? paneFiguresText.every],
    [said.denominator, measure.denominator?.text ?? paneFiguresText.every],
    [said.date, measure.date?.text ?? ""],
    [said.exclusions, measure.exclusions.map(({ reason }) => reason).join(" ")],
    [
      said.breaks,
      measure.breaks.map(({ on, reason }) => `${formatDate(on)}: ${reason}`).join("\n"),
    ],
    [
      said.events,
      measure.events.map(({ from, to, note }) => paneFiguresText.event(from, to, note)).join("\n"),
    ],
    [said.unit, [measure.unitOfCount, onceNote(measure)].filter(Boolean).join(". ")],
    [said.direction, paneFiguresText.directions[measure.direction]],
    [said.frequency, measure.frequency],
    [said.owner, measure.owner],
    [said.source, measure.source],
    [said.reference, measure.reference],
    [said.valid, paneFiguresText.valid(measure.validFrom, measure.validTo)],
    [said.version, measure.version],
    [said.notes, measure.notes],
  ];
  return facts.filter(([, value]) => value !== "");
}
