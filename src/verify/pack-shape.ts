import { z } from "zod";
import { MAX_ROWS } from "../cells/address";
import { signOffPolicyShape } from "./sign-off/policy";

const id = z.string().min(1).max(80);
const text = z.string().min(1).max(2000);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const bound = z.union([z.number(), isoDate]);
const period = z.strictObject({ from: isoDate.nullish(), to: isoDate.nullish() });
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const sheetRow = z.number().int().min(1).max(MAX_ROWS);

const type = z.enum(["string", "number", "integer", "date", "datetime", "boolean", "any"]);
const missingValues = z.array(
  z.union([z.string(), z.strictObject({ value: z.string(), label: z.string().optional() })]),
);
const fieldsMatch = z.enum(["exact", "equal", "subset", "superset", "partial"]);

/** Words of Table Schema v2, with their meaning there. */
const field = z.strictObject({
  name: id,
  title: z.string().optional(),
  description: z.string().optional(),
  /** Ours: other headings under which the column is known. */
  aliases: z.array(z.string().min(1)).optional(),
  /**
   * Ours, for forms: where the value stands on the sheet. "B6" for a field of its own; with `find.lines` the
   * column alone, "B", or "Admin!$B$15" for a cell that every line shares.
   */
  cell: z.string().min(1).max(100).optional(),
  /** Ours: the role of the pack that the column plays, where its heading does not tell. */
  role: id.optional(),
  type: type.default("any"),
  format: z.string().min(1).max(100).optional(),
  /** Say nothing that can be checked. */
  example: z.unknown().optional(),
  rdfType: z.string().optional(),
  /** In place of those of the table. */
  missingValues: missingValues.optional(),
  categories: z
    .array(z.union([scalar, z.strictObject({ value: scalar, label: z.string().optional() })]))
    .min(1)
    .optional(),
  /** Nothing here depends on the order of choices. */
  categoriesOrdered: z.boolean().optional(),
  constraints: z
    .strictObject({
      required: z.boolean().optional(),
      unique: z.boolean().optional(),
      minLength: z.number().int().min(0).optional(),
      maxLength: z.number().int().min(0).optional(),
      minimum: bound.optional(),
      maximum: bound.optional(),
      exclusiveMinimum: bound.optional(),
      exclusiveMaximum: bound.optional(),
      pattern: z.string().min(1).max(500).optional(),
      enum: z.array(scalar).min(1).optional(),
    })
    .default({}),
});

const table = z.strictObject({
  name: id,
  title: z.string().optional(),
  /** A table that a workbook may do without. */
  optional: z.boolean().default(false),
  /** Ours: the fields by which people tell records apart where there is no key; they may come twice. */
  knownBy: z.array(id).min(1).optional(),
  /** Ours: the fields that say who supplied a record (worker, team, prison), the nearest first. */
  suppliers: z.array(id).min(1).optional(),
  find: z
    .strictObject({
      table: oneOrMore.optional(),
      sheet: oneOrMore.optional(),
      header: z.strictObject({ contains: z.array(z.string().min(1)).min(1) }).optional(),
      end: z.enum(["auto", "blank-row"]).default("auto"),
      /** Ours, for forms: a block of lines that always stands in the same rows, as Excel numbers them. */
      lines: z
        .strictObject({ first: sheetRow, last: sheetRow, heading: sheetRow.optional() })
        .optional(),
    })
    .prefault({}),
  schema: z.strictObject({
    $schema: z.string().optional(),
    /** The published profile of version 2.0 asks for a list of one. */
    fieldsMatch: z.union([fieldsMatch, z.tuple([fieldsMatch])]).default("subset"),
    missingValues: missingValues.default([""]),
    primaryKey: oneOrMore.optional(),
    uniqueKeys: z.array(z.array(z.string().min(1)).min(1)).default([]),
    foreignKeys: z
      .array(
        z.strictObject({
          fields: oneOrMore,
          /** Without a resource, or with "", another column of the same table. */
          reference: z.strictObject({ resource: z.string().optional(), fields: oneOrMore }),
        }),
      )
      .optional(),
    fields: z.array(field).min(1).max(1000),
  }),
});

/**
 * A column that rules about any table may speak of: in a table it is the column that says so (`role`), or else
 * the first whose heading is its name, its title or one of its aliases, in this order.
 */
const role = z.strictObject({
  name: id,
  title: z.string().min(1).optional(),
  aliases: z.array(z.string().min(1)).default([]),
  type: type.default("any"),
  /** Every such column of a table, where a rule names it first: the rule is judged for each. */
  every: z.boolean().default(false),
});

/** One rule as it stands in a file. */
export const ruleShape = z.strictObject({
  id,
  title: z.string().optional(),
  kind: z.string().min(1),
  table: z.string().min(1).optional(),
  fields: z.array(z.string().min(1)).default([]),
  params: z.unknown().optional(),
  /** For rules about any table: roles that a table needs. Left out: all that the rule speaks of. */
  needs: z.array(id).optional(),
  /** For rules about any table: names of sheets or Excel tables, or how they begin. */
  on: z.array(z.string().min(1)).min(1).optional(),
  /** A formula: the rule is judged only in rows where it gives TRUE. */
  when: z.string().min(1).optional(),
  level: z.enum(["error", "query", "note"]).optional(),
  stage: z.number().int().min(1).max(4).optional(),
  /** Up to so many failing rows, or so many in a hundred, its findings are notes. */
  tolerance: z
    .union([
      z.strictObject({ rows: z.number().int().min(0) }),
      z.strictObject({ percent: z.number().min(0).max(100) }),
    ])
    .optional(),
  message: text.optional(),
  fix: z.strictObject({ advice: text }).optional(),
  basis: z.string().optional(),
  effective: period.optional(),
});

const parameter = z.strictObject({
  type: z.enum(["date", "number", "text"]),
  title: z.string().optional(),
  /** Whether a run cannot do without it. */
  ask: z.boolean().default(false),
  default: z.union([z.string(), z.number()]).optional(),
});

const list = z.union([
  z.strictObject({ values: z.array(scalar).min(1) }),
  z.strictObject({ range: z.string().min(1) }),
  z.strictObject({ table: z.string().min(1), column: z.string().min(1) }),
]);

/** A rule pack as it stands in a file: format 1. */
export const packShape = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/),
  version: z.string().regex(/^\d+(\.\d+){0,2}$/),
  title: text,
  about: z.string().optional(),
  owner: z.string().min(1),
  basis: z.string().optional(),
  extends: z.array(z.string().min(1)).default([]),
  remove: z.array(z.string().min(1)).default([]),
  effective: period.optional(),
  signOff: signOffPolicyShape.optional(),
  parameters: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,40}$/), parameter).default({}),
  lists: z.record(id, list).default({}),
  roles: z.array(role).max(1000).default([]),
  tables: z.array(table).max(200).default([]),
  rules: z.array(ruleShape).max(5000).default([]),
});

export type PackJson = z.output<typeof packShape>;
export type TableJson = PackJson["tables"][number];
export type FieldJson = TableJson["schema"]["fields"][number];
export type RuleJson = PackJson["rules"][number];
export type RoleJson = PackJson["roles"][number];
export type ListJson = PackJson["lists"][string];

/** Every word that may stand in a pack, for near misses. */
export const PACK_WORDS: readonly string[] = [
  packShape.shape,
  table.shape,
  table.shape.find.unwrap().shape,
  table.shape.schema.shape,
  field.shape,
  field.shape.constraints.unwrap().shape,
  role.shape,
  ruleShape.shape,
  parameter.shape,
].flatMap((shape) => Object.keys(shape));
