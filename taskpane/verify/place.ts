import { parseAddress, quotedSheet } from "../../src/cells/address";
import type { Area } from "../../src/cells/address";
import type { Finding, Location } from "../../src/verify/finding";

/** Where a location stands, as an area; null when it is about a whole sheet. */
export function areaOf(location: Location): Area | null {
  return location.cell === null ? null : parseAddress(location.cell, location.sheet);
}

/** "Caseload!F17", or the sheet alone. */
export function placeOf({ sheet, cell }: Location): string {
  return cell === null ? sheet : `${quotedSheet(sheet)}!${cell}`;
}

/** The quieter line of a list: first place, record, column, and how many places more. */
export function whereOf(finding: Finding): string {
  const [first, ...more] = finding.locations;
  if (!first) return "";
  const parts = [placeOf(first), first.rowKey, first.field].filter((part) => part !== null);
  return more.length > 0 ? `${parts.join(" · ")} +${more.length}` : parts.join(" · ");
}
