import { z } from "zod";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import type { Setting, TableCheck } from "./kind";

/** A number, or the name of a parameter that holds one. */
export const amountShape = z.union([z.number(), z.string().min(1)]);
export type Amount = z.output<typeof amountShape>;

/** The parameters that amounts name; trouble where the pack has no parameter of that name. */
export function parametersOf(
  amounts: readonly (Amount | undefined)[],
  setting: Setting,
): Result<string[]> {
  const names = amounts.filter((one) => typeof one === "string");
  const unknown = names.find((name) => !setting.parameters.has(name));
  return unknown === undefined
    ? ok(names)
    : fail({
        code: "parameter-unknown",
        message: packText.unknownParameter(unknown, setting.parameters.keys()),
      });
}

/** The number meant; null where none was given. */
export function amountOf(amount: Amount | undefined, check: TableCheck): number | null {
  if (amount === undefined || typeof amount === "number") return amount ?? null;
  const value = check.parameter(amount);
  return typeof value === "number" ? value : null;
}
