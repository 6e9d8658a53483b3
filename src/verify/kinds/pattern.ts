import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { packText } from "../../text/pack";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { compilePattern } from "../pattern/compile";
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
        const { fits: isForm, work } = compiled.value;
        const effort = new Effort();
        let left = 0;
        const fits = rememberFew((text) => {
          const isFit = isForm(text);
          effort.spend(work(text.length, isFit));
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

// Half a minute where the engine of JavaScript tries them; letter by letter, six minutes at the very worst.
const MOST_STEPS = 2e10;
// A few milliseconds of them.
const STEPS_IN_A_TURN = 2e7;

/** What a pattern may have cost so far, by the worst that its shape allows; counted, so that every machine says the same. */
class Effort {
  #steps = 0;
  #turn = 0;

  spend(steps: number): void {
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
