import type { DayNumber } from "../src/cells/date";
import { MEASURES } from "../src/measures/layout";
import { copyPlan, readMeasurePack } from "../src/measures/pack";
import type { MeasurePackJson } from "../src/measures/pack-shape";
import { noRecords } from "../src/records/read";
import { applyToModel } from "../src/workbook/apply";
import { workbookFacts } from "../src/workbook/facts";
import type { WorkbookModel } from "../src/workbook/model";

/** Copies measures into a sample, as the pane does it. */
export function addMeasures(
  model: WorkbookModel,
  measures: MeasurePackJson,
  adoptedOn: DayNumber,
): void {
  const pack = readMeasurePack(measures);
  if (!pack.ok) throw new Error(pack.trouble.message);
  const records = noRecords(workbookFacts(model), MEASURES);
  const plan = copyPlan(records, pack.value, { adoptedOn });
  if (!plan.ok) throw new Error(plan.trouble.message);
  const applied = applyToModel(model, plan.value.changes);
  if (!applied.ok) throw new Error(applied.trouble.message);
}
