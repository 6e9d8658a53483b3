import { parseArgs } from "node:util";
import { cliText } from "../text/cli";
import { fail, ok, type Result } from "../text/trouble";

/** The options of a command that take a value; `many` ones may come several times. */
export type OptionKinds = Readonly<Record<string, "one" | "many">>;

export interface Arguments {
  readonly words: readonly string[];
  readonly one: (name: string) => string | null;
  readonly many: (name: string) => readonly string[];
}

/** Reads the arguments of a command; what cannot be read is said with the option that was probably meant. */
export function readArguments(args: readonly string[], kinds: OptionKinds): Result<Arguments> {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: "string" as const, multiple: kind === "many" },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const known = Object.keys(kinds).map((name) => `--${name}`);
  const values = new Map<string, string[]>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    if (!Object.hasOwn(kinds, token.name)) return fail(cliText.unknownOption(token.rawName, known));
    if (token.value === undefined || token.value.startsWith("--")) {
      return fail(cliText.optionNeedsValue(token.rawName));
    }
    values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  return ok({
    words,
    one: (name) => values.get(name)?.at(-1) ?? null,
    many: (name) => values.get(name) ?? [],
  });
}

/** The choice made for an option, or the first choice where it was left out. */
export function readChoice<Choice extends string>(
  args: Arguments,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Result<Choice> {
  const given = args.one(name);
  if (given === null) return ok(choices[0]);
  const choice = choices.find((one) => one.toLowerCase() === given.toLowerCase());
  return choice === undefined
    ? fail(cliText.optionChoice(`--${name}`, given, choices))
    : ok(choice);
}
