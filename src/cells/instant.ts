import { calendarDate, dayNumber, formatDate, isoDate, weekday, type DayNumber } from "./date";

/** A point in time: seconds of elapsed time since day 0 in UTC. */
export type Instant = number;

const DAY = 86_400;
const HOUR = 3_600;
const MINUTE = 60;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Reads a time that says its zone, such as `2026-11-20T16:30:00Z`; null for anything else. */
export function parseInstant(text: string): Instant | null {
  const parts = ISO.exec(text.trim());
  if (!parts) return null;
  const number = (at: number) => Number(parts[at] ?? 0);
  const day = dayNumber(number(1), number(2), number(3));
  const [hour, minute, second] = [number(4), number(5), number(6)];
  if (day === null || hour > 23 || minute > 59 || second > 59) return null;
  return day * DAY + hour * HOUR + minute * MINUTE + second - offsetOf(parts[7] ?? "Z");
}

function offsetOf(zone: string): number {
  if (zone === "Z") return 0;
  const sign = zone.startsWith("-") ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * HOUR + Number(zone.slice(4)) * MINUTE);
}

const two = (n: number) => String(n).padStart(2, "0");

/** The instant in UTC, ISO 8601. */
export function isoInstant(instant: Instant): string {
  const { day, seconds } = parted(instant);
  const [hour, rest] = [Math.floor(seconds / HOUR), seconds % HOUR];
  return `${isoDate(day)}T${two(hour)}:${two(Math.floor(rest / MINUTE))}:${two(rest % MINUTE)}Z`;
}

function parted(instant: Instant): { day: DayNumber; seconds: number } {
  const day = Math.floor(instant / DAY);
  return { day, seconds: instant - day * DAY };
}

/** As clocks in the United Kingdom and in Jersey show it: 16:30 on 23/11/2026. */
export function ukTime(instant: Instant): string {
  const { day, seconds } = parted(instant + summerTime(instant));
  const minutes = Math.floor(seconds / MINUTE);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)} on ${formatDate(day)}`;
}

/** The day that it is in the United Kingdom. */
export function ukDay(instant: Instant): DayNumber {
  return parted(instant + summerTime(instant)).day;
}

/**
 * The instant of a time on a clock in the United Kingdom. The hour that comes twice in October is the first
 * of the two, so that no time limit is told too late.
 */
export function fromUkTime(day: DayNumber, minutes: number): Instant {
  const asUtc = day * DAY + minutes * MINUTE;
  return asUtc - summerTime(asUtc - HOUR);
}

/** Last Sunday of March to last Sunday of October, from and to 01:00 UTC (SI 2002/262). */
function summerTime(instant: Instant): number {
  const { year } = calendarDate(Math.floor(instant / DAY));
  const isSummer = instant >= changeIn(year, 3) && instant < changeIn(year, 10);
  return isSummer ? HOUR : 0;
}

function changeIn(year: number, month: number): Instant {
  const last = dayNumber(year, month, 31) ?? 0;
  return (last - ((weekday(last) + 1) % 7)) * DAY + HOUR;
}
