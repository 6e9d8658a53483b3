import { z } from "zod";
import { asText, trim, type Cell } from "../../cells/cell";
import { formatDate, parseDate } from "../../cells/date";
import { packText } from "../../text/pack";
import { nearest } from "../../text/near";
import { fail, ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Column } from "../tables/table";
import { defineKind } from "./kind";
import { columnsOf, knownList, namesOfFields, shown, titleOf } from "./shared";

/** Case, spaces and punctuation aside: what people still see as the same choice. */
const loose = (text: string) => text.toLowerCase().replace(/[\s\u00a0\p{P}]+/gu, "");

/** Values out of a list. Exact; a value that is a choice written another way is said to be one. */
export const allowed = defineKind({
  name: "allowed",
  about:
    "Every value is one of the choices, exactly; what differs only in case, spaces or punctuation can be put right in one step.",
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    values: z
      .array(z.union([z.string(), z.number(), z.boolean()]))
      .min(1)
      .optional(),
    list: z.string().optional(),
  }),
  prepare: ({ values, list }, setting) => {
    if (list !== undefined) {
      const known = knownList(list, setting);
      if (!known.ok) return known;
    } else if (values === undefined) {
      return fail({ code: "params", message: packText.missing(["params", "values"]) });
    }
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      ...(list === undefined ? {} : { lists: [list] }),
      begin: ({ table, list: listOf, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const choices = values ?? (list === undefined ? [] : listOf(list));
        const ofDates = onDemand(() => verdictsFor(choices.map(dateShown)));
        const ofOthers = onDemand(() => verdictsFor(choices));
        return {
          rows: (from, to) => {
            for (const column of columns) {
              const { values: cells } = column;
              const verdicts = isOfDates(column) ? ofDates() : ofOthers();
              for (let row = from; row < to; row++) {
                const value = cells[row] ?? null;
                if (value === null) continue;
                const verdict = verdicts.of(isOfDates(column) ? shown(value, column) : value);
                if (verdict === "allowed" || !applies(row)) continue;
                const text = shown(value, column);
                if (verdict.variant !== null) {
                  report({
                    row,
                    columns: [column],
                    level: "query",
                    group: "tidy",
                    message: verifyText.variant(text, verdict.variant),
                    fix: {
                      advice: verifyText.variantAdvice(verdict.variant),
                      value: verdict.variant,
                      kind: "variant",
                    },
                  });
                } else {
                  report({
                    row,
                    columns: [column],
                    message: verifyText.notAllowed(text, titleOf(column), verdicts.choices),
                    fix: {
                      advice: verifyText.notAllowedAdvice(verdicts.choices, verdict.near),
                      // Only a guess: who knows the case has to choose.
                      value: null,
                    },
                  });
                }
              }
            }
          },
        };
      },
    });
  },
});

const isOfDates = ({ field }: Column) => field.type === "date" || field.type === "datetime";

/** A choice as the dates of a column are shown, whether the pack writes it out or a cell holds it. */
function dateShown(choice: Cell): Cell {
  const day = typeof choice === "string" ? parseDate(choice) : choice;
  return typeof day === "number" ? formatDate(day) : choice;
}

/** Made when it is first asked for. */
function onDemand<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null;
  return () => (made ??= { it: make() }).it;
}

interface Verdict {
  readonly variant: string | null;
  readonly near: string | null;
}

/** Each distinct value is looked at once, however many rows hold it. */
function verdictsFor(values: readonly Cell[]) {
  const choices = values.filter((value) => value !== null).map((value) => trim(asText(value)));
  const exact = new Set(choices);
  const byLoose = new Map(choices.map((choice) => [loose(choice), choice]));
  const known = new Map<Cell, "allowed" | Verdict>();
  const judge = (text: string): "allowed" | Verdict => {
    if (exact.has(text)) return "allowed";
    const variant = byLoose.get(loose(text)) ?? null;
    if (variant !== null) return { variant, near: null };
    const near = nearest(text, exact);
    return { variant: null, near: near.length === 1 ? near[0]! : null };
  };
  return {
    choices,
    of: (value: Cell): "allowed" | Verdict => {
      let verdict = known.get(value);
      if (verdict === undefined) {
        verdict = judge(trim(asText(value)));
        known.set(value, verdict);
      }
      return verdict;
    },
  };
}
