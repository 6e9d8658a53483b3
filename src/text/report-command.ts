import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const MOST_NAMED = 5;

const someOf = (files: readonly string[]) =>
  files.length > MOST_NAMED
    ? `${files.slice(0, MOST_NAMED).join(", ")} and ${files.length - MOST_NAMED} more`
    : files.join(", ");

/** What `plumbline report` says. */
export const reportCommandText = {
  summary: "make a report of each workbook as a Word document, a workbook of its own, or text",
  usage: "plumbline report FILE … --kind KIND [--out FILE]",
  options: [
    ["--kind KIND", "what to report on: measures or audit; measures where a template is named"],
    [
      "--out FILE",
      "where to write it; the ending says how: .docx, .xlsx or .txt. Left out, the text is shown",
    ],
    [
      "--as docx|xlsx|txt",
      "with several workbooks or a folder: what to write into the folder at --out; docx if left out",
    ],
    ["--format text|json", "how to say what was done; text unless told otherwise"],
  ],
  auditOptions: [
    [
      "--audit ID",
      "for --kind audit: which audit, such as IA-2026-001-k3f9; the only one if left out",
    ],
    ["--as-of DATE", "the date that the figures speak of, such as 31/10/2026"],
    ["--last-meeting DATE", "for --kind audit: shows in the committee's page what has moved since"],
  ],
  noFile: () =>
    trouble(
      "no-file",
      "Say which workbooks or folders to report on: plumbline report FILE … --kind KIND.",
    ),
  notMade: (file: string, why: string) => `${file}: ${why}`,
  someNotMade: (made: number, of: number) =>
    `${made} of ${of} reports are made. The others could not be; see above.`,
  leftOut: (files: readonly string[], folder: string) =>
    `Left out, because reports are written into ${folder}: ${someOf(files)}. To report on such a workbook, name it, and write elsewhere.`,
  folderUnwritable: (folder: string) =>
    trouble("out-folder", `The folder ${folder} cannot be made. Name another with --out.`),
  asWithOne: () =>
    trouble(
      "as-with-one",
      "--as goes with several workbooks. For one, end the name at --out in .docx, .xlsx or .txt.",
    ),
  needsKind: (kinds: readonly string[]) =>
    trouble("no-kind", `Say with --kind what to report on: ${kinds.join(", ")}.`),
  needsDate: () =>
    trouble(
      "no-date",
      "Give the date that the figures speak of with --as-of, such as --as-of 31/10/2026.",
    ),
  whichAudit: (ids: readonly string[]) =>
    trouble(
      "audit-unknown",
      ids.length === 0
        ? "This workbook holds no audit, so there is nothing to report on."
        : `Say with --audit which audit to report on: ${ids.join(", ")}.`,
    ),
  outUnknown: (out: string) =>
    trouble(
      "out-unknown",
      `${out} does not say what to write. End its name in .docx, .xlsx or .txt.`,
    ),
  written: (title: string, out: string) => `“${title}” is written to ${out}.`,
  beforeIssue: "Before it can be issued:",
};
