import { basename } from "node:path";
import { readRegister, type Register } from "../audit/register";
import { auditReport } from "../text/audit-report";
import { fail, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import type { Arguments } from "./arguments";
import type { Terminal } from "./command";
import { openFile } from "./files";
import { readFormat, say, type Format, type Said } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

export interface OpenRegister {
  readonly file: string;
  readonly register: Register;
  readonly format: Format;
}

/** Reads the register of the one workbook that a command is given. */
export async function openRegister(args: Arguments, usage: string): Promise<Result<OpenRegister>> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0) return fail(auditReport.oneFile(usage));
  const format = readFormat(args);
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

export function sayOfRegister(
  command: string,
  { format }: OpenRegister,
  said: Said,
  terminal: Terminal,
): void {
  say(said, { command, edition: FORMAT }, format, terminal);
}
