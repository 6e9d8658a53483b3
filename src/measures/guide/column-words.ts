/**
 * What a column is usually called that fits an argument, by the argument's name. Earlier words fit better.
 * They are compared by their stems with the titles of columns.
 */
export const COLUMN_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    "start",
    [
      "referral",
      "referred",
      "court",
      "start",
      "received",
      "opened",
      "sentence",
      "request",
      "meeting",
      "from",
    ],
  ],
  [
    "end",
    ["panel", "appointment", "completed", "completion", "end", "closed", "finish", "outcome", "to"],
  ],
  ["date", ["referral", "court", "meeting", "date"]],
  ["due", ["due", "deadline", "target"]],
  [
    "numerator",
    ["on time", "met", "success", "completed", "engaged", "achieved", "count", "number"],
  ],
  ["denominator", ["total", "all", "due", "cases", "population", "referrals"]],
  ["success", ["on time", "met", "success", "completed", "engaged", "achieved"]],
  ["event", ["incident", "event", "assault", "breach", "count"]],
  ["exposure", ["population", "days", "total"]],
  ["actual", ["actual", "figure", "performance", "value", "rate", "result"]],
  ["target", ["target", "goal", "standard"]],
  ["value", ["value", "figure", "count", "number", "rate", "contacts"]],
  ["current", ["current", "this", "now", "latest"]],
  ["previous", ["previous", "last", "before", "earlier"]],
  ["outcome", ["status", "outcome", "result", "participation", "contacted"]],
  ["range", ["case", "reference", "ref", "id", "person"]],
  ["row", ["team", "prison", "area", "owner", "worker", "region"]],
  ["col", ["status", "risk", "outcome", "type"]],
]);

/** Dates that describe a person, not the work: never what is timed. */
export const PERSONAL_DATES = ["birth", "dob", "death"];
