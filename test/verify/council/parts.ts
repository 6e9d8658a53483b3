/** What a form says in place of an answer. */
const NOTHING = ["", "Please select an option", "< Select >"];

export interface FormField {
  readonly name: string;
  /** "B6"; in a block of lines the column alone, "B". */
  readonly cell: string;
  readonly type?: "string" | "number" | "integer" | "date";
  readonly constraints?: object;
}

const schemaOf = (fields: readonly FormField[], more: object = {}) => ({
  missingValues: NOTHING,
  fields,
  ...more,
});

/** Fields that stand anywhere on a sheet. */
export const form = (name: string, sheet: string, fields: readonly FormField[]) => ({
  name,
  find: { sheet },
  schema: schemaOf(fields),
});

export interface Lines {
  readonly heading?: number;
  readonly first: number;
  readonly last: number;
}

/** A block of lines of a sheet. */
export const block = (name: string, sheet: string, lines: Lines, fields: readonly FormField[]) => ({
  name,
  find: { sheet, lines },
  schema: schemaOf(fields),
});

export const text = (name: string, cell: string): FormField => ({ name, cell, type: "string" });

/** A field that may not stay blank. */
export const must = (field: FormField): FormField => ({
  ...field,
  constraints: { ...field.constraints, required: true },
});

/** Figures of one column each, called after it. */
export const figures = (columns: string, constraints: object = {}): FormField[] =>
  [...columns].map((cell) => ({ name: `Figure ${cell}`, cell, type: "number", constraints }));
