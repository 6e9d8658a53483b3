import { basename } from "node:path";
import project from "../../package.json";
import { readRegister, type Register } from "../audit/register";
import { auditReport } from "../text/audit-report";
import { fail, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import { readChoice, type Arguments } from "./arguments";
import type { Terminal } from "./command";
import { openFile } from "./files";

/** What a command about a register has to say: one JSON document, or lines for people. */
export interface Said {
  readonly document: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

export interface OpenRegister {
  readonly file: string;
  readonly register: Register;
  readonly format: "text" | "json";
}

/** Reads the register of the one workbook that a command is given. */
export async function openRegister(args: Arguments, usage: string): Promise<Result<OpenRegister>> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0) return fail(auditReport.oneFile(usage));
  const format = readChoice(args, "format", ["text", "json"]);
  if (!format.ok) return format;
  const model = await openFile(path);
  if (!model.ok) return model;
  const register = await readRegister(new MemoryWorkbook(model.value));
  if (!register.ok) return register;
  return {
    ok: true,
    value: { file: basename(path), register: register.value, format: format.value },
  };
}

export function say(
  command: string,
  { format }: OpenRegister,
  { document, lines }: Said,
  terminal: Terminal,
): void {
  const whole = { format: FORMAT, version: project.version, command, ...document };
  terminal.out(format === "json" ? `${JSON.stringify(whole, null, 2)}\n` : `${lines.join("\n")}\n`);
}
