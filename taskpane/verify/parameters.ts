import { asText, isBlank, trim } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import { formatDate } from "../../src/cells/date";
import { parseNumber } from "../../src/cells/number";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Pack, Parameter } from "../../src/verify/pack";
import { answersAsked, type AnswersRead } from "../../src/verify/parameters";
import { readTypedDate } from "../shell/typed-date";

/** A pack, or several together, as far as they ask for something. */
export type Asking = Pick<Pack, "parameters">;

export const asking = (parameters: Iterable<Parameter>): Asking => ({
  parameters: new Map([...parameters].map((one) => [one.name, one])),
});

/** What somebody typed, by the names of parameters. */
export type Answers = ReadonlyMap<string, string>;

/** The parameters that a person has to answer, and those that a pack can do without. */
export function parametersOf({ parameters }: Asking): {
  readonly asked: readonly Parameter[];
  readonly others: readonly Parameter[];
} {
  const all = [...parameters.values()];
  return { asked: all.filter(({ ask }) => ask), others: all.filter(({ ask }) => !ask) };
}

/** What stands in the fields: what was typed, else the pack's own answers. */
export function answersFor(asking: Asking, typed: Answers): Answers {
  const own = [...asking.parameters.values()].map((one) => [one.name, written(one)] as const);
  return new Map([...own, ...answersAsked(asking, typed)]);
}

function written({ type, standard }: Parameter): string {
  if (standard === null) return "";
  if (type === "date" && typeof standard === "number") return formatDate(standard);
  return asText(standard);
}

/** Reads what was typed. A field left empty is left to the pack, which says what then cannot be judged. */
export function readParameters({ parameters }: Asking, answers: Answers): AnswersRead {
  const values = new Map<string, Cell>();
  const problems = new Map<string, string>();
  for (const { name, title, type } of parameters.values()) {
    const text = answers.get(name) ?? "";
    if (isBlank(text)) continue;
    if (type === "text") values.set(name, trim(text));
    else if (type === "date") {
      const day = readTypedDate(text);
      if (day.ok) values.set(name, day.value);
      else problems.set(name, day.trouble.message);
    } else {
      const number = parseNumber(text);
      if (number === null) problems.set(name, paneVerifyText.setup.notNumber(title, trim(text)));
      else values.set(name, number);
    }
  }
  return { values, problems };
}
