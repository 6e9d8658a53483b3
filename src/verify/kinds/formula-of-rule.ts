import { checkFormula, type CheckedFormula } from "../../formula/check";
import { parseFormula } from "../../formula/parse";
import { packText } from "../../text/pack";
import { fail, type Result } from "../../text/trouble";
import { namesOf } from "../pack-model";
import type { Setting } from "./kind";

/** A formula that a rule holds in one of its parameters, over the rows of its table; trouble names the parameter. */
export function formulaOfRule(
  parameter: string,
  text: string,
  setting: Setting,
  options: { readonly condition?: boolean } = {},
): Result<CheckedFormula> {
  if (!setting.table) return fail({ code: "table", message: packText.needsOneTable });
  const parsed = parseFormula(text);
  const names = namesOf(setting.table, setting.parameters, setting.tables);
  const checked = parsed.ok ? checkFormula(parsed.value, names, options) : parsed;
  if (checked.ok) return checked;
  const { code, message } = checked.trouble;
  return fail({ code, message: packText.inFormula(parameter, message) });
}
