import type { Area } from "../cells/address";
import type { ListRule } from "./model";

export const VALIDATION_KINDS = [
  "list",
  "whole",
  "decimal",
  "date",
  "time",
  "length",
  "custom",
] as const;
export type ValidationKind = (typeof VALIDATION_KINDS)[number];

export const VALIDATION_OPERATORS = [
  "between",
  "notBetween",
  "equal",
  "notEqual",
  "greaterThan",
  "lessThan",
  "greaterThanOrEqual",
  "lessThanOrEqual",
] as const;
export type ValidationOperator = (typeof VALIDATION_OPERATORS)[number];

/** What the cells of an area take: what Excel calls data validation. */
export interface Validation {
  readonly area: Area;
  readonly kind: ValidationKind;
  /** How a value is held against the formulas; null for lists and for kinds that only have a formula. */
  readonly operator: ValidationOperator | null;
  /** The choices of a list where they are written in the rule itself; null everywhere else. */
  readonly choices: readonly string[] | null;
  /** Bounds, the range of a list or a condition, with their `=`, as seen from the first cell of the area. */
  readonly formulas: readonly string[];
}

/** More areas than this on one sheet are not compared: nobody set them by hand. */
export const MOST_VALIDATIONS = 5_000;

export const withSign = (formula: string) => (formula.startsWith("=") ? formula : `=${formula}`);

/** A drop-down list as a validation like any other. */
export function validationOfList({ area, choices, formula }: ListRule): Validation {
  return {
    area,
    kind: "list",
    operator: null,
    choices,
    formulas: formula === null ? [] : [withSign(formula)],
  };
}
