import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { looksAtOtherRows } from "../../formula/other-rows";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { groupsText } from "../../text/verify-groups";
import { amountOf, amountShape, parametersOf } from "./amount";
import { formulaOfRule } from "./formula-of-rule";
import { groupFields, inGroups, type Group } from "./groups";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, shown, titleOf } from "./shared";

const by = z.array(z.string().min(1)).min(1);

/** What the figures of a person, case or unit come to. */
export const groupSum = defineKind({
  name: "group-sum",
  about:
    "The figures of the column, or of a formula over the row (“of”, such as [End] - [Start]), added up in each group, come to at least and at most so much; blanks add nothing, a row with a blank group is not counted.",
  fields: "one",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    by,
    least: amountShape.optional(),
    most: amountShape.optional(),
    of: z.string().min(1).optional(),
  }),
  prepare: (given, setting) => {
    const parameters = parametersOf([given.least, given.most], setting);
    if (!parameters.ok) return parameters;
    const group = groupFields(given.by, setting);
    if (!group.ok) return group;
    const of = given.of === undefined ? ok(null) : formulaOfRule("of", given.of, setting);
    if (!of.ok) return of;
    const fields = namesOfFields(setting.fields);
    const others = of.value?.others ?? [];
    const isByGroup = !(of.value && looksAtOtherRows(of.value.expression));
    const isOverColumns = !isByGroup || others.length > 0;
    const { begin, groups } = inGroups(group.value, (check) => {
      const [column] = columnsOf(check.table, fields);
      const [low, high] = [amountOf(given.least, check), amountOf(given.most, check)];
      const figureIn = of.value
        ? check.compile(of.value)
        : ok((row: number) => column!.values[row] ?? null);
      if (!figureIn.ok) check.giveUp(figureIn.trouble.message);
      const kept: Cell[] = [];
      const judge = ({ name, rows }: Group) => {
        if (!figureIn.ok) return;
        const figures = rows.flatMap((row) => {
          const figure = kept[row] ?? figureIn.value(row);
          return typeof figure === "number" ? [{ row, figure }] : [];
        });
        const [row, ...alsoRows] = figures.map((one) => one.row);
        if (row === undefined) return;
        const sum = figures.reduce((all, { figure }) => all + figure, 0);
        const isMuch = high !== null && sum > high;
        if (!isMuch && (low === null || sum >= low)) return;
        const words = isMuch ? groupsText.sumMost : groupsText.sumLeast;
        check.report({
          row,
          alsoRows,
          columns: [column!],
          message: words(titleOf(column!), name, asText(sum), asText(isMuch ? high : low)),
          counted: new Map([["sum", asText(sum)]]),
          fix: { advice: groupsText.sumAdvice, value: null },
        });
      };
      if (!figureIn.ok || !isOverColumns) return judge;
      const look = (row: number) => {
        kept[row] = figureIn.value(row);
      };
      return Object.assign(judge, { look });
    });
    return ok({
      scope: "table",
      reads: [...new Set([...fields, ...group.value, ...(of.value?.columns ?? [])])],
      parameters: [...new Set([...parameters.value, ...(of.value?.parameters ?? [])])],
      ...(others.length > 0 && { others }),
      begin,
      ...(isByGroup && { groups }),
    });
  },
});

/** What is the same wherever a person, case or unit stands: one identifier, one date of birth. */
export const sameInGroup = defineKind({
  name: "same-in-group",
  about:
    "All rows of a group hold the same in the column, case aside; blanks are not compared, a row with a blank group is not judged.",
  fields: "one",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ by }),
  prepare: (given, setting) => {
    const group = groupFields(given.by, setting);
    if (!group.ok) return group;
    const fields = namesOfFields(setting.fields);
    return ok({
      scope: "table",
      reads: [...fields, ...group.value],
      ...inGroups(group.value, ({ table, report }) => {
        const [column, ...keys] = columnsOf(table, [...fields, ...group.value]);
        return ({ name, rows }) => {
          const held = new Map<string, number>();
          for (const row of rows) {
            const value = column!.values[row] ?? null;
            const mark = asText(value).toLowerCase();
            if (value !== null && !held.has(mark)) held.set(mark, row);
          }
          const [first = 0, ...others] = held.values();
          if (others.length === 0) return;
          const values = [first, ...others].map((row) =>
            shown(column!.values[row] ?? null, column!),
          );
          report({
            row: first,
            alsoRows: others,
            columns: [column!, ...keys],
            message: groupsText.differ(name, titleOf(column!), values),
            counted: new Map([
              ["group", name],
              ["count", String(values.length)],
              ["values", values.join(", ")],
            ]),
            fix: { advice: groupsText.differAdvice, value: null },
          });
        };
      }),
    });
  },
});

/** Rows of a person, case or unit whose second column goes back while the first goes on. */
export const groupOrder = defineKind({
  name: "group-order",
  about:
    "In each group, in the order of the first column, the second never goes back; a row with a blank in one of them or in the group is not judged.",
  fields: "two",
  stage: 3,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ by }),
  prepare: (given, setting) => {
    if (setting.fields.length !== 2)
      return fail({
        code: "fields",
        message: packText.fieldCount("two columns", setting.fields.length),
      });
    const group = groupFields(given.by, setting);
    if (!group.ok) return group;
    const fields = namesOfFields(setting.fields);
    return ok({
      scope: "table",
      reads: [...fields, ...group.value],
      ...inGroups(group.value, ({ table, report }) => {
        const [order, column] = columnsOf(table, fields);
        const numberAt = (from: typeof order, row: number) => {
          const value = from!.values[row];
          return typeof value === "number" ? value : null;
        };
        return ({ name, rows }) => {
          const judged = rows
            .flatMap((row) => {
              const [at, value] = [numberAt(order, row), numberAt(column, row)];
              return at === null || value === null ? [] : [{ row, at, value }];
            })
            .sort((a, b) => a.at - b.at || a.row - b.row);
          let highest = judged[0];
          for (const one of judged) {
            if (highest && one.value < highest.value && one.at > highest.at) {
              report({
                row: one.row,
                alsoRows: [highest.row],
                columns: [column!, order!],
                message: groupsText.order(
                  titleOf(column!),
                  shown(one.value, column!),
                  shown(highest.value, column!),
                  name,
                ),
                fix: { advice: groupsText.orderAdvice, value: null },
              });
            } else if (!highest || one.value >= highest.value) highest = one;
          }
        };
      }),
    });
  },
});
