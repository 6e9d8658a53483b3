import { z } from "zod";
import type { Values } from "../records/draft";
import { cellFrom } from "../records/field";
import { rangeFingerprint, sha256Hex } from "../records/fingerprint";
import { fieldsIn, titleOf } from "../records/layout";
import { auditSignText } from "../text/audit-sign";
import { auditSlices } from "../text/audit-slices";
import { eachInSlices, type Slices } from "../workbook/slices";
import { TABLES, type RowOf, type TableName } from "./layout";
import type { Register } from "./register";
import { trailSteps } from "./trail";

/** A row of an audit, with the fingerprint of what an issued report says of it. */
export interface SealedRow {
  readonly table: TableName;
  readonly id: string;
  /** Row of the sheet, counted from 0. */
  readonly sheetRow: number;
  readonly fingerprint: string;
}

/** What of a finding is the auditors'; the owner's work on it goes on after the report. */
const OF_FINDING: readonly (keyof RowOf<"tblFinding">)[] = [
  "findingId",
  "auditId",
  "source",
  "raisedOn",
  "raisedBy",
  "grade",
  "gradeReason",
  "clause",
  "edition",
  "requirementRef",
  "statement",
  "evidenceIds",
  "processId",
  "repeatOf",
];

/** What was captured; when it was looked at again may go on. */
const OF_EVIDENCE: readonly (keyof RowOf<"tblEvidence">)[] = [
  "evidenceId",
  "kind",
  "title",
  "sheet",
  "tableName",
  "columns",
  "keyColumn",
  "keys",
  "addressHint",
  "rows",
  "cols",
  "fingerprint",
  "periodFrom",
  "periodTo",
  "obtainedHow",
  "obtainedFrom",
  "capturedAt",
  "capturedBy",
];

/** What issuing itself writes. */
const NOT_OF_AUDIT: readonly string[] = ["state", "trailHead"];

/** A row that will be sealed; its fingerprint is worked out only when asked for. */
interface Sealable extends Omit<SealedRow, "fingerprint"> {
  readonly fingerprint: () => string;
}

function sealable(
  table: TableName,
  id: string,
  row: Values & { readonly sheetRow: number },
  fields: readonly string[] = fieldsIn(TABLES[table]),
): Sealable {
  const fingerprint = () =>
    rangeFingerprint({
      headers: fields.map(titleOf),
      rows: [fields.map((field) => cellFrom(row[field] ?? null))],
    });
  return { table, id, sheetRow: row.sheetRow, fingerprint };
}

/** The evidence that the answers and findings of an audit cite. */
export function evidenceCited({ rows }: Register, auditId: string): ReadonlySet<string> {
  const isOwn = (row: { auditId: string }) => row.auditId === auditId;
  return new Set(
    [...rows.tblResponse.filter(isOwn), ...rows.tblFinding.filter(isOwn)].flatMap(
      ({ evidenceIds }) => evidenceIds,
    ),
  );
}

/** Every row that the report of an audit stands on. */
function sealables(register: Register, auditId: string): readonly Sealable[] {
  const { rows } = register;
  const isOwn = (row: { auditId: string }) => row.auditId === auditId;
  const cited = evidenceCited(register, auditId);
  const ofAudit = fieldsIn(TABLES.tblAudit).filter((field) => !NOT_OF_AUDIT.includes(field));
  return [
    ...rows.tblAudit.filter(isOwn).map((row) => sealable("tblAudit", row.auditId, row, ofAudit)),
    ...rows.tblAuditReport.filter(isOwn).map((row) => sealable("tblAuditReport", row.auditId, row)),
    ...rows.tblResponse.filter(isOwn).map((row) => sealable("tblResponse", row.responseId, row)),
    ...rows.tblFinding
      .filter(isOwn)
      .map((row) => sealable("tblFinding", row.findingId, row, OF_FINDING)),
    ...rows.tblEvidence
      .filter(({ evidenceId }) => cited.has(evidenceId))
      .map((row) => sealable("tblEvidence", row.evidenceId, row, OF_EVIDENCE)),
  ];
}

const ROWS_AT_A_TIME = 100;

/** Every row that the report of an audit stands on, each with its fingerprint. */
export function sealedRows(register: Register, auditId: string): Slices<readonly SealedRow[]> {
  return eachInSlices(
    sealables(register, auditId),
    ROWS_AT_A_TIME,
    auditSlices.seal,
    ({ table, id, sheetRow, fingerprint }) => ({ table, id, sheetRow, fingerprint: fingerprint() }),
  );
}

