import { nearMiss } from "./near-miss";

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

export function divisionUnknown(typed: string): string {
  const meant = nearMiss(typed, Object.values(DIVISION_TITLES));
  const hint = meant === null ? "" : ` Did you mean "${meant}"?`;
  return (
    `No bank holidays are held for "${shown(typed)}".${hint} ` +
    `Use England and Wales, Scotland, Northern Ireland, Jersey, or none for no bank holidays.`
  );
}

export function outsideYears(date: string, division: string, from: number, to: number): string {
  return (
    `${date} lies outside the bank holidays held for ${division}, which cover ${from} to ${to}. ` +
    `Check the date, or use the division "none" and give your own closure days.`
  );
}

export function weekendNumberUnknown(code: number): string {
  return (
    `${code} is not a weekend number. Use 1 to 7 (1 is Saturday and Sunday) ` +
    `or 11 to 17 (11 is Sunday only), as in NETWORKDAYS.INTL.`
  );
}

export function weekendTextUnreadable(text: string): string {
  return (
    `"${shown(text)}" does not say which days are the weekend. Use seven characters from Monday to Sunday, ` +
    `1 for a day off and 0 for a working day: "0000011" is Saturday and Sunday.`
  );
}

export const NO_WORKING_DAY =
  "With every day of the week off there is no working day to find. Leave at least one day as a working day.";

export const BEYOND_THE_CALENDAR =
  "The date lies outside the dates that Excel knows (01/01/1900 to 31/12/9999). Check the start date and the number of days.";
