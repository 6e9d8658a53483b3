import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { IDENTIFIERS, identify, type Identified, type Scheme } from "../../identifiers/identify";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields } from "./shared";

/** Identifiers of people and places: their form, and their check letter or digit where they have one. */
export const identifier = defineKind({
  name: "identifier",
  about: `Every value is an identifier of one scheme (${IDENTIFIERS.join(", ")}), check letter included.`,
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ scheme: z.enum(IDENTIFIERS) }),
  prepare: ({ scheme }, setting) =>
    ok({
      scope: "table",
      reads: namesOfFields(setting.fields),
      begin: ({ table, asOf, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const known = new Map<Cell, Identified>();
        return {
          rows: (from, to) => {
            for (const column of columns) {
              for (let row = from; row < to; row++) {
                const value = column.values[row] ?? null;
                if (value === null) continue;
                let verdict = known.get(value);
                if (verdict === undefined) {
                  verdict = identify(scheme satisfies Scheme, asText(value), asOf);
                  known.set(value, verdict);
                }
                if (verdict.reason === null || !applies(row)) continue;
                report({
                  row,
                  columns: [column],
                  message: verifyText.identifier(asText(value), verdict.reason.message),
                  fix: { advice: verifyText.identifierAdvice, value: null },
                });
              }
            }
          },
        };
      },
    }),
});
