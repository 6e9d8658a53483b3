import { didYouMean } from "./near";
import type { Trouble } from "./trouble";

/** The names of the divisions as a person would write them, in the order in which help lists them. */
export const DIVISION_TITLES = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
  jersey: "Jersey",
  none: "none",
} as const;

const MOST_SHOWN = 40;

function shown(text: string): string {
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const trouble = (code: string, message: string): Trouble => ({ code, message });

export const calendarText = {
  divisionUnknown: (typed: string) => {
    const hint = didYouMean(typed, Object.values(DIVISION_TITLES));
    return trouble(
      "division-unknown",
      `No bank holidays are held for “${shown(typed)}”.${hint} Use England and Wales, Scotland, Northern Ireland, Jersey, or none for no bank holidays.`,
    );
  },
  outsideYears: (date: string, division: string, from: number, to: number) =>
    trouble(
      "date-outside-years",
      `${date} lies outside the bank holidays held for ${division}, which cover ${from} to ${to}. Check the date, or use the division “none” and give your own closure days.`,
    ),
  beyondExcel: trouble(
    "date-beyond-excel",
    "The date lies outside the dates that Excel knows (01/01/1900 to 31/12/9999). Check the start date and the number of days.",
  ),
  weekendNumberUnknown: (code: number) =>
    trouble(
      "weekend-number-unknown",
      `${code} is not a weekend number. Use 1 to 7 (1 is Saturday and Sunday) or 11 to 17 (11 is Sunday only), as in NETWORKDAYS.INTL.`,
    ),
  weekendTextUnreadable: (text: string) =>
    trouble(
      "weekend-text-unreadable",
      `“${shown(text)}” does not say which days are the weekend. Use seven characters from Monday to Sunday, 1 for a day off and 0 for a working day: “0000011” is Saturday and Sunday.`,
    ),
  noWorkingDay: trouble(
    "no-working-day",
    "With every day of the week off there is no working day to find. Leave at least one day as a working day.",
  ),
} as const;
