import type { DateSystem } from "../src/cells/date";
import { DATE_SYSTEM_EVENT } from "../src/kpi/date-system";

let current: DateSystem = 1900;

/** The date system of the workbook in which the functions calculate; 1900 until the pane says otherwise. */
export function dateSystem(): DateSystem {
  return current;
}

/** Listens for what the pane says of the workbook's date system. */
export function listenForDateSystem(page: EventTarget): void {
  page.addEventListener(DATE_SYSTEM_EVENT, (event) => {
    const detail: unknown = "detail" in event ? event.detail : null;
    if (detail === 1900 || detail === 1904) current = detail;
  });
}
