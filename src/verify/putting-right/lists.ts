import { quotedSheet } from "../../cells/address";
import { formatDate } from "../../cells/date";
import type { Plan } from "../../records/plan";
import { puttingRightText } from "../../text/putting-right";
import type { Change } from "../../workbook/change";
import type { WorkbookFacts } from "../../workbook/port";
import type { Finding, Run } from "../finding";

/** One wrong cell, as the person who supplied it has to know it. */
export interface Correction {
  readonly finding: Finding;
  readonly sheet: string;
  readonly cell: string;
  readonly record: string;
  readonly column: string;
  readonly value: string;
  readonly wrong: string;
  readonly todo: string;
}

/** What one supplier has to put right or explain. */
export interface CorrectionList {
  /** The title of the field that names the supplier; empty where nobody is named. */
  readonly field: string;
  readonly supplier: string;
  /** "3 entries to put right and 1 entry to explain." */
  readonly sentence: string;
  readonly corrections: readonly Correction[];
}

/** The fields of a run by which its findings can be handed out, in the order in which they were met. */
export function supplierFields(run: Run): readonly string[] {
  const fields = run.findings.flatMap(
    ({ suppliers }) => suppliers?.map(({ field }) => field) ?? [],
  );
  return [...new Set(fields)];
}

/** Everybody whom that field names in a run, in the order in which they were met. */
export function supplierNames(run: Run, field: string): readonly string[] {
  const names = run.findings.map((finding) => supplierOf(finding, field));
  return [...new Set(names.filter((name) => name !== ""))];
}

/** Who a finding belongs to by that field; empty where its record names nobody. */
export function supplierOf({ suppliers }: Finding, field: string): string {
  return suppliers?.find((one) => one.field === field)?.name ?? "";
}

/**
 * The open errors and queries by supplier, only those about cells. `field` is the title of the field that
 * names the supplier; the nearest one where it is left out.
 */
export function correctionLists(run: Run, field = supplierFields(run)[0] ?? ""): CorrectionList[] {
  const bySupplier = new Map<string, { name: string; findings: Finding[] }>();
  for (const finding of run.findings) {
    const isAsked = finding.status === "open" && finding.level !== "note";
    if (!isAsked || (finding.locations[0]?.cell ?? null) === null) continue;
    const name = supplierOf(finding, field);
    const own = bySupplier.get(name.toLowerCase());
    if (own) own.findings.push(finding);
    else bySupplier.set(name.toLowerCase(), { name, findings: [finding] });
  }
  const named = [...bySupplier.values()].sort((a, b) => order(a.name, b.name));
  return named.map(({ name, findings }) => listFor(field, name, findings));
}

/** By name; what nobody supplied comes last. */
function order(a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  return a.localeCompare(b, "en-GB");
}

function listFor(field: string, name: string, findings: readonly Finding[]): CorrectionList {
  const counts = { error: 0, query: 0, note: 0 };
  for (const { level, standsFor = 1 } of findings) counts[level] += standsFor;
  return {
    field,
    supplier: name === "" ? puttingRightText.lists.nobody : name,
    sentence: puttingRightText.lists.sentence(counts.error, counts.query),
    corrections: findings.map(correctionOf),
  };
}

function correctionOf(finding: Finding): Correction {
  const { locations, value, message, fix } = finding;
  const [first] = locations;
  return {
    finding,
    sheet: first?.sheet ?? "",
    cell: [...new Set(locations.flatMap(({ cell }) => cell ?? []))].join(", "),
    record: first?.rowKey ?? "",
    column: first?.field ?? "",
    value: value ?? "",
    wrong: message,
    todo: fix?.advice ?? "",
  };
}

/** A list as plain text, to paste into a mail. */
export function correctionText(run: Run, list: CorrectionList): string {
  const words = puttingRightText.lists;
  const lines = list.corrections.map(({ sheet, cell, record, column, value, wrong, todo }) =>
    words.line(`${quotedSheet(sheet)}!${cell}`, record, column, value, wrong, todo),
  );
  return [headingOf(run, list), "", ...lines].join("\n");
}

/** Titles and rows of a list, for a sheet or a CSV. */
export function correctionRows({ corrections }: CorrectionList): {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const titles = puttingRightText.lists.columns;
  return {
    titles: Object.values(titles),
    rows: corrections.map(({ sheet, cell, record, column, value, wrong, todo }) => [
      sheet,
      cell,
      record,
      column,
      value,
      wrong,
      todo,
    ]),
  };
}

export function headingOf(run: Run, { supplier, sentence }: CorrectionList): string {
  return puttingRightText.lists.heading(run.file, supplier, sentence, formatDate(run.asOf));
}

const WIDTHS = [16, 9, 16, 20, 20, 50, 44];
const SHEET_NAME_LENGTH = 31;

/** A new sheet with one supplier's list, to send back. */
export function planCorrectionSheet(facts: WorkbookFacts, run: Run, list: CorrectionList): Plan {
  const { titles, rows } = correctionRows(list);
  const words = puttingRightText.lists;
  const sheet = freeSheet(
    words.sheet(list.supplier),
    facts.sheets.map(({ name }) => name),
  );
  const table = freeTable(facts.tables.map(({ name }) => name));
  const changes: readonly Change[] = [
    { kind: "addSheet", sheet },
    {
      kind: "addTable",
      sheet,
      table,
      columns: titles.map((title, at) => ({ title, format: "@", width: WIDTHS[at] ?? 20 })),
      rows: rows.map((row) => row.map((text) => (text === "" ? null : text))),
      heading: headingOf(run, list),
    },
  ];
  return {
    changes,
    sentences: [words.planned(list.supplier, rows.length, sheet), list.sentence],
    made: sheet,
  };
}

/** A name that Excel takes for a sheet, and that no other sheet has. */
function freeSheet(wanted: string, taken: readonly string[]): string {
  const clean = wanted.replace(/[[\]:*?/\\\u0000-\u001f]/g, " ").replace(/^[' ]+|[' ]+$/g, "");
  const known = new Set(taken.map((name) => name.toLowerCase()));
  let name = clean.slice(0, SHEET_NAME_LENGTH).replace(/[' ]+$/, "");
  for (let n = 2; known.has(name.toLowerCase()); n++) {
    const tail = ` ${n}`;
    name = clean.slice(0, SHEET_NAME_LENGTH - tail.length) + tail;
  }
  return name;
}

function freeTable(taken: readonly string[]): string {
  const known = new Set(taken.map((name) => name.toLowerCase()));
  let n = 1;
  while (known.has(`tblcorrections${n}`)) n++;
  return `tblCorrections${n}`;
}
