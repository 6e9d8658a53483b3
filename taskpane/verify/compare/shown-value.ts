import { asText } from "../../../src/cells/cell";
import type { Cell } from "../../../src/cells/cell";
import { formatDate } from "../../../src/cells/date";
import type { FieldChange } from "../../../src/verify/compare/compare-tables";

/** A value as people write it: dates as dates. */
export function shownValue({ type }: Pick<FieldChange, "type">, value: Cell): string {
  return type === "date" && typeof value === "number" ? formatDate(value) : asText(value);
}
