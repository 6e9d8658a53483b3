import type { Cell } from "../../src/cells/cell";
import { copyMeasuresIn, readMeasurePack } from "../../src/measures/pack";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, value } from "../verify/make";

export const HEAD = ["Ref", "Team", "Ethnicity", "Court date", "Panel date", "Reason late"];

const OCTOBER = "05/10/2026";
/** After so many days a panel is on time, or late. */
const [ON_TIME, LATE] = [7, 56];

/** How many panels of a team and a group were on time and late, and why they were late. */
export type Planted = readonly [
  team: string,
  ethnicity: string,
  onTime: number,
  late: number,
  why: string,
];

/** 120 panels of October 2026: 78 on time; the South has most of those that were late. */
export const PLANTED: readonly Planted[] = [
  ["North", "White", 38, 2, "Panel members ill"],
  ["South", "White", 10, 20, "No venue"],
  ["South", "Black", 2, 13, "no venue "],
  ["East", "Black", 24, 6, ""],
  ["East", "Mixed", 4, 1, "Victim away"],
];

interface Others {
  /** Further sheets, such as what a partner sent. */
  readonly sheets?: readonly { readonly sheet: string; readonly rows: Cell[][] }[];
  /** As an extract comes out of a case system: rows and no measures. */
  readonly isExtract?: boolean;
  /** Days on which the same panels come from court; one of October 2026 where it is left out. */
  readonly courts?: readonly string[];
  readonly breaks?: readonly { readonly on: string; readonly reason: string }[];
}

/** A workbook with panels and one measure of them: on time within ten days, target 90%. */
export async function panelBook(
  planted: readonly Planted[] = PLANTED,
  { sheets = [], isExtract = false, courts = [OCTOBER], breaks = [] }: Others = {},
): Promise<MemoryWorkbook> {
  const rows: Cell[][] = [HEAD];
  for (const court of courts.map(day)) {
    for (const [team, ethnicity, onTime, late, why] of planted) {
      for (let at = 0; at < onTime + late; at++) {
        const isLate = at >= onTime;
        rows.push([
          `P-${1000 + rows.length}`,
          team,
          ethnicity,
          court,
          court + (isLate ? LATE : ON_TIME),
          isLate ? why : "",
        ]);
      }
    }
  }
  const formats = new Map(
    rows.flatMap((_, row) =>
      row === 0 ? [] : [`${row},3`, `${row},4`].map((at) => [at, "dd/mm/yyyy"] as const),
    ),
  );
  const model = modelOf({ sheet: "Panels", rows, formats }, ...sheets);
  model.tables.push({
    name: "tblPanels",
    area: { sheet: "Panels", row: 0, column: 0, rows: rows.length, columns: HEAD.length },
    columns: HEAD,
    hasTotals: false,
  });
  const workbook = new MemoryWorkbook(model);
  if (isExtract) return workbook;
  const pack = value(
    readMeasurePack({
      format: 1,
      id: "test",
      version: "1.0",
      title: "Test",
      measures: [
        {
          id: "PANELS",
          version: "1",
          name: "Panels within ten days",
          form: "share",
          table: "tblPanels",
          numerator: "[Panel date] <= [Court date] + 10",
          date: "[Court date]",
          groups: ["Team"],
          unitOfCount: "panels",
          target: 0.9,
          tolerance: 0.05,
          direction: "higher",
          breaks,
        },
      ],
    }),
  );
  const plan = value(await copyMeasuresIn(workbook, pack, { adoptedOn: day("01/10/2026") }));
  value(await workbook.apply(plan.changes));
  return workbook;
}
