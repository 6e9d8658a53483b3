import type { Pack } from "../pack-model";

/** A column that a pack asks for: of one of its tables, or the part that a column plays in any table. */
export interface WantedColumn {
  readonly name: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** The table it belongs to; null for a part that any table may have. */
  readonly table: string | null;
  readonly isRequired: boolean;
}

/** Every column that a pack asks for, those of its tables first. */
export function wantedColumns(pack: Pick<Pack, "tables" | "roles">): WantedColumn[] {
  return [
    ...pack.tables.flatMap((table) =>
      table.fields.map(({ name, title, aliases, isRequired }) => ({
        name,
        title,
        aliases,
        table: table.name,
        isRequired: isRequired && !table.isOptional,
      })),
    ),
    ...pack.roles.map(({ name, title, aliases }) => ({
      name,
      title: title ?? name,
      aliases,
      table: null,
      isRequired: false,
    })),
  ];
}
