import { withSign, validationOfList } from "../../src/workbook/validation";
import type { SheetModel } from "../../src/workbook/model";
import type { Validation, ValidationKind, ValidationOperator } from "../../src/workbook/validation";
import type { Json } from "../host/protocol";
import type { Validation as HostValidation } from "../host/model";

const HOST_KINDS: Readonly<Record<ValidationKind, string>> = {
  list: "list",
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  length: "textLength",
  custom: "custom",
};
const HOST_OPERATORS: Readonly<Record<ValidationOperator, string>> = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqualTo",
  lessThanOrEqual: "LessThanOrEqualTo",
};

/** What the cells of a sheet take, as the host keeps it. */
export function hostValidations({ lists, validations }: SheetModel): HostValidation[] {
  return [...lists.map(validationOfList), ...validations].map((validation) => ({
    area: validation.area,
    rule: { [HOST_KINDS[validation.kind]]: ruleOf(validation) },
    properties: new Map(),
  }));
}

function ruleOf({ kind, operator, choices, formulas }: Validation): Json {
  const [first = "="] = formulas;
  // The host, like Excel, tells a range from a choice by the sign.
  if (kind === "list")
    return { inCellDropDown: true, source: choices?.join(",") ?? withSign(first) };
  if (operator === null) return { formula: first };
  const [, second] = formulas;
  return {
    operator: HOST_OPERATORS[operator],
    formula1: first,
    ...(second !== undefined && { formula2: second }),
  };
}
