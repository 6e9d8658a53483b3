import { expect, it } from "vitest";
import type { RowOf } from "../../../src/audit/layout";
import type { Register } from "../../../src/audit/register";
import { parseDate } from "../../../src/cells/date";
import { composeAuditReport } from "../../../src/report/audit/compose";
import type { Block, ReportDocument, Section } from "../../../src/report/document";
import { PLAIN_HEIGHT, widthInPoints } from "../../../src/report/pages";
import { reportSheets } from "../../../src/report/sheets";
import { documentText } from "../../../src/report/text";
import { PAGE_MARGINS } from "../../../src/workbook/report-sheet";
import { registerOf, value } from "../../audit/desk";
import { audited } from "./audited";

const day = (date: string) => parseDate(date)!;
const asAt = day("2026-12-31");
const options = { asAt, lastMeeting: day("2026-09-15") };

const recommendation: RowOf<"tblRecommendation"> = {
  recId: "REC-1",
  body: "HMICFRS",
  report: "PEEL",
  publishedOn: day("2026-09-20"),
  paragraph: "4",
  kind: "recommendation",
  text: "Tell Zebedee Quill (X123456) why.",
  priority: "High",
  adopted: "yes",
  notAdoptedBecause: "",
  respondedOn: null,
  owner: "r.shah",
  target: day("2026-10-31"),
  originalTarget: day("2026-10-31"),
  extensions: 0,
  extensionReason: "",
  extensionBy: "",
  externalDue: null,
  completedOn: null,
  completedBy: "",
  evidenceIds: [],
  verifiedBy: "",
  verifiedOn: null,
  externalStatus: "",
  rag: null,
  ragOn: null,
  theme: "",
};

const risk: RowOf<"tblRisk"> = {
  lineId: "R-1",
  assessmentId: "RA-1",
  activity: "Visits to Zebedee Quill",
  hazard: "Lone working",
  hazardRating: "H",
  groups: "Staff",
  previousHarm: "",
  controls: "Phone",
  likelihood: "H",
  risk: 9,
  action: "Two visit together",
  owner: "j.powell",
  due: day("2026-12-01"),
  doneOn: null,
  initials: "",
  residualHazard: "H",
  residualLikelihood: "L",
  residualRisk: 3,
  reviewedOn: null,
  reviewDue: null,
  source: "",
};

const at = <T extends object>(rows: readonly T[]) =>
  rows.map((row, sheetRow) => ({ ...row, sheetRow }));

async function extractWith(rows: (register: Register) => Partial<Register["rows"]>) {
  const { workbook, audit } = await audited();
  const register = await registerOf(workbook);
  const known = { ...register, rows: { ...register.rows, ...rows(register) } };
  const { document } = value(composeAuditReport(known, audit, options));
  return { document, extract: extractOf(document) };
}

function extractOf(document: ReportDocument): Section {
  const found = document.sections.find(({ title }) => title === "Committee extract");
  if (!found) throw new Error("no extract");
  return found;
}

const table = ({ blocks }: Section, caption: string) => {
  const found = blocks.find((block) => block.kind === "table" && block.caption === caption);
  if (found?.kind !== "table") throw new Error(`no table ${caption}`);
  return found.rows;
};

const overdueRows = ({ blocks }: Section) =>
  blocks.flatMap((block: Block) =>
    block.kind === "table" && block.columns[0]?.title === "Owner" ? block.rows : [],
  );

it("counts findings, recommendations and risks, names who is late and says what moved", async () => {
  const { extract } = await extractWith(() => ({
    tblRecommendation: at([
      recommendation,
      { ...recommendation, recId: "REC-2", priority: "low", completedOn: day("2026-12-01") },
      { ...recommendation, recId: "REC-3", priority: "", adopted: "no" },
      { ...recommendation, recId: "REC-4", priority: "urgent", target: null },
    ]),
    tblRisk: at([
      risk,
      { ...risk, lineId: "R-2", hazardRating: "", residualHazard: "", due: null },
    ]),
  }));
  expect(table(extract, "Open findings by priority").map(([grade]) => grade)).toHaveLength(3);
  expect(table(extract, "Recommendations by priority")).toEqual([
    ["High", { rag: "red", word: "1" }, 0, 0, 0],
    ["Low", 0, 0, { rag: "green", word: "1" }, 0],
    ["No priority", 0, { rag: "amber", word: "1" }, 0, { rag: "grey", word: "1" }],
  ]);
  expect(table(extract, "Risks by band, after what was put in place")).toEqual([
    ["medium", 1],
    ["Not rated", 1],
  ]);
  const late = overdueRows(extract);
  expect(late.map(([owner, id]) => [owner, id])).toEqual(
    expect.arrayContaining([
      ["r.shah", "REC-1"],
      ["j.powell", "R-1"],
    ]),
  );
  const days = late.map((row) => Number(row[4]));
  expect(days).toEqual([...days].sort((a, b) => b - a));
  const moved = extract.blocks.find(({ kind }) => kind === "figures");
  expect(moved?.kind === "figures" && moved.figures.slice(4)).toEqual([
    { label: "Recommendations received", value: 4 },
    { label: "Recommendations completed", value: 1 },
    { label: "Recommendations past target", value: 1 },
  ]);
});

it("says nothing of recommendations and risks where none are kept", async () => {
  const { extract } = await extractWith(() => ({}));
  const captions = extract.blocks.flatMap((block) =>
    block.kind === "table" ? [block.caption] : [],
  );
  expect(captions).toEqual(["Open findings by priority", undefined]);
});

it("stays on one page however much is late, and names nobody of the caseload", async () => {
  const { document, extract } = await extractWith(({ rows }) => ({
    tblFinding: at(
      Array.from({ length: 400 }, (_, n) => ({
        ...rows.tblFinding[0]!,
        findingId: `NC-${n}`,
        completionDue: day("2026-11-01"),
      })),
    ),
    tblRecommendation: at(
      Array.from({ length: 60 }, (_, n) => ({
        ...recommendation,
        recId: `REC-${n}`,
        priority: `priority ${n}`,
      })),
    ),
    tblRisk: at(Array.from({ length: 60 }, (_, n) => ({ ...risk, lineId: `R-${n}` }))),
  }));
  const sheet = reportSheets(document).at(-1);
  if (sheet?.kind !== "addReportSheet") throw new Error("no sheet");
  const { rows, widths } = sheet.content;
  expect(rows.some(({ startsPage }) => startsPage)).toBe(false);
  const { top, bottom, side } = PAGE_MARGINS;
  const inPoints = (centimetres: number) => (centimetres / 2.54) * 72;
  const scale = Math.min(1, inPoints(21 - 2 * side) / widthInPoints(widths));
  const height = rows.reduce((sum, row) => sum + (row.height ?? PLAIN_HEIGHT), 0);
  expect(height * scale).toBeLessThan(inPoints(29.7 - top - bottom));
  const text = documentText({ ...document, sections: [extract] });
  expect(text).not.toMatch(/Zebedee|Quill|X123456/);
  expect(text).toContain("more stand in the workbook");
});
