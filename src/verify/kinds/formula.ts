import { z } from "zod";
import { looksAtOtherRows } from "../../formula/other-rows";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { alsoRows, alsoShape, findElsewhere } from "./also-rows";
import { formulaOfRule } from "./formula-of-rule";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

/** Anything that a formula over the columns of a row can say. */
export const formula = defineKind({
  name: "formula",
  about:
    "A formula over the row gives TRUE. Where it gives neither TRUE nor FALSE, because a cell is blank, the row is not judged. Table[Column] is a whole column of another table, last!Table[Column] of the last accepted return and both!Table[Column] of the two together, for COUNTIFS, SUMIFS, MAXIFS, MINIFS, AVERAGEIFS, XLOOKUP, INDEX and MATCH, and for COUNTUNIQUEIFS, LATESTIFS, EARLIESTIFS, CHAINSTART, CHAINEND and DAYSIFS, which Excel does not have; PREVIOUS and NEXT look at the record before and after. With “also”, a finding names the rows of other tables that it comes from, picked as COUNTIFS picks them.",
  fields: "any",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ formula: z.string().min(1), also: alsoShape.default([]) }),
  prepare: ({ formula: text, also: alsoWritten }, setting) => {
    const checked = formulaOfRule("formula", text, setting, { condition: true });
    if (!checked.ok) return checked;
    const { columns: names } = checked.value;
    const also = alsoRows(alsoWritten, setting);
    if (!also.ok) return also;
    const formulas = [checked.value, ...also.value.map(({ countIfs }) => countIfs)];
    const isOwn = ({ table }: { readonly table: string }) => table === setting.table?.name;
    const looksAt = [
      ...formulas.flatMap(({ columns }) => columns),
      // Other records of its own table are named by their keys.
      ...(also.value.some(isOwn) ? (setting.table?.key ?? []) : []),
    ];
    const others = [
      ...formulas.flatMap((one) => one.others),
      ...also.value.filter((one) => !isOwn(one)).map(({ table, fields }) => ({ table, fields })),
    ];
    const [first = ""] = names;
    // Fields that the rule names itself are where its findings stand; otherwise those of the formula.
    const shownAt = setting.fields.length > 0 ? namesOfFields(setting.fields) : names;
    return ok({
      scope: "table",
      isByRow: !formulas.some(({ expression }) => looksAtOtherRows(expression)),
      reads: [...new Set([...names, ...shownAt])],
      looksAt: [...new Set([...looksAt, ...shownAt])],
      parameters: [...new Set(formulas.flatMap((one) => one.parameters))],
      ...(others.length > 0 && { others }),
      begin: (check) => {
        const { table, applies, report } = check;
        const compiled = check.compile(checked.value);
        if (!compiled.ok) return compiled;
        const elsewhere = findElsewhere(also.value, check);
        if (!elsewhere.ok) return elsewhere;
        const passes = compiled.value;
        const columns = columnsOf(table, shownAt.length > 0 ? shownAt : [first]);
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              if (passes(row) !== false || !applies(row)) continue;
              report({
                row,
                columns,
                ...(also.value.length > 0 && { elsewhere: elsewhere.value(row) }),
                message: verifyText.formula(columns.map(titleOf).join(", ")),
                fix: { advice: verifyText.formulaAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});
