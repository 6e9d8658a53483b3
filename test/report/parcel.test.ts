import { describe, expect, it } from "vitest";
import { composeAuditReport } from "../../src/report/audit/compose";
import type { ReportDocument } from "../../src/report/document";
import { reportParcels, ReportUnpacking } from "../../src/report/parcel";
import { registerOf, value } from "../audit/desk";
import { AS_AT, audited } from "./audit/audited";
import { SAMPLE } from "./sample";

/** What a thread puts together, which gets every parcel as a copy. */
function across(report: ReportDocument): ReportDocument {
  const unpacking = new ReportUnpacking();
  for (const pieces of reportParcels(report))
    for (const piece of structuredClone(pieces)) unpacking.take(piece);
  return unpacking.report;
}

const ROWS = 30_000;

/** Long in every way: one table of so many rows, one chart over as many, and so many blocks. */
const LONG: ReportDocument = {
  ...SAMPLE,
  sections: [
    {
      title: "Everything",
      sheet: "All",
      orientation: "landscape",
      blocks: [
        {
          kind: "table",
          columns: [{ title: "Ref" }, { title: "What is wrong" }],
          rows: Array.from({ length: ROWS }, (_, n) => [`C${n}`, "No date"]),
          total: ["All", ROWS],
        },
        { kind: "list", items: Array.from({ length: ROWS }, (_, n) => `Item ${n}`) },
        {
          kind: "chart",
          chart: "line",
          title: "By day",
          along: 0,
          series: [{ column: 1 }],
          table: {
            columns: [{ title: "Day" }, { title: "Cases" }],
            rows: Array.from({ length: ROWS }, (_, n) => [n, n % 7]),
          },
        },
        ...Array.from({ length: ROWS }, (_, n) => ({
          kind: "paragraph" as const,
          text: `Sentence ${n}.`,
        })),
      ],
    },
    { title: null, sheet: null, blocks: [] },
  ],
};

describe("a report that is handed to another thread", () => {
  it("is the same report on the other side, with every part that a report can have", async () => {
    const made = await audited();
    const register = await registerOf(made.workbook);
    const options = { asAt: AS_AT, lastMeeting: null };
    const audit = value(composeAuditReport(register, made.audit, options)).document;
    for (const report of [SAMPLE, audit, LONG]) expect(across(report)).toEqual(report);
  });

  it("goes over in parcels of which each is copied in a moment, however long its tables and lists are", () => {
    const sizes = [...reportParcels(LONG)].map((pieces) => JSON.stringify(pieces).length);
    expect(sizes.length).toBeGreaterThan(20);
    expect(Math.max(...sizes)).toBeLessThan(1_000_000);
  });
});
