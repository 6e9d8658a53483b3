import { asText } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import type { Field } from "../pack-model";
import { State, columnOf, shown, type Column, type Table } from "../tables/table";
import type { Setting } from "./kind";

export { shown } from "../tables/table";

/** The value of a cell as the sheet holds it, for a sentence. */
export function rawText(column: Column, row: number): string {
  const raw = column.raw[row] ?? null;
  return typeof raw === "number" ? shown(raw, column) : asText(raw);
}

/** What a finding calls a column. */
export const titleOf = (column: Column) => column.field.title;

/** The columns of a rule; the runner has seen to it that they are there. */
export function columnsOf(table: Table, names: readonly string[]): Column[] {
  return names.flatMap((name) => columnOf(table, name) ?? []);
}

export const isBlankAt = (column: Column, row: number) => column.state[row] === State.BLANK;

export const namesOfFields = (fields: readonly Field[]) => fields.map((field) => field.name);

/** A list that the pack has, or the sentence that it has none by this name. */
export function knownList(name: string, setting: Setting): Result<string> {
  return setting.lists.has(name)
    ? ok(name)
    : fail({ code: "list-unknown", message: packText.unknownList(name, setting.lists) });
}
