import { isBlank, trim } from "../../src/cells/cell";
import { parseDate } from "../../src/cells/date";
import type { DayNumber } from "../../src/cells/date";
import { paneText } from "../../src/text/pane";
import { fail, ok } from "../../src/text/trouble";
import type { Result } from "../../src/text/trouble";

/** A date that somebody typed into the pane: day first, or as files write it. */
export function readTypedDate(text: string): Result<DayNumber> {
  if (isBlank(text)) return fail({ code: "date-empty", message: paneText.asAt.empty });
  const day = parseDate(text);
  return day === null
    ? fail({ code: "date-unreadable", message: paneText.asAt.unreadable(trim(text)) })
    : ok(day);
}
