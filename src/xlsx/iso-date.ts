import { dayNumber, type DayNumber } from "../cells/date";

const SECONDS_PER_DAY = 86_400;
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?Z?)?$/;
const TIME = /^T?(\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?Z?$/;
const DURATION = /^(-?)PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?$/;

/** A date, a moment or a time of day as files write it out; a time alone is a part of a day. */
export function isoDay(text: string): DayNumber | null {
  const time = TIME.exec(text);
  if (time) return partOfDay(time[1], time[2], `${time[3] ?? 0}${time[4] ?? ""}`);
  const match = DATE.exec(text);
  if (!match) return null;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return day === null
    ? null
    : day + partOfDay(match[4], match[5], `${match[6] ?? 0}${match[7] ?? ""}`);
}

/** A length of time such as `PT10H30M`, in days. */
export function isoDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match) return null;
  const days = partOfDay(match[2], match[3], match[4]);
  return match[1] === "-" ? -days : days;
}

function partOfDay(hours = "0", minutes = "0", seconds = "0"): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) / SECONDS_PER_DAY;
}
