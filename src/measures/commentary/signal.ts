import { spcText, type Meaning } from "../../text/kpi-spc";
import { commentaryText, inWords, type Shown } from "../../text/commentary";
import type { ChartPoint } from "../result";

/** A flag of the control chart in a sentence that needs no knowledge of control charts. */
export function signalSentence(shown: Shown, point: ChartPoint): string | null {
  const { flag, centre, upper, lower } = point;
  if (flag === null) return null;
  const value = (limit: number) => inWords.value(shown, limit);
  if (flag === spcText.outside(1)) {
    return commentaryText.beyondLimit("above", upper === null ? null : value(upper));
  }
  if (flag === spcText.outside(-1)) {
    return commentaryText.beyondLimit("below", lower === null ? null : value(lower));
  }
  if (flag === spcText.twoInThree(1)) return commentaryText.twoInThree("above");
  if (flag === spcText.twoInThree(-1)) return commentaryText.twoInThree("below");
  const points = Number.parseInt(flag, 10);
  if (flag === spcText.trend(points, 1)) return commentaryText.trend(points, "rising");
  if (flag === spcText.trend(points, -1)) return commentaryText.trend(points, "falling");
  if (flag === spcText.shift(points, 1)) {
    return commentaryText.run(points, "above", value(centre));
  }
  if (flag === spcText.shift(points, -1)) {
    return commentaryText.run(points, "below", value(centre));
  }
  return null;
}

/** What a signal means for better or worse. */
export function specialSignal(meaning: Meaning | null): string {
  return commentaryText.special[meaning ?? "neutral"];
}
