import { asText, isBlank, type Cell } from "../cells/cell";
import { parseDate } from "../cells/date";
import { parseNumber } from "../cells/number";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { verifyText } from "../text/verify";
import type { Run } from "./finding";
import type { VerifyOptions } from "./options";
import type { Pack, Parameter } from "./pack-model";

/** What somebody answered to what a pack asks for. */
export interface AnswersRead {
  readonly values: ReadonlyMap<string, Cell>;
  /** Why an answer cannot be read, by the name of its parameter. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Of what was answered for several packs, that which this one asks for, by its own names. */
export function answersAsked<Answer>(
  { parameters }: Pick<Pack, "parameters">,
  given: ReadonlyMap<string, Answer>,
): ReadonlyMap<string, Answer> {
  const asked = new Map<string, Answer>();
  for (const [written, answer] of given) {
    const parameter = parameters.get(written.toLowerCase());
    if (parameter) asked.set(parameter.name, answer);
  }
  return asked;
}

/** Why an answer goes to nothing of all that is asked for; null where each goes to something. */
export function unaskedAnswer(given: Iterable<string>, asked: Iterable<string>): Trouble | null {
  const known = new Set(asked);
  for (const written of given)
    if (!known.has(written.toLowerCase())) return verifyText.parameterUnknown(written, known);
  return null;
}

/**
 * The values of a run's parameters, by name in lower case: those given, else the pack's own. Dates may
 * be given as text. `as_of` is the date of the run.
 */
export function readParameterValues(
  pack: Pack,
  options: VerifyOptions,
): Result<ReadonlyMap<string, Cell>> {
  const answers = options.parameters ?? new Map<string, Cell>();
  const unasked = unaskedAnswer(answers.keys(), pack.parameters.keys());
  if (unasked) return fail(unasked);
  const asked = answersAsked(pack, answers);
  const values = new Map<string, Cell>([["as_of", options.asOf]]);
  for (const parameter of pack.parameters.values()) {
    const { name, type, standard } = parameter;
    const given = asked.get(name) ?? null;
    const value = readValue(parameter, given);
    if (value === undefined) return fail(verifyText.parameterWrong(name, type, asText(given)));
    values.set(name, value ?? standard);
  }
  return ok(values);
}

/** The parameters for want of which rules of a check did not run. */
export function missingParameters(
  { notRun }: Pick<Run, "notRun">,
  { parameters }: Pick<Pack, "parameters">,
): readonly Parameter[] {
  const names = new Set(
    notRun.flatMap(({ lacks }) => (lacks?.what === "parameters" ? lacks.names : [])),
  );
  return [...names].flatMap((name) => parameters.get(name) ?? []);
}

function readValue({ type }: Parameter, given: Cell): Cell | undefined {
  if (isBlank(given)) return null;
  if (type === "text") return asText(given);
  if (typeof given === "number") return given;
  if (typeof given !== "string") return undefined;
  return (type === "date" ? parseDate(given) : parseNumber(given)) ?? undefined;
}
