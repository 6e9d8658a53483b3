import { extname } from "node:path";
import project from "../../package.json";
import type { ReportDocument } from "../report/document";
import { reportXlsx } from "../report/file";
import { documentText } from "../report/text";
import { reportDocx } from "../report/word";
import { cliText } from "../text/cli";
import { reportCommandText as words } from "../text/report-command";
import { fail, ok, type Result } from "../text/trouble";
import { readArguments, readChoice, type OptionKinds } from "./arguments";
import { EXIT, refuse, type Command } from "./command";
import { writeOut } from "./files";
import { auditReportKind } from "./report-audit";
import { measuresReportKind } from "./report-measures";
import type { ReportKind } from "./report-kind";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

const KINDS: readonly ReportKind[] = [measuresReportKind, auditReportKind];

const READS: OptionKinds = Object.fromEntries([
  ...KINDS.flatMap(({ reads }) => Object.entries(reads)),
  ...["kind", "out", "format"].map((option) => [option, "one"] as const),
]);

/** `plumbline report`: one report of one workbook, as a file or as text. */
export const reportCommand: Command = {
  name: "report",
  summary: words.summary,
  usage: words.usage,
  options: [...words.options, ...KINDS.flatMap(({ options }) => options)],
  run: async (args, terminal) => {
    const read = readArguments(args, READS);
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readChoice(read.value, "format", ["text", "json"]);
    if (!format.ok) return refuse(format.trouble, terminal);
    const { one } = read.value;
    // A template says what it is a report of.
    const kind = kindOf(one("kind") ?? (one("template") === null ? null : measuresReportKind.name));
    if (!kind.ok) return refuse(kind.trouble, terminal);
    const made = await kind.value.make(read.value);
    if (!made.ok) return refuse(made.trouble, terminal);
    const { document, file, remarks, facts } = made.value;
    const out = one("out");
    const content = await contentFor(document, out);
    if (!content.ok) return refuse(content.trouble, terminal);
    if (out !== null) {
      const written = await writeOut(out, content.value);
      if (!written.ok) return refuse(written.trouble, terminal);
    }
    if (format.value === "json") {
      const said = {
        format: FORMAT,
        version: project.version,
        command: "report",
        kind: kind.value.name,
        file,
        title: document.title,
        status: document.meta.status,
        out,
        ...facts,
        ...(out === null && { report: documentText(document) }),
      };
      terminal.out(`${JSON.stringify(said, null, 2)}\n`);
      return EXIT.CLEAN;
    }
    terminal.out(out === null ? documentText(document) : `${words.written(document.title, out)}\n`);
    for (const remark of remarks) terminal.err(`${remark}\n`);
    return EXIT.CLEAN;
  },
};

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
