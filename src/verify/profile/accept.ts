import { packText } from "../../text/pack";
import { profileText } from "../../text/profile";
import { fail, ok, type Result } from "../../text/trouble";
import { describeIssue } from "../../records/json-issue";
import { PACK_WORDS, packShape, type PackJson, type TableJson } from "../pack-shape";
import type { Table } from "../tables/table";
import type { Suggestion } from "./suggest";

/** What every pack of one's own builds on: what holds for any workbook. */
const BASE = "any-workbook";

/**
 * A pack with one more rule, as JSON; where there is none yet, a new one for the workbook. Accepting a
 * rule a second time changes nothing.
 */
export function acceptSuggestion(
  pack: unknown,
  suggestion: Suggestion,
  base = suggestion.packId ?? BASE,
): Result<PackJson> {
  const read = packShape.safeParse(pack ?? newPack(suggestion, base), { reportInput: true });
  if (!read.success) return fail(packText.notPack(describeIssue(read.error, PACK_WORDS)));
  const own = read.data;
  const { table, rule, title, columns, type, sentence } = suggestion;
  const name = table.spec.name;
  const isOwnTable = suggestion.packId === null;
  const tables = isOwnTable ? withTable(own.tables, table) : own.tables;
  const ruleId = ruleIdOf(suggestion);
  const isKnown = own.rules.some((one) => one.id === ruleId);
  return ok({
    ...own,
    tables: type === null || !isOwnTable ? tables : withType(tables, name, columns, type),
    rules:
      rule === null || isKnown
        ? own.rules
        : [
            ...own.rules,
            { ...rule, id: ruleId, title, table: name, basis: profileText.pack.basis(sentence) },
          ],
  });
}

/** The id that the rule of a suggestion goes by. */
export function ruleIdOf({ id }: Suggestion): string {
  return idOf(id);
}

function newPack({ file }: Suggestion, base: string): object {
  return {
    format: 1,
    id: `own-${idOf(file.replace(/\.[a-z]+$/i, ""))}`.slice(0, LONGEST_ID),
    version: "1.0",
    title: profileText.pack.title(file),
    about: profileText.pack.about,
    owner: profileText.pack.owner,
    extends: [base],
  };
}

const LONGEST_ID = 60;

/** A name made of what ids may hold. */
function idOf(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return id === "" ? "rule" : id.slice(0, LONGEST_ID);
}

function withTable(tables: readonly TableJson[], table: Table): TableJson[] {
  const { name, title, fields } = table.spec;
  if (tables.some((one) => one.name === name)) return [...tables];
  const written = {
    name,
    title,
    find: {
      ...(table.excelName === null ? {} : { table: table.excelName }),
      sheet: table.sheet,
      header: { contains: fields.slice(0, HEADINGS_NAMED).map((field) => field.title) },
    },
    schema: {
      fieldsMatch: "partial",
      fields: fields.map((field) => ({ name: field.name, title: field.title, type: "any" })),
    },
  };
  return [...tables, ...packShape.shape.tables.parse([written])];
}

// Enough to know the row of headings again, and few enough for one of the others to be renamed.
const HEADINGS_NAMED = 3;

export function withType(
  tables: readonly TableJson[],
  name: string,
  columns: readonly string[],
  type: "date" | "integer" | "number",
): TableJson[] {
  return tables.map((table) =>
    table.name !== name
      ? table
      : {
          ...table,
          schema: {
            ...table.schema,
            fields: table.schema.fields.map((field) =>
              columns.includes(field.title ?? field.name) && field.type === "any"
                ? { ...field, type }
                : field,
            ),
          },
        },
  );
}
