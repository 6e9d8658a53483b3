import { CanceledError, type ICommandService } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import {
  SetFormulaCalculationStartMutation,
  SetFormulaCalculationStopMutation,
} from "@univerjs/preset-sheets-core";

/**
 * For an edit, Univer stops a calculation that waits for functions of the add-in, or begins another beside
 * it, and cells of both stay without results. Here whatever comes while one runs has to wait for its end;
 * then everything is calculated anew. Tells when formulas begin and end to be calculated.
 */
export function oneCalculationAtATime(
  commands: ICommandService,
  formula: ReturnType<FUniver["getFormula"]>,
  tell: (calculating: boolean) => void,
): void {
  let isRunning = false;
  let again = false;
  commands.beforeCommandExecuted(({ id }) => {
    const begins = id === SetFormulaCalculationStartMutation.id;
    if (!begins && id !== SetFormulaCalculationStopMutation.id) return;
    if (isRunning) {
      again = true;
      throw new CanceledError();
    }
    if (!begins) return;
    isRunning = true;
    tell(true);
  });
  formula.calculationEnd(() => {
    isRunning = false;
    tell(false);
    if (!again) return;
    again = false;
    formula.executeCalculation();
  });
}
