import { cellError, isErrorCode, type Cell } from "../src/cells/cell";

/** Excel's names of errors in data types; their `basicValue` is missing in some versions. */
const ERROR_TYPES = new Map([
  ["Blocked", "#BLOCKED!"],
  ["Busy", "#BUSY!"],
  ["Calc", "#CALC!"],
  ["Connect", "#CONNECT!"],
  ["Div0", "#DIV/0!"],
  ["Field", "#FIELD!"],
  ["GettingData", "#GETTING_DATA"],
  ["NotAvailable", "#N/A"],
  ["Name", "#NAME?"],
  ["Null", "#NULL!"],
  ["Num", "#NUM!"],
  ["Ref", "#REF!"],
  ["Spill", "#SPILL!"],
  ["Value", "#VALUE!"],
]);

function property(object: object, name: string): unknown {
  return name in object ? Reflect.get(object, name) : undefined;
}

/**
 * A cell that Excel hands over as an object: an error (CustomFunctions.Error, or an error of the data types),
 * a formatted number, text, TRUE/FALSE or blank of the data types, or an entity, which counts as the text it shows.
 */
function objectAsCell(value: object): Cell {
  const code = property(value, "code");
  if (typeof code === "string" && isErrorCode(code)) return cellError(code);
  const type = property(value, "type");
  const basic = property(value, "basicValue");
  if (type === "Empty") return null;
  if (type === "Error") {
    const errorType = String(property(value, "errorType"));
    return cellError(
      typeof basic === "string" ? basic : (ERROR_TYPES.get(errorType) ?? "#UNKNOWN!"),
    );
  }
  const text = property(value, "text");
  if (type === "Entity" || type === "LinkedEntity") return typeof text === "string" ? text : "";
  return typeof basic === "object" ? cellError("#VALUE!") : asCell(basic);
}

const HASH = 35;
const NOT_FINITE = cellError("#NUM!");

function otherAsCell(value: unknown): Cell {
  if (typeof value === "string") return isErrorCode(value) ? cellError(value) : value;
  if (typeof value === "boolean") return value;
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? objectAsCell(value) : cellError("#VALUE!");
}

/**
 * One cell as the project knows it, whatever the platform hands over. Text that is exactly an error code is
 * that error: hosts without data types and pasted figures carry errors as text. Short, so that loops take it in.
 */
export function asCell(value: unknown): Cell {
  if (typeof value === "number") return Number.isFinite(value) ? value : NOT_FINITE;
  return typeof value === "string" && value.charCodeAt(0) !== HASH ? value : otherAsCell(value);
}
