import { fromUkTime } from "../../../src/cells/instant";
import type { Instant } from "../../../src/cells/instant";
import { paneBreachText } from "../../../src/text/pane-breach";
import { fail, ok } from "../../../src/text/trouble";
import type { Result } from "../../../src/text/trouble";
import { readTypedDate } from "../../shell/typed-date";

const TIME = /^(\d{1,2})[:.](\d{2})$/;
const LAST_HOUR = 23;
const LAST_MINUTE = 59;
const MINUTES = 60;

/** A date and a time of day as somebody typed them, by the clock of the United Kingdom. */
export function readTypedMoment(date: string, time: string): Result<Instant> {
  const day = readTypedDate(date);
  if (!day.ok) return day;
  const read = TIME.exec(time.trim());
  const [hours, minutes] = [Number(read?.[1]), Number(read?.[2])];
  return read && hours <= LAST_HOUR && minutes <= LAST_MINUTE
    ? ok(fromUkTime(day.value, hours * MINUTES + minutes))
    : fail({ code: "time-unreadable", message: paneBreachText.timeUnreadable });
}
