import type { z } from "zod";
import type { NewColumn } from "../workbook/change";
import { dress, type FieldValue } from "./field";

/** A table that Plumbline keeps in a workbook: one a sheet, found by its fixed name. */
export interface TableLayout {
  /** The sheet that a new table is put on. */
  readonly sheet: string;
  readonly title: string;
  /** What a row holds, column by column. */
  readonly row: z.ZodObject<Record<string, z.ZodType<FieldValue>>>;
  /** The fields that name a row; several make one name together, none where rows have no name. */
  readonly id: readonly string[];
  /**
   * Fields that came after the first layout. They may be blank, and a blank one leaves no trace in the
   * fingerprint of a row, so that rows written before them keep theirs.
   */
  readonly later?: readonly string[];
  /** A row is refused where another was added since the table was read: chains must not fork. */
  readonly isChain?: boolean;
}

/** Tables by the fixed name under which people and other programs find them. */
export type Tables = Readonly<Record<string, TableLayout>>;

/** A family of tables, with the version of its layout that is written today. */
export interface Layout<T extends Tables> {
  readonly version: number;
  readonly tables: T;
}

export type NameIn<T extends Tables> = keyof T & string;

/** What a row of a table holds, once read. */
export type RowIn<T extends Tables, Name extends NameIn<T>> = T[Name]["row"]["_zod"]["output"];

/** The names of a family's tables, in the order in which they are written. */
export function namesIn<T extends Tables>(tables: T): readonly NameIn<T>[] {
  return Object.keys(tables);
}

/** The title that a field has on its sheet: `auditId` is `audit_id`. */
export function titleOf(field: string): string {
  return field.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

/** The fields of a table in the order of its layout. */
export function fieldsIn({ row }: TableLayout): readonly string[] {
  return Object.keys(row.shape);
}

/** The columns with which a missing table is made. */
export function columnsIn({ row }: TableLayout): readonly NewColumn[] {
  return Object.entries(row.shape).map(([field, schema]) => ({
    title: titleOf(field),
    ...dress.get(schema),
  }));
}
