import { registerStatus, isFindingOpen } from "../../audit/status";
import type { RowOf } from "../../audit/layout";
import { formatDate, type DayNumber } from "../../cells/date";
import { auditWords } from "../../text/audit";
import type { Rag } from "../../text/report";
import { reportAuditText as words } from "../../text/report-audit";
import type { Block, Section, TableCell } from "../document";
import { nameOf, type ReportScene } from "./scene";

const GRADES = ["major", "minor", "ofi"] as const;
const RAGS = ["red", "amber", "green", "grey"] as const satisfies readonly Rag[];
const SOON = 30;
/** One page for people who have ten minutes: the rest stands in the report. */
const MOST_ROWS = 18;

/** One page for a committee: how many of what, who is late, what has moved. */
export function extractSections(scene: ReportScene): readonly Section[] {
  const { audit, options } = scene;
  return [
    {
      title: words.extract,
      sheet: words.sheet.extract,
      orientation: "portrait",
      blocks: [
        { kind: "paragraph", text: words.extractOf(audit.title, formatDate(options.asAt)) },
        byPriority(scene),
        ...overdue(scene),
        movement(scene),
      ],
    },
  ];
}

function overdueIds({ register, options }: ReportScene, day: DayNumber = options.asAt) {
  return new Map(registerStatus(register, day).overdue.map((each) => [each.findingId, each]));
}

function ragOf(
  { completionDue, responseDue }: RowOf<"tblFinding">,
  isLate: boolean,
  asAt: DayNumber,
): (typeof RAGS)[number] {
  if (isLate) return "red";
  const due = completionDue ?? responseDue;
  if (due === null) return "grey";
  return due - asAt <= SOON ? "amber" : "green";
}

function byPriority(scene: ReportScene): Block {
  const { register, options } = scene;
  const late = overdueIds(scene);
  const open = register.rows.tblFinding.filter(
    (finding) => isFindingOpen(finding) && finding.raisedOn <= options.asAt,
  );
  const count = (grade: (typeof GRADES)[number], rag: (typeof RAGS)[number]) =>
    open.filter(
      (finding) =>
        finding.grade === grade &&
        ragOf(finding, late.has(finding.findingId), options.asAt) === rag,
    ).length;
  return {
    kind: "table",
    caption: words.byPriority,
    columns: [
      { title: words.priority, width: 26 },
      ...RAGS.map((rag) => ({ title: words.ratings[rag], width: 16 })),
    ],
    rows: GRADES.map((grade) => [
      auditWords.grade[grade],
      ...RAGS.map((rag): TableCell => {
        const n = count(grade, rag);
        return n === 0 ? 0 : { rag, word: String(n) };
      }),
    ]),
  };
}

function overdue(scene: ReportScene): readonly Block[] {
  const { register } = scene;
  const findings = new Map(register.rows.tblFinding.map((row) => [row.findingId, row]));
  const late = [...overdueIds(scene).values()].sort((a, b) => b.days - a.days);
  const columns = words.overdueColumns;
  const heading: Block = { kind: "heading", text: words.overdueByName };
  if (late.length === 0) return [heading, { kind: "paragraph", text: words.noneOverdue }];
  const more = late.length - MOST_ROWS;
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
      rows: late.slice(0, MOST_ROWS).map(({ findingId, owner, due, days }) => {
        const finding = findings.get(findingId);
        return [
          nameOf(register, owner),
          findingId,
          finding ? auditWords.grade[finding.grade] : null,
          due,
          days,
        ];
      }),
      ...(more > 0 && { note: words.more(more) }),
    },
  ];
}

function movement(scene: ReportScene): Block {
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
  const became = [...overdueIds(scene).values()].filter(({ due }) => due >= lastMeeting).length;
  const { raised, closed, reopened, overdue: late } = words.moved;
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
    ],
  };
}
