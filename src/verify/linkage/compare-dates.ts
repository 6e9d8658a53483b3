import { byCode, type Coded } from "./dictionary";
import { kept, type Comparison, type Step } from "./likeness";
import { slipsBetween } from "./similarity";

const STEPS: readonly Step[] = [
  { likeness: "same", ofOne: 0.85, ofTwo: 0.0001 },
  { likeness: "swapped", ofOne: 0.03, ofTwo: 0.0001 },
  { likeness: "slip", ofOne: 0.06, ofTwo: 0.001 },
  { likeness: "two-parts", ofOne: 0.03, ofTwo: 0.004 },
  { likeness: "weeks", ofOne: 0.008, ofTwo: 0.003 },
  { likeness: "months", ofOne: 0.007, ofTwo: 0.03 },
  { likeness: "other", ofOne: 0.015, ofTwo: 0.9618 },
];
const [SAME, SWAPPED, SLIP, TWO_PARTS, WEEKS, MONTHS, OTHER] = [1, 2, 3, 4, 5, 6, 7];
const MS_PER_DAY = 86_400_000;
const WEEKS_DAYS = 100;
const YEAR_DAYS = 366;

/** Dates of birth, written yyyymmdd. */
export function compareDates(title: string, { codes, texts }: Coded): Comparison {
  const dayOfEra = byCode(texts, (text) => {
    const date = Number(text);
    return Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / MS_PER_DAY;
  });
  const step = kept(texts, (one, other) =>
    dateStep(texts[one]!, texts[other]!, Math.abs(dayOfEra(one) - dayOfEra(other))),
  );
  return {
    // Birth dates lie within some seventy years.
    slots: [{ title, evidence: "birth", steps: STEPS, rarest: 1 / 25_000, columns: [codes] }],
    judge: (left, right, into, at) => {
      const [one, other] = [codes[left]!, codes[right]!];
      into[at] = one === 0 || other === 0 ? 0 : one === other ? SAME : step(one, other);
    },
  };
}

export const yearOf = (date: number) => Math.floor(date / 10000);
export const monthOf = (date: number) => Math.floor(date / 100) % 100;
export const dayOf = (date: number) => date % 100;

function dateStep(one: string, other: string, apart: number): number {
  const [date, second] = [Number(one), Number(other)];
  const sameYear = yearOf(date) === yearOf(second);
  const sameMonth = monthOf(date) === monthOf(second);
  const sameDay = dayOf(date) === dayOf(second);
  if (sameYear && monthOf(date) === dayOf(second) && dayOf(date) === monthOf(second))
    return SWAPPED;
  if (apart === 1 || isDigitSlip(one, other)) return SLIP;
  if (Number(sameYear) + Number(sameMonth) + Number(sameDay) >= 2) return TWO_PARTS;
  if (apart <= WEEKS_DAYS) return WEEKS;
  return apart <= YEAR_DAYS ? MONTHS : OTHER;
}

/** One digit wrong, or two neighbours changed round: never one put in, which would move all that follow. */
function isDigitSlip(one: string, other: string): boolean {
  return one.length === other.length && slipsBetween(one, other, 1) <= 1;
}
