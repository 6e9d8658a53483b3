import { commentaryText, inWords } from "../../text/commentary";
import type { Change, Figure, MeasureResult } from "../result";
import type { Drafted } from "./drafted";
import { FEWEST_CASES, isTooFew, READ_WITH_CARE } from "./small";

const counts = ({ numerator, denominator, value }: Figure) => ({ value, numerator, denominator });

export function sayFigure(drafted: Drafted, { measure }: MeasureResult, figure: Figure): void {
  const { name, form, unitOfCount: unit } = measure;
  const { period, numerator, denominator, value, rows } = figure;
  const from = drafted.told(counts(figure));
  const during = period.isInProgress ? commentaryText.inProgress(period.label) : null;
  if (value === null) {
    drafted.say("figure", [commentaryText.none(name, period.label, figure.why ?? "")], from);
    return;
  }
  const shown = inWords.value(measure, value);
  const of = inWords.of(numerator, denominator, unit);
  const care =
    form === "share" && denominator < READ_WITH_CARE
      ? commentaryText.smallNumber(inWords.some(denominator, unit))
      : null;
  const said = () => {
    if (isTooFew(form, figure)) {
      const few = form === "share" ? of : inWords.some(form === "rate" ? numerator : rows, unit);
      return [commentaryText.tooFew(name, period.label, few)];
    }
    switch (form) {
      case "share":
        return [commentaryText.share(name, period.label, shown, of), care];
      case "rate":
        return [commentaryText.rate(name, period.label, shown, inWords.number(numerator))];
      case "mean":
      case "median":
        return [commentaryText.valueOfRows(name, period.label, shown, inWords.some(rows, unit))];
      default:
        return [commentaryText.amount(name, period.label, shown, unit)];
    }
  };
  drafted.say("figure", [...said(), during], from);
}

export function sayTarget(
  drafted: Drafted,
  { measure }: MeasureResult,
  figure: Figure,
  value: number,
): void {
  const { target, rating } = figure;
  if (target === null) return;
  const aim = inWords.value(measure, target);
  const gap = value - target;
  const isAt = inWords.value(measure, value) === aim;
  drafted.say(
    "target",
    [
      isAt
        ? commentaryText.atTarget(aim)
        : commentaryText.offTarget(
            inWords.distance(measure, gap),
            gap > 0 ? "above" : "below",
            aim,
          ),
      measure.direction === "lower" ? commentaryText.lowerIsBetter : null,
      rating.isTooClose ? commentaryText.tooClose : commentaryText.rated(rating.word),
    ],
    drafted.told({ ...counts(figure), target, gap, rating: rating.word }),
  );
}

export function sayChange(
  drafted: Drafted,
  result: MeasureResult,
  { change, value }: Figure,
): void {
  if (!change) return;
  const { measure } = result;
  const [was, since] = [inWords.value(measure, change.value), change.period.label];
  const way = change.by > 0 ? "up" : "down";
  const isSame = inWords.value(measure, value ?? 0) === was;
  const moved = isSame
    ? [commentaryText.same(since, was)]
    : [
        commentaryText.moved(way, inWords.distance(measure, change.by), since, was),
        ...relativeChange(measure.form, change, way),
        change.isClear === false
          ? commentaryText.unclear
          : change.meaning === "better" || change.meaning === "worse"
            ? commentaryText.meaning[change.meaning]
            : null,
        change.isClear === true ? commentaryText.clear : null,
      ];
  drafted.say("change", moved, [
    ...drafted.told({ value, change: change.by }),
    ...drafted.told({ value: change.value }, drafted.key(change.period.key)),
  ]);
}

/** Of what is counted or added up, the change in per cent too, unless it began small. */
function relativeChange(form: string, change: Change, way: "up" | "down"): readonly string[] {
  if (form !== "count" && form !== "caseload") return [];
  if (Math.abs(change.value) < FEWEST_CASES) return [commentaryText.fromSmall];
  return [commentaryText.relative(inWords.perCent(change.by / change.value), way)];
}

export function sayLastYear(
  drafted: Drafted,
  { measure }: MeasureResult,
  { lastYear, value }: Figure,
): void {
  if (!lastYear) return;
  const was = inWords.value(measure, lastYear.value);
  const isSame = inWords.value(measure, value ?? 0) === was;
  const way = lastYear.by > 0 ? "up" : "down";
  const distance = inWords.distance(measure, lastYear.by);
  drafted.say(
    "last-year",
    [
      isSame
        ? commentaryText.same(lastYear.period.label, was)
        : commentaryText.lastYear(way, distance, lastYear.period.label, was),
      lastYear.isClear === false ? commentaryText.unclear : null,
    ],
    [
      ...drafted.told({ value, change: lastYear.by }),
      ...drafted.told({ value: lastYear.value }, drafted.key(lastYear.period.key)),
    ],
  );
}
