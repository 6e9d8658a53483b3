const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const CALENDAR = new Intl.DateTimeFormat("en-GB", {
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});

/** The time of day of a moment, by the clock of the person at the screen: 14:32. */
export function timeOfDay(moment: string): string {
  return CLOCK.format(new Date(moment));
}

/** The day and time of a moment, 22/11/2026, 14:32; a text that somebody typed in its place as it is. */
export function dayAndTime(moment: string): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? moment : `${CALENDAR.format(date)}, ${CLOCK.format(date)}`;
}
