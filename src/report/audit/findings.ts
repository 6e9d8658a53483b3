import type { RowOf } from "../../audit/layout";
import { ALL_ROWS } from "../../audit/evidence";
import { personalTitles } from "../../audit/personal";
import { presentOf } from "../../audit/life/scene";
import { formatDate } from "../../cells/date";
import { auditWords } from "../../text/audit";
import { findingWords } from "../../text/audit-finding";
import { auditSlices } from "../../text/audit-slices";
import { reportAuditText as words } from "../../text/report-audit";
import { eachInSlices, type Slices } from "../../workbook/slices";
import type { Block, Section } from "../document";
import { nameOf, type FindingRow, type ReportScene } from "./scene";

const FINDINGS_AT_A_TIME = 200;

/** Each finding on its own block, and then what is good and what could be better. */
export function* findingSections(scene: ReportScene): Slices<readonly Section[]> {
  const graded = scene.findings.filter(({ grade }) => grade !== "ofi");
  const blocks = yield* eachInSlices(graded, FINDINGS_AT_A_TIME, auditSlices.findings, (finding) =>
    blocksOf(scene, finding),
  );
  const each: Block[] =
    graded.length === 0 ? [{ kind: "paragraph", text: words.noFindings }] : blocks.flat();
  return [
    { title: words.each, sheet: words.sheet.findings, orientation: "portrait", blocks: each },
    { title: words.good, sheet: words.sheet.annex, orientation: "portrait", blocks: good(scene) },
    { title: words.opportunities, sheet: null, blocks: opportunities(scene) },
  ];
}

function blocksOf(scene: ReportScene, finding: FindingRow): readonly Block[] {
  const { findingId, grade, clause } = finding;
  return [
    { kind: "heading", text: words.findingTitle(findingId, grade, clause) },
    {
      kind: "table",
      columns: [
        { title: words.part, width: 24 },
        { title: words.said, width: 70 },
      ],
      rows: partsOf(scene, finding),
    },
  ];
}

function partsOf(scene: ReportScene, finding: FindingRow): readonly (readonly string[])[] {
  const { register } = scene;
  const { parts, notAnswered } = words;
  const evidence = finding.evidenceIds.flatMap((id) => scene.evidence.get(id) ?? []);
  const actions = presentOf(scene.actions.get(finding.findingId) ?? [], finding).map(
    ({ text, responsible, due, status }) =>
      words.action(
        text,
        nameOf(register, responsible),
        formatDate(due),
        findingWords.actionState[status],
      ),
  );
  const answered = (text: string) => (text === "" ? notAnswered : text);
  return [
    [parts.requirement, finding.requirementRef],
    [parts.evidence, evidence.map(evidenceLine).join("\n")],
    [parts.statement, finding.statement],
    [
      parts.grade,
      `${auditWords.grade[finding.grade]}: ${finding.gradeReason === "" ? words.noReason : finding.gradeReason}`,
    ],
    [parts.effect, words.effect[finding.grade]],
    [parts.correction, answered(correctionOf(finding))],
    [parts.cause, answered(causeOf(finding))],
    [
      parts.across,
      answered([finding.lookAcross, finding.lookAcrossResult].filter(Boolean).join(": ")),
    ],
    [parts.action, answered(actions.join("\n"))],
    [parts.effectiveness, effectivenessOf(finding)],
    [parts.dates, datesOf(finding)],
    ...(finding.repeatOf === "" ? [] : [[parts.repeats, finding.repeatOf]]),
  ];
}

function correctionOf({ correction, correctionOn, correctionNotPossible }: FindingRow): string {
  if (correction === "") {
    return correctionNotPossible === "" ? "" : words.correctionNotPossible(correctionNotPossible);
  }
  return correctionOn === null ? correction : `${correction} (${formatDate(correctionOn)})`;
}

function causeOf({ cause, causeMethod }: FindingRow): string {
  return cause === "" || causeMethod === null
    ? cause
    : `${cause} (${findingWords.method[causeMethod].toLowerCase()})`;
}

/** Whether what was done worked, and when that was looked at. */
export function effectivenessOf({ effectivenessResult, effectivenessOn }: FindingRow): string {
  if (effectivenessResult === null) return words.notReviewed;
  const result = words.effectiveness[effectivenessResult];
  return effectivenessOn === null
    ? result
    : words.effectivenessOn(result, formatDate(effectivenessOn));
}

function datesOf({ raisedOn, responseDue, completionDue, closedOn }: FindingRow): string {
  const day = (date: number | null) => (date === null ? "" : formatDate(date));
  const dates = words.dates(formatDate(raisedOn), day(responseDue), day(completionDue));
  return closedOn === null ? dates : `${dates} ${words.closedOn(formatDate(closedOn))}`;
}

const KEYS_SHOWN = 10;
const SHORT = 8;

/** Where evidence is found again. Values are never printed; neither are keys that tell who somebody is. */
function evidenceLine(evidence: RowOf<"tblEvidence">): string {
  const { title, kind, addressHint, fingerprint, obtainedHow } = evidence;
  const parts = [
    ...(kind === "range" ? rangeParts(evidence) : addressHint === "" ? [] : [addressHint]),
    ...(obtainedHow === null ? [] : [words.evidence.obtained[obtainedHow]]),
    ...(fingerprint === "" ? [] : [words.evidence.fingerprint(fingerprint.slice(0, SHORT))]),
  ];
  return `${evidence.evidenceId} ${title}${parts.length === 0 ? "" : `: ${parts.join("; ")}`}`;
}

function rangeParts(evidence: RowOf<"tblEvidence">): readonly string[] {
  const { tableName, sheet, columns, keyColumn, keys, addressHint, rows } = evidence;
  const isPersonal = personalTitles([keyColumn]).length > 0;
  const named = keys.includes(ALL_ROWS)
    ? [words.evidence.allRows]
    : keys.length === 0 || isPersonal
      ? []
      : [words.evidence.keys(keys.slice(0, KEYS_SHOWN), Math.max(keys.length - KEYS_SHOWN, 0))];
  const where = [tableName === "" ? sheet : tableName, addressHint].filter(Boolean).join(" ");
  return [words.evidence.range(where, columns, rows), ...named];
}

function good({ words: said }: ReportScene): readonly Block[] {
  const items = said.good.split("\n").filter((line) => line.trim() !== "");
  return items.length === 0
    ? [{ kind: "paragraph", text: words.nothingGood }]
    : [{ kind: "list", items }];
}

function opportunities({ findings, questions }: ReportScene): readonly Block[] {
  const raised = findings
    .filter(({ grade }) => grade === "ofi")
    .map(({ findingId, statement }) => words.opportunity(findingId, statement));
  const noted = questions
    .filter(({ response }) => response.result === "ofi" && response.findingId === "")
    .map(({ response }) => words.opportunity(response.itemId, response.note));
  const items = [...raised, ...noted];
  return items.length === 0
    ? [{ kind: "paragraph", text: words.noOpportunities }]
    : [{ kind: "list", items }];
}
