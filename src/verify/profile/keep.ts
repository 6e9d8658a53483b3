import { RecordsDraft } from "../../records/draft";
import type { Plan } from "../../records/plan";
import { packTableText } from "../../text/pack-table";
import { profileText } from "../../text/profile";
import { fail, ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { locateAll } from "../gather";
import { inherit } from "../inherit";
import { readPack } from "../pack";
import { fieldOf, type Pack, type TableSpec } from "../pack-model";
import { packShape, type PackJson, type TableJson } from "../pack-shape";
import { packLayout } from "../pack-table/layout";
import { writePackIn, type OwnPack } from "../pack-table/own-pack";
import { rowsOfPack } from "../pack-table/parts";
import { rowOfRule } from "../pack-table/rule-row";
import { shippedPacks } from "../shipped";
import { acceptSuggestion, ruleIdOf, withType } from "./accept";
import type { Suggestion } from "./suggest";

/** The rules to which a suggestion is added. */
export interface KeptIn {
  /** The pack that the workbook keeps; null where it keeps none. */
  readonly own: OwnPack | null;
  /** The pack on which the first rules of a workbook are built. */
  readonly chosen: Pack | null;
}

/** Whether a rule that was suggested stands in the workbook's own table, switched on or off. */
export function isKept({ own }: KeptIn, suggestion: Suggestion): boolean {
  return own?.records.rows.tblRule.some(({ id }) => id === ruleIdOf(suggestion)) ?? false;
}

/**
 * Plans a suggested rule into the workbook's own table, with what speaks for it as its basis. It is about the
 * table of the pack that stands on the sheet, where there is one. A workbook that keeps no rules yet begins with
 * this one, on top of the pack that was chosen.
 */
export async function keepSuggestion(
  workbook: Workbook,
  kept: KeptIn,
  suggestion: Suggestion,
): Promise<Result<Plan>> {
  const { own, chosen } = kept;
  if (isKept(kept, suggestion)) return fail(profileText.keptAlready(suggestion.title));
  const pack = own?.pack ?? chosen;
  const known = pack ? await tableOn(workbook, pack, suggestion.table.sheet) : ok(null);
  if (!known.ok) return known;
  const meant = known.value && pack ? aboutTable(suggestion, known.value, pack) : suggestion;
  const accepted = acceptSuggestion(own?.pack.source ?? null, meant, chosen?.id);
  if (!accepted.ok) return accepted;
  const whole =
    known.value === null ? accepted : withColumns(accepted.value, suggestion, known.value);
  if (!whole.ok) return whole;
  // A pack that could not be read again would leave the workbook without rules.
  const read = readPack(whole.value);
  if (!read.ok) return read;
  return own ? addTo(own, whole.value, suggestion) : writePackIn(workbook, whole.value);
}

/** The table of a pack that stands on a sheet; null where none does. */
async function tableOn(
  workbook: Workbook,
  pack: Pack,
  sheet: string,
): Promise<Result<TableSpec | null>> {
  if (pack.tables.length === 0) return ok(null);
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const located = await locateAll(workbook, facts.value, pack);
  if (!located.ok) return located;
  return ok(located.value.found.find(({ place }) => place.sheet === sheet)?.spec ?? null);
}

/** The suggestion in the names of the pack: those of its fields, or of the columns that it does not know yet. */
function aboutTable(suggestion: Suggestion, spec: TableSpec, { id: packId }: Pack): Suggestion {
  const { table, rule } = suggestion;
  const nameOf = (guessed: string) => {
    const title = table.spec.fields.find(({ name }) => name === guessed)?.title ?? guessed;
    return fieldOf(spec, title)?.name ?? guessed;
  };
  return {
    ...suggestion,
    packId,
    table: { ...table, spec },
    rule: rule && { ...rule, fields: rule.fields.map(nameOf) },
  };
}

/** The pack with the columns of a suggestion that it did not know, and with their type where that is what was suggested. */
function withColumns(
  pack: PackJson,
  { table: { spec: guessed }, columns, rule, type }: Suggestion,
  spec: TableSpec,
): Result<PackJson> {
  const added = guessed.fields.filter(
    ({ title }) => columns.includes(title) && fieldOf(spec, title) === null,
  );
  if (added.length === 0 && rule !== null) return ok(pack);
  const everything = inherit(pack, shippedPacks());
  if (!everything.ok) return everything;
  const tables = everything.value.tables.map((table): TableJson => {
    if (table.name !== spec.name) return table;
    const fields = added.map(({ name, title }) => ({
      name,
      title,
      type: "any" as const,
      constraints: {},
    }));
    return { ...table, schema: { ...table.schema, fields: [...table.schema.fields, ...fields] } };
  });
  const typed = type === null ? tables : withType(tables, spec.name, columns, type);
  const ours = new Set([...pack.tables.map(({ name }) => name), spec.name]);
  return ok({ ...pack, tables: typed.filter(({ name }) => ours.has(name)) });
}

function addTo(own: OwnPack, pack: PackJson, suggestion: Suggestion): Result<Plan> {
  const draft = new RecordsDraft(packLayout(own.pack.title), own.records);
  const rule = pack.rules.find(({ id }) => id === ruleIdOf(suggestion));
  const parts = changedTables(own, pack);
  if (!rule && parts.length === 0) return fail(profileText.keptAlready(suggestion.title));
  for (const part of parts) {
    const row = own.records.rows.tblRulePack.find(
      ({ what, part: at }) => isTables(what) && at === part.part,
    );
    if (row) draft.set("tblRulePack", row, { holds: part.holds });
    else draft.add("tblRulePack", part);
  }
  if (rule) {
    draft.add("tblRule", rowOfRule(rule));
    draft.say(packTableText.ruleAdded(rule.id, suggestion.title));
  } else draft.say(profileText.typeKept(suggestion.title));
  draft.say(profileText.pack.basis(suggestion.sentence));
  return draft.done(ruleIdOf(suggestion));
}

const isTables = (what: string) => what.trim().toLowerCase() === "tables";

/** The lines that say what the tables are, where that has changed; lines that are over are emptied. */
function changedTables({ pack: { source }, records }: OwnPack, pack: PackJson) {
  const before = packShape.safeParse(source);
  if (before.success && JSON.stringify(before.data.tables) === JSON.stringify(pack.tables))
    return [];
  const lines = rowsOfPack(pack).filter(({ what }) => isTables(what));
  const over = records.rows.tblRulePack
    .filter(({ what, part }) => isTables(what) && part > lines.length)
    .map((row) => ({ what: row.what, part: row.part, holds: "" }));
  return [...lines, ...over];
}
