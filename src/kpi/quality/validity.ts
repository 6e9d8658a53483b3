import { qualityText } from "../../text/kpi-quality";
import { refuse, type Answer, type Spill } from "../problem";
import { isSingle, placeOf, type Range } from "../range";
import { kpiText } from "../../text/kpi";
import { filledColumns } from "./columns";
import { ruleOf } from "./rules";
import type { Schemes } from "./schemes";

/**
 * The share of filled cells that are what the rule asks for, one for each column. Blank cells are left out, errors count as
 * not valid. A column without anything in it is #DIV/0!.
 */
export function validity(
  table: Range,
  rule: Range,
  list: Range | null,
  schemes: Schemes,
): Answer<Spill> {
  if (!isSingle(rule)) return refuse(kpiText.oneCellOnly(placeOf(rule), rule.cells.length));
  const isValid = ruleOf(rule.cells[0] ?? null, placeOf(rule), list, schemes);
  if (!isValid.ok) return isValid;
  const shares = filledColumns(table).map(({ range, isFilled }) => {
    let [all, right] = [0, 0];
    for (let row = 0; row < range.rows; row++) {
      if (typeof range.cells[row] === "object" && range.cells[row] !== null) all++;
      if (!isFilled(row)) continue;
      all++;
      if (isValid.value(range, row)) right++;
    }
    return all === 0 ? qualityText.nothingInRange(placeOf(table)) : right / all;
  });
  const [only] = shares;
  return shares.length === 1 && typeof only === "object"
    ? refuse(only)
    : { ok: true, value: [shares] };
}
