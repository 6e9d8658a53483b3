import { counted } from "./pane";

/** Words of the pages that show evidence, and what has become of it. */
export const paneEvidenceText = {
  title: "Evidence",
  open: "Evidence",
  openHint: (kept: number, changed: number) =>
    kept === 0
      ? "None is kept yet"
      : changed === 0
        ? `${kept.toLocaleString("en-GB")} kept, none known to have changed`
        : `${kept.toLocaleString("en-GB")} kept, ${changed.toLocaleString("en-GB")} changed`,
  none: "No evidence is kept yet. Add selected cells beside a question, or to a step of a finding.",
  summary: (kept: number, ranges: number) =>
    `${counted(kept, "piece")} of evidence kept, ${ranges.toLocaleString("en-GB")} of them cells of this workbook.`,
  group: {
    changed: (n: number) => `Changed since it was captured (${n.toLocaleString("en-GB")})`,
    explained: (n: number) => `Changed, and explained (${n.toLocaleString("en-GB")})`,
    unread: (n: number) => `Could not be looked at (${n.toLocaleString("en-GB")})`,
    same: (n: number) => `Unchanged (${n.toLocaleString("en-GB")})`,
    unknown: (n: number) => `Not looked at again yet (${n.toLocaleString("en-GB")})`,
    notes: (n: number) => `Documents, observations and talks (${n.toLocaleString("en-GB")})`,
  },
  check: "Look at all of it again",
  checking: (done: number, of: number) =>
    `${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} looked at`,
  stop: "Stop",
  found: (changed: number, of: number) =>
    changed === 0
      ? `${counted(of, "piece")} of evidence looked at, none has changed.`
      : `${counted(of, "piece")} of evidence looked at, ${changed.toLocaleString("en-GB")} changed.`,
  keep: "Write down what was found",
  lookedAt: (date: string) => `looked at ${date}`,
  fingerprint: (signs: string, moment: string) => `Fingerprint ${signs}, ${moment}`,
  item: {
    missing: "This evidence is not in the workbook any more.",
    looking: "Looking at the cells as they are now …",
    now: "As it is now",
    stands: "What it stands for",
    kind: "Kind",
    where: "Where",
    size: "Size",
    period: "It speaks of",
    how: "Obtained",
    captured: "Captured",
    personal: "Personal data",
    holdsPersonal: "It holds some",
    explained: "Explained",
    rowGone: (key: string) => `Row ${key} is gone.`,
    rowNew: (key: string) => `Row ${key} is new.`,
    cell: (row: string, column: string, was: string, now: string) =>
      `${row}, ${column}: was ${was}, now ${now}`,
    row: (n: number) => `Row ${n}`,
    blank: "blank",
    sizes: (was: readonly [number, number], now: readonly [number, number]) =>
      `It was ${counted(was[0], "row")} by ${counted(was[1], "column")}, and is ${counted(now[0], "row")} by ${counted(now[1], "column")} now.`,
    titles: (was: readonly string[], now: readonly string[]) =>
      `The titles were ${was.join(", ")}, and are ${now.join(", ")} now.`,
    changes: "What has changed",
    restsOn: "What rests on it",
    nothing: "No answer and no finding rests on it.",
    finding: (id: string) => `Finding ${id}`,
    explain: "Explain a change there, in the step “Explain the change”",
    answer: (clause: string) => (clause === "" ? "Answer" : `Answer to clause ${clause}`),
    raise: "Where the change is a finding, raise it there",
    goTo: "Go to the cells",
    goToCell: "Go to the cell",
    explainTitle: "Why it has changed",
    why: "The reason, and who has said so",
    explainShow: "Show what will be written",
    explainNow: "Explain the change",
  },
  kinds: {
    range: "Cells",
    sample_result: "Result of a check or sample",
    document: "Document",
    observation: "Observation",
    interview: "Talk",
    screenshot_reference: "Picture",
  },
} as const;
