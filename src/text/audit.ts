import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";
const list = (choices: readonly string[]) => choices.join(", ");
const s = (n: number) => (n === 1 ? "" : "s");

const NAMES_TYPED =
  "Nor does it show who acted: the names in it were typed, and nobody checked them.";

/** Words that a person reads for the codes that the register keeps. */
export const auditWords = {
  result: {
    not_assessed: "not assessed",
    conform: "conforms",
    ofi: "opportunity for improvement",
    minor_nonconformity: "minor non-conformance",
    major_nonconformity: "major non-conformance",
    not_applicable: "not applicable",
  },
  grade: {
    major: "major non-conformance",
    minor: "minor non-conformance",
    ofi: "opportunity for improvement",
  },
  verdict: {
    unchanged: "Unchanged since it was captured.",
    reordered: "The same rows in another order.",
    cells_changed: "Some cells have changed.",
    rows_changed: "Rows have come or gone.",
    headers_changed: "The column titles have changed.",
    size_changed: "The range has another size.",
    missing: "It is not there any more.",
  },
} as const;

/** Everything that the audit core can say to a person. */
export const auditText = {
  // Packs
  packUnreadable: (where: string) =>
    trouble(
      "pack-unreadable",
      `This is not an audit pack that can be read${where === "" ? "" : `: at “${where}” something is missing, or is not what it has to be`}. Ask whoever made it for a corrected copy.`,
    ),
  packRepeats: (id: string) =>
    trouble(
      "pack-unreadable",
      `This audit pack has two questions with the id ${id}. Ask whoever made it for a corrected copy.`,
    ),
  packLacksSection: (id: string, section: string) =>
    trouble(
      "pack-unreadable",
      `In this audit pack, question ${id} belongs to a section “${section}” that is not listed. Ask whoever made it for a corrected copy.`,
    ),

  // Starting
  auditNotDefined: (missing: string) =>
    trouble(
      "audit-not-defined",
      `An audit needs its ${missing} before it starts. Fill it in, then start. ${NOTHING}`,
    ),
  auditEndsBeforeStart: () =>
    trouble(
      "audit-not-defined",
      `The audit would end before it starts. Put the dates right, then start. ${NOTHING}`,
    ),
  auditStarted: (title: string, id: string, questions: number) =>
    `Starts the audit “${title}” (${id}) with ${questions} question${s(questions)}, all not assessed.`,
  packFrozen: (title: string, version: string) =>
    `Copies the pack “${title}”, version ${version}, into the workbook. This audit keeps that copy.`,
  packDiffers: (id: string, version: string) =>
    trouble(
      "pack-differs",
      `This workbook already holds a pack ${id}, version ${version}, with other questions. A changed pack needs a new version number. ${NOTHING}`,
    ),
  suggestedObjectives: (edition: string) =>
    `Find out whether the process conforms to ${edition} and whether it works.`,

  // Answering
  responseUnknown: (id: string) =>
    trouble(
      "response-unknown",
      `The answer ${id} is not in the register any more. It may have been deleted from the sheet. ${NOTHING}`,
    ),
  auditUnknown: (id: string) =>
    trouble(
      "audit-unknown",
      `The audit ${id} is not in the register. It may have been deleted from the sheet. ${NOTHING}`,
    ),
  recordLocked: (id: string) =>
    trouble(
      "record-locked",
      `The audit ${id} has been issued, so its answers stay as they are. Write a later remark as a new entry. ${NOTHING}`,
    ),
  reasonMissing: (what: string) =>
    trouble("missing-reason", `Give a reason for ${what}. ${NOTHING}`),
  reasonForChange: "the change",
  explainInFinding: (evidence: string, finding: string) =>
    trouble(
      "of-finding",
      `${finding} rests on ${evidence}, so its change is explained there, in the step “Explain the change”. ${NOTHING}`,
    ),
  explainNotAuditor: (name: string) =>
    trouble(
      "not-authorised",
      `${name} is neither an auditor nor one of those who carry this audit out, so cannot explain the change. An auditor can. ${NOTHING}`,
    ),
  reasonForNotApplicable: "“not applicable”",
  reasonForSofterGrade: "not grading a critical question as major",
  findingMissing: (grade: string) =>
    trouble(
      "missing-finding",
      `A ${grade} needs a finding with requirement, evidence and statement. Raise it; the answer is then filled in for you. ${NOTHING}`,
    ),
  findingStands: (finding: string) =>
    trouble(
      "finding-stands",
      `The finding ${finding} was raised on this question and still stands, so the answer cannot be softened. Withdraw the finding first. ${NOTHING}`,
    ),
  opportunityUnsupported: () =>
    trouble(
      "missing-evidence",
      `An opportunity for improvement needs evidence and a note that says what could be better. ${NOTHING}`,
    ),
  evidenceUnknown: (id: string) =>
    trouble(
      "evidence-unknown",
      `The evidence ${id} is not in the register. Capture it again. ${NOTHING}`,
    ),
  answered: (item: string, result: string) => `Answers ${item}: ${result}.`,

  // Evidence
  evidenceEmpty: () =>
    trouble(
      "evidence-empty",
      `The selected cells are empty. Select the cells that show what you saw, then capture. ${NOTHING}`,
    ),
  evidenceTooLarge: (rows: number) =>
    trouble(
      "evidence-too-large",
      `The selection of ${rows.toLocaleString("en-GB")} rows is too large to keep as evidence. Select fewer rows, or leave columns out. ${NOTHING}`,
    ),
  evidenceNoColumns: () =>
    trouble(
      "evidence-no-columns",
      `Every column was left out, so there is nothing to capture. Keep at least one. ${NOTHING}`,
    ),
  evidenceUntitled: () =>
    trouble("missing-title", `Give the evidence a title that says what it shows. ${NOTHING}`),
  evidencePeriodReversed: () =>
    trouble(
      "period-reversed",
      `The period that the evidence speaks of ends before it starts. Put the dates right. ${NOTHING}`,
    ),
  evidenceCaptured: (where: string, rows: number, columns: number, fingerprint: string) =>
    `Keeps ${where} as evidence: ${rows} row${s(rows)}, ${columns} column${s(columns)}, fingerprint ${fingerprint.slice(0, 8)}.`,
  evidenceNoted: (title: string) => `Keeps “${title}” as evidence.`,
  evidenceLinked: (item: string) => `Adds it to the answer on ${item}.`,
  columnsLeftOut: (columns: readonly string[]) => `Left out: ${list(columns)}.`,
  snapshotBroken: (id: string) =>
    trouble(
      "snapshot-broken",
      `What was captured as ${id} cannot be read: a part on the sheet “Audit snapshots” is missing or was changed. It cannot be compared.`,
    ),
  evidenceNotARange: (id: string) =>
    trouble(
      "evidence-not-a-range",
      `${id} is not a range of cells, so there is nothing to compare it with.`,
    ),
  evidenceChecked: (id: string, verdict: string) => `${id}: ${verdict}`,

  // Findings
  notAuthorised: (role: string) =>
    trouble(
      "not-authorised",
      `A finding is raised by an auditor, a lead auditor or the programme manager, not as ${role.replaceAll("_", " ")}. Ask one of them. ${NOTHING}`,
    ),
  notIndependent: (who: string, process: string) =>
    trouble(
      "not-independent",
      `${who} works in ${process}, so cannot raise a finding there. Ask an auditor from elsewhere. ${NOTHING}`,
    ),
  missingEvidence: () =>
    trouble(
      "missing-evidence",
      `No evidence, no finding: add what was seen, where and when. ${NOTHING}`,
    ),
  missingRequirement: () =>
    trouble(
      "missing-requirement",
      `Name the requirement that is not met, with its source and place: clause, procedure and paragraph, contract term or law. ${NOTHING}`,
    ),
  missingStatement: () =>
    trouble(
      "missing-statement",
      `Say in one sentence what was not met. Name the failing, not a person and not a remedy. ${NOTHING}`,
    ),
  missingGrade: () =>
    trouble(
      "missing-grade",
      `Choose a grade: major, minor or opportunity for improvement. ${NOTHING}`,
    ),
  missingOwner: () =>
    trouble("missing-owner", `Name the owner, who will answer this finding. ${NOTHING}`),
  missingProcess: () =>
    trouble("missing-process", `Name the process that the finding is about. ${NOTHING}`),
  softGrading: () =>
    trouble(
      "soft-grading",
      `The requirement is not met, so this is a non-conformance: grade it minor or major. ${NOTHING}`,
    ),
  findingAlready: (finding: string) =>
    trouble(
      "finding-stands",
      `The finding ${finding} has already been raised on this question. Add to that one, or raise a separate finding without a question. ${NOTHING}`,
    ),
  findingRaised: (id: string, grade: string) => `Raises ${id}, ${grade}.`,
  findingDue: (response: string, completion: string) =>
    `Cause and plan are due ${response}, everything done by ${completion}.`,
  adviseMajor: (open: number, clause: string) =>
    `With this there are ${open} open minor non-conformances on clause ${clause} within 12 months. Together they may be a major one.`,
  adviseExactEvidence: () =>
    "Nothing in the evidence says where to find it again. Add a range, record keys or a document reference.",

  // Drawing a sample
  seedUnfit: () =>
    trouble(
      "seed-invalid",
      `A draw needs a seed of one line: any words or numbers, written down before the draw. ${NOTHING}`,
    ),
  keyEmpty: () =>
    trouble(
      "key-empty",
      `Some records have no key, so they could not be drawn. Fill in the key column, or choose another. ${NOTHING}`,
    ),
  keyRepeated: (keys: readonly string[]) =>
    trouble(
      "key-duplicate",
      `These keys stand on more than one record: ${list(keys.slice(0, 5))}${keys.length > 5 ? ` and ${keys.length - 5} more` : ""}. Put them right, choose another key column, or say whether each row is a record or each key once. ${NOTHING}`,
    ),

  // Trail
  trailFine: (count: number) =>
    `The trail holds: ${count} entr${count === 1 ? "y" : "ies"}, none changed or missing.`,
  trailEmpty: "The trail has no entries yet.",
  trailFault: {
    SEQUENCE_GAP: (at: number) =>
      `The trail is broken at entry ${at}: an entry is missing or stands in another place.`,
    LINK_BROKEN: (at: number) =>
      `The trail is broken at entry ${at}: it does not follow from the entry before it.`,
    ENTRY_CHANGED: (at: number) =>
      `The trail is broken at entry ${at}: the entry was changed after it was written.`,
    TRUNCATED: (at: number) =>
      `Entries are missing from ${at} on: the trail is shorter than when it was signed or printed.`,
    ANCHOR_MISMATCH: (at: number) =>
      `Entry ${at} is not the one that was signed or printed: the trail was rebuilt.`,
  },
  trailUnreadable: (count: number) =>
    `${count} row${s(count)} of the trail cannot be read, so the trail cannot be vouched for.`,
  trailEditedOutside: (sheet: string, row: number, id: string) =>
    `Row ${row} of sheet “${sheet}” (${id}) is not as the trail last recorded it: it was edited on the sheet.`,
  trailGone: (table: string, id: string) =>
    `${id} is in the trail, but its row in ${table} is gone.`,
  trailProves:
    "What this shows: no entry was changed, moved or taken out between the first and the last one that stand here.",
  trailNames: NAMES_TYPED,
  trailDoesNotProve: `What it cannot show by itself: entries cut off at the end, or the whole trail written anew. For that, compare the count and the last hash with a printed report, an e-mail or a sign-off kept elsewhere. ${NAMES_TYPED}`,
  trailAnchored: (count: number) =>
    `Held against the anchor given (${count} entr${count === 1 ? "y" : "ies"}), it matches: nothing up to that entry was cut off or written anew.`,
  trailHead: (count: number, head: string) =>
    `Anchor to keep elsewhere: ${count} entr${count === 1 ? "y" : "ies"}, last hash ${head}`,
};
