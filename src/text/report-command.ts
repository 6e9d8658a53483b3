import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** What `plumbline report` says. */
export const reportCommandText = {
  summary: "make a report of a workbook as a Word document, a workbook of its own, or text",
  usage: "plumbline report FILE --kind KIND [--out FILE]",
  options: [
    ["--kind KIND", "what to report on: measures or audit; measures where a template is named"],
    [
      "--out FILE",
      "where to write it; the ending says how: .docx, .xlsx or .txt. Left out, the text is shown",
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
  oneFile: () =>
    trouble(
      "no-file",
      "Say which workbook to report on, one at a time: plumbline report FILE --kind KIND.",
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
