import { MAX_ROWS } from "../../cells/address";
import { z } from "zod";
import { sha256Hex } from "../../records/fingerprint";
import type { Concern } from "../compare/described";
import type { TableSpec } from "../pack-model";
import { fromBase64, toBase64 } from "./base64";
import type { SignOffRecords, SignOffRow } from "./layout";
import type { CellBytes, Marks } from "./mark-table";
import { ROW_BYTES } from "./marks";

/** Below what a cell can hold. */
const PART = 32_000;
// As many bytes as base64 writes into one part.
const PART_BYTES = 24_000;
const KEY_BYTES = 4;
// All parts are written in one request, which Excel on the web refuses above 5 MB.
const MOST_BYTES = 2_900_000;

const field = z.object({
  name: z.string(),
  title: z.string(),
  aliases: z.array(z.string()),
  type: z.enum(["string", "number", "integer", "date", "datetime", "boolean", "any"]),
  // Where it stands on a form; left out for fields that a heading tells.
  place: z
    .object({
      sheet: z.string().nullable(),
      row: z.number().int().min(0),
      column: z.number().int().min(0),
      isShared: z.boolean(),
    })
    .exactOptional(),
});

const described = z.object({
  name: z.string(),
  title: z.string(),
  key: z.array(z.string()),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  cellBytes: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  find: z.object({
    tableNames: z.array(z.string()),
    sheetNames: z.array(z.string()),
    headerContains: z.array(z.string()),
    end: z.enum(["auto", "blank-row"]),
    missing: z.array(z.string()),
    form: z
      .object({
        lines: z.number().int().min(1).max(MAX_ROWS),
        headingRow: z.number().int().min(0),
      })
      .exactOptional(),
  }),
  fields: z.array(field),
});

/** A signed table: how to find it again, and the marks of its rows. */
export interface SignedTable extends Concern, Marks {
  readonly spec: TableSpec;
  readonly cellBytes: CellBytes;
}

/** How much of the mark of a cell can be kept for so many rows. */
export function cellBytesFor(tables: readonly { rows: number; columns: number }[]): CellBytes {
  const bytes = (width: number) =>
    tables.reduce(
      (sum, { rows, columns }) => sum + rows * (KEY_BYTES + ROW_BYTES + columns * width),
      0,
    );
  if (bytes(2) <= MOST_BYTES) return 2;
  return bytes(1) <= MOST_BYTES ? 1 : 0;
}

/** The signed tables as text, cut into parts that a cell can hold. */
export async function partsOf(
  tables: readonly SignedTable[],
  pause: () => Promise<void>,
): Promise<{ parts: readonly string[]; fingerprint: string }> {
  const heads = tables.map(({ spec, columns, key, cellBytes, count }) => ({
    name: spec.name,
    title: spec.title,
    key,
    columns,
    rows: count,
    cellBytes,
    find: {
      tableNames: spec.tableNames,
      sheetNames: spec.sheetNames,
      headerContains: spec.headerContains,
      end: spec.end,
      missing: [...spec.missing],
      ...(spec.form ? { form: spec.form } : {}),
    },
    fields: spec.fields.map(({ name, title, aliases, type, place }) => ({
      name,
      title,
      aliases,
      type,
      ...(place ? { place } : {}),
    })),
  }));
  const parts = cut(`${asciiJson(heads)}\n`);
  const bytes = joined(
    tables.flatMap(({ keys, rows, cells }) => [littleEndian(keys), rows, cells]),
  );
  for (let from = 0; from < bytes.length; from += PART_BYTES) {
    parts.push(toBase64(bytes.subarray(from, from + PART_BYTES)));
    await pause();
  }
  return { parts, fingerprint: sha256Hex(parts.join("")) };
}

/** The tables that were signed; null where the marks are missing or were changed. */
export function signedTables(
  records: SignOffRecords,
  { signOffId, marksFingerprint }: SignOffRow,
): readonly SignedTable[] | null {
  const text = records.rows.tblSignedPart
    .filter((part) => part.signOffId === signOffId)
    .sort((a, b) => a.part - b.part)
    .map((part) => part.text)
    .join("");
  if (sha256Hex(text) !== marksFingerprint) return null;
  const end = text.indexOf("\n");
  const heads = z.array(described).safeParse(parsed(text.slice(0, end)));
  const bytes = fromBase64(text.slice(end + 1));
  if (!heads.success || bytes === null) return null;
  let at = 0;
  const take = (length: number) => bytes.subarray(at, (at += length));
  const tables = heads.data.map((head): SignedTable => {
    const { name, title, key, columns, rows: count, cellBytes, find, fields } = head;
    return {
      columns,
      key,
      cellBytes,
      count,
      keys: fromLittleEndian(take(count * KEY_BYTES)),
      rows: take(count * ROW_BYTES),
      cells: take(count * columns.length * cellBytes),
      spec: {
        name,
        title,
        ...find,
        isOptional: true,
        isGuessed: false,
        fieldsMatch: "partial",
        missing: new Set(find.missing),
        key,
        fields: fields.map((one) => ({ ...one, isRequired: false })),
      },
    };
  });
  return at === bytes.length ? tables : null;
}

function cut(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += PART) parts.push(text.slice(from, from + PART));
  return parts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** JSON without letters beyond ASCII, so that the text can be cut anywhere and no host changes it. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function littleEndian(numbers: Uint32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * KEY_BYTES));
  numbers.forEach((number, at) => view.setUint32(at * KEY_BYTES, number, true));
  return new Uint8Array(view.buffer);
}

function fromLittleEndian(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length / KEY_BYTES }, (_, at) =>
    view.getUint32(at * KEY_BYTES, true),
  );
}
