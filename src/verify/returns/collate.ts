import { asText, isBlank, type Cell } from "../../cells/cell";
import { returnsText } from "../../text/returns";
import { keyPart } from "../compare/record-key";
import type { FieldType } from "../pack-model";
import type { ReadReturn } from "./read-return";
import type { ReturnTable } from "./records";
import { isAccepted } from "./standing";

/** A column of collated records, with what it holds for the sake of its format. */
export interface CollatedColumn {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
}

/** Where a collated record comes from. */
export interface Provenance {
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  readonly signedBy: string;
  readonly fingerprint: string;
}

export interface CollatedTable {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly CollatedColumn[];
  readonly rows: readonly { readonly from: Provenance; readonly cells: readonly Cell[] }[];
}

/** The same record in more than one return. */
export interface SharedRecord {
  readonly table: string;
  readonly record: string;
  readonly places: readonly Provenance[];
}

export interface Collation {
  readonly tables: readonly CollatedTable[];
  readonly accepted: readonly ReadReturn[];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
  readonly shared: readonly SharedRecord[];
}

/** Puts the records of accepted returns into one table each, and says why others are not among them. */
export function collate(returns: readonly ReadReturn[]): Collation {
  const accepted = returns.filter(({ state, tables }) => isAccepted(state) && tables !== null);
  const refused = returns.flatMap((one) =>
    accepted.includes(one)
      ? []
      : [{ file: one.file, reason: returnsText.refused(one.state, one.sentence) }],
  );
  const parts = new Map<string, Part[]>();
  for (const from of accepted) {
    for (const table of from.tables ?? [])
      parts.set(table.name, [...(parts.get(table.name) ?? []), { from, table }]);
  }
  const tables: CollatedTable[] = [];
  const shared: SharedRecord[] = [];
  for (const [name, same] of parts) {
    const collated = collateTable(name, same);
    tables.push(collated);
    shared.push(...sharedRecords(collated, keyOfParts(same)));
  }
  return { tables, accepted, refused, shared };
}

interface Part {
  readonly from: ReadReturn;
  readonly table: ReturnTable;
}

function collateTable(name: string, parts: readonly Part[]): CollatedTable {
  const columns = new Map<string, CollatedColumn>();
  for (const { table } of parts) {
    for (const { name: column, title, type } of table.columns) {
      const known = columns.get(column);
      // Where one return leaves a column blank its type is told from the others.
      if (!known || known.type === "any") columns.set(column, { name: column, title, type });
    }
  }
  const names = [...columns.keys()];
  const rows = parts.flatMap(({ from, table }) => {
    const values = names.map(
      (column) => table.columns.find((one) => one.name === column)?.values ?? [],
    );
    return table.rows.map((row, at) => ({
      from: provenance(from, table, row),
      cells: values.map((column) => column[at] ?? null),
    }));
  });
  return { name, title: parts[0]?.table.title ?? name, columns: [...columns.values()], rows };
}

const provenance = (
  { file, signed, fingerprint }: ReadReturn,
  { sheet }: ReturnTable,
  row: number,
) => ({
  file,
  sheet,
  row,
  signedBy: signed?.name ?? "",
  fingerprint: fingerprint ?? "",
});

/** The key that every return has; none where they differ, and then only whole records are compared. */
function keyOfParts(parts: readonly Part[]): readonly string[] {
  const [first] = parts;
  if (!first) return [];
  return parts.every(({ table }) => table.key.join("\n") === first.table.key.join("\n"))
    ? first.table.key
    : [];
}

function sharedRecords(
  { title, columns, rows }: CollatedTable,
  key: readonly string[],
): SharedRecord[] {
  const compared = columns.flatMap(({ name }, at) =>
    key.length === 0 || key.includes(name) ? [at] : [],
  );
  const places = new Map<string, { record: string; from: Provenance[] }>();
  for (const { from, cells } of rows) {
    const parts = compared.map((at) => cells[at] ?? null);
    if (parts.every(isBlank) || (key.length > 0 && parts.some(isBlank))) continue;
    const id = JSON.stringify(parts.map(keyPart));
    const known = places.get(id);
    if (known) known.from.push(from);
    else places.set(id, { record: nameOf(parts), from: [from] });
  }
  return [...places.values()].flatMap(({ record, from }) =>
    new Set(from.map(({ file }) => file)).size > 1 ? [{ table: title, record, places: from }] : [],
  );
}

const NAMED_PARTS = 4;

const nameOf = (parts: readonly Cell[]) =>
  parts
    .filter((part) => !isBlank(part))
    .slice(0, NAMED_PARTS)
    .map(asText)
    .join(" · ");
