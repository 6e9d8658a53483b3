import { fail, type Result } from "../../src/text/trouble";
import { hostTrouble, type Doing } from "./troubles";

/**
 * One run of requests. While a cell is being edited Excel holds the run back until the edit ends, and
 * every refusal of Excel becomes trouble in words.
 */
export async function inExcel<T>(
  doing: Doing,
  work: (context: Excel.RequestContext) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    return fail(hostTrouble(error, doing));
  }
}
