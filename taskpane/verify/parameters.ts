import { asText, isBlank, trim } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import { formatDate } from "../../src/cells/date";
import { parseNumber } from "../../src/cells/number";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Pack } from "../../src/verify/pack";
import { readTypedDate } from "../shell/typed-date";
import type { Parameters } from "./steps";

type Asked = Pack["parameters"] extends ReadonlyMap<string, infer P> ? P : never;

/** The parameters that a person has to answer. */
export function asked(pack: Pack): readonly Asked[] {
  return [...pack.parameters.values()].filter(({ ask }) => ask);
}

/** What stands in the fields before anybody types: the pack's own answers. */
export function proposed(pack: Pack): ReadonlyMap<string, string> {
  return new Map(asked(pack).map((own) => [own.name, written(own)]));
}

function written({ type, standard }: Asked): string {
  if (standard === null) return "";
  if (type === "date" && typeof standard === "number") return formatDate(standard);
  return asText(standard);
}

interface Answers {
  readonly values: Parameters;
  /** What cannot be read, by parameter. */
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads what was typed. A field left empty is left to the pack, which says what then cannot be judged. */
export function readParameters(pack: Pack, typed: ReadonlyMap<string, string>): Answers {
  const values = new Map<string, Cell>();
  const problems = new Map<string, string>();
  for (const { name, title, type } of asked(pack)) {
    const text = typed.get(name) ?? "";
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
