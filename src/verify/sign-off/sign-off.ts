import { asText, isBlank, trim, type Cell } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { RecordsDraft } from "../../records/draft";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import { signOffText } from "../../text/sign-off";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { describedAs, type Concern, type ReadingOptions } from "../compare/described";
import { keyFields } from "../compare/record-key";
import type { Run } from "../finding";
import { gather } from "../gather";
import type { Pack } from "../pack-model";
import { recordCount, type Table } from "../tables/table";
import { checkSigned, countsOf, type SignedCheck } from "./check-signed";
import { dataFingerprint } from "./data-fingerprint";
import { cellBytesFor, partsOf, type SignedTable } from "./kept-marks";
import { SIGN_OFF, type Identity, type SignOffRecords, type SignOffRow } from "./layout";
import { markTable, type CellBytes, type MarkedTable } from "./mark-table";
import { saltOf } from "./marks";
import { signOffPolicy } from "./policy";
import { lastSignOff, readSignOffs } from "./signed-returns";

/** What is signed: the check that has just been made, and the pack it was made with. */
export interface Signing {
  readonly run: Run;
  readonly pack: Pack;
  readonly parameters?: ReadonlyMap<string, Cell>;
}

/** What the person who signs has to say. */
export interface SignOffDetails {
  readonly name: string;
  readonly role: string;
  /** Whether the account told who it is, or only the person did. */
  readonly identity: Identity;
  readonly statement: string;
  /** Why it is signed although findings are to be put right; only some packs allow it. */
  readonly errorsReason: string;
  /** Why a return that was signed before is signed again. */
  readonly restatementReason: string;
}

/**
 * Plans the sign-off of a return: who, when, what was counted, and marks by which every later change is
 * found. Refused while findings are to be put right (unless the pack allows it with a reason), where the
 * records are not those that were checked, and where a return that has changed is signed again without
 * saying why.
 */
export async function signOff(
  workbook: Workbook,
  { run, pack, parameters = new Map() }: Signing,
  details: SignOffDetails,
  moment: Moment,
  options: ReadingOptions = {},
): Promise<Result<Plan>> {
  if (isBlank(details.name)) return fail(signOffText.noName());
  if (isBlank(details.statement)) return fail(signOffText.noStatement());
  if (run.pack.id !== pack.id) return fail(signOffText.otherPack(pack.title));
  const { errors } = run.counts;
  if (errors > 0) {
    if (signOffPolicy(pack).openErrors === "refuse") return fail(signOffText.errorsOpen(errors));
    if (isBlank(details.errorsReason)) return fail(signOffText.errorsNeedReason(errors));
  }
  const records = await readSignOffs(workbook);
  if (!records.ok) return records;
  const gathered = await gather(workbook, pack, { ...options, asOf: run.asOf });
  if (!gathered.ok) return gathered;
  const { tables } = gathered.value;
  const rows = tables.reduce((sum, table) => sum + recordCount(table), 0);
  if (rows !== run.counts.rows) return fail(signOffText.notAsChecked());
  if (rows === 0) return fail(signOffText.nothingToSign());

  const taken = records.value.rows.tblReturnSignOff.map((row) => row.signOffId);
  const signOffId = newId("SO", taken, moment);
  const marked = await markAll(tables, signOffId, options);
  if (!marked.ok) return marked;
  const pause = options.pause ?? (async () => {});
  const fingerprint = await dataFingerprint(
    marked.value.map(({ table, signed, marks }) => ({
      name: table.spec.name,
      columns: signed.columns,
      digests: marks.digests,
    })),
    pause,
  );
  const earlier = await whatChanged(workbook, records.value, run, fingerprint, details, options);
  if (!earlier.ok) return earlier;

  const draft = new RecordsDraft(SIGN_OFF, records.value);
  const signed = marked.value.map(({ table, signed: what, marks, cellBytes }): SignedTable => {
    return { ...what, ...marks, cellBytes, spec: describedAs(table, what) };
  });
  const { parts, fingerprint: marksFingerprint } = await partsOf(signed, pause);
  const row: SignOffRow = {
    signOffId,
    packId: pack.id,
    packVersion: pack.version,
    packTitle: pack.title,
    asAt: run.asOf,
    parameters: [...parameters].map(([name, value]) => `${name} = ${asText(value)}`),
    tables: signed.map(({ spec, columns }) => signOffText.columnsOf(spec.title, columns.length)),
    columns: signed.reduce((sum, { columns }) => sum + columns.length, 0),
    rows,
    errors,
    errorsReason: errors > 0 ? trim(details.errorsReason) : "",
    queries: run.counts.queries,
    queriesAnswered: answeredQueries(run),
    waived: run.counts.waived,
    notRun: run.counts.notRun,
    signedBy: trim(details.name),
    role: trim(details.role),
    account: moment.actor,
    identity: details.identity,
    statement: trim(details.statement),
    signedAt: moment.at,
    fingerprint,
    marksFingerprint,
  };
  draft.add("tblReturnSignOff", row);
  parts.forEach((text, at) => {
    const part = at + 1;
    draft.add("tblSignedPart", { partId: `${signOffId}/${part}`, signOffId, part, text });
  });
  draft.say(...sentencesOf(row, tables, signed));
  if (earlier.value) restate(draft, records.value, earlier.value, row, details, moment);
  return draft.done(signOffId);
}

