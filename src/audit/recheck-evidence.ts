import { columnLetters, parseAddress, type Area } from "../cells/address";
import { asText, type Cell } from "../cells/cell";
import { auditText, auditWords } from "../text/audit";
import { fail, ok, type Result } from "../text/trouble";
import type { TableFacts, Workbook, WorkbookFacts } from "../workbook/port";
import { compareEvidence, type EvidenceVerdict } from "./compare-evidence";
import { Draft } from "./draft";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { ALL_ROWS } from "./evidence";
import { readCanonicalText, sha256Hex, type RangeContent } from "../records/fingerprint";
import { foldKey } from "./key";
import type { RowOf } from "./layout";
import type { Register } from "./register";
import type { Kept } from "../records/read";

type EvidenceRow = Kept<RowOf<"tblEvidence">>;

export interface EvidenceCheck {
  readonly evidence: EvidenceRow;
  readonly verdict: EvidenceVerdict;
  readonly before: RangeContent;
  /** What stands there now; null when it is gone. */
  readonly after: FoundContent | null;
}

/** A range as it stands in the workbook, with the places of its rows and columns, counted from 0. */
export interface FoundContent extends RangeContent {
  readonly sheet: string;
  readonly sheetRows: readonly number[];
  readonly sheetColumns: readonly number[];
}

/** What was captured, put together from its parts; null where a part is missing or was changed. */
export function snapshotOf(
  register: Register,
  evidence: RowOf<"tblEvidence">,
): RangeContent | null {
  const text = register.rows.tblSnapshot
    .filter((part) => part.evidenceId === evidence.evidenceId)
    .sort((a, b) => a.part - b.part)
    .map((part) => part.text)
    .join("");
  return sha256Hex(text) === evidence.fingerprint ? readCanonicalText(text) : null;
}

/** Looks for the evidence in the workbook as it is now, and says what has become of it. */
export async function recheckEvidence(
  workbook: Workbook,
  register: Register,
  evidenceId: string,
): Promise<Result<EvidenceCheck>> {
  const evidence = register.rows.tblEvidence.find((row) => row.evidenceId === evidenceId);
  if (!evidence) return fail(auditText.evidenceUnknown(evidenceId));
  if (evidence.kind !== "range") return fail(auditText.evidenceNotARange(evidenceId));
  const before = snapshotOf(register, evidence);
  if (!before) return fail(auditText.snapshotBroken(evidenceId));
  const place = placeOf(evidence, before);
  const after = await readAgain(workbook, place);
  if (!after.ok) return after;
  const verdict = compareEvidence(before, after.value, place.key);
  return ok({ evidence, verdict, before, after: after.value });
}

/** Where to look for evidence again. Titles come from the snapshot, where they stand letter for letter. */
interface Place {
  readonly evidence: EvidenceRow;
  readonly titles: readonly string[];
  /** Column of the key among the titles. */
  readonly key: number | null;
  /** Keys of the rows that were captured; null where every row of the table was. */
  readonly wanted: ReadonlySet<string> | null;
}

function placeOf(evidence: EvidenceRow, { headers, rows }: RangeContent): Place {
  const titles = headers ?? evidence.columns;
  const at = headers ? headers.indexOf(evidence.keyColumn) : -1;
  const key = at < 0 ? null : at;
  const isAll = evidence.keys[0] === ALL_ROWS;
  const wanted = new Set(rows.map((row) => foldKey(row[at] ?? null)));
  return { evidence, titles, key, wanted: isAll ? null : wanted };
}

async function readAgain(workbook: Workbook, place: Place): Promise<Result<FoundContent | null>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const isByName = place.key !== null || place.wanted === null;
  if (place.evidence.tableName === "" || !isByName) {
    return readByAddress(workbook, facts.value, place);
  }
  const table = findTable(facts.value, place);
  return table ? readByKey(workbook, table, place) : ok(null);
}

