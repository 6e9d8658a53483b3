const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The time of day of a moment, by the clock of the person at the screen: 14:32. */
export function timeOfDay(moment: string): string {
  return CLOCK.format(new Date(moment));
}
