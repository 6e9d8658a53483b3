import { isBlank, trim } from "../../cells/cell";
import { formatDate, type DayNumber } from "../../cells/date";
import { findingText, findingWords } from "../../text/audit-finding";
import type { Trouble } from "../../text/trouble";
import type { CAUSE_METHODS } from "../layout";

/** How the cause was looked for, with what that method asks to be written down. */
export type CauseAnalysis =
  | { readonly method: "five_whys"; readonly whys: readonly string[] }
  | {
      readonly method: "fishbone";
      readonly branches: readonly { readonly heading: string; readonly text: string }[];
    }
  | {
      readonly method: "timeline";
      readonly events: readonly { readonly on: DayNumber | null; readonly text: string }[];
    }
  | {
      readonly method: "comparison";
      readonly where: string;
      readonly against: string;
      readonly difference: string;
    }
  | { readonly method: "other"; readonly name: string }
  /** Worked out elsewhere; only the method is named here. */
  | { readonly method: (typeof CAUSE_METHODS)[number]; readonly isElsewhere: true };

const written = (texts: readonly string[]) => texts.filter((text) => !isBlank(text)).map(trim);

/** What is missing from the analysis; null where it says enough. */
export function thinCause(analysis: CauseAnalysis): Trouble | null {
  return isThin(analysis) ? findingText.causeThin(findingText.thin[analysis.method]) : null;
}

function isThin(analysis: CauseAnalysis): boolean {
  if ("isElsewhere" in analysis) return false;
  switch (analysis.method) {
    case "five_whys":
      return written(analysis.whys).length < 2;
    case "fishbone":
      return written(analysis.branches.map(({ text }) => text)).length < 1;
    case "timeline":
      return analysis.events.filter(({ on, text }) => on !== null && !isBlank(text)).length < 2;
    case "comparison":
      return isBlank(analysis.difference);
    case "other":
      return isBlank(analysis.name);
  }
}

/** The analysis as a person reads it in a cell, a line each. */
export function causeInWords(analysis: CauseAnalysis): string {
  const by = findingText.by(findingWords.method[analysis.method]);
  return [by, ...linesOf(analysis)].join("\n");
}

function linesOf(analysis: CauseAnalysis): readonly string[] {
  if ("isElsewhere" in analysis) return [];
  switch (analysis.method) {
    case "five_whys":
      return written(analysis.whys).map((text, at) => findingText.why(at + 1, text));
    case "fishbone":
      return analysis.branches
        .filter(({ text }) => !isBlank(text))
        .map(({ heading, text }) => findingText.branch(trim(heading), trim(text)));
    case "timeline":
      return analysis.events.flatMap(({ on, text }) =>
        on === null || isBlank(text) ? [] : [findingText.event(formatDate(on), trim(text))],
      );
    case "comparison":
      return [
        findingText.compared(
          trim(analysis.where),
          trim(analysis.against),
          trim(analysis.difference),
        ),
      ];
    case "other":
      return [trim(analysis.name)];
  }
}

/** Whether a cause says nothing beyond the statement: the same words, whatever their case and marks. */
export function repeatsStatement(cause: string, statement: string): boolean {
  const bare = (text: string) =>
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return bare(cause) === bare(statement);
}
