import { OPINIONS, type AnswerResult } from "../../audit/layout";
import type { ChecklistItem } from "../../audit/checklist";
import { auditScore, type Score } from "../../audit/scoring";
import { isBlank } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { auditWords } from "../../text/audit";
import { findingWords } from "../../text/audit-finding";
import { scoringText } from "../../text/audit-scoring";
import { signWords } from "../../text/audit-sign";
import { reportAuditText as words } from "../../text/report-audit";
import type { Block, Section, TableBlock, TableCell } from "../document";
import { nameOf, type ReportScene } from "./scene";

/** The page for whoever reads no further: conclusion, results by section, findings. */
export function summarySections(scene: ReportScene): readonly Section[] {
  return [
    {
      title: words.conclusion,
      sheet: words.sheet.summary,
      orientation: "landscape",
      blocks: conclusion(scene),
    },
    { title: words.results, sheet: null, blocks: results(scene) },
    { title: words.findings, sheet: null, blocks: [findingsTable(scene)] },
  ];
}

function conclusion({ audit, words: said }: ReportScene): readonly Block[] {
  return [
    {
      kind: "paragraph",
      text: isBlank(audit.conclusion) ? words.conclusionMissing : audit.conclusion,
    },
    {
      kind: "paragraph",
      weight: "strong",
      text:
        said.opinion === null
          ? words.opinionMissing
          : words.opinion(signWords.opinion[said.opinion]),
    },
    {
      kind: "paragraph",
      weight: "note",
      text: words.scale(OPINIONS.map((opinion) => signWords.opinion[opinion])),
    },
  ];
}

const COUNTED = [
  "conform",
  "ofi",
  "minor_nonconformity",
  "major_nonconformity",
  "not_applicable",
  "not_assessed",
] as const satisfies readonly AnswerResult[];

function countsOf(questions: readonly ChecklistItem[]): readonly number[] {
  return [
    questions.length,
    ...COUNTED.map(
      (result) => questions.filter(({ response }) => response.result === result).length,
    ),
  ];
}

function results(scene: ReportScene): readonly Block[] {
  const { register, audit, questions, lastAudit, findings } = scene;
  const columns = words.resultColumns;
  const score = auditScore(register, audit.auditId);
  const before = lastAudit === null ? null : auditScore(register, lastAudit.auditId);
  const majors = findings
    .filter(({ grade }) => grade === "major")
    .map(({ findingId }) => findingId);
  const row = (section: string, own: readonly ChecklistItem[]): TableCell[] => [
    section === "" ? words.noSection : section,
    ...countsOf(own),
    percentOf(score, section),
    ...(before === null ? [] : [percentOf(before, section)]),
  ];
  return [
    {
      kind: "table",
      columns: [
        { title: columns.section, width: 34 },
        { title: columns.items },
        { title: columns.conform },
        { title: columns.ofi },
        { title: columns.minor },
        { title: columns.major },
        { title: columns.notApplicable },
        { title: columns.notAssessed },
        { title: columns.score, format: "0.0%" },
        ...(before === null ? [] : [{ title: columns.before, format: "0.0%" }]),
      ],
      rows: score.sections.map(({ section }) =>
        row(
          section,
          questions.filter(({ item }) => (item?.section ?? "") === section),
        ),
      ),
      total: [
        words.total,
        ...countsOf(questions),
        asShare(score.overallPercent),
        ...(before === null ? [] : [asShare(before.overallPercent)]),
      ],
      note: words.scoreNote(majors),
    },
    { kind: "paragraph", text: scoreLine(score) },
    {
      kind: "paragraph",
      weight: "note",
      text:
        lastAudit === null
          ? words.noLastAudit
          : words.lastAudit(lastAudit.auditId, formatDate(lastAudit.start)),
    },
  ];
}

function percentOf({ sections }: Score, name: string): TableCell {
  return asShare(sections.find(({ section }) => section === name)?.percent ?? null);
}

/** A section in which nothing applies has no score, which is not nought. */
function asShare(percent: number | null): TableCell {
  return percent === null ? words.noScore : percent / 100;
}

/** Records are left out here: a question asked of each record carries the key of that record. */
function scoreLine({ overallPercent, answered, total, verdict }: Score): string {
  return `${scoringText.score(overallPercent, answered, total)} ${scoringText.verdict[verdict]}`;
}

function findingsTable({ register, findings }: ReportScene): TableBlock | Block {
  if (findings.length === 0) return { kind: "paragraph", text: words.noFindings };
  const columns = words.findingColumns;
  return {
    kind: "table",
    columns: [
      // First, where the table above it has the names of its sections: on paper the two share their columns.
      { title: columns.statement, width: 62 },
      { title: columns.grade, width: 24 },
      { title: columns.clause, width: 10 },
      { title: columns.owner, width: 18 },
      { title: columns.due, width: 12, format: "dd/mm/yyyy", align: "left" },
      { title: columns.state, width: 26 },
    ],
    rows: findings.map(({ findingId, grade, clause, statement, owner, completionDue, state }) => [
      words.found(findingId, statement),
      auditWords.grade[grade],
      clause,
      nameOf(register, owner),
      completionDue,
      findingWords.state[state],
    ]),
  };
}
