import { calendarDate, type DayNumber } from "../../cells/date";
import { commentaryText, inWords } from "../../text/commentary";
import { MONTH_NAMES } from "../../text/kpi";
import { ASSURANCE_WORDS } from "../../text/kpi-spc";
import type { Figure, LeftOutKind, MeasureResult, Total } from "../result";
import type { Drafted } from "./drafted";
import { signalSentence, specialSignal } from "./signal";

export function saySignal(
  drafted: Drafted,
  { measure, total }: MeasureResult,
  period: string,
): void {
  const { chart, assurance } = total;
  const point = chart?.points.find((one) => one.period.key === period);
  if (!chart || !point || chart.isTrial) return;
  const { lower, upper, centre, value, flag } = point;
  const signal = signalSentence(measure, point);
  const usual =
    lower !== null && upper !== null
      ? commentaryText.usual(inWords.value(measure, lower), inWords.value(measure, upper))
      : null;
  drafted.say(
    "signal",
    signal === null ? [usual] : [signal, specialSignal(point.meaning)],
    drafted.told({ value, centre, lower, upper, flag }),
  );
  const isLast = chart.points.at(-1) === point;
  const word = isLast ? assuranceSentence(assurance) : null;
  drafted.say("assurance", [word], drafted.told({ assurance, lower, upper }));
}

function assuranceSentence(assurance: string | null): string | null {
  const kind = (["pass", "fail", "hitOrMiss"] as const).find(
    (one) => ASSURANCE_WORDS[one] === assurance,
  );
  return kind === undefined ? null : commentaryText.assurance[kind];
}

function totalInWords({ measure }: MeasureResult, total: Total): string | null {
  if (total.value === null) return null;
  const value = inWords.value(measure, total.value);
  return measure.form === "share"
    ? `${value} (${inWords.of(total.numerator, total.denominator, measure.unitOfCount)})`
    : value;
}

export function sayYear(drafted: Drafted, result: MeasureResult, figure: Figure): void {
  const say = (topic: string, total: Total | null, words: (value: string) => string) => {
    const value = total && totalInWords(result, total);
    if (!total || value === null) return;
    const { numerator, denominator } = total;
    drafted.say(
      topic,
      [words(value), total.crossesBreak ? commentaryText.crossesBreak : null],
      drafted.told({
        value: total.value,
        numerator,
        denominator,
        first: total.first,
        last: total.last,
      }),
    );
  };
  const { yearToDate, rollingTwelve } = figure;
  if (yearToDate) {
    const [first, last] = [monthOf(yearToDate.first), monthOf(yearToDate.last)];
    say("year-to-date", yearToDate, (value) => commentaryText.yearToDate(first, last, value));
  }
  say("rolling-twelve", rollingTwelve, (value) => commentaryText.rollingTwelve(value));
}

export function sayRunRate(
  drafted: Drafted,
  { measure }: MeasureResult,
  { runRate, target }: Figure,
): void {
  if (!runRate || target === null) return;
  const { needed, remaining, rate, isPossible, basis } = runRate;
  const aim = inWords.value(measure, target);
  const sentence = () => {
    if (needed <= 0) return commentaryText.runRateReached;
    if (!isPossible || rate === null) return commentaryText.runRateOut;
    return measure.form === "share"
      ? commentaryText.runRateShare(
          aim,
          inWords.number(needed, 0),
          inWords.number(remaining, 0),
          inWords.value(measure, rate),
        )
      : commentaryText.runRateAmount(inWords.number(needed), inWords.number(rate, 1));
  };
  drafted.say("run-rate", [sentence(), basis], drafted.told({ needed, remaining, rate, target }));
}

export function sayFlow(drafted: Drafted, { flow }: Figure): void {
  if (!flow) return;
  const { opening, started, ended, closing, unbalanced } = flow;
  const [o, s, e, c] = [opening, started, ended, closing].map((one) => inWords.number(one, 0));
  drafted.say(
    "flow",
    [
      commentaryText.flow(o ?? "", s ?? "", e ?? "", c ?? ""),
      unbalanced > 0 ? commentaryText.unbalanced(unbalanced) : null,
    ],
    drafted.told({ opening, started, ended, closing, unbalanced }),
  );
}

export function sayCredit(drafted: Drafted, { serviceCredit }: Figure): void {
  if (serviceCredit === null || serviceCredit === 0) return;
  const sentence = commentaryText.credit(inWords.pounds(serviceCredit));
  drafted.say("service-credit", [sentence], drafted.told({ serviceCredit }));
}

/** Rows that the definition itself leaves out; nothing is wrong with them. */
const AS_DEFINED: ReadonlySet<LeftOutKind> = new Set(["not-looked-at", "exclusion", "repeat"]);

export function sayCaveats(drafted: Drafted, { leftOut, events, breakBefore }: Figure): void {
  const faults = leftOut.filter(({ kind }) => !AS_DEFINED.has(kind));
  faults.forEach(({ rows, why }, at) => {
    drafted.say(
      `left-out ${at + 1}`,
      [commentaryText.leftOut(rows, why)],
      drafted.told({ rows, why }),
    );
  });
  events.forEach(({ note }, at) => {
    drafted.say(`event ${at + 1}`, [commentaryText.event(note)], drafted.told({ event: note }));
  });
  if (breakBefore === null) return;
  drafted.say("break", [commentaryText.notComparable(breakBefore)], drafted.told({ breakBefore }));
}

function monthOf(day: DayNumber): string {
  const { year, month } = calendarDate(day);
  return `${MONTH_NAMES[month - 1] ?? ""} ${year}`;
}
