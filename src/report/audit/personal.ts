import { evidenceCited } from "../../audit/issue-seal";
import type { RowOf } from "../../audit/layout";
import { personalTitles } from "../../audit/personal";
import type { Register } from "../../audit/register";
import type { DayNumber } from "../../cells/date";
import { identify, type Scheme } from "../../identifiers/identify";
import { readCanonicalText } from "../../records/fingerprint";
import { auditSlices } from "../../text/audit-slices";
import { reportAuditText } from "../../text/report-audit";
import type { Slices } from "../../workbook/slices";
import {
  isRag,
  type Block,
  type ReportDocument,
  type ReportTable,
  type Section,
  type TableCell,
} from "../document";

/** Shapes in running text that may be somebody's identifier, and the schemes that settle it. */
const SHAPES: readonly (readonly [RegExp, readonly Scheme[]])[] = [
  [/\b\d{2}\/[0-9A-Z]{4}\/[0-9A-Z]{2}\/\d{1,11}[A-Z]\b/gi, ["asn"]],
  [/\b\d{2}\/\d{4}\/\d{1,6}[A-Z]\b/gi, ["court-case"]],
  [/\b(?:19|20)?\d{2}\/\d{1,7}[A-Z]\b/gi, ["pnc"]],
  [/\b(?:SF\d{2}\/)?\d{1,6}(?:\/\d{2})?[A-Z]\b/gi, ["cro"]],
  [/\b[A-Z]\d{4}[A-Z]{2}\b/gi, ["prison-number"]],
  [/\b[A-Z]\d{6}\b/gi, ["crn"]],
  [/\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi, ["nino", "jersey-number"]],
  [/\b[A-Z]\d{11}[0-9A-Z]\b/gi, ["upn"]],
  [/\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/g, ["nhs", "uln"]],
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi, ["postcode", "jersey-postcode"]],
];

/** Titles of columns whose values are ordinary words, which would be withheld all over the report. */
const ORDINARY = /\b(ethnicity|victim|worker|owner)\b/i;
const SHORTEST_NAME = 3;
const MOST_WORDS = 4;

/** What was withheld from a report so that it says nothing of people on the caseload. */
export interface Impersonal {
  readonly document: ReportDocument;
  readonly withheld: number;
}

/**
 * The document without identifiers of people and without names that the evidence of the audit holds in
 * its personal columns. Those who audit, own and answer keep their names: a report has to say who acts.
 */
export function* withoutPersonal(
  document: ReportDocument,
  register: Register,
  auditId: string,
  asAt: DayNumber,
): Slices<Impersonal> {
  const names = yield* namesInEvidence(register, auditId);
  let withheld = 0;
  // Owners, states and clauses come again on every line of a long report.
  const known = new Map<string, { readonly text: string; readonly withheld: number }>();
  const clean = (text: string) => {
    const before = withheld;
    const seen = known.get(text);
    if (seen) {
      withheld += seen.withheld;
      return seen.text;
    }
    const hidden = hide(text, names, asAt, () => withheld++);
    known.set(text, { text: hidden, withheld: withheld - before });
    return hidden;
  };
  const { title, meta, sections } = document;
  const facts = meta.facts.map(({ label, value }) => ({ label, value: clean(value) }));
  const lines = new Lines(sections);
  const cleaned: Section[] = [];
  for (const section of sections) {
    const blocks: Block[] = [];
    for (const block of section.blocks) blocks.push(yield* cleanBlock(block, clean, lines));
    cleaned.push({ ...section, blocks });
  }
  return {
    document: { title: clean(title), meta: { ...meta, facts }, sections: cleaned },
    withheld,
  };
}

type Clean = (text: string) => string;

const LINES_AT_A_TIME = 200;

/** Counts the lines of a report as they are looked through. */
class Lines {
  private done = 0;
  private readonly of: number;

  constructor(sections: readonly Section[]) {
    this.of = sections
      .flatMap(({ blocks }) => blocks)
      .reduce((sum, block) => sum + linesOf(block), 0);
  }

  *next(): Slices<void> {
    if (this.done % LINES_AT_A_TIME === 0) yield auditSlices.personal(this.done, this.of);
    this.done++;
  }
}

function linesOf(block: Block): number {
  if (block.kind === "table") return block.rows.length;
  if (block.kind === "chart") return block.table.rows.length;
  return block.kind === "list" ? block.items.length : 1;
}

function* cleanTable<T extends ReportTable>(table: T, clean: Clean, lines: Lines): Slices<T> {
  const rows: (readonly TableCell[])[] = [];
  for (const row of table.rows) {
    yield* lines.next();
    rows.push(row.map((cell) => (typeof cell === "string" && !isRag(cell) ? clean(cell) : cell)));
  }
  return { ...table, rows };
}

