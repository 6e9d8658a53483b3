import type { RowOf } from "../../audit/layout";
import { isFindingOpen, registerStatus, type OverdueFinding } from "../../audit/status";
import { formatDate, type DayNumber } from "../../cells/date";
import { auditWords } from "../../text/audit";
import type { Rag } from "../../text/report";
import { reportAuditText as words } from "../../text/report-audit";
import type { Block, Section } from "../document";
import {
  lateNeighbours,
  ragTable,
  recommendationCounts,
  recommendationMovement,
  riskCounts,
  type LateItem,
} from "./extract-neighbours";
import { nameOf, type ReportScene } from "./scene";

const GRADES = ["major", "minor", "ofi"] as const;
const SOON = 30;
/** One page for people who have ten minutes: so many rows in all its tables, the rest stands in the report. */
const MOST_ROWS = 22;

type Late = ReadonlyMap<string, OverdueFinding>;

/** One page for a committee: how many of what, who is late, what has moved. */
export function extractSections(scene: ReportScene): readonly Section[] {
  const { register, audit, options } = scene;
  const late: Late = new Map(
    registerStatus(register, options.asAt).overdue.map((each) => [each.findingId, each]),
  );
  const counts = [byPriority(scene, late), ...recommendationCounts(scene), ...riskCounts(scene)];
  const counted = counts.reduce((sum, block) => sum + rowsOf(block), 0);
  return [
    {
      title: words.extract,
      sheet: words.sheet.extract,
      orientation: "portrait",
      blocks: [
        { kind: "paragraph", text: words.extractOf(audit.title, formatDate(options.asAt)) },
        ...counts,
        ...overdue(scene, late, Math.max(MOST_ROWS - counted, 1)),
        movement(scene, late),
      ],
    },
  ];
}

function rowsOf(block: Block): number {
  return block.kind === "table" ? block.rows.length : 0;
}

function ragOf(
  { completionDue, responseDue }: RowOf<"tblFinding">,
  isLate: boolean,
  asAt: DayNumber,
): Rag {
  if (isLate) return "red";
  const due = completionDue ?? responseDue;
  if (due === null) return "grey";
  return due - asAt <= SOON ? "amber" : "green";
}

function byPriority({ register, options }: ReportScene, late: Late): Block {
  const counts = {
    major: { red: 0, amber: 0, green: 0, grey: 0 },
    minor: { red: 0, amber: 0, green: 0, grey: 0 },
    ofi: { red: 0, amber: 0, green: 0, grey: 0 },
  };
  for (const finding of register.rows.tblFinding) {
    if (!isFindingOpen(finding) || finding.raisedOn > options.asAt) continue;
    counts[finding.grade][ragOf(finding, late.has(finding.findingId), options.asAt)]++;
  }
  return ragTable(
    words.byPriority,
    words.priority,
    words.ratings,
    GRADES.map((grade) => [auditWords.grade[grade], counts[grade]]),
  );
}

function lateFindings({ register }: ReportScene, late: Late): readonly LateItem[] {
  const findings = new Map(register.rows.tblFinding.map((row) => [row.findingId, row]));
  return [...late.values()].map(({ findingId, owner, due, days }) => {
    const grade = findings.get(findingId)?.grade;
    return { owner, id: findingId, what: grade ? auditWords.grade[grade] : "", due, days };
  });
}

function overdue(scene: ReportScene, lateOnes: Late, most: number): readonly Block[] {
  const late = [...lateFindings(scene, lateOnes), ...lateNeighbours(scene)].sort(
    (a, b) => b.days - a.days || (a.id < b.id ? -1 : 1),
  );
  const columns = words.overdueColumns;
  const heading: Block = { kind: "heading", text: words.overdueByName };
  if (late.length === 0) return [heading, { kind: "paragraph", text: words.noneOverdue }];
  const more = late.length - most;
  return [
    heading,
    {
      kind: "table",
      columns: [
        { title: columns.owner, width: 20 },
        { title: columns.finding, width: 20 },
        { title: columns.grade, width: 24 },
        { title: columns.due, width: 12, format: "dd/mm/yyyy", align: "left" },
        { title: columns.days },
      ],
      rows: late
        .slice(0, most)
        .map(({ owner, id, what, due, days }) => [
          nameOf(scene.register, owner),
          id,
          what,
          due,
          days,
        ]),
      ...(more > 0 && { note: words.more(more) }),
    },
  ];
}

function movement(scene: ReportScene, lateOnes: Late): Block {
  const { register, options } = scene;
  const { lastMeeting, asAt } = options;
  if (lastMeeting === null) return { kind: "paragraph", weight: "note", text: words.noMeeting };
  const isSince = (day: DayNumber | null) => day !== null && day > lastMeeting && day <= asAt;
  const { tblFinding, tblFindingStep } = register.rows;
  const steps = (names: readonly string[]) =>
    new Set(
      tblFindingStep
        .filter(({ step, on }) => names.includes(step) && isSince(on))
        .map(({ findingId }) => findingId),
    ).size;
  const became = [...lateOnes.values()].filter(({ due }) => due >= lastMeeting).length;
  const { raised, closed, reopened, overdue: late } = words.moved;
  const moved = words.recommendations.moved;
  const recommendations = recommendationMovement(scene, lastMeeting);
  return {
    kind: "figures",
    figures: [
      {
        label: `${words.movement(formatDate(lastMeeting))}: ${raised.toLowerCase()}`,
        value: tblFinding.filter(({ raisedOn }) => isSince(raisedOn)).length,
      },
      { label: closed, value: steps(["close", "withdraw", "consider"]) },
      { label: reopened, value: steps(["reopen"]) },
      { label: late, value: became },
      ...(register.rows.tblRecommendation.length === 0
        ? []
        : [
            { label: moved.raised, value: recommendations.raised },
            { label: moved.completed, value: recommendations.completed },
            { label: moved.overdue, value: recommendations.overdue },
          ]),
    ],
  };
}
