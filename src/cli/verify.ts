import project from "../../package.json";
import { cliText } from "../text/cli";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import { readArguments, readChoice, type Arguments } from "./arguments";
import { stateOf, type CheckedFile } from "./checked";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { writeCorrections } from "./corrections";
import { optionsOf } from "./file-job";
import { writeOut } from "./files";
import { readFiles } from "./read-files";
import { verifyJson } from "./verify-json";
import { readAsOf } from "./verify-order";
import { verifyCsv, verifyWorkbook } from "./verify-rows";
import { verifyText } from "./verify-text";
import { verifyJob } from "./worker-jobs";

const FORMATS = ["text", "json", "csv", "xlsx"] as const;

interface Said {
  readonly format: (typeof FORMATS)[number];
  readonly out: string | null;
}

/** `plumbline verify`: one file or a folder of them, whatever happens to any single one. */
export const verifyCommand: Command = {
  name: "verify",
  summary: cliText.verify.summary,
  usage: cliText.verify.usage,
  options: cliText.verify.options,
  run: async (args, terminal) => {
    const read = readArguments(args, optionsOf(verifyJob));
    if (!read.ok) return refuse(read.trouble, terminal);
    const said = readSaid(read.value);
    if (!said.ok) return refuse(said.trouble, terminal);
    const unreadable = (file: string, trouble: Trouble) => ({ file, run: null, trouble });
    const given = read.value;
    const files = await readFiles(verifyJob, { given, args, terminal, unreadable });
    if (!files.ok) return refuse(files.trouble, terminal);
    return answer(files.value, given, said.value, terminal);
  },
};

function readSaid(args: Arguments): Result<Said> {
  if (args.words.length === 0) return fail(cliText.verify.noFiles());
  const asOf = readAsOf(args);
  if (!asOf.ok) return asOf;
  const format = readChoice(args, "format", FORMATS);
  if (!format.ok) return format;
  const out = args.one("out");
  if (format.value === "xlsx" && out === null) return fail(cliText.verify.needsOut());
  return ok({ format: format.value, out });
}

async function answer(
  files: readonly CheckedFile[],
  args: Arguments,
  said: Said,
  terminal: Terminal,
): Promise<ExitCode> {
  const content = await write(files, args, said);
  if (!content.ok) return refuse(content.trouble, terminal);
  const folder = args.one("corrections");
  const lists = folder === null ? ok(0) : await writeCorrections(folder, files);
  if (!lists.ok) return refuse(lists.trouble, terminal);
  if (said.out === null) {
    terminal.out(String(content.value));
    return exitCode(files);
  }
  const written = await writeOut(said.out, content.value);
  if (!written.ok) return refuse(written.trouble, terminal);
  terminal.out(`${cliText.verify.written(said.out, files.length)}\n`);
  return exitCode(files);
}

async function write(
  files: readonly CheckedFile[],
  args: Arguments,
  { format }: Said,
): Promise<Result<string | Uint8Array>> {
  switch (format) {
    case "json": {
      const asOf = readAsOf(args);
      return asOf.ok ? ok(verifyJson(files, asOf.value, project.version)) : asOf;
    }
    case "csv":
      return ok(verifyCsv(files));
    case "xlsx":
      return verifyWorkbook(files);
    case "text":
      return ok(verifyText(files));
  }
}

/** The worst of all files; what could not be read weighs most, because nobody knows what it holds. */
function exitCode(files: readonly CheckedFile[]): ExitCode {
  const states = new Set(files.map(stateOf));
  if (states.has("unreadable")) return EXIT.FAILED;
  if (states.has("errors")) return EXIT.ERRORS;
  return states.has("queries") ? EXIT.QUERIES : EXIT.CLEAN;
}
