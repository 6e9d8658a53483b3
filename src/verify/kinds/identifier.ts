import { z } from "zod";
import { asText, type Cell } from "../../cells/cell";
import type { DayNumber } from "../../cells/date";
import { IDENTIFIERS, identify, type Scheme } from "../../identifiers/identify";
import { ok, type Trouble } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { Fix } from "../finding";
import { defineKind, type RowFault } from "./kind";
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

/** Right, but written in another form than the register's own. */
const OTHERWISE = "written-otherwise";

/** Identifiers of people and places: their form, and their check letter or digit where they have one. */
export const identifier = defineKind({
  name: "identifier",
  about: `Every value is an identifier of one scheme (${IDENTIFIERS.join(", ")}), check letter included; with “reasons”, only what fails for one of these (${REASONS.join(", ")}). “${OTHERWISE}” among them tells of values that are right but not in their usual form, and offers it.`,
  fields: "some",
  stage: 2,
  level: "error",
  group: "correct",
  scope: "table",
  params: z.strictObject({
    scheme: z.enum(IDENTIFIERS),
    reasons: z
      .array(z.enum([...REASONS, OTHERWISE]))
      .min(1)
      .optional(),
  }),
  prepare: ({ scheme, reasons }, setting) =>
    ok({
      scope: "table",
      isByRow: true,
      reads: namesOfFields(setting.fields),
      begin: ({ table, asOf, applies, report }) => {
        const columns = columnsOf(table, namesOfFields(setting.fields));
        const known = new Map<Cell, Verdict | null>();
        const wanted = reasons && new Set<string>(reasons);
        const judge = (text: string): Verdict | null => {
          const { canonical, reason, warning } = identify(scheme satisfies Scheme, text, asOf);
          const wrong = wanted
            ? [reason, warning].find((one) => one && wanted.has(one.code))
            : reason;
          if (wrong) return { wrong, canonical: canonical ?? withoutSigns(scheme, text, asOf) };
          if (!wanted) return null;
          const isOtherwise = wanted.has(OTHERWISE) && canonical !== null && canonical !== text;
          return isOtherwise ? { canonical } : null;
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
                report({ row, columns: [column], ...said(asText(value), verdict) });
              }
            }
          },
        };
      },
    }),
});

type Verdict =
  | { readonly wrong: Trouble; readonly canonical: string | null }
  | { readonly wrong?: never; readonly canonical: string };

/** What a number is without dashes, stops and the like; null where it is none even then. */
function withoutSigns(scheme: Scheme, text: string, asOf: DayNumber): string | null {
  const clean = text.replace(/[^\p{L}\p{N}/]/gu, "");
  return clean === text ? null : identify(scheme, clean, asOf).canonical;
}

function said(
  text: string,
  verdict: Verdict,
): Pick<RowFault, "message" | "fix" | "group" | "blocks"> {
  const { wrong, canonical } = verdict;
  const usual = canonical !== null && canonical !== text ? canonical : null;
  const advice =
    usual === null ? verifyText.identifierAdvice : verifyText.identifierOtherwiseAdvice(usual);
  const fix: Fix =
    usual === null ? { advice, value: null } : { advice, value: usual, kind: "identifier" };
  if (wrong) return { message: verifyText.identifier(text, wrong.message), fix };
  // It can be relied upon as it stands.
  const message = verifyText.identifierOtherwise(text, canonical);
  return { message, fix, group: "tidy", blocks: false };
}
