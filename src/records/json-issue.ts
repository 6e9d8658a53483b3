import type { z } from "zod";
import { didYouMean } from "../text/near";
import { packText } from "../text/pack";

type Issue = z.core.$ZodIssue;

/**
 * What is wrong with a piece of JSON, in words: the first thing, and how many more there are. `words` are those that may
 * stand in it, `instead` says what to write in place of some that may not.
 */
export function describeIssue(
  error: z.ZodError,
  words: readonly string[] = [],
  instead: ReadonlyMap<string, string> = new Map(),
): string {
  const [first, ...more] = error.issues;
  if (!first) return packText.unreadable;
  const said = sayIssue(first, words, instead);
  return more.length > 0 ? `${said} ${packText.more(more.length)}` : said;
}

function sayIssue(
  issue: Issue,
  words: readonly string[],
  instead: ReadonlyMap<string, string>,
): string {
  const place = issue.path.map(String);
  const word = wordIn(issue);
  const better = word === null || !place.includes("fields") ? undefined : instead.get(word);
  if (word !== null && better !== undefined) return packText.notRead(place, word, better);
  switch (issue.code) {
    case "unrecognized_keys":
      return packText.unknownWord(
        place,
        issue.keys[0] ?? "",
        didYouMean(issue.keys[0] ?? "", words),
      );
    case "invalid_type":
      return issue.input === undefined
        ? packText.missing(place)
        : packText.wrongType(place, issue.expected);
    case "invalid_value":
      return packText.oneOf(
        place,
        issue.values.map(String),
        typeof issue.input === "string" ? issue.input : "",
      );
    case "invalid_format":
      return packText.wrongForm(
        place,
        issue.format === "regex" ? (issue.pattern ?? "") : issue.format,
      );
    case "invalid_union": {
      const inner = issue.errors.flat()[0];
      return inner
        ? sayIssue({ ...inner, path: [...issue.path, ...inner.path] }, words, instead)
        : packText.wrongAt(place);
    }
    default:
      return packText.wrongAt(place);
  }
}

/** The word that is not expected in its place, where the trouble is one word. */
function wordIn(issue: Issue): string | null {
  if (issue.code === "unrecognized_keys") return issue.keys[0] ?? null;
  return issue.code === "invalid_value" && typeof issue.input === "string" ? issue.input : null;
}
