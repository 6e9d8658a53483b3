import { asText, type Cell } from "../cells/cell";
import { formatDate } from "../cells/date";
import { checkFormula, type CheckedFormula } from "../formula/check";
import type { Evaluate } from "../formula/functions/definition";
import type { ValueType } from "../formula/expression";
import { parseFormula } from "../formula/parse";
import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { fieldOf, namesOf, type TableSpec } from "./pack-model";

/** A rule's own sentence: `{column}`, `{= formula}` and `{#what its kind counted}` stand for values. */
export interface Message {
  readonly text: string;
  /** By what stands in the braces. */
  readonly fields: ReadonlyMap<string, string>;
  readonly formulas: ReadonlyMap<string, CheckedFormula>;
}

interface FormulaSetting {
  readonly tables: readonly TableSpec[];
  readonly parameters: ReadonlyMap<string, ValueType>;
}

const PLACEHOLDER = /\{([^{}]+)\}/g;

/** Reads a sentence and checks everything that it mentions; null where the rule has none of its own. */
export function readMessage(
  text: string | undefined,
  table: TableSpec | null,
  setting: FormulaSetting,
): Result<Message | null> {
  if (text === undefined) return ok(null);
  const fields = new Map<string, string>();
  const formulas = new Map<string, CheckedFormula>();
  for (const [, written = ""] of text.matchAll(PLACEHOLDER)) {
    if (written.startsWith("#")) continue;
    if (written.startsWith("=")) {
      const formula = readFormula(written.slice(1), table, setting);
      if (!formula.ok) return formula;
      formulas.set(written, formula.value);
      continue;
    }
    const field = table && fieldOf(table, written);
    if (!field) {
      const known = table?.fields.map((one) => one.name) ?? [];
      return fail({
        code: "rule-unreadable",
        message: packText.unknownPlaceholder(written, known),
      });
    }
    fields.set(written, field.name);
  }
  return ok({ text, fields, formulas });
}

function readFormula(
  text: string,
  table: TableSpec | null,
  { parameters, tables }: FormulaSetting,
): Result<CheckedFormula> {
  const refuse = (why: string) =>
    fail({ code: "rule-unreadable", message: packText.inFormula("message", why) });
  if (!table) return refuse(packText.needsOneTable);
  const parsed = parseFormula(text);
  const names = namesOf(table, parameters, tables);
  const checked = parsed.ok ? checkFormula(parsed.value, names) : parsed;
  return checked.ok ? checked : refuse(checked.trouble.message);
}

/** Where the values of a sentence come from, in one table. */
export interface Speaker {
  /** A cell of a field, as the sheet shows it. */
  readonly cell: (field: string, row: number) => string;
  readonly compile: (formula: CheckedFormula) => Result<Evaluate>;
}

/** What the rule says about a row; `counted` are the values that its kind worked out. */
export type Say = (row: number, counted: ReadonlyMap<string, string>) => string;

/** The sentence made ready for one table. */
export function speak(message: Message, speaker: Speaker): Result<Say> {
  const answers = new Map<string, (row: number) => string>();
  for (const [written, field] of message.fields)
    answers.set(written, (row) => speaker.cell(field, row));
  for (const [written, formula] of message.formulas) {
    const compiled = speaker.compile(formula);
    if (!compiled.ok) return compiled;
    const evaluate = compiled.value;
    answers.set(written, (row) => worded(evaluate(row), formula.type));
  }
  return ok((row, counted) =>
    message.text.replace(PLACEHOLDER, (_, written: string) =>
      written.startsWith("#")
        ? (counted.get(written.slice(1)) ?? "")
        : (answers.get(written)?.(row) ?? ""),
    ),
  );
}

/** Two decimals are enough for a sentence. */
function worded(value: Cell, type: ValueType): string {
  if (typeof value !== "number") return asText(value);
  return type === "date" ? formatDate(value) : String(Number(value.toFixed(2)));
}
