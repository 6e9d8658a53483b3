import { dayNumber } from "../../src/cells/date";
import type { ReportDocument } from "../../src/report/document";
import { waterfall } from "../../src/report/waterfall";

const MONTHS = ["04/2026", "05/2026", "06/2026", "07/2026", "08/2026", "09/2026"];
const day = (year: number, month: number, date: number) => dayNumber(year, month, date) ?? 0;

/** A report with one of everything. */
export const SAMPLE: ReportDocument = {
  title: "Panels & plans: quarter 2",
  meta: {
    status: "draft",
    asAt: day(2026, 9, 30),
    edition: "2",
    marking: "Official-sensitive",
    facts: [
      { label: "Service", value: "Youth justice, <North> & South" },
      { label: "Distribution", value: "Steering group" },
    ],
    trailHead: "12:8df9",
  },
  sections: [
    {
      title: null,
      sheet: "Summary",
      blocks: [
        {
          kind: "paragraph",
          text: "18 of 25 panels on time (72%), target 90%.",
          from: [{ sheet: "Results", row: 3, column: 2, rows: 6, columns: 1 }],
        },
        { kind: "paragraph", text: "=1+1 is text. ".repeat(40).trim(), weight: "plain" },
        {
          kind: "figures",
          figures: [
            {
              label: "On time",
              value: 0.72,
              format: "0%",
              rag: { rag: "red" },
              note: "Below target",
            },
            {
              label: "Open cases",
              value: 1234,
              format: "#,##0",
              rag: { rag: "green", word: "Good" },
            },
          ],
        },
        { kind: "list", items: ["First", "Second"], isNumbered: true },
      ],
    },
    {
      title: "Panels",
      sheet: "Panels",
      orientation: "landscape",
      blocks: [
        { kind: "heading", text: "By month" },
        {
          kind: "chart",
          chart: "line",
          title: "Panels on time",
          table: {
            columns: [
              { title: "Month" },
              { title: "On time", format: "0%" },
              { title: "Mean", format: "0%" },
              { title: "Upper limit", format: "0%" },
              { title: "Signal", format: "0%" },
            ],
            rows: MONTHS.map((month, at) => [
              month,
              0.6 + at / 20,
              0.7,
              0.95,
              at === 5 ? 0.85 : null,
            ]),
          },
          along: 0,
          series: [
            { column: 1 },
            { column: 2, mark: "none", stroke: "solid" },
            { column: 3, mark: "none", stroke: "dash" },
            { column: 4, draw: "points", tone: "orange", mark: "diamond" },
          ],
          valueTitle: "Share",
          minimum: 0,
          maximum: 1,
        },
        { kind: "pageBreak" },
        {
          kind: "chart",
          chart: "stackedColumn",
          title: "Opened and closed",
          table: {
            columns: [
              { title: "Month" },
              { title: "Opened" },
              { title: "Closed" },
              { title: "Open at the end" },
            ],
            rows: MONTHS.map((month, at) => [month, at + 2, at + 1, at]),
            total: ["All", 27, 21, null],
            note: "Counted on the last day of the month.",
          },
          along: 0,
          series: [{ column: 1 }, { column: 2 }, { column: 3, draw: "line" }],
        },
        {
          kind: "chart",
          chart: "bar",
          title: "Findings by clause",
          table: {
            columns: [{ title: "Clause" }, { title: "Minor" }, { title: "Major" }],
            rows: [
              ["4.1", 1, 0],
              ["9.1", 3, 2],
            ],
          },
          along: 0,
          series: [{ column: 1 }, { column: 2 }],
        },
        {
          kind: "chart",
          chart: "scatter",
          title: "Areas against their limits",
          table: {
            columns: [
              { title: "Area" },
              { title: "Cases", format: "#,##0" },
              { title: "Rate", format: "0.0%" },
              { title: "Upper 99.8%", format: "0.0%" },
            ],
            rows: [
              ["North", 20, 0.3, 0.6],
              ["South", 80, 0.35, 0.5],
            ],
          },
          along: 1,
          series: [{ column: 2 }, { column: 3, draw: "line", mark: "none", stroke: "dash" }],
        },
        waterfall(
          "From target to result",
          [
            { name: "Target", kind: "total", value: 90 },
            { name: "Late reports", kind: "change", value: -12 },
            { name: "Extra panels", kind: "change", value: 4 },
            { name: "Result", kind: "total", value: 82 },
          ],
          "0",
        ),
      ],
    },
    {
      title: "Sign-off",
      sheet: null,
      blocks: [
        {
          kind: "table",
          caption: "Actions",
          columns: [
            { title: "Action", width: 40 },
            { title: "Due", format: "dd/mm/yyyy" },
            { title: "State" },
          ],
          rows: [["Write to the court", day(2026, 10, 31), { rag: "amber", word: "Due soon" }]],
        },
        {
          kind: "signOff",
          people: [
            { role: "Author", name: "A. Person", date: day(2026, 10, 1), identity: "signed in" },
            { role: "Approver", name: null, date: null, identity: null },
          ],
        },
      ],
    },
  ],
};