/** The names of the rows that the report of an audit stands on. */
export function sealedIds(register: Register, auditId: string): ReadonlySet<string> {
  return new Set(sealables(register, auditId).map(({ id }) => id));
}

/** One fingerprint for all that a report stands on, whatever the order of the rows. */
export function reportFingerprint(rows: readonly SealedRow[]): string {
  const lines = rows.map(({ table, id, fingerprint }) => JSON.stringify([table, id, fingerprint]));
  return sha256Hex(`report/v1\n${lines.sort().join("\n")}`);
}

const MARK = 16;

/** What the trail keeps of a row: enough to see a change, short enough for many rows in one cell. */
export function markOf({ table, id, fingerprint }: SealedRow): string {
  return `${keyOf({ table, id })}=${fingerprint.slice(0, MARK)}`;
}

function keyOf({ table, id }: Pick<SealedRow, "table" | "id">): string {
  return `${table}/${id}`;
}

export const SEAL = { action: "seal", object: "report" } as const;

const sealDetail = z.object({ marks: z.array(z.string()) });

interface Seal {
  readonly marks: ReadonlyMap<string, string>;
  /** Place in the trail of its last entry. */
  readonly seq: number;
}

function sealIn({ rows }: Register, auditId: string): Seal | null {
  const marks = new Map<string, string>();
  let last = 0;
  for (const { action, object, objectId, detail, seq } of rows.tblTrail) {
    if (action !== SEAL.action || object !== SEAL.object || objectId !== auditId) continue;
    for (const mark of marksOf(detail)) {
      const at = mark.lastIndexOf("=");
      marks.set(mark.slice(0, at), mark.slice(at + 1));
    }
    last = seq;
  }
  return last === 0 ? null : { marks, seq: last };
}

function marksOf(detail: string): readonly string[] {
  try {
    const read = sealDetail.safeParse(JSON.parse(detail));
    return read.success ? read.data.marks : [];
  } catch {
    return [];
  }
}

/** A row of an issued report that is not as it was. */
export interface IssuedChange {
  readonly table: TableName;
  readonly id: string;
  /** Row of the sheet, counted from 0; null where the row is gone. */
  readonly sheetRow: number | null;
  readonly sentence: string;
}

/**
 * Which rows of an issued report have been changed, added or taken out since, on a sheet or by a recorded
 * step; null where the trail holds nothing to compare with.
 */
export function* changedSinceIssue(
  register: Register,
  auditId: string,
): Slices<readonly IssuedChange[] | null> {
  const seal = sealIn(register, auditId);
  if (!seal) return null;
  const bySteps = yield* changedBySteps(register, seal.seq);
  const now = yield* sealedRows(register, auditId);
  const present = new Set(now.map(keyOf));
  const changes = now.flatMap((row): IssuedChange[] => {
    const { table, id, sheetRow, fingerprint } = row;
    const mark = seal.marks.get(keyOf(row));
    if (mark === fingerprint.slice(0, MARK)) return [];
    const sheet = register.places.get(table)?.facts.area.sheet ?? "";
    const say =
      mark === undefined
        ? auditSignText.rowAdded
        : bySteps.has(id)
          ? auditSignText.rowMoved
          : auditSignText.rowChanged;
    return [{ table, id, sheetRow, sentence: say(sheet, sheetRow + 1, id) }];
  });
  const gone = [...seal.marks.keys()].flatMap((key): IssuedChange[] => {
    const [name, ...rest] = key.split("/");
    const table = sealedTable(name);
    const id = rest.join("/");
    return present.has(key) || table === null
      ? []
      : [{ table, id, sheetRow: null, sentence: auditSignText.rowGone(id) }];
  });
  return [...changes, ...gone];
}

const SEALED = ["tblAudit", "tblAuditReport", "tblResponse", "tblFinding", "tblEvidence"] as const;

function sealedTable(name: string | undefined): TableName | null {
  return SEALED.find((table) => table === name) ?? null;
}

/** Rows that steps have written since, and that nobody has edited on the sheet after that. */
function* changedBySteps(register: Register, since: number): Slices<ReadonlySet<string>> {
  const { edited: rows } = yield* trailSteps(register, null);
  const edited = new Set(rows.map(({ id }) => id));
  return new Set(
    register.rows.tblTrail
      .filter(({ seq, objectId }) => seq > since && !edited.has(objectId))
      .map(({ objectId }) => objectId),
  );
}
