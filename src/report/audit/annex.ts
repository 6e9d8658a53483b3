import { isFindingOpen, registerStatus } from "../../audit/status";
import { editedOf } from "../../audit/issue-gaps";
import { claimOf } from "../../audit/sampling/claim";
import { parameterWords } from "../../audit/sampling/parameter-words";
import { isBlank } from "../../cells/cell";
import { formatDate, parseDate } from "../../cells/date";
import { auditWords } from "../../text/audit";
import { findingWords } from "../../text/audit-finding";
import { samplingWords } from "../../text/audit-sampling";
import { reportAuditText as words } from "../../text/report-audit";
import type { Block, Section } from "../document";
import { effectivenessOf } from "./findings";
import type { FindingRow, ReportScene } from "./scene";

/** Samples, earlier findings, and what the reader should not read into the report. */
export function annexSections(scene: ReportScene): readonly Section[] {
  return [
    { title: words.samples, sheet: null, blocks: samples(scene) },
    { title: words.followUp, sheet: null, blocks: followUp(scene) },
    { title: words.limits, sheet: null, blocks: limits(scene) },
  ];
}

function samples({ register, audit }: ReportScene): readonly Block[] {
  const own = register.rows.tblSample.filter(({ auditId }) => auditId === audit.auditId);
  if (own.length === 0) return [{ kind: "paragraph", text: words.noSamples }];
  const facts = words.sampleFacts;
  return own.flatMap((sample): readonly Block[] => {
    const items = register.rows.tblSampleItem.filter(
      ({ sampleId }) => sampleId === sample.sampleId,
    );
    const claim = claimOf(sample, items);
    const missing = items.filter(
      ({ role, tested }) => role === "sample" && tested === "not_found",
    ).length;
    const { method, parameters, seed } = sample;
    return [
      { kind: "heading", text: words.sampleTitle(sample.sampleId, sample.purpose) },
      {
        kind: "table",
        columns: [
          { title: words.part, width: 34 },
          { title: words.said, width: 70 },
        ],
        rows: [
          [facts.population, words.population(sample.tableName, sample.filter, sample.frameSize)],
          [facts.size, String(sample.size)],
          [facts.method, [samplingWords.method[method], ...parameterWords(parameters)].join(", ")],
          [facts.seed, seed === "" ? words.noSeed : seed],
          [facts.frame, sample.frameFingerprint.slice(0, 8)],
          [facts.drawn, words.drawnBy(sample.drawnBy, dayOf(sample.drawnAt))],
          [facts.found, words.sampleFound(claim.tested, claim.found, missing)],
          [facts.claim, claim.sentence],
        ],
      },
    ];
  });
}

/** The day of a moment in UTC; as it is written where it cannot be read. */
function dayOf(moment: string): string {
  const day = parseDate(moment.slice(0, "2026-01-01".length));
  return day === null ? moment : formatDate(day);
}

function followUp(scene: ReportScene): readonly Block[] {
  const { register, audit, options } = scene;
  const earlier = register.rows.tblFinding.filter(
    ({ auditId, processId, raisedOn }) =>
      auditId !== audit.auditId && processId === audit.processId && raisedOn <= options.asAt,
  );
  if (earlier.length === 0) return [{ kind: "paragraph", text: words.noEarlier }];
  const late = new Map(
    registerStatus(register, options.asAt).overdue.map(({ findingId, days }) => [findingId, days]),
  );
  const open = earlier.filter(isFindingOpen);
  const columns = words.followUpColumns;
  return [
    {
      kind: "paragraph",
      text: words.followUpCounts(
        earlier.length - open.length,
        open.length,
        open.filter(({ findingId }) => late.has(findingId)).length,
        earlier.filter(({ cycle }) => cycle > 1).length,
      ),
    },
    {
      kind: "table",
      columns: [
        { title: columns.id, width: 20 },
        { title: columns.grade, width: 22 },
        { title: columns.raised, width: 12, format: "dd/mm/yyyy", align: "left" },
        { title: columns.statement, width: 44 },
        { title: columns.state, width: 28 },
        { title: columns.due, width: 12, format: "dd/mm/yyyy", align: "left" },
        { title: columns.effectiveness, width: 24 },
      ],
      rows: earlier.map((finding) => [
        finding.findingId,
        auditWords.grade[finding.grade],
        finding.raisedOn,
        finding.statement,
        stateOf(finding, late.get(finding.findingId) ?? 0),
        finding.completionDue,
        finding.grade === "ofi" ? null : effectivenessOf(finding),
      ]),
    },
  ];
}

function stateOf({ state, cycle }: FindingRow, late: number): string {
  const word = findingWords.state[state];
  const again = cycle > 1 ? words.reopened(word, cycle - 1) : word;
  return late > 0 ? words.overdue(again, late) : again;
}

function limits({ register, audit, trail, words: said }: ReportScene): readonly Block[] {
  const isPeers = audit.type === "peer_review";
  const part = (heading: string, text: string, none: string): readonly Block[] => [
    { kind: "heading", text: heading },
    { kind: "paragraph", text: isBlank(text) ? none : text },
  ];
  const edited = editedOf(register, audit.auditId, trail);
  return [
    ...part(words.limitsOf, said.limitsOfAudit, words.noLimits),
    ...part(
      words.independence,
      [isPeers ? words.peerReview : "", said.independenceNote].filter(Boolean).join(" "),
      words.independent,
    ),
    ...part(words.disagreements, said.disagreements, words.noDisagreements),
    ...(edited.length === 0
      ? []
      : ([
          { kind: "heading", text: words.edited },
          { kind: "list", items: edited },
        ] satisfies Block[])),
  ];
}
