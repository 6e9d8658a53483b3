import project from "../../package.json";
import type { Result } from "../text/trouble";
import { readChoice, type Arguments } from "./arguments";
import type { Terminal } from "./command";

/** What a command has to say: one JSON document, or lines for people. */
export interface Said {
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

export type Format = "text" | "json";

export const readFormat = (args: Arguments): Result<Format> =>
  readChoice(args, "format", ["text", "json"]);

/** A document as it is printed: for people who look into it, too. */
export const jsonText = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;

/** Says it as it was asked for. `edition` changes when a reader of an earlier document would misread a later one. */
export function say(
  { document, lines }: Said,
  { command, edition }: { readonly command: string; readonly edition: number },
  format: Format,
  terminal: Terminal,
): void {
  const whole = { format: edition, version: project.version, command, ...document };
  terminal.out(format === "json" ? jsonText(whole) : `${lines.join("\n")}\n`);
}
