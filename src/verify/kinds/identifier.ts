import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { IDENTIFIERS, identify, type Scheme } from "../../identifiers/identify";
import { ok, type Trouble } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields } from "./shared";

/** Why an identifier is none, and what a person should know of one that is. */
const REASONS = [
  "form",
  "check-letter",
  "check-digit",
  "prefix",
  "future",
  "other-scheme",
  "office",
  "island",
  "stand-in",
  "no-fixed-abode",
] as const;

/** Identifiers of people and places: their form, and their check letter or digit where they have one. */
export const identifier = defineKind({
  name: "identifier",
  about: `Every value is an identifier of one scheme (${IDENTIFIERS.join(", ")}), check letter included; with “reasons”, only what fails for one of these (${REASONS.join(", ")}).`,
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    scheme: z.enum(IDENTIFIERS),
    reasons: z.array(z.enum(REASONS)).min(1).optional(),
  }),
  prepare: ({ scheme, reasons }, setting) =>
    ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, asOf, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const known = new Map<Cell, Trouble | null>();
        const wanted = reasons && new Set<string>(reasons);
        const judge = (text: string): Trouble | null => {
          const { reason, warning } = identify(scheme satisfies Scheme, text, asOf);
          if (!wanted) return reason;
          return [reason, warning].find((one) => one && wanted.has(one.code)) ?? null;
        };
        return {
          rows: (from, to) => {
            for (const column of columns) {
              for (let row = from; row < to; row++) {
                const value = column.values[row] ?? null;
                if (value === null) continue;
                let verdict = known.get(value);
                if (verdict === undefined) {
                  verdict = judge(asText(value));
                  known.set(value, verdict);
                }
                if (verdict === null || !applies(row)) continue;
                report({
                  row,
                  columns: [column],
                  message: verifyText.identifier(asText(value), verdict.message),
                  fix: { advice: verifyText.identifierAdvice, value: null },
                });
              }
            }
          },
        };
      },
    }),
});
