import type { DateSystem } from "../src/cells/date";

let current: DateSystem = 1900;

/** The date system of the workbook in which the functions calculate. */
export function dateSystem(): DateSystem {
  return current;
}

/** Excel does not tell a function the date system of its workbook; the pane, which knows it, says it here. */
export function useDateSystem(system: DateSystem): void {
  current = system;
}
