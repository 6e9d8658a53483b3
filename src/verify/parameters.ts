import { asText, isBlank, type Cell } from "../cells/cell";
import { parseDate } from "../cells/date";
import { parseNumber } from "../cells/number";
import { fail, ok, type Result } from "../text/trouble";
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

/**
 * The values of a run's parameters, by name in lower case: those given, else the pack's own. Dates may
 * be given as text. `as_of` is the date of the run.
 */
export function readParameterValues(
  pack: Pack,
  options: VerifyOptions,
): Result<ReadonlyMap<string, Cell>> {
  const values = new Map<string, Cell>([["as_of", options.asOf]]);
  for (const { name, standard } of pack.parameters.values()) values.set(name, standard);
  for (const [written, given] of options.parameters ?? []) {
    const parameter = pack.parameters.get(written.toLowerCase());
    if (!parameter) return fail(verifyText.parameterUnknown(written, pack.parameters.keys()));
    const value = readValue(parameter, given);
    if (value === undefined)
      return fail(verifyText.parameterWrong(written, parameter.type, asText(given)));
    if (value !== null) values.set(parameter.name, value);
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
