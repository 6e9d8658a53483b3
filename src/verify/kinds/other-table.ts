import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { fieldOf, type Field, type TableSpec } from "../pack-model";
import type { Setting } from "./kind";

export interface OtherTable {
  readonly target: TableSpec;
  readonly fields: readonly Field[];
}

/** A second table that a rule names, with columns of it; trouble names the nearest ones. */
export function otherTable(
  name: string,
  written: readonly string[],
  setting: Setting,
): Result<OtherTable> {
  const target = setting.tables.find((table) => table.name === name);
  if (!target)
    return fail({
      code: "table",
      message: packText.unknownTable(
        name,
        setting.tables.map((table) => table.name),
      ),
    });
  const fields: Field[] = [];
  for (const word of written) {
    const field = fieldOf(target, word);
    if (!field)
      return fail({
        code: "field",
        message: packText.unknownField(
          word,
          target.fields.map((one) => one.title),
        ),
      });
    fields.push(field);
  }
  return ok({ target, fields });
}
