import { basename, extname, join } from "node:path";
import project from "../../package.json";
import type { ReportDocument } from "../report/document";
import { reportXlsx } from "../report/file";
import { documentText } from "../report/text";
import { reportDocx } from "../report/word";
import { cliText } from "../text/cli";
import { reportCommandText as words } from "../text/report-command";
import { fail, ok, type Result } from "../text/trouble";
import { readArguments, readChoice, type Arguments, type OptionKinds } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { gatherWorkbooks, isSamePath, makeFolder, writeOut } from "./files";
import { auditReportKind } from "./report-audit";
import { measuresReportKind } from "./report-measures";
import type { ReportKind } from "./report-kind";
import { jsonText, readFormat } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

const KINDS: readonly ReportKind[] = [measuresReportKind, auditReportKind];

const READS: OptionKinds = Object.fromEntries([
  ...KINDS.flatMap(({ reads }) => Object.entries(reads)),
  ...["kind", "out", "as", "format"].map((option) => [option, "one"] as const),
]);

/** `plumbline report`: a report of each workbook, as a file or as text. */
export const reportCommand: Command = {
  name: "report",
  summary: words.summary,
  usage: words.usage,
  options: [...words.options, ...KINDS.flatMap(({ options }) => options)],
  run: async (args, terminal) => {
    const read = readArguments(args, READS);
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readFormat(read.value);
    if (!format.ok) return refuse(format.trouble, terminal);
    const { one } = read.value;
    // A template says what it is a report of.
    const kind = kindOf(one("kind") ?? (one("template") === null ? null : measuresReportKind.name));
    if (!kind.ok) return refuse(kind.trouble, terminal);
    if (read.value.words.length === 0) return refuse(words.noFile(), terminal);
    const gathered = await gatherWorkbooks(read.value);
    if (!gathered.ok) return refuse(gathered.trouble, terminal);
    const { paths, leftOut } = gathered.value;
    const targets = await targetsFor(paths, read.value);
    if (!targets.ok) return refuse(targets.trouble, terminal);
    const order: Order = { kind: kind.value, args: read.value };
    const [only, ...others] = targets.value;
    if (only && others.length === 0 && only.path === read.value.words[0]) {
      const made = await makeOne(only, order);
      return made.ok ? sayOne(made.value, format.value, terminal) : refuse(made.trouble, terminal);
    }
    const outcomes: Outcome[] = [];
    for (const target of targets.value)
      outcomes.push({ target, made: await safely(target, order) });
    const strangers = notReports(leftOut, targets.value);
    if (strangers.length > 0) terminal.err(`${words.leftOut(strangers, one("out") ?? "")}\n`);
    return sayAll(outcomes, order, format.value, terminal);
  },
};

const stemOf = (path: string) => basename(path, extname(path));

/** The names of the workbooks among those left out that are no reports of these, made earlier. */
function notReports(leftOut: readonly string[], targets: readonly Target[]): readonly string[] {
  const reports = new Set(targets.map(({ out }) => stemOf(out ?? "")));
  return leftOut.filter((path) => !reports.has(stemOf(path))).map((path) => basename(path));
}

interface Order {
  readonly kind: ReportKind;
  readonly args: Arguments;
}

/** A workbook, and the file that its report is written to; null shows it as text. */
interface Target {
  readonly path: string;
  readonly out: string | null;
}

interface Outcome {
  readonly target: Target;
  readonly made: Result<Said>;
}

/** What there is to say of one report. */
interface Said {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly remarks: readonly string[];
}

