import { formatDate } from "../../cells/date";
import { submissionText } from "../../text/submission";
import type { Results } from "../result";
import type { SubmissionRow } from "./layout";

/** How something that a submission waits for stands. */
export interface Feed {
  readonly name: string;
  readonly state: "there" | "missing" | "empty" | "not-handed-in" | "not-signed";
}

const WORDS = {
  missing: submissionText.missing.feed,
  empty: submissionText.missing.emptyFeed,
  "not-handed-in": submissionText.missing.notHandedIn,
  "not-signed": submissionText.missing.notSigned,
} as const;

/** What is missing before it can be handed in, in words; nothing where all is there. */
export function missingFor(
  { period, periodEnd }: SubmissionRow,
  feeds: readonly Feed[],
  results: Results,
): readonly string[] {
  const { missing } = submissionText;
  const figures = results.measures.flatMap(({ measure, total }) => {
    const figure = total.figures.find((one) => one.period.key === period);
    if (!figure) return [missing.noFigure(measure.name, period)];
    return figure.value === null ? [missing.noFigure(measure.name, figure.why ?? "")] : [];
  });
  return [
    ...(periodEnd >= results.asOf ? [missing.notOver(formatDate(periodEnd + 1))] : []),
    ...feeds.flatMap(({ name, state }) => (state === "there" ? [] : [WORDS[state](name)])),
    ...results.notMeasured.map(({ measure, why }) => missing.notMeasured(measure, why)),
    ...figures,
  ];
}
