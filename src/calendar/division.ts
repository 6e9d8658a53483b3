import { trim } from "../cells/cell";
import { calendarText, type DIVISION_TITLES } from "../text/calendar";
import { fail, ok, type Result } from "../text/trouble";

/** Whose bank holidays count; "none" counts none. */
export type Division = keyof typeof DIVISION_TITLES;

export const DEFAULT_DIVISION: Division = "england-and-wales";

/** What people write, reduced to its letters. */
const NAMES = new Map<string, Division>([
  ["englandandwales", "england-and-wales"],
  ["englandwales", "england-and-wales"],
  ["eandw", "england-and-wales"],
  ["ew", "england-and-wales"],
  ["england", "england-and-wales"],
  ["wales", "england-and-wales"],
  ["eng", "england-and-wales"],
  ["gbeng", "england-and-wales"],
  ["gbwls", "england-and-wales"],
  ["gbeaw", "england-and-wales"],
  ["scotland", "scotland"],
  ["scot", "scotland"],
  ["sct", "scotland"],
  ["gbsct", "scotland"],
  ["northernireland", "northern-ireland"],
  ["nireland", "northern-ireland"],
  ["ni", "northern-ireland"],
  ["nir", "northern-ireland"],
  ["gbnir", "northern-ireland"],
  ["jersey", "jersey"],
  ["je", "jersey"],
  ["gbjsy", "jersey"],
  ["none", "none"],
  ["no", "none"],
]);

/**
 * Reads a division as people write it: "England & Wales", "E&W", "england-and-wales", "NI", "none".
 * Anything else is trouble, with the nearest name.
 */
export function readDivision(text: string): Result<Division> {
  const letters = trim(text)
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^a-z]/g, "");
  const division = NAMES.get(letters);
  return division === undefined ? fail(calendarText.divisionUnknown(trim(text))) : ok(division);
}