/** One workbook is written to the file that is named, several into a folder, each under its own name. */
async function targetsFor(
  paths: readonly string[],
  args: Arguments,
): Promise<Result<readonly Target[]>> {
  const out = args.one("out");
  const isOne = paths.length === 1 && paths[0] === args.words[0];
  if (isOne) {
    return args.one("as") === null
      ? ok(paths.map((path) => ({ path, out })))
      : fail(words.asWithOne());
  }
  if (out === null) return ok(paths.map((path) => ({ path, out })));
  const as = readChoice(args, "as", ["docx", "xlsx", "txt"]);
  if (!as.ok) return as;
  const taken = new Set<string>();
  const targets = paths.map((path) => {
    const stem = stemOf(path);
    let name = stem;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${stem} (${n})`;
    taken.add(name.toLowerCase());
    return { path, out: join(out, `${name}.${as.value}`) };
  });
  const over = paths.find((path) => targets.some((target) => isSamePath(path, target.out)));
  if (over !== undefined) return fail(cliText.files.overItself(over));
  const folder = await makeFolder(out);
  return folder.ok ? ok(targets) : folder;
}

async function makeOne({ path, out }: Target, { kind, args }: Order): Promise<Result<Said>> {
  const made = await kind.make(path, args);
  if (!made.ok) return made;
  const { document, file, remarks, facts } = made.value;
  const content = await contentFor(document, out);
  if (!content.ok) return content;
  if (out !== null) {
    const written = await writeOut(out, content.value);
    if (!written.ok) return written;
  }
  return ok({
    facts: {
      kind: kind.name,
      file,
      title: document.title,
      status: document.meta.status,
      out,
      ...facts,
      ...(out === null && { report: documentText(document) }),
    },
    text: out === null ? documentText(document) : `${words.written(document.title, out)}\n`,
    remarks,
  });
}

/** A fault of ours in one workbook must not lose the reports of the others. */
async function safely(target: Target, order: Order): Promise<Result<Said>> {
  try {
    return await makeOne(target, order);
  } catch {
    return fail(cliText.files.damaged(basename(target.path)));
  }
}

const HEAD = { format: FORMAT, version: project.version, command: "report" };

function sayOne(said: Said, format: "text" | "json", terminal: Terminal): ExitCode {
  if (format === "json") {
    terminal.out(jsonText({ ...HEAD, ...said.facts }));
    return EXIT.CLEAN;
  }
  terminal.out(said.text);
  for (const remark of said.remarks) terminal.err(`${remark}\n`);
  return EXIT.CLEAN;
}

function sayAll(
  outcomes: readonly Outcome[],
  { kind }: Order,
  format: "text" | "json",
  terminal: Terminal,
): ExitCode {
  const made = outcomes.filter((outcome) => outcome.made.ok).length;
  if (format === "json") {
    const reports = outcomes.map(({ target, made: one }) =>
      one.ok ? one.value.facts : { file: basename(target.path), trouble: one.trouble },
    );
    terminal.out(jsonText({ ...HEAD, kind: kind.name, reports }));
  } else {
    for (const { target, made: one } of outcomes) {
      if (one.ok) terminal.out(one.value.text);
      else terminal.err(`${words.notMade(target.path, one.trouble.message)}\n`);
    }
    const remarks = outcomes.flatMap(({ made: one }) => (one.ok ? one.value.remarks : []));
    for (const remark of new Set(remarks)) terminal.err(`${remark}\n`);
    if (made < outcomes.length) terminal.err(`${words.someNotMade(made, outcomes.length)}\n`);
  }
  return made < outcomes.length ? EXIT.FAILED : EXIT.CLEAN;
}

function kindOf(asked: string | null): Result<ReportKind> {
  const names = KINDS.map(({ name }) => name);
  if (asked === null) return fail(words.needsKind(names));
  const kind = KINDS.find(({ name }) => name === asked.toLowerCase());
  return kind ? ok(kind) : fail(cliText.optionChoice("--kind", asked, names));
}

async function contentFor(
  document: ReportDocument,
  out: string | null,
): Promise<Result<string | Uint8Array>> {
  if (out === null) return ok(documentText(document));
  switch (extname(out).toLowerCase()) {
    case ".docx":
      return ok(await reportDocx(document));
    case ".xlsx":
      return reportXlsx(document);
    case ".txt":
      return ok(documentText(document));
    default:
      return fail(words.outUnknown(out));
  }
}