/** By its name; else, since tables get renamed, the one table of the sheet that has all the columns. */
function findTable(facts: WorkbookFacts, { evidence, titles }: Place): TableFacts | null {
  const named = facts.tables.find(
    ({ name }) => name.toLowerCase() === evidence.tableName.toLowerCase(),
  );
  if (named) return named;
  const alike = facts.tables.filter(
    ({ area, columns }) =>
      area.sheet === evidence.sheet && titles.every((title) => columns.includes(title)),
  );
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

async function readByKey(
  workbook: Workbook,
  table: TableFacts,
  { titles, key, wanted }: Place,
): Promise<Result<FoundContent | null>> {
  const block = await workbook.read({
    ...table.area,
    row: table.area.row + 1,
    rows: table.area.rows - 1,
  });
  if (!block.ok) return block;
  const places = titles.map((title) => table.columns.indexOf(title));
  const rows: Cell[][] = [];
  const sheetRows: number[] = [];
  for (let row = 0; row < table.area.rows - 1; row++) {
    const cells = places.map((at) => block.value.columns[at]?.values[row] ?? null);
    if (wanted && !wanted.has(foldKey(cells[key ?? 0] ?? null))) continue;
    rows.push(cells);
    sheetRows.push(table.area.row + 1 + row);
  }
  return ok({
    headers: titles.filter((_, at) => (places[at] ?? -1) >= 0),
    rows,
    sheet: table.area.sheet,
    sheetRows,
    sheetColumns: places.map((at) => table.area.column + at),
  });
}

async function readByAddress(
  workbook: Workbook,
  facts: WorkbookFacts,
  { evidence, titles }: Place,
): Promise<Result<FoundContent | null>> {
  const area = parseAddress(evidence.addressHint, evidence.sheet);
  if (!area || !facts.sheets.some(({ name }) => name === evidence.sheet)) return ok(null);
  const table = facts.tables.find(({ name }) => name === evidence.tableName);
  const block = await workbook.read(area);
  if (!block.ok) return block;
  const all = Array.from({ length: area.rows }, (_, row) =>
    block.value.columns.map(({ values }) => values[row] ?? null),
  );
  const now = titlesNow(area, table, all, evidence.headers);
  const kept = now.flatMap((title, at) => (titles.includes(title) ? [at] : []));
  const hasTitleRow = evidence.headers && evidence.tableName === "";
  // Where titles were changed the columns cannot be told, so all of them are compared.
  const places = kept.length === titles.length ? kept : now.map((_, at) => at);
  const first = hasTitleRow ? 1 : 0;
  const rows = all.slice(first).map((row) => places.map((at) => row[at] ?? null));
  return ok({
    headers: evidence.headers ? places.map((at) => now[at] ?? "") : null,
    rows,
    sheet: area.sheet,
    sheetRows: rows.map((_, row) => area.row + first + row),
    sheetColumns: places.map((at) => area.column + at),
  });
}

function titlesNow(
  area: Area,
  table: TableFacts | undefined,
  rows: readonly (readonly Cell[])[],
  hasTitles: boolean,
): readonly string[] {
  if (table) {
    const first = area.column - table.area.column;
    return table.columns.slice(first, first + area.columns);
  }
  const letters = Array.from({ length: area.columns }, (_, at) => columnLetters(area.column + at));
  return hasTitles ? letters.map((_, at) => asText(rows[0]?.[at] ?? null)) : letters;
}

/** Writes down when evidence was looked at again, and what was found. */
export function recordChecks(
  register: Register,
  checks: readonly EvidenceCheck[],
  moment: Moment,
): Result<Plan> {
  const draft = new Draft(register, moment);
  for (const { evidence, verdict } of checks) {
    const row = draft.set("tblEvidence", evidence, {
      lastChecked: moment.today,
      lastVerdict: verdict.verdict,
    });
    draft.say(auditText.evidenceChecked(evidence.evidenceId, auditWords.verdict[verdict.verdict]));
    draft.log(
      "check",
      "evidence",
      evidence.evidenceId,
      { verdict: verdict.verdict },
      { table: "tblEvidence", row },
    );
  }
  return draft.done();
}
