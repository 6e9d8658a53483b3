import { tokenize } from "@borgar/fx";
import { trim } from "../cells/cell";

/** A call of a function as it stands in a formula. */
export interface Call {
  /** In capitals, with its namespace: KPI.ONTIME. */
  readonly name: string;
  /** Each argument as it was typed, without space around it; an argument left open is empty. */
  readonly given: readonly string[];
}

interface OpenCall {
  readonly name: string;
  readonly given: string[];
  text: string;
  depth: number;
}

const OPENING = new Set(["(", "{"]);
const CLOSING = new Set([")", "}"]);

/**
 * The calls of a namespace ("KPI") in a formula of Excel, the outermost first and calls inside its
 * arguments left out. A formula that cannot be read to its end gives the calls that are whole.
 */
export function callsOf(formula: string, namespace: string): readonly Call[] {
  const calls: Call[] = [];
  let call: OpenCall | null = null;
  let name = "";
  for (const { type, value } of tokenize(formula)) {
    if (!call) {
      if (value === "(" && name.startsWith(`${namespace.toUpperCase()}.`))
        call = { name, given: [], text: "", depth: 0 };
      name = type === "func" ? value.toUpperCase() : "";
      continue;
    }
    if (CLOSING.has(value) && call.depth === 0) {
      if (call.given.length > 0 || trim(call.text) !== "") call.given.push(trim(call.text));
      calls.push({ name: call.name, given: call.given });
      call = null;
      continue;
    }
    if (value === "," && call.depth === 0) {
      call.given.push(trim(call.text));
      call.text = "";
      continue;
    }
    if (OPENING.has(value)) call.depth++;
    if (CLOSING.has(value)) call.depth--;
    call.text += value;
  }
  return calls;
}
