import { localAddress } from "../src/cells/address";
import { dayNumber, type DayNumber } from "../src/cells/date";
import type { MeasurePackJson } from "../src/measures/pack-shape";
import { saveWorkbook } from "../src/xlsx/save";
import { emptyWorkbook, type WorkbookModel } from "../src/workbook/model";
import { actionLists, actionLog, actionSummary } from "./action-log";
import { caseload, caseloadLists, caseloadSummary } from "./caseload";
import { panelLists, panels, panelSummary } from "./panels";
import { actionPlants, caseloadPlants, panelPlants, type FaultKind, type Plant } from "./planted";
import { actionMeasures, caseloadMeasures, panelMeasures } from "./measures";
import { addMeasures } from "./register";
import {
  addListSheet,
  addRecordSheet,
  headingRow,
  recordCell,
  type Choices,
  type RecordSheet,
} from "./sheets";
import { addSummary, type SummaryLine } from "./summary";

export interface SampleModel {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly model: WorkbookModel;
}

/** One fault that was put into a sample on purpose, and where. */
export interface PlantedFault {
  readonly file: string;
  readonly sheet: string;
  readonly table: string;
  readonly field: string;
  readonly cell: string;
  readonly fault: FaultKind;
}

interface Recipe {
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly records: (asAt: DayNumber) => RecordSheet;
  readonly summary: (records: RecordSheet, asAt: DayNumber) => readonly SummaryLine[];
  readonly lists: readonly Choices[];
  readonly plants: readonly Plant[];
  readonly measures: MeasurePackJson;
}

const recipes: readonly Recipe[] = [
  {
    file: "resettlement-caseload.xlsx",
    title: "Resettlement caseload",
    description:
      "300 invented referrals to a resettlement charity, from four prisons and the community.",
    records: caseload,
    summary: caseloadSummary,
    lists: caseloadLists,
    plants: caseloadPlants,
    measures: caseloadMeasures,
  },
  {
    file: "youth-justice-panels.xlsx",
    title: "Youth justice panels",
    description: "120 invented referral orders with their panels, victims’ part and interventions.",
    records: panels,
    summary: panelSummary,
    lists: panelLists,
    plants: panelPlants,
    measures: panelMeasures,
  },
  {
    file: "marac-action-log.xlsx",
    title: "MARAC action log",
    description: "80 invented actions of ten MARAC meetings, with their owners and due dates.",
    records: actionLog,
    summary: actionSummary,
    lists: actionLists,
    plants: actionPlants,
    measures: actionMeasures,
  },
];

/** The day as at which every sample is made: 31 October 2026. */
export function sampleAsAt(): DayNumber {
  const day = dayNumber(2026, 10, 31);
  if (day === null) throw new RangeError("31 October 2026 is a day.");
  return day;
}

function build({
  file,
  title,
  description,
  records,
  summary,
  lists,
  measures,
}: Recipe): SampleModel {
  const model = emptyWorkbook(file);
  const recordSheet = records(sampleAsAt());
  const sheet = addRecordSheet(model, recordSheet, lists);
  for (const { record, fault } of plantsOf(file)) {
    if (fault === "hidden row") sheet.hiddenRows.add(headingRow(recordSheet) + 1 + record);
  }
  addSummary(model, title, summary(recordSheet, sampleAsAt()));
  addListSheet(model, lists);
  addMeasures(model, measures, sampleAsAt());
  return { file, title, description, model };
}

function plantsOf(file: string): readonly Plant[] {
  return recipes.find((recipe) => recipe.file === file)?.plants ?? [];
}

/** The sample workbooks as models: the same on every machine, every time. */
export function sampleModels(): readonly SampleModel[] {
  return recipes.map(build);
}

export interface Sample extends Omit<SampleModel, "model"> {
  readonly bytes: Uint8Array;
}

/** The sample workbooks as .xlsx files. */
export async function makeSamples(): Promise<readonly Sample[]> {
  return Promise.all(
    sampleModels().map(async ({ model, ...about }) => {
      const saved = await saveWorkbook(model);
      if (!saved.ok) throw new Error(saved.trouble.message);
      return { ...about, bytes: saved.value };
    }),
  );
}

/** Every fault that was planted in the samples, with the cell in which it stands. */
export function plantedFaults(): readonly PlantedFault[] {
  return recipes.flatMap(({ file, records, plants }) => {
    const recordSheet = records(sampleAsAt());
    const { sheet, table } = recordSheet;
    return plants.flatMap(({ record, field, fault }) =>
      fault === null
        ? []
        : [
            {
              file,
              sheet,
              table,
              field,
              fault,
              cell: localAddress(recordCell(recordSheet, record, field)),
            },
          ],
    );
  });
}
