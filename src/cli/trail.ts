import type { Register } from "../audit/register";
import { trailReport } from "../audit/trail";
import type { Anchor } from "../audit/trail-chain";
import { auditText } from "../text/audit";
import { auditReport } from "../text/audit-report";
import { fail, ok, type Result } from "../text/trouble";
import type { Said } from "./audit";

/** Reads an anchor as the printed report shows it: the count, a colon, and the last hash. */
export function readAnchor(typed: string): Result<Anchor> {
  const match = /^(\d{1,9}):([0-9a-f]{64})$/i.exec(typed.trim());
  return match?.[2] === undefined
    ? fail(auditReport.anchorUnreadable(typed))
    : ok({ count: Number(match[1]), head: match[2].toLowerCase() });
}

/** `plumbline trail FILE`: whether the trail of a register holds, and what that does and does not show. */
export function sayTrail(
  file: string,
  register: Register,
  anchor: Anchor | null,
): Said & { readonly isSound: boolean } {
  const report = trailReport(register, anchor);
  const { verdict, sentence, isSound, unreadable } = report;
  const isAnchored = isSound && anchor !== null && verdict.verdict === "OK";
  const head = verdict.verdict === "OK" && verdict.count > 0 ? verdict : null;
  const document = {
    file,
    sound: isSound,
    verdict: verdict.verdict,
    at: verdict.verdict === "OK" ? null : verdict.at,
    count: register.rows.tblTrail.length,
    head: head?.head ?? null,
    anchored: isAnchored,
    sentence,
    unreadable,
    edited: report.edited,
    proves: auditText.trailProves,
    doesNotProve: auditText.trailDoesNotProve,
  };
  const lines = [
    auditReport.trailOf(file, sentence),
    ...unreadable,
    ...(isAnchored ? [auditText.trailAnchored(anchor.count)] : []),
    ...report.edited.map((row) => row.sentence),
    ...(head ? [auditText.trailHead(head.count, head.head)] : []),
    auditText.trailProves,
    ...(isAnchored ? [] : [auditText.trailDoesNotProve]),
  ];
  return { document, lines, isSound };
}
