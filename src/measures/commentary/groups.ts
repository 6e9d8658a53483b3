import { commentaryText, inWords } from "../../text/commentary";
import { measuresText } from "../../text/measures";
import type { Figure, MeasureResult, Split } from "../result";
import { explainGap } from "../why/explain-gap";
import { figureOf } from "../why/find-figure";
import type { Drafted } from "./drafted";
import { isTooFew } from "./small";

const COMPARED = new Set(["share", "rate", "mean", "median"]);

/** Where the groups of each column stand, and where a missed target lies. */
export function sayGroups(drafted: Drafted, result: MeasureResult, figure: Figure): void {
  for (const split of result.splits) {
    sayRange(drafted, result, figure, split);
    if (figure.rating.byFigure === "red") sayGap(drafted, result, figure, split);
  }
}

function sayRange(
  drafted: Drafted,
  { measure }: MeasureResult,
  { period }: Figure,
  { column, groups }: Split,
): void {
  if (!COMPARED.has(measure.form)) return;
  const known = groups.flatMap((series) => {
    const figure = figureOf(series, period.key);
    return figure?.value === null || !figure
      ? []
      : [{ name: nameOf(series.group), group: series.group ?? "", figure, value: figure.value }];
  });
  const judged = known.filter(({ figure }) => !isTooFew(measure.form, figure));
  const small = known.length - judged.length;
  const sorted = [...judged].sort((a, b) => a.value - b.value);
  const [low, high] = [sorted[0], sorted.at(-1)];
  const isSpread = low !== undefined && high !== undefined && low.value < high.value;
  const sentence = isSpread
    ? commentaryText.lowestHighest(
        column,
        low.name,
        inWords.value(measure, low.value),
        high.name,
        inWords.value(measure, high.value),
      )
    : null;
  const from = (isSpread ? [low, high] : []).flatMap(({ group, value, figure }) =>
    drafted.told(
      { value, numerator: figure.numerator, denominator: figure.denominator },
      drafted.key(period.key, { column, value: group }),
    ),
  );
  const few = small > 0 ? tooFew(column, small, isSpread) : null;
  drafted.say(`groups ${column}`, [sentence, few], [...from, ...drafted.told({ small })]);
}

/** Which groups are meant is said already where a sentence on them goes before. */
function tooFew(column: string, groups: number, isSaid: boolean): string {
  return isSaid
    ? commentaryText.smallGroups(groups)
    : commentaryText.onlySmallGroups(column, groups);
}

function sayGap(drafted: Drafted, result: MeasureResult, { period }: Figure, split: Split): void {
  const { column } = split;
  const gap = explainGap(result, { period: period.key, column, against: "target" });
  if (!gap.ok) return;
  const { main, parts } = gap.value;
  const behind = parts.filter(({ group }) => main.includes(group));
  // Where most groups share the gap, naming them says nothing.
  if (behind.length === 0 || behind.length > parts.length / 2) return;
  const share = behind.reduce((sum, { shareOfGap }) => sum + shareOfGap, 0);
  const names = inWords.list(main.map(nameOf));
  drafted.say(
    `gap ${column}`,
    [commentaryText.gapLies(column, names, inWords.perCent(share))],
    behind.flatMap(({ group, numerator, denominator, effect }) =>
      drafted.told(
        { numerator, denominator, effect },
        drafted.key(period.key, { column, value: group }),
      ),
    ),
  );
}

const nameOf = (group: string | null) =>
  group === "" || group === null ? measuresText.blankGroup : group;
