import { asText, type Cell } from "../../cells/cell";
import { parseDate } from "../../cells/date";
import { parseNumber } from "../../cells/number";
import { isEmpty, toNumber, VALUE_ERROR } from "../values";
import { ofValues, type FunctionDefinition } from "./definition";

const whole = (value: Cell | undefined, otherwise: number): number | null => {
  if (value === undefined) return otherwise;
  const number = toNumber(value);
  return typeof number === "number" ? Math.trunc(number) : null;
};

function find(name: string, prepare: (text: string) => string): FunctionDefinition {
  return ofValues(name, 2, 3, "number", ([wanted, text, from]) => {
    const start = whole(from, 1);
    if (start === null || start < 1) return VALUE_ERROR;
    const at = prepare(asText(text!)).indexOf(prepare(asText(wanted!)), start - 1);
    return at < 0 ? VALUE_ERROR : at + 1;
  });
}

/** Cuts text with a length that may not be negative; #VALUE! as in Excel where it is. */
function cut(name: string, take: (text: string, length: number) => string): FunctionDefinition {
  return ofValues(name, 1, 2, "text", ([text, count]) => {
    const length = whole(count, 1);
    return length === null || length < 0 ? VALUE_ERROR : take(asText(text!), length);
  });
}

export const TEXT: readonly FunctionDefinition[] = [
  {
    name: "LEN",
    least: 1,
    most: 1,
    gives: "number",
    build:
      ([arg]) =>
      (row) =>
        asText(arg!.at(row)).length,
  },
  ofValues("TRIM", 1, 1, "text", ([text]) =>
    asText(text!)
      .replace(/[ \u00a0]+/g, " ")
      .trim(),
  ),
  ofValues("UPPER", 1, 1, "text", ([text]) => asText(text!).toUpperCase()),
  ofValues("LOWER", 1, 1, "text", ([text]) => asText(text!).toLowerCase()),
  cut("LEFT", (text, length) => text.slice(0, length)),
  cut("RIGHT", (text, length) => (length === 0 ? "" : text.slice(-length))),
  ofValues("MID", 3, 3, "text", ([text, from, count]) => {
    const [start, length] = [whole(from, 1), whole(count, 1)];
    if (start === null || length === null || start < 1 || length < 0) return VALUE_ERROR;
    return asText(text!).slice(start - 1, start - 1 + length);
  }),
  find("FIND", (text) => text),
  find("SEARCH", (text) => text.toLowerCase()),
  ofValues("EXACT", 2, 2, "boolean", ([a, b]) => asText(a!) === asText(b!)),
  {
    name: "SUBSTITUTE",
    least: 3,
    most: 3,
    gives: "text",
    build:
      ([text, old, replacement]) =>
      (row) => {
        const [value, wanted] = [text!.at(row), asText(old!.at(row))];
        if (isEmpty(value)) return null;
        return wanted === ""
          ? asText(value)
          : asText(value).replaceAll(wanted, () => asText(replacement!.at(row)));
      },
  },
  {
    name: "CONCAT",
    least: 1,
    most: 255,
    gives: "text",
    build: (args) => (row) => args.map((arg) => asText(arg.at(row))).join(""),
  },
  ofValues("VALUE", 1, 1, "number", ([text]) =>
    typeof text === "number"
      ? text
      : (parseNumber(asText(text!)) ?? parseDate(asText(text!)) ?? VALUE_ERROR),
  ),
];
