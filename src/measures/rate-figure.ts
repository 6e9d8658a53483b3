import type { DayNumber } from "../cells/date";
import { reaches, staysWithin } from "../kpi/direction";
import { newcombe, rateRatio, type Interval } from "../kpi/intervals";
import { DEFAULT_TOLERANCE, ragOf } from "../kpi/rag";
import { RAG_WORDS } from "../text/kpi";
import { measuresText } from "../text/measures";
import type { DatedTarget, Form, Measure } from "./measure";
import { belowOf, CONFIDENCE, type Point } from "./point";
import type { Change, Period, Rating } from "./result";

/** The group that a figure is of; null for the whole. */
export type GroupOf = { readonly column: string; readonly value: string } | null;

export interface Aim {
  readonly target: number;
  readonly tolerance: number;
}

// What holds for the whole of these says nothing about a part of it.
const ADD_UP: ReadonlySet<Form> = new Set(["count", "sum", "caseload"]);

/** The target of a measure for a group on a day: that of the group, then that of all, then the one of its definition. */
export function aimOf(measure: Measure, group: GroupOf, day: DayNumber): Aim | null {
  const { form, targets, target, tolerance } = measure;
  const usual = tolerance ?? DEFAULT_TOLERANCE;
  const isPart = group !== null && ADD_UP.has(form);
  const dated = targets.length === 0 ? undefined : datedTarget(targets, group, day, isPart);
  if (dated) return { target: dated.target, tolerance: dated.tolerance ?? usual };
  return target === null || isPart ? null : { target, tolerance: usual };
}

function datedTarget(
  targets: readonly DatedTarget[],
  group: GroupOf,
  day: DayNumber,
  isPart: boolean,
): DatedTarget | undefined {
  const since = targets.filter(({ from }) => from <= day);
  const isOf = (one: DatedTarget) =>
    one.group === null
      ? group === null
      : group !== null &&
        same(one.group.column, group.column) &&
        same(one.group.value, group.value);
  const whole = isPart ? undefined : since.findLast((one) => one.group === null);
  return since.findLast(isOf) ?? whole;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Green, amber or red against the target; grey where chance alone could account for the difference. */
export function ratingOf(
  { direction }: Measure,
  value: number | null,
  aim: Aim | null,
  interval: Interval | null,
): Rating {
  const grey = (word: string): Rating => ({ rag: "grey", word, byFigure: null, isTooClose: false });
  if (value === null) return grey(measuresText.noFigure);
  if (aim === null) return grey(measuresText.noTarget);
  const word = ragOf(value, aim.target, aim.tolerance, direction);
  const byFigure = word === RAG_WORDS.green ? "green" : word === RAG_WORDS.amber ? "amber" : "red";
  // On the edge of the interval is beyond it: nobody does better than 100%.
  const isTooClose =
    interval !== null &&
    !staysWithin(interval.upper, aim.target) &&
    !reaches(interval.lower, aim.target);
  return isTooClose
    ? { rag: "grey", word: measuresText.tooClose, byFigure, isTooClose }
    : { rag: byFigure, word, byFigure, isTooClose };
}

/** What became of a figure. Its words are put together when they are read: of tens of thousands of figures few are. */
class Since implements Change {
  readonly #form: Form;

  constructor(
    form: Form,
    readonly period: Period,
    readonly value: number,
    readonly by: number,
    readonly meaning: Change["meaning"],
    readonly isClear: boolean | null,
  ) {
    this.#form = form;
  }

  get word(): string {
    return measuresText.change(this.by, this.#form, this.meaning);
  }
}

/** What became of a figure since an earlier one. */
export function changeOf(
  now: { readonly point: Point; readonly value: number },
  then: { readonly point: Point; readonly value: number; readonly period: Period },
): Change {
  const { direction, form } = now.point.measure;
  const by = now.value - then.value;
  const isSame = reaches(now.value, then.value) && staysWithin(now.value, then.value);
  const meaning = isSame
    ? "same"
    : direction === "neutral"
      ? "changed"
      : by > 0 === (direction === "higher")
        ? "better"
        : "worse";
  return new Since(form, then.period, then.value, by, meaning, isClear(now.point, then.point));
}

/** Whether chance alone accounts for the difference: told where both figures count cases or events. */
function isClear(now: Point, then: Point): boolean | null {
  const { form } = now.measure;
  if (now.hasAmounts || then.hasAmounts) return null;
  const [below, before] = [belowOf(now), belowOf(then)];
  if (below <= 0 || before <= 0) return null;
  if (form === "share") {
    const { lower, upper } = newcombe(
      { x: now.above, n: below },
      { x: then.above, n: before },
      CONFIDENCE,
    );
    return lower > 0 || upper < 0;
  }
  if (form !== "rate" || now.above + then.above === 0) return null;
  const { lower, upper } = rateRatio(
    { events: now.above, time: below },
    { events: then.above, time: before },
    CONFIDENCE,
  );
  return lower > 1 || upper < 1;
}
