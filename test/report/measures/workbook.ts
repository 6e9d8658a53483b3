import type { Cell } from "../../../src/cells/cell";
import { copyMeasuresIn, readMeasurePack } from "../../../src/measures/pack";
import type { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, sheetOf, value } from "../../measures/counting";

const HEADINGS = ["Case", "Date", "Days", "Team", "Case manager"];
const TEAMS = ["North", "South", "East", "West"];

/** Cases of 2026 to the end of October. One team has few of them. */
function cases(): (readonly Cell[])[] {
  const rows: Cell[][] = [];
  for (let month = 1; month <= 10; month++) {
    const first = day(`01/${String(month).padStart(2, "0")}/2026`);
    for (let at = 0; at < 40; at++) {
      const team = at < 3 ? 3 : at % 3;
      const isLate = at % 4 === 0 || (team === 1 && at % 3 === 0);
      rows.push([
        `C${month}-${at}`,
        first + (at % 28),
        isLate ? 40 : 20,
        TEAMS[team] ?? "",
        `Worker ${at % 5}`,
      ]);
    }
  }
  return rows;
}

/** A workbook with cases and a measure of them, as a user has it. */
export async function measuredWorkbook(): Promise<MemoryWorkbook> {
  const workbook = sheetOf("Cases", HEADINGS, cases());
  const pack = value(
    readMeasurePack({
      format: 1,
      id: "test",
      version: "1.0",
      title: "Test",
      measures: [
        {
          id: "YJ-01",
          version: "1",
          name: "Panels on time",
          form: "share",
          table: "Cases",
          date: "[Date]",
          numerator: "[Days] <= 28",
          target: 0.9,
          tolerance: 0.05,
          direction: "higher",
          groups: ["Team", "Case manager"],
        },
      ],
    }),
  );
  const plan = value(await copyMeasuresIn(workbook, pack, { adoptedOn: day("01/11/2026") }));
  value(await workbook.apply(plan.changes));
  return workbook;
}
