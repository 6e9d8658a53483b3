import { COLUMN_WORDS, PERSONAL_DATES } from "./column-words";
import { isSubject, stems } from "./words";

/** A column as far as its fit to an argument goes. */
export interface Candidate {
  readonly title: string;
  readonly holds: "dates" | "numbers" | "words";
}

export interface Argument {
  readonly name: string;
  readonly description: string;
}

/** What an argument is for, as far as its name and its sentence tell. */
export type Takes = "as-at" | "dates" | "numbers" | "cells" | "setting";

const AS_AT = /^(as_at|as_of|report_date|on_date)$/;
/** Arguments of one value that people type; their sentences may still speak of ranges. */
const SETTING =
  /^(division|weekend|unit|kind|stat|direction|method|confidence|which|per|to|base|window|min_n|headers|criteri(a|on)|tolerance(_type)?|decimals|mark|secondary|round_to|threshold|days|fy_start|test|chart|rules|screen|laney|target|count|limit_factor|baseline)$/;
/** Arguments that are counted or measured, whatever their sentence calls them. */
const AMOUNT = /^(numerators?|denominators?|exposure|n|successes|events|values|figures|actual)$/;
const MANY = /^(starts|ends|dates)$/;
const SEVERAL =
  /\b(range|ranges|dates|cells|series|column|columns|table|values|figures|outcomes|in order of time|what makes|what was counted|how many events|successes|all cases)\b/i;
const DATES = /\bdates?\b/i;
const FIGURES = /\b(figures?|numbers?|counted|how many|successes|events|series)\b/i;

/** Tells from the words of an argument what it can be given. */
export function takes({ name, description }: Argument): Takes {
  if (AS_AT.test(name)) return "as-at";
  if (SETTING.test(name) || name.endsWith("_criterion")) return "setting";
  if (description.startsWith('"')) return "setting";
  if (AMOUNT.test(name)) return "numbers";
  if (!SEVERAL.test(description) && !MANY.test(name)) return "setting";
  if (DATES.test(name) || /^(starts?|ends?|dates?)$/.test(name) || DATES.test(description))
    return "dates";
  return FIGURES.test(description) ? "numbers" : "cells";
}

const WORD = 3;
const SAID = 2;
const RIGHT_KIND = 1;

/**
 * How well a column fits an argument: by what such columns are usually called, by words that the argument's
 * sentence and the title share, and by what the column holds. 0 where nothing but its kind speaks for it.
 */
export function fit(argument: Argument, column: Candidate): number {
  const wanted = takes(argument);
  if (wanted === "setting" || wanted === "as-at") return 0;
  if (wanted === "dates" && column.holds !== "dates") return 0;
  if (wanted === "numbers" && column.holds !== "numbers") return 0;
  const title = stems(column.title);
  if (stemsOf(PERSONAL_DATES).some((word) => title.includes(word))) return 0;

  const usual = usualWords(argument.name);
  const at = usual.findIndex((word) => title.includes(word));
  const said = new Set(stems(argument.description).filter((word) => !isSubject(word)));
  const shared = title.filter((word) => said.has(word)).length;
  const score = (at < 0 ? 0 : WORD * (1 - at / (2 * usual.length))) + shared * SAID;
  return score === 0 ? 0 : score + RIGHT_KIND;
}

const stemsOf = (words: readonly string[]) => words.flatMap(stems);

/** "starts", "start" and "start_dates" are the same argument here. */
function usualWords(name: string): readonly string[] {
  const parts = name.split("_").map((part) => part.replace(/s$/, ""));
  const key = parts.find((part) => COLUMN_WORDS.has(part)) ?? "";
  return stemsOf(COLUMN_WORDS.get(key) ?? []);
}
