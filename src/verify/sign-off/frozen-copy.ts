import type { Cell } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import type { Plan } from "../../records/plan";
import { signOffText } from "../../text/sign-off";
import { fail, ok, type Result } from "../../text/trouble";
import type { Change, NewColumn } from "../../workbook/change";
import { GENERAL } from "../../workbook/model";
import type { Workbook } from "../../workbook/port";
import { gatherDescribed, type ReadingOptions } from "../compare/described";
import { cellOf, columnOf, type Table } from "../tables/table";
import { checkSigned } from "./check-signed";
import { signedTables, type SignedTable } from "./kept-marks";
import type { SignOffRecords, SignOffRow } from "./layout";
import { lastSignOff } from "./signed-returns";

const words = signOffText.copy;

/**
 * Plans a copy of what was signed, for handing in: a sheet with the sign-off and one with the values of each
 * signed table. Refused where the data has changed since, for then it is not what was signed. `taken` names
 * the sheets and tables of the workbook that the copy goes into: the open one, or none for a new file.
 */
export async function frozenCopy(
  workbook: Workbook,
  records: SignOffRecords,
  taken: { readonly sheets: readonly string[]; readonly tables: readonly string[] },
  options: ReadingOptions = {},
): Promise<Result<Plan>> {
  const signOff = lastSignOff(records);
  if (!signOff) return fail(words.notSigned());
  const check = await checkSigned(workbook, records, signOff, options);
  if (!check.ok) return check;
  if (check.value.state !== "unchanged") return fail(words.changedSince());
  const signed = signedTables(records, signOff) ?? [];
  const gathered = await gatherDescribed(
    workbook,
    signed.map(({ spec }) => spec),
    options,
  );
  if (!gathered.ok) return gathered;

  const freeSheet = namer(taken.sheets, 31, " ");
  const freeTable = namer(taken.tables, 255, "");
  const block = freeSheet(words.sheet);
  const changes: Change[] = [
    { kind: "addSheet", sheet: block },
    {
      kind: "addTable",
      sheet: block,
      table: freeTable("tblSignedCopy"),
      columns: [
        { title: words.columns.what, width: 26 },
        { title: words.columns.value, width: 60, format: "@" },
      ],
      rows: factsOf(records, signOff),
      heading: words.blockHeading,
    },
  ];
  const sentences: string[] = [];
  for (const one of signed) {
    const table = gathered.value.tables.find(({ spec }) => spec.name === one.spec.name);
    if (!table) continue;
    const copied = await copyOf(workbook, table, one);
    if (!copied.ok) return copied;
    const { columns, rows } = copied.value;
    const sheet = freeSheet(words.sheetOf(one.spec.title));
    changes.push(
      { kind: "addSheet", sheet },
      {
        kind: "addTable",
        sheet,
        table: freeTable("tblSignedRows"),
        columns,
        rows,
        heading: words.heading(one.spec.title, signOff, signOff.signOffId),
      },
    );
    sentences.push(words.adds(sheet, rows.length));
  }
  return ok({ changes, sentences: [words.addsBlock(block), ...sentences], made: block });
}

/** The columns of a signed table as they stand on the sheet, the leftmost first. */
function ownColumns(table: Table, { columns }: SignedTable) {
  return columns
    .flatMap((name) => columnOf(table, name) ?? [])
    .sort((a, b) => a.position - b.position);
}

interface Copied {
  readonly columns: readonly NewColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The records of a signed table, each cell with the number format that it has. */
async function copyOf(
  workbook: Workbook,
  table: Table,
  signed: SignedTable,
): Promise<Result<Copied>> {
  const own = ownColumns(table, signed);
  const filled = Array.from({ length: table.rows }, (_, row) => row).filter((row) =>
    own.some(({ raw }) => (raw[row] ?? null) !== null),
  );
  const used = new Map<string, number>();
  const columns: NewColumn[] = [];
  for (const column of own) {
    const { field, place } = column;
    const first = cellOf(table, column, 0);
    const area = place?.isShared ? first : { ...first, rows: table.rows };
    const block = table.rows > 0 ? await workbook.read(area, { formats: true }) : null;
    if (block?.ok === false) return block;
    const formats = block?.value.columns[0]?.formats ?? null;
    const again = (used.get(field.title.toLowerCase()) ?? 0) + 1;
    used.set(field.title.toLowerCase(), again);
    columns.push({
      // Excel wants every heading of a table once.
      title: again === 1 ? field.title : `${field.title} ${again}`,
      ...(typeof formats === "string"
        ? { format: formats }
        : formats && {
            formats: filled.map((row) => formats[place?.isShared ? 0 : row] ?? GENERAL),
          }),
    });
  }
  return ok({ columns, rows: filled.map((row) => own.map(({ raw }) => raw[row] ?? null)) });
}

function factsOf({ rows }: SignOffRecords, signOff: SignOffRow): (readonly Cell[])[] {
  const restated = rows.tblRestatement.find(({ signOffId }) => signOffId === signOff.signOffId);
  const { facts } = words;
  const all: (readonly [string, string | number])[] = [
    [facts.id, signOff.signOffId],
    [facts.pack, `${signOff.packTitle} ${signOff.packVersion}`],
    [facts.asAt, formatDate(signOff.asAt)],
    [facts.parameters, signOff.parameters.join("; ")],
    [facts.signedBy, signOff.signedBy],
    [facts.role, signOff.role],
    [facts.identity, words.identity[signOff.identity]],
    [facts.statement, signOff.statement],
    [facts.signedAt, signOff.signedAt],
    [facts.rows, signOff.rows],
    [facts.errors, signOff.errors],
    [facts.errorsReason, signOff.errorsReason],
    [facts.queries, signOff.queries],
    [facts.answered, signOff.queriesAnswered],
    [facts.waived, signOff.waived],
    [facts.notRun, signOff.notRun],
    [facts.fingerprint, signOff.fingerprint],
    [facts.restates, restated?.replaces ?? ""],
    [facts.reason, restated?.reason ?? ""],
  ];
  return all.filter(([, value]) => value !== "");
}

/** Gives each name once: with the first number that is free, and no longer than the host allows. */
function namer(
  taken: readonly string[],
  longest: number,
  between: string,
): (wanted: string) => string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return (wanted) => {
    const clean = wanted.replace(/[\\/?*:'[\]]/g, " ").trim();
    let name = clean.slice(0, longest);
    for (let n = 2; used.has(name.toLowerCase()); n++) {
      const tail = `${between}${n}`;
      name = clean.slice(0, longest - tail.length) + tail;
    }
    used.add(name.toLowerCase());
    return name;
  };
}
