import type { Register } from "../audit/register";
import { trailReport } from "../audit/trail";
import type { Anchor } from "../audit/trail-chain";
import { auditText } from "../text/audit";
import { auditReport } from "../text/audit-report";
import { fail, ok, type Result } from "../text/trouble";
import { readArguments } from "./arguments";
import { EXIT, refuse, type Command } from "./command";
import { openRegister, sayOfRegister } from "./register-command";
import type { Said } from "./say";

const words = auditReport.trailCommand;

/** `plumbline trail`: whether the trail of a register holds. */
export const trailCommand: Command = {
  name: "trail",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, { anchor: "one", format: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const typed = read.value.one("anchor");
    const anchor = typed === null ? ok(null) : readAnchor(typed);
    if (!anchor.ok) return refuse(anchor.trouble, terminal);
    const opened = await openRegister(read.value, words.usage);
    if (!opened.ok) return refuse(opened.trouble, terminal);
    const { file, register } = opened.value;
    if (!register.places.has("tblTrail")) return refuse(auditReport.noTrail(file), terminal);
    const said = sayTrail(file, register, anchor.value);
    sayOfRegister("trail", opened.value, said, terminal);
    if (!said.isSound) return EXIT.ERRORS;
    return said.isEdited ? EXIT.QUERIES : EXIT.CLEAN;
  },
};

/** Reads an anchor as the printed report shows it: the count, a colon, and the last hash. */
export function readAnchor(typed: string): Result<Anchor> {
  const match = /^(\d{1,9}):([0-9a-f]{64})$/i.exec(typed.trim());
  return match?.[2] === undefined
    ? fail(auditReport.anchorUnreadable(typed))
    : ok({ count: Number(match[1]), head: match[2].toLowerCase() });
}

interface TrailSaid extends Said {
  readonly isSound: boolean;
  /** Rows of the register are not as the trail last recorded them. */
  readonly isEdited: boolean;
}

/** Whether the trail of a register holds, and what that does and does not show. */
export function sayTrail(file: string, register: Register, anchor: Anchor | null): TrailSaid {
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
    isAnchored ? auditText.trailNames : auditText.trailDoesNotProve,
  ];
  return { document, lines, isSound, isEdited: report.edited.length > 0 };
}
