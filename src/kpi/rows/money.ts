import { isBlank } from "../../cells/cell";
import { ROW_WORDS } from "../../text/kpi-explain";
import { cashFlows } from "../money/cash-flows";
import { impactMap, isBlankRow } from "../money/impact-map";
import type { Answer } from "../problem";
import type { Range } from "../range";
import { Tally, type RowsUsed } from "./tally";

export interface CashFlowRows {
  /** One range of amounts, or benefits and costs. */
  readonly amounts: readonly Range[];
  readonly firstYear: Range | null;
}

/** The amounts of cash flows; a blank one is a year without money. */
export function cashFlowRows({ amounts, firstYear }: CashFlowRows): Answer<RowsUsed> {
  const tally = new Tally();
  for (const cashflows of amounts) {
    const flows = cashFlows({ cashflows, firstYear, schedule: null });
    if (!flows.ok) return flows;
    const blank = cashflows.cells.filter((cell) => isBlank(cell)).length;
    tally.use(ROW_WORDS.yearWithoutMoney, blank);
    tally.use(amounts.length > 1 ? cashflows.name : undefined, cashflows.cells.length - blank);
  }
  return { ok: true, value: tally };
}

/** The rows of an impact map. */
export function mapRows(map: Range): Answer<RowsUsed> {
  const outcomes = impactMap(map);
  if (!outcomes.ok) return outcomes;
  const tally = new Tally();
  for (let row = 0; row < map.rows; row++) {
    if (isBlankRow(map, row)) tally.leave(ROW_WORDS.emptyRow);
    else tally.use();
  }
  return { ok: true, value: tally };
}
