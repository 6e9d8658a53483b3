import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import { calendarDate } from "../../cells/date";
import { IDENTIFIERS, identify, type Scheme } from "../../identifiers/identify";
import { packText } from "../../text/pack";
import { fail, ok } from "../../text/trouble";
import { cellsText } from "../../text/verify-cells";
import { defineKind } from "./kind";
import { columnsOf, namesOfFields, titleOf } from "./shared";

// Forms so loose that other numbers fit them by chance tell nothing.
const TELLING: readonly Scheme[] = [
  "pnc",
  "crn",
  "prison-number",
  "nhs",
  "nino",
  "cro",
  "postcode",
];

/** Identifiers that stand in the column of another: a CRN under PNC, a prison number under CRN. */
export const otherScheme = defineKind({
  name: "other-identifier",
  about:
    "No value that does not fit the scheme of its column is a right identifier of another scheme.",
  fields: "one",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({ scheme: z.enum(IDENTIFIERS) }),
  prepare: ({ scheme }, setting) =>
    ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, asOf, applies, report }) => {
        const [column] = columnsOf(table, namesOfFields(setting.fields));
        const known = new Map<Cell, Scheme | null>();
        const otherOf = (text: string): Scheme | null => {
          if (identify(scheme, text, asOf).reason === null) return null;
          return TELLING.find((one) => identify(one, text, asOf).reason === null) ?? null;
        };
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const value = column!.values[row] ?? null;
              if (value === null) continue;
              let other = known.get(value);
              if (other === undefined) {
                other = otherOf(asText(value));
                known.set(value, other);
              }
              if (other === null || !applies(row)) continue;
              report({
                row,
                columns: [column!],
                message: cellsText.otherScheme(
                  titleOf(column!),
                  asText(value),
                  cellsText.schemes[other],
                ),
                fix: { advice: cellsText.otherSchemeAdvice, value: null },
              });
            }
          },
        };
      },
    }),
});

/** A PNC number is given when somebody first comes to notice, which is not as a small child. */
export const pncAge = defineKind({
  name: "pnc-age",
  about:
    "The year of a PNC number (the first column) is not before the person (born on the second) turned ten. A number that cannot be read, and a blank, are not judged.",
  fields: "two",
  stage: 3,
  level: "query",
  group: "explain",
  scope: "table",
  params: z.strictObject({ age: z.number().int().min(0).default(10) }),
  prepare: ({ age }, setting) => {
    if (setting.fields.length !== 2)
      return fail({
        code: "fields",
        message: packText.fieldCount("two columns", setting.fields.length),
      });
    return ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, asOf, applies, report }) => {
        const [pnc, born] = columnsOf(table, namesOfFields(setting.fields));
        return {
          rows: (from, to) => {
            for (let row = from; row < to; row++) {
              const [value, birth] = [pnc!.values[row] ?? null, born!.values[row]];
              if (value === null || typeof birth !== "number") continue;
              const { canonical } = identify("pnc", asText(value), asOf);
              if (canonical === null) continue;
              const year = Number(canonical.slice(0, 4));
              const reached = year - calendarDate(birth).year;
              if (reached >= age || !applies(row)) continue;
              report({
                row,
                columns: [pnc!, born!],
                message:
                  reached < 0
                    ? cellsText.pncBeforeBirth(asText(value), year)
                    : cellsText.pncTooEarly(asText(value), year, reached),
                fix: { advice: cellsText.pncAgeAdvice, value: null },
              });
            }
          },
        };
      },
    });
  },
});
