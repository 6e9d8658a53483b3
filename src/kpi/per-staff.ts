import { caseloadText } from "../text/kpi-caseload";
import { amountBeside } from "./beside";
import { isProblem, type Answer, type Spill } from "./problem";
import { forEachCell, type Range } from "./range";

/** Cases for each full-time post, row by row. A blank is 0; no staff is #DIV/0!, a negative #NUM!. */
export function perStaff(caseload: Range, fte: Range): Answer<Spill> {
  return forEachCell([caseload, fte], (row) => {
    const cases = amountBeside(caseload, row, 0);
    if (isProblem(cases)) return cases;
    const staff = amountBeside(fte, row, 0);
    if (isProblem(staff)) return staff;
    return staff === 0 ? caseloadText.noStaff : cases / staff;
  });
}
