import { trim } from "../../cells/cell";
import { packTableText } from "../../text/pack-table";
import { fail, ok, type Result } from "../../text/trouble";

/** What a person can write into one cell for several values: plain where that is clear, JSON where not. */

const SEPARATOR = "; ";

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isPlain = (text: string): boolean =>
  text !== "" && trim(text) === text && !/[;"\n\r]/.test(text) && !/(?:^|=)\s*[[{]/.test(text);

/** Names in one cell: `Case ref; Worker`, or as a JSON list where a name holds a semicolon itself. */
export function cellOfNames(names: readonly string[]): string {
  return names.every(isPlain) ? names.join(SEPARATOR) : JSON.stringify(names);
}

export function namesInCell(cell: string): readonly string[] {
  const text = trim(cell);
  const json: unknown = text.startsWith("[") ? parseJson(text) : undefined;
  if (Array.isArray(json) && json.every((name) => typeof name === "string")) return json;
  return text
    .split(/[;\n]/)
    .map(trim)
    .filter((name) => name !== "");
}

/** The parameters of a rule in one cell: `op = >=; to = period_end`. */
export function cellOfValues(values: unknown): string {
  if (values === undefined) return "";
  if (!isGroup(values)) return JSON.stringify(values);
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  if (entries.length === 0 || !entries.every(([name]) => /^\w+$/.test(name)))
    return JSON.stringify(values);
  return entries.map(([name, value]) => `${name} = ${wordOf(value)}`).join(SEPARATOR);
}

function wordOf(value: unknown): string {
  // A text that reads as a number, TRUE or a list would come back as one: it keeps its quotes.
  return typeof value === "string" && isPlain(value) && parseJson(value) === undefined
    ? value
    : JSON.stringify(value);
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads what `cellOfValues` writes, and what people write in its manner. A blank cell is no parameters. */
export function valuesInCell(cell: string): Result<unknown> {
  const text = trim(cell);
  if (text === "") return ok(undefined);
  if (/^[[{]/.test(text)) {
    const json = parseJson(text);
    return json === undefined ? fail(packTableText.valuesUnreadable(text)) : ok(json);
  }
  const values = new Map<string, unknown>();
  for (const given of parted(text)) {
    const at = given.indexOf("=");
    const name = trim(given.slice(0, Math.max(at, 0)));
    if (!/^\w+$/.test(name) || values.has(name)) return fail(packTableText.valuesUnreadable(given));
    const word = trim(given.slice(at + 1));
    values.set(name, parseJson(word) ?? (word === "null" ? null : word));
  }
  return ok(Object.fromEntries(values));
}

/** Parts between semicolons that stand outside quotes, brackets and braces. */
function parted(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (isQuoted) {
      if (sign === "\\") at++;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"' && /[=[{,:]\s*$/.test(text.slice(from, at))) isQuoted = true;
    else if (sign === "[" || sign === "{") depth += opensJson(text, from, at) || depth > 0 ? 1 : 0;
    else if ((sign === "]" || sign === "}") && depth > 0) depth--;
    else if (sign === ";" && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts.filter((part) => trim(part) !== "");
}

/** Whether a bracket is the first sign of a value, and not part of a pattern such as `[A-Z]\d+`. */
function opensJson(text: string, from: number, at: number): boolean {
  return trim(text.slice(from, at)).endsWith("=");
}
