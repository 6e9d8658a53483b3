import { isTooFew, READ_WITH_CARE } from "../../../src/measures/commentary/small";
import type { Figure, Total } from "../../../src/measures/result";
import type { Measure } from "../../../src/measures/measure";
import { measuresText } from "../../../src/text/measures";
import { paneFiguresText } from "../../../src/text/pane-figures";

type Said = Pick<Measure, "form" | "per">;

/** A value in the unit of its measure. */
export function valueText({ form, per }: Said, value: number): string {
  return measuresText.value(form, value, per);
}

/** A figure, or why there is none. */
export function figureText(measure: Said, { value, why }: Pick<Total, "value" | "why">): string {
  return value === null ? (why ?? measuresText.noFigure) : valueText(measure, value);
}

/** What was counted: “18 of 25”, or one number where there is nothing to divide by. */
export function countText(
  { form }: Said,
  { numerator, denominator }: Pick<Figure, "numerator" | "denominator">,
): string {
  const number = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
  return form === "share" || form === "rate" || form === "mean"
    ? paneFiguresText.of(number(numerator), number(denominator))
    : number(numerator);
}

/** A period as it is called, and whether it can still change. */
export function periodText({ label, isInProgress }: Figure["period"]): string {
  return isInProgress ? paneFiguresText.inProgress(label) : label;
}

/** That a figure rests on few cases; null where it does not. */
export function smallText(
  { form }: Said,
  figure: Pick<Figure, "numerator" | "denominator" | "rows">,
): string | null {
  if (isTooFew(form, figure)) return paneFiguresText.tooFew;
  const isSmall = form === "share" && figure.denominator < READ_WITH_CARE;
  return isSmall ? paneFiguresText.small : null;
}