function* cleanBlock(block: Block, clean: Clean, lines: Lines): Slices<Block> {
  switch (block.kind) {
    case "heading":
    case "paragraph":
      yield* lines.next();
      return { ...block, text: clean(block.text) };
    case "list": {
      const items: string[] = [];
      for (const item of block.items) {
        yield* lines.next();
        items.push(clean(item));
      }
      return { ...block, items };
    }
    case "table":
      return yield* cleanTable(block, clean, lines);
    case "chart":
      return { ...block, table: yield* cleanTable(block.table, clean, lines) };
    case "figures":
    case "signOff":
    case "pageBreak":
      return block;
  }
}

function hide(text: string, names: ReadonlySet<string>, asAt: DayNumber, note: () => void): string {
  let hidden = text;
  // Each of the shapes has a digit in it.
  const shapes = /\d/.test(text) ? SHAPES : [];
  for (const [shape, schemes] of shapes) {
    hidden = hidden.replace(shape, (found) => {
      if (!schemes.some((scheme) => isIdentifier(scheme, found, asAt))) return found;
      note();
      return reportAuditText.withheld;
    });
  }
  return names.size === 0 ? hidden : hideNames(hidden, names, note);
}

/** Digits alone are an identifier only if they check; letters among them are one even with a slip. */
function isIdentifier(scheme: Scheme, found: string, asAt: DayNumber): boolean {
  const { canonical, reason } = identify(scheme, found.replaceAll("-", ""), asAt);
  if (canonical !== null) return true;
  return scheme !== "nhs" && scheme !== "uln" && reason.code === "check-letter";
}

const POSSESSIVE = /['’]s?$/;
const WORD = /[\p{L}\p{N}'’-]+/gu;

function hideNames(text: string, names: ReadonlySet<string>, note: () => void): string {
  const words = [...text.matchAll(WORD)];
  let result = "";
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    const first = words[at];
    if (!first) continue;
    for (let n = Math.min(MOST_WORDS, words.length - at); n > 0; n--) {
      const last = words[at + n - 1];
      if (!last) continue;
      const end = last.index + last[0].length;
      const name = words.slice(at, at + n).map(([word]) => word);
      if (!names.has(name.join(" ").replace(POSSESSIVE, ""))) continue;
      result += text.slice(from, first.index) + reportAuditText.withheld;
      from = end;
      at += n - 1;
      note();
      break;
    }
  }
  return result + text.slice(from);
}

/** Each may be a snapshot of many rows. */
const EVIDENCE_AT_A_TIME = 10;

/** What the snapshots of an audit's evidence hold under titles that tell who somebody is. */
function* namesInEvidence(register: Register, auditId: string): Slices<ReadonlySet<string>> {
  const { tblEvidence, tblSnapshot } = register.rows;
  const cited = evidenceCited(register, auditId);
  const names = new Set<string>();
  const parts = new Map<string, RowOf<"tblSnapshot">[]>();
  for (const part of tblSnapshot) {
    if (!cited.has(part.evidenceId)) continue;
    const own = parts.get(part.evidenceId);
    if (own) own.push(part);
    else parts.set(part.evidenceId, [part]);
  }
  for (const [at, { evidenceId, columns }] of tblEvidence.entries()) {
    if (at % EVIDENCE_AT_A_TIME === 0) yield auditSlices.names(at, tblEvidence.length);
    const isPersonal = columns.map(
      (title) => personalTitles([title]).length > 0 && !ORDINARY.test(title),
    );
    if (!cited.has(evidenceId) || !isPersonal.includes(true)) continue;
    const text = (parts.get(evidenceId) ?? [])
      .sort((a, b) => a.part - b.part)
      .map((part) => part.text)
      .join("");
    for (const row of readCanonicalText(text)?.rows ?? []) {
      for (const [at, cell] of row.entries()) {
        if (isPersonal[at] !== true || typeof cell !== "string") continue;
        for (const name of namesIn(cell)) names.add(name);
      }
    }
  }
  for (const known of peopleOf(register)) names.delete(known);
  return names;
}

/** A name as a whole, and its longer parts: a surname alone says enough. */
function namesIn(cell: string): readonly string[] {
  const words = [...cell.matchAll(WORD)].map(([word]) => word);
  const parts = words.filter((word) => word.length > SHORTEST_NAME);
  return [words.join(" "), ...parts].filter(
    (name) => name.length >= SHORTEST_NAME && /^\p{Lu}/u.test(name),
  );
}

function peopleOf({ rows }: Register): readonly string[] {
  return [
    ...rows.tblPeople.flatMap(({ personId, name }) => [personId, name]),
    ...rows.tblAudit.flatMap(({ leadAuditor, auditors, auditees }) => [
      leadAuditor,
      ...auditors,
      ...auditees,
    ]),
    ...rows.tblFinding.flatMap(({ owner, raisedBy }) => [owner, raisedBy]),
    ...rows.tblAction.map(({ responsible }) => responsible),
  ];
}
