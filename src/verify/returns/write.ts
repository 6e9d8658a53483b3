import type { Cell } from "../../cells/cell";
import { returnsText } from "../../text/returns";
import type { Change, NewColumn } from "../../workbook/change";
import type { Collation, CollatedTable, Provenance } from "./collate";

const words = returnsText.sheets;

/** Names that a workbook already uses, so that nothing is written over. */
export interface Taken {
  readonly sheets: readonly string[];
  readonly tables: readonly string[];
}

/** The changes that put collated records into a workbook: new sheets, each with one table. */
export function collationChanges(collation: Collation, taken: Taken): Change[] {
  const names = new Names(taken);
  const { tables, accepted, refused, shared } = collation;
  const files: readonly (readonly Cell[])[] = [
    ...accepted.map(({ file, state, signed, fingerprint, tables: parts }) => [
      file,
      returnsText.states[state],
      (parts ?? []).reduce((sum, { rows }) => sum + rows.length, 0),
      signed?.name ?? null,
      fingerprint,
      null,
    ]),
    ...refused.map(({ file, reason }) => [file, words.notTaken, 0, null, null, reason]),
  ];
  return [
    ...tables.flatMap((table) => names.table(table.title, recordColumns(table), recordRows(table))),
    ...names.table(words.files, widths(words.fileColumns, [34, 16, 9, 24, 24, 60]), files),
    ...(shared.length === 0
      ? []
      : names.table(
          words.shared,
          widths(words.sharedColumns, [24, 30, 34, 20, 8]),
          shared.flatMap(({ table, record, places }) =>
            places.map(({ file, sheet, row }) => [table, record, file, sheet, row]),
          ),
        )),
  ];
}

const widths = (titles: readonly string[], wide: readonly number[]): NewColumn[] =>
  titles.map((title, at) => ({ title, width: wide[at] ?? 12 }));

function recordColumns({ columns }: CollatedTable): NewColumn[] {
  const used = new Set<string>();
  const titles = [...columns.map(({ title }) => title), ...words.provenance].map((title) =>
    freeTitle(title, used),
  );
  return titles.map((title, at) => {
    const type = columns[at]?.type;
    const format = type === "date" ? "dd/mm/yyyy" : type === "datetime" ? "dd/mm/yyyy hh:mm" : null;
    return {
      title,
      width: Math.min(30, Math.max(11, title.length + 2)),
      ...(format && { format }),
    };
  });
}

function freeTitle(title: string, used: Set<string>): string {
  let free = title;
  for (let n = 2; used.has(free.toLowerCase()); n++) free = `${title} ${n}`;
  used.add(free.toLowerCase());
  return free;
}

const recordRows = ({ rows }: CollatedTable) =>
  rows.map(({ cells, from }) => [...cells, ...provenanceCells(from)]);

const provenanceCells = ({ file, sheet, row, signedBy, fingerprint }: Provenance): Cell[] => [
  file,
  sheet,
  row,
  signedBy === "" ? null : signedBy,
  fingerprint,
];

/** What the changes will do, in words: what is put together, where it goes, and what is left out. */
export function collationSentences(
  { tables, accepted, refused, shared }: Collation,
  changes: readonly Change[],
): string[] {
  const records = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const sheets = changes.flatMap((change) => (change.kind === "addSheet" ? [change.sheet] : []));
  return [
    returnsText.collated(records, accepted.length, refused.length, shared.length),
    words.added(sheets),
  ];
}

const SHEET_NAME = 31;

/** Gives sheets and tables names that are free. */
class Names {
  readonly #sheets: Set<string>;
  readonly #tables: Set<string>;

  constructor({ sheets, tables }: Taken) {
    this.#sheets = new Set(sheets.map((name) => name.toLowerCase()));
    this.#tables = new Set(tables.map((name) => name.toLowerCase()));
  }

  table(
    title: string,
    columns: readonly NewColumn[],
    rows: readonly (readonly Cell[])[],
  ): Change[] {
    const heading = words.heading(title);
    const sheet = this.#sheet(title);
    const table = this.#table(title);
    return [
      { kind: "addSheet", sheet },
      { kind: "addTable", sheet, table, columns, rows, heading },
    ];
  }

  #sheet(title: string): string {
    const clean = words
      .sheet(title)
      .replace(/[:\\/?*[\]]/g, " ")
      .trim();
    let free = clean.slice(0, SHEET_NAME).trim();
    for (let n = 2; this.#sheets.has(free.toLowerCase()); n++)
      free = `${clean.slice(0, SHEET_NAME - 4).trim()} ${n}`;
    this.#sheets.add(free.toLowerCase());
    return free;
  }

  #table(title: string): string {
    const letters = title.replace(/[^\p{L}\p{N}]+/gu, "");
    let free = `tblCollated${letters}`;
    for (let n = 2; this.#tables.has(free.toLowerCase()); n++) free = `tblCollated${letters}${n}`;
    this.#tables.add(free.toLowerCase());
    return free;
  }
}
