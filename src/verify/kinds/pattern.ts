import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Values of a form, such as two letters and six digits. */
export const pattern = defineKind({
  name: "pattern",
  about:
    "Every value has the form that the pattern describes, from its first character to its last.",
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ pattern: z.string().min(1).max(500), example: z.string().optional() }),
  prepare: ({ pattern, example }, setting) => {
    const compiled = compilePattern(pattern);
    if (!compiled.ok) return compiled;
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, applies, report, giveUp }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const repeats = unlimitedRepeats(pattern);
        const effort = new Effort(repeats);
        const longest = repeats > 1 || countedRepeats(pattern) > 1 ? LONGEST : Infinity;
        let left = 0;
        const fits = rememberFew((text) => {
          if (text.length > longest) return false;
          const isFit = compiled.value.test(text);
          if (!isFit) effort.spend(text.length);
          return isFit;
        });
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              for (const column of columns) {
                const value = column.values[row] ?? null;
                if (value !== null && effort.isSpent) {
                  if (applies(row)) left++;
                  continue;
                }
                if (value === null || fits(value) || !applies(row)) continue;
                report({
                  row,
                  columns: [column],
                  message: verifyText.pattern(asText(value), titleOf(column), example ?? null),
                  fix: { advice: verifyText.patternAdvice, value: null },
                });
              }
              if (effort.isTurnOver()) return row + 1;
            }
            return undefined;
          },
          end: () => {
            if (left > 0) giveUp(packText.pattern.slow(pattern, left));
          },
        };
      },
    });
  },
});

// A few seconds at the worst: each unlimited repeat can raise the work on a text that does not fit by one power of its length.
const MOST_STEPS = 2e10;
// A few milliseconds of them.
const STEPS_IN_A_TURN = 2e7;

/** What a pattern may have cost so far, by the worst that its shape allows; counted, so that every machine says the same. */
class Effort {
  #steps = 0;
  #turn = 0;

  constructor(private readonly repeats: number) {}

  spend(length: number): void {
    const steps = length ** this.repeats;
    this.#steps += steps;
    this.#turn += steps;
  }

  /** Whether others should get a turn; asked once for each turn. */
  isTurnOver(): boolean {
    if (this.#turn < STEPS_IN_A_TURN) return false;
    this.#turn = 0;
    return true;
  }

  get isSpent(): boolean {
    return this.#steps > MOST_STEPS;
  }
}

// Where a column holds many different values, looking one up costs more than matching it again.
const MOST_REMEMBERED = 256;

function rememberFew(test: (text: string) => boolean): (value: Cell) => boolean {
  const known = new Map<Cell, boolean>();
  return (value) => {
    if (known.size === MOST_REMEMBERED) return test(asText(value));
    const answer = known.get(value);
    if (answer !== undefined) return answer;
    const fits = test(asText(value));
    known.set(value, fits);
    return fits;
  };
}

// The longest e-mail address there can be. A cell holds up to 32,767 characters; only patterns with one repeat are for those.
const LONGEST = 254;

/**
 * A pattern as packs write them: for the whole value, Unicode, without what can make a match slow
 * (looking around, referring back, a repeat inside a repeat).
 */
export function compilePattern(pattern: string): Result<RegExp> {
  const bare = bareOf(pattern);
  const bad = (message: string) => fail({ code: "pattern", message });
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]|\\k</.test(bare))
    return bad(packText.pattern.lookAround(pattern));
  if (repeatsRepeat(bare)) return bad(packText.pattern.nested(pattern));
  try {
    return ok(new RegExp(`^(?:${pattern})$`, "u"));
  } catch {
    return bad(packText.pattern.unreadable(pattern));
  }
}

/** The pattern with a letter in place of every class of characters. */
const bareOf = (pattern: string) =>
  pattern.replace(/\\\\/g, "").replace(/\[(?:\\.|[^\]\\])*\]/g, "x");

/** How many repeats without limit a pattern has, none of them inside another. */
function unlimitedRepeats(pattern: string): number {
  const bare = bareOf(pattern).replace(/\\./g, "x");
  return [...bare].filter((_, at) => isUnlimited(bare, at)).length;
}

/** How many repeats a pattern has whose number is not fixed, such as `{1,30}`. */
const countedRepeats = (pattern: string) => bareOf(pattern).match(/\{\d+,\d+\}/g)?.length ?? 0;

/**
 * Whether a group that is repeated without limit holds something that repeats without limit or a
 * choice, or whether two unlimited repeats stand side by side: shapes that can try a text in
 * exponentially or polynomially many ways.
 */
function repeatsRepeat(bare: string): boolean {
  const open: { repeats: boolean; choices: boolean }[] = [{ repeats: false, choices: false }];
  let unlimited = 0;
  for (let at = 0; at < bare.length; at++) {
    const letter = bare[at]!;
    if (letter === "\\") at++;
    else if (letter === "(") open.push({ repeats: false, choices: false });
    else if (letter === "|") open.at(-1)!.choices = true;
    else if (letter === ")") {
      const group = open.length > 1 ? open.pop()! : open[0]!;
      const repeated = isUnlimited(bare, at + 1);
      if (repeated && (group.repeats || group.choices)) return true;
      if (group.repeats || repeated) open.at(-1)!.repeats = true;
    } else if (isUnlimited(bare, at)) {
      open.at(-1)!.repeats = true;
      unlimited++;
    }
  }
  return unlimited > MOST_UNLIMITED;
}

// Each unlimited repeat can raise the work by one power of the length, which stays small because values are short.
const MOST_UNLIMITED = 3;

/** `*`, `+`, `{2,}`, and counted repeats so large that they may as well be without limit. */
function isUnlimited(bare: string, at: number): boolean {
  if (bare[at] === "*" || bare[at] === "+") return bare[at - 1] !== "*" && bare[at - 1] !== "+";
  const counted = /^\{(\d+)(,?)(\d*)\}/.exec(bare.slice(at, at + 20));
  if (!counted) return false;
  const most =
    counted[2] === "" ? Number(counted[1]) : counted[3] === "" ? Infinity : Number(counted[3]);
  return most > 100;
}
