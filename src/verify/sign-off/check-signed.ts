import { address, cellArea, type Area } from "../../cells/address";
import { signOffText } from "../../text/sign-off";
import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { gatherDescribed, type ReadingOptions } from "../compare/described";
import { recordName } from "../compare/record-key";
import { cellOf, columnOf, type Column, type Table } from "../tables/table";
import { signedTables, type SignedTable } from "./kept-marks";
import type { SignOffRecords, SignOffRow } from "./layout";
import { markTable } from "./mark-table";
import { saltOf } from "./marks";
import { matchMarks } from "./match-marks";

/** A place of signed data that is not as it was signed. */
export interface SignedChange {
  readonly what: "cell" | "row-changed" | "row-gone" | "row-added" | "column-gone" | "table-gone";
  readonly table: string;
  /** The record as a person knows it; empty where it has no name or is gone. */
  readonly record: string;
  readonly field: string | null;
  /** Null for what is not there any more. */
  readonly area: Area | null;
  readonly sentence: string;
}

export interface SignedCheck {
  readonly signOff: SignOffRow;
  /** unknown: the marks are gone or were edited, so nothing can be said. */
  readonly state: "unchanged" | "changed" | "unknown";
  readonly changes: readonly SignedChange[];
  /** "Signed on … by …", or what has changed since. */
  readonly sentence: string;
}

/** Holds the data of a workbook against what was signed. Reads and never writes. */
export async function checkSigned(
  workbook: Workbook,
  records: SignOffRecords,
  signOff: SignOffRow,
  options: ReadingOptions = {},
): Promise<Result<SignedCheck>> {
  const signed = signedTables(records, signOff);
  if (!signed) {
    return ok({ signOff, state: "unknown", changes: [], sentence: signOffText.unknown(signOff) });
  }
  const specs = signed.map(({ spec }) => spec);
  const gathered = await gatherDescribed(workbook, specs, options);
  const isGone = !gathered.ok && GONE.has(gathered.trouble.code);
  if (!gathered.ok && !isGone) return gathered;
  const tables = gathered.ok ? gathered.value.tables : [];
  const changes: SignedChange[] = [];
  for (const one of signed) {
    const table = tables.find(({ spec }) => spec.name === one.spec.name);
    const found = table ? await changesOf(one, table, signOff, options) : ok([tableGone(one)]);
    if (!found.ok) return found;
    changes.push(...found.value);
  }
  const counts = countsOf(changes);
  return ok({
    signOff,
    state: changes.length > 0 ? "changed" : "unchanged",
    changes,
    sentence: changes.length > 0 ? signOffText.changed(counts) : signOffText.signed(signOff),
  });
}

// What gathering says of a workbook without any of the tables.
const GONE: ReadonlySet<string> = new Set(["no-table", "workbook-empty"]);

/** How many of each kind of change there are. */
export interface ChangeCounts {
  readonly cells: number;
  readonly added: number;
  readonly gone: number;
  readonly missing: number;
}

export function countsOf(changes: readonly SignedChange[]): ChangeCounts {
  const count = (...kinds: SignedChange["what"][]) =>
    changes.filter(({ what }) => kinds.includes(what)).length;
  return {
    cells: count("cell", "row-changed"),
    added: count("row-added"),
    gone: count("row-gone"),
    missing: count("column-gone", "table-gone"),
  };
}

function tableGone({ spec }: SignedTable): SignedChange {
  const table = spec.title;
  const sentence = signOffText.change.tableGone(table);
  return { what: "table-gone", table, record: "", field: null, area: null, sentence };
}

async function changesOf(
  signed: SignedTable,
  table: Table,
  { signOffId }: SignOffRow,
  options: ReadingOptions,
): Promise<Result<SignedChange[]>> {
  const now = await markTable(table, signed, saltOf(signOffId), signed.cellBytes, options);
  if (!now.ok) return now;
  const columns = signed.columns.map((name) => columnOf(table, name));
  const keys = signed.key.flatMap((name) => columnOf(table, name) ?? []);
  const titleOf = (name: string) =>
    signed.spec.fields.find((field) => field.name === name)?.title ?? name;
  const title = signed.spec.title;
  const difference = await matchMarks(
    signed,
    now.value,
    columns.map((column) => column !== null),
    options.pause ?? (async () => {}),
  );
  const words = signOffText.change;
  const areaOf = (row: number, column: Column | null): Area => {
    const place = now.value.places[row]!;
    return column
      ? cellOf(table, column, place)
      : cellArea(table.sheet, table.firstRow + place, table.firstColumn);
  };
  const nameOf = (row: number) => recordName(keys, now.value.places[row]!);
  const changes: SignedChange[] = [];
  for (const name of signed.columns) {
    if (columnOf(table, name)) continue;
    const field = titleOf(name);
    const sentence = words.columnGone(title, field);
    changes.push({ what: "column-gone", table: title, record: "", field, area: null, sentence });
  }
  for (const { row, columns: differ } of difference.changed) {
    const record = nameOf(row);
    if (differ.length === 0) {
      const area = areaOf(row, null);
      const sentence = words.row(title, record, area.row + 1);
      changes.push({ what: "row-changed", table: title, record, field: null, area, sentence });
    }
    for (const at of differ) {
      const area = areaOf(row, columns[at] ?? null);
      const field = titleOf(signed.columns[at]!);
      const sentence = words.cell(record, field, address(area));
      changes.push({ what: "cell", table: title, record, field, area, sentence });
    }
  }
  for (const row of difference.added) {
    const record = nameOf(row);
    const area = areaOf(row, null);
    const sentence = words.rowAdded(title, record, area.row + 1);
    changes.push({ what: "row-added", table: title, record, field: null, area, sentence });
  }
  for (const row of difference.gone) {
    const sentence = words.rowGone(title, row + 1);
    changes.push({
      what: "row-gone",
      table: title,
      record: "",
      field: null,
      area: null,
      sentence,
    });
  }
  return ok(changes);
}
