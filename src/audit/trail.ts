import { z } from "zod";
import { auditText } from "../text/audit";
import { contentFingerprint } from "./draft";
import type { RowOf, TableName } from "./layout";
import type { Kept, Register } from "./register";
import { checkTrail, type Anchor, type TrailVerdict } from "./trail-chain";

/** A row of the register that is not as the trail last recorded it, or is gone (`row` null). */
export interface EditedRow {
  readonly table: TableName;
  readonly id: string;
  /** Row of the sheet, counted from 1. */
  readonly row: number | null;
  readonly sentence: string;
}

export interface TrailReport {
  readonly verdict: TrailVerdict;
  /** The verdict in words. */
  readonly sentence: string;
  readonly isSound: boolean;
  readonly unreadable: readonly string[];
  readonly edited: readonly EditedRow[];
}

/**
 * Checks the trail of a register: the chain itself, against the anchor given and those of the sign-offs
 * in the workbook, and whether the rows it speaks of still are as it recorded them.
 */
export function trailReport(register: Register, anchor: Anchor | null): TrailReport {
  const { tblTrail, tblSignOff } = register.rows;
  const signed = tblSignOff.map(({ trailCount, trailHead }) => ({
    count: trailCount,
    head: trailHead,
  }));
  const anchors = anchor ? [anchor, ...signed] : signed;
  const verdicts = anchors.map((each) => checkTrail(tblTrail, each));
  const verdict = verdicts.find((each) => each.verdict !== "OK") ?? checkTrail(tblTrail, null);
  const unreadable = register.unreadable.filter(({ table }) => table === "tblTrail");
  return {
    verdict,
    sentence: inWords(verdict, unreadable.length),
    isSound: verdict.verdict === "OK" && unreadable.length === 0,
    unreadable: unreadable.map(({ sentence }) => sentence),
    edited: editedRows(register),
  };
}

function inWords(verdict: TrailVerdict, unreadable: number): string {
  if (unreadable > 0) return auditText.trailUnreadable(unreadable);
  if (verdict.verdict !== "OK") return auditText.trailFault[verdict.verdict](verdict.at);
  return verdict.count === 0 ? auditText.trailEmpty : auditText.trailFine(verdict.count);
}

interface Content {
  readonly sheetRow: number;
  readonly fingerprint: string;
}

function contents<T extends TableName>(
  table: T,
  rows: readonly Kept<RowOf<T>>[],
  idOf: (row: Kept<RowOf<T>>) => string,
): ReadonlyMap<string, Content> {
  return new Map(
    rows.map((row) => [
      idOf(row),
      { sheetRow: row.sheetRow, fingerprint: contentFingerprint(table, row) },
    ]),
  );
}

const detailSchema = z.object({ content: z.string() });

function contentIn(detail: string): string | null {
  try {
    const read = detailSchema.safeParse(JSON.parse(detail));
    return read.success ? read.data.content : null;
  } catch {
    return null;
  }
}

function editedRows({ rows, places, unreadable }: Register): readonly EditedRow[] {
  const tables = new Map([
    ["audit", { table: "tblAudit", now: contents("tblAudit", rows.tblAudit, (r) => r.auditId) }],
    [
      "response",
      { table: "tblResponse", now: contents("tblResponse", rows.tblResponse, (r) => r.responseId) },
    ],
    [
      "finding",
      { table: "tblFinding", now: contents("tblFinding", rows.tblFinding, (r) => r.findingId) },
    ],
    [
      "evidence",
      { table: "tblEvidence", now: contents("tblEvidence", rows.tblEvidence, (r) => r.evidenceId) },
    ],
  ] as const);

  // The last word of the trail on each row is what the row should be.
  const last = new Map<
    string,
    { table: TableName; id: string; recorded: string; now: Content | null }
  >();
  for (const { object, objectId, detail } of rows.tblTrail) {
    const recorded = contentIn(detail);
    const kept = isTracked(object) ? tables.get(object) : undefined;
    if (recorded === null || !kept) continue;
    const now = kept.now.get(objectId) ?? null;
    last.set(JSON.stringify([object, objectId]), {
      table: kept.table,
      id: objectId,
      recorded,
      now,
    });
  }
  const hasUnreadable = new Set(unreadable.map(({ table }) => table));
  return [...last.values()].flatMap(({ table, id, recorded, now }): EditedRow[] => {
    if (now?.fingerprint === recorded) return [];
    // A row that cannot be read is named elsewhere; it is not gone.
    if (!now && hasUnreadable.has(table)) return [];
    const sheet = places.get(table)?.facts.area.sheet ?? "";
    const row = now ? now.sheetRow + 1 : null;
    const sentence =
      row === null ? auditText.trailGone(table, id) : auditText.trailEditedOutside(sheet, row, id);
    return [{ table, id, row, sentence }];
  });
}

const TRACKED = ["audit", "response", "finding", "evidence"] as const;

function isTracked(object: string): object is (typeof TRACKED)[number] {
  return TRACKED.some((tracked) => tracked === object);
}