interface Marked {
  readonly table: Table;
  readonly signed: Concern;
  readonly marks: MarkedTable;
  readonly cellBytes: CellBytes;
}

async function markAll(
  tables: readonly Table[],
  signOffId: string,
  options: ReadingOptions,
): Promise<Result<Marked[]>> {
  const salt = saltOf(signOffId);
  const cellBytes = cellBytesFor(
    tables.map(({ rows, columns }) => ({ rows, columns: columns.length })),
  );
  const marked: Marked[] = [];
  for (const table of tables) {
    const columns = table.columns.map(({ field }) => field.name).sort();
    const signed = { columns, key: keyFields(table) };
    const marks = await markTable(table, signed, salt, cellBytes, options);
    if (!marks.ok) return marks;
    marked.push({ table, signed, marks: marks.value, cellBytes });
  }
  return ok(marked);
}

/** The earlier sign-off of the same return and what has changed since; null where there is none to replace. */
async function whatChanged(
  workbook: Workbook,
  records: SignOffRecords,
  run: Run,
  fingerprint: string,
  details: SignOffDetails,
  options: ReadingOptions,
): Promise<Result<SignedCheck | null>> {
  const earlier = lastSignOff(records, { packId: run.pack.id, asAt: run.asOf });
  if (!earlier) return ok(null);
  const { signedBy, signedAt } = earlier;
  if (earlier.fingerprint === fingerprint) {
    // A second person may sign the same data; that restates nothing.
    return signedBy.toLowerCase() === trim(details.name).toLowerCase()
      ? fail(signOffText.alreadySigned(signedBy, signedAt))
      : ok(null);
  }
  const check = await checkSigned(workbook, records, earlier, options);
  if (!check.ok || !isBlank(details.restatementReason)) return check;
  return check.value.changes.length > 0
    ? fail(signOffText.needsRestatement(signedBy, signedAt, countsOf(check.value.changes)))
    : fail(signOffText.needsRestatementUntold(signedBy, signedAt));
}

const MOST_NAMED = 20;

function restate(
  draft: RecordsDraft<typeof SIGN_OFF.tables>,
  { rows }: SignOffRecords,
  { signOff: replaced, changes }: SignedCheck,
  { signOffId, signedBy }: SignOffRow,
  { restatementReason }: SignOffDetails,
  moment: Moment,
): void {
  const counts = countsOf(changes);
  const taken = rows.tblRestatement.map((row) => row.restatementId);
  draft.add("tblRestatement", {
    restatementId: newId("RS", taken, moment),
    signOffId,
    replaces: replaced.signOffId,
    reason: trim(restatementReason),
    cellsChanged: counts.cells,
    rowsAdded: counts.added,
    rowsGone: counts.gone,
    changes: changes
      .slice(0, MOST_NAMED)
      .map(({ sentence }) => sentence)
      .join("\n"),
    by: signedBy,
    at: moment.at,
  });
  draft.say(signOffText.plan.restates(replaced.signOffId, signOffText.changes(counts)));
}

function answeredQueries({ findings }: Run): number {
  return findings.filter(({ level, status }) => level === "query" && status !== "open").length;
}

function sentencesOf(
  row: SignOffRow,
  tables: readonly Table[],
  signed: readonly SignedTable[],
): string[] {
  const words = signOffText.plan;
  const strangers = tables.flatMap((table) =>
    table.strangers.filter(({ isFilled }) => isFilled).map(({ heading }) => trim(heading)),
  );
  const titles = signed.map(({ spec }) => spec.title);
  return [
    words.signs(row.rows, titles, formatDate(row.asAt)),
    words.counts(row.errors, row.queries, row.queriesAnswered, row.waived, row.notRun),
    ...(row.errors > 0 ? [words.errors(row.errors, row.errorsReason)] : []),
    ...(strangers.length > 0 ? [words.notSigned(strangers)] : []),
    ...(signed.some(({ cellBytes }) => cellBytes === 0) ? [words.cellsUntold()] : []),
    words.fingerprint(row.fingerprint),
  ];
}
