import { z } from "zod";
import { compareText } from "../../text/compare";
import { fail, ok } from "../../text/trouble";
import { beyondLimits, type ChangeLimit } from "../compare/limits";
import { amountOf, amountShape, parametersOf, type Amount } from "./amount";
import { keyAt, namedFields } from "./in-order";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

/** Figures that moved further since the last accepted return than they may. */
export const change = defineKind({
  name: "change",
  about:
    "Against the last accepted return, for the same key: the figure moved by no more than “abs”, by no more than “pct” per cent of what it was (where that was at least “minBase”), and with “hb” not much further than the others moved (Hidiroglou and Berthelot, 1986).",
  fields: "some",
  stage: 4,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({
    abs: amountShape.optional(),
    pct: amountShape.optional(),
    minBase: amountShape.default(0),
    hb: z.boolean().default(false),
    /** The columns of the key; left out: the key of the table. */
    by: z.array(z.string().min(1)).default([]),
  }),
  prepare: ({ abs, pct, minBase, hb, by }, setting) => {
    if (abs === undefined && pct === undefined && !hb) return fail(compareText.rule.needsLimit());
    const key = namedFields(by.length > 0 ? by : (setting.table?.key ?? []), setting);
    if (!key.ok) return key;
    if (key.value.length === 0) {
      return fail(compareText.rule.needsKey(setting.table?.title ?? ""));
    }
    const parameters = parametersOf([abs, pct, minBase], setting);
    if (!parameters.ok) return parameters;
    const names = namesOfFields([...setting.fields, ...key.value]);
    return ok({
      scope: "table",
      reads: names,
      last: names,
      parameters: parameters.value,
      limits: new Map(
        setting.fields.map(({ name }) => [name, spelledOut({ abs, pct, minBase, hb })]),
      ),
      begin: (check) => {
        const { table, previous, applies, report } = check;
        const earlier = previous(table.spec.name)!;
        const keyNames = namesOfFields(key.value);
        const [keys, keysThen] = [columnsOf(table, keyNames), columnsOf(earlier, keyNames)];
        const limit = {
          ...definite("abs", amountOf(abs, check)),
          ...definite("pct", amountOf(pct, check)),
          minBase: amountOf(minBase, check) ?? 0,
          hb,
        };
        return {
          end: () => {
            const rowThen = new Map<string, number>();
            for (let row = earlier.rows - 1; row >= 0; row--) {
              const name = earlier.skip[row] === 1 ? null : keyAt(keysThen, row);
              if (name !== null) rowThen.set(name, row);
            }
            for (const { name } of setting.fields) {
              const [column] = columnsOf(table, [name]);
              const [columnThen] = columnsOf(earlier, [name]);
              const rows: number[] = [];
              const changes: { before: number; now: number }[] = [];
              for (let row = 0; row < table.rows; row++) {
                const mark = table.skip[row] === 1 ? null : keyAt(keys, row);
                const then = mark === null ? undefined : rowThen.get(mark);
                const now = column!.values[row];
                const before = then === undefined ? null : columnThen!.values[then];
                if (typeof now !== "number" || typeof before !== "number") continue;
                rows.push(row);
                changes.push({ before, now });
              }
              beyondLimits(changes, limit).forEach((excess, at) => {
                if (excess === null || !applies(rows[at]!)) return;
                const { before, now } = changes[at]!;
                report({
                  row: rows[at]!,
                  columns: [column!],
                  message: compareText.rule.change(
                    titleOf(column!),
                    shown(before, columnThen!),
                    shown(now, column!),
                    before === 0 ? null : ((now - before) / Math.abs(before)) * 100,
                  ),
                  fix: { advice: compareText.rule.changeAdvice, value: null },
                });
              });
            }
          },
        };
      },
    });
  },
});

/** What of the limits is a number in the rule itself, and not the name of a parameter. */
function spelledOut({ abs, pct, minBase, hb }: Limits): ChangeLimit {
  return {
    ...(typeof abs === "number" && { abs }),
    ...(typeof pct === "number" && { pct }),
    ...(typeof minBase === "number" && minBase > 0 && { minBase }),
    ...(hb && { hb }),
  };
}

interface Limits {
  readonly abs: Amount | undefined;
  readonly pct: Amount | undefined;
  readonly minBase: Amount;
  readonly hb: boolean;
}

function definite<Name extends "abs" | "pct">(name: Name, amount: number | null) {
  return amount === null ? {} : { [name]: amount };
}
