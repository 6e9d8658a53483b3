/** What an answer to a question can be. */
export const RESULTS = [
  "not_assessed",
  "conform",
  "ofi",
  "minor_nonconformity",
  "major_nonconformity",
  "not_applicable",
] as const;
export type AnswerResult = (typeof RESULTS)[number];
