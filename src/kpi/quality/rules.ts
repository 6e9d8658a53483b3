import { asText, isBlank, isError, trim, type Cell } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { kpiText } from "../../text/kpi";
import { qualityText } from "../../text/kpi-quality";
import { isProblem, refuse, type Answer } from "../problem";
import { isSingle, placeOf, type Range } from "../range";
import { readDay, readNumber } from "../reading";
import { matcher } from "./pattern";
import type { Schemes } from "./schemes";

/** Whether a filled cell of a range is what its rule asks for. */
export type Rule = (range: Range, index: number) => boolean;

const OWN_RULES = ["list", "date-range", "number-range", "pattern"] as const;

const keyOf = (cell: Cell) => trim(asText(cell)).toLowerCase();

/** Two limits, either of which may be blank. */
function limits(
  list: Range,
  read: (range: Range, index: number) => ReturnType<typeof readNumber>,
): Answer<readonly [number, number]> {
  const [low, high] = [read(list, 0), read(list, 1)];
  if (low !== null && isProblem(low)) return refuse(low);
  if (high !== null && isProblem(high)) return refuse(high);
  return { ok: true, value: [low ?? -Infinity, high ?? Infinity] };
}

function within(
  list: Range,
  read: (range: Range, index: number) => ReturnType<typeof readNumber>,
): Answer<Rule> {
  const between = limits(list, read);
  if (!between.ok) return between;
  const [low, high] = between.value;
  return {
    ok: true,
    value: (range, index) => {
      const value = read(range, index);
      return typeof value === "number" && value >= low && value <= high;
    },
  };
}

/** Reads a number where one is written, as a number or as text, and nothing else. */
function numberIn(range: Range, index: number) {
  const cell = range.cells[index] ?? null;
  return typeof cell === "string" && parseNumber(cell) === null ? null : readNumber(range, index);
}

function ownRule(word: (typeof OWN_RULES)[number], list: Range): Answer<Rule> {
  switch (word) {
    case "list": {
      const allowed = new Set(list.cells.filter((cell) => !isBlank(cell)).map(keyOf));
      return { ok: true, value: ({ cells }, index) => allowed.has(keyOf(cells[index] ?? null)) };
    }
    case "pattern": {
      const fits = matcher(trim(asText(list.cells[0] ?? null)));
      return { ok: true, value: ({ cells }, index) => fits(trim(asText(cells[index] ?? null))) };
    }
    case "date-range":
      return within(list, readDay);
    case "number-range":
      return within(list, numberIn);
  }
}

function needs(word: (typeof OWN_RULES)[number]): string {
  if (word === "list") return qualityText.values;
  return word === "pattern" ? qualityText.pattern : qualityText.bounds;
}

/**
 * The rule of a word: “list”, “date-range”, “number-range” and “pattern” with what they need in `list`; “date”, “number”
 * and the kinds of identifiers with nothing.
 */
export function ruleOf(
  cell: Cell,
  place: string,
  list: Range | null,
  schemes: Schemes,
): Answer<Rule> {
  if (isError(cell)) return refuse(kpiText.errorInside(place, cell.error));
  const word = keyOf(cell).replace(" range", "-range");
  if (word === "date")
    return { ok: true, value: (range, at) => typeof readDay(range, at) === "number" };
  if (word === "number")
    return { ok: true, value: (range, at) => typeof numberIn(range, at) === "number" };
  const own = OWN_RULES.find((name) => name === word);
  if (own) {
    const isTwo = own.endsWith("-range");
    const isEnough =
      list !== null && (isTwo ? list.cells.length === 2 : own === "list" || isSingle(list));
    return isEnough
      ? ownRule(own, list)
      : refuse(qualityText.noList(list ? placeOf(list) : "“list”", own, needs(own)));
  }
  const scheme = schemes.names.meanings.get(word);
  if (scheme !== undefined) {
    return {
      ok: true,
      value: ({ cells }, index) =>
        schemes.read(scheme, asText(cells[index] ?? null)).canonical !== null,
    };
  }
  const offered = [...OWN_RULES, "date", "number", ...schemes.names.offered];
  return refuse(kpiText.unknownWord(place, asText(cell), offered));
}
