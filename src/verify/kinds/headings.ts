import { cellArea, columnLetters, localAddress } from "../../cells/address";
import { nearest } from "../../text/near";
import { ok } from "../../text/trouble";
import { verifyText } from "../../text/verify";
import type { FindingGroup, Level } from "../finding";
import { cleanHeading } from "../pack-model";
import type { Table } from "../tables/table";
import { defineKind, NO_PARAMS, type PlaceFault, type RuleKind, type WorkbookCheck } from "./kind";

/** A kind that looks at the headings of every table. */
export function headingKind(
  name: string,
  about: string,
  level: Level,
  group: FindingGroup,
  look: (table: Table, say: (position: number, fault: HeadingFault) => void) => void,
): RuleKind {
  return defineKind({
    name,
    about,
    fields: "none",
    stage: 1,
    level,
    group,
    scope: "workbook",
    params: NO_PARAMS,
    prepare: () =>
      ok({
        scope: "workbook",
        judge: ({ tables, report }: WorkbookCheck) => {
          for (const table of tables) {
            look(table, (position, fault) =>
              report({
                ...fault,
                sheet: table.sheet,
                cell: localAddress(cellArea(table.sheet, table.headerRow, position)),
                table,
              }),
            );
          }
        },
      }),
  });
}

type HeadingFault = Omit<PlaceFault, "sheet" | "cell" | "table">;

const oneLine = (heading: string) => heading.replace(/[\s\u00a0\u200b\ufeff]+/gu, " ").trim();

export const headingSpace = headingKind(
  "heading-space",
  "No heading has a space before or after it, or a line break in it.",
  "note",
  "tidy",
  (table, say) => {
    const all = [...table.columns, ...table.strangers];
    for (const { heading, position } of all) {
      const clean = oneLine(heading);
      if (clean === "" || clean === heading) continue;
      const breaks = /[\r\n]/.test(heading);
      say(position, {
        field: clean,
        value: heading,
        message: verifyText.headingSpace(clean, breaks),
        fix: { advice: verifyText.headingSpaceAdvice(clean), value: clean },
      });
    }
  },
);

export const headingTwice = headingKind(
  "heading-twice",
  "No two columns of a table have the same heading.",
  "error",
  "structure",
  (table, say) => {
    const first = new Map<string, number>();
    const all = [...table.columns, ...table.strangers].sort((a, b) => a.position - b.position);
    for (const { heading, position } of all) {
      const clean = cleanHeading(heading);
      const earlier = first.get(clean);
      if (clean === "") continue;
      if (earlier === undefined) {
        first.set(clean, position);
        continue;
      }
      say(position, {
        field: oneLine(heading),
        message: verifyText.headingTwice(oneLine(heading), columnLetters(earlier)),
        fix: { advice: verifyText.headingTwiceAdvice, value: null },
      });
    }
  },
);

export const headingMissing = headingKind(
  "heading-missing",
  "No column holds data under an empty heading.",
  "query",
  "structure",
  (table, say) => {
    for (const { heading, position, isFilled } of table.strangers) {
      if (oneLine(heading) !== "" || !isFilled) continue;
      say(position, {
        message: verifyText.headingNone(columnLetters(position)),
        fix: { advice: verifyText.headingNoneAdvice, value: null },
      });
    }
  },
);

export const headingNear = headingKind(
  "heading-near",
  "No unknown heading looks like one that is missing.",
  "query",
  "structure",
  (table, say) => {
    const found = new Set(table.columns.map((column) => column.field.name));
    // A missing column that the table cannot do without already names the heading that looks like it.
    const optional = table.spec.fields.filter(
      (field) => !found.has(field.name) && !isNeeded(table, field),
    );
    for (const { heading, position } of table.strangers) {
      const [wanted] = nearest(
        oneLine(heading),
        optional.map((field) => field.title),
      );
      if (oneLine(heading) === "" || wanted === undefined) continue;
      say(position, {
        field: oneLine(heading),
        message: verifyText.headingNear(oneLine(heading), wanted),
        fix: { advice: verifyText.columnMissingAdvice(wanted, oneLine(heading)), value: wanted },
      });
    }
  },
);

/** Whether a table cannot do without a field. */
export function isNeeded(
  table: Pick<Table, "spec">,
  field: { readonly isRequired: boolean },
): boolean {
  const { fieldsMatch } = table.spec;
  return (
    field.isRequired ||
    fieldsMatch === "exact" ||
    fieldsMatch === "equal" ||
    fieldsMatch === "subset"
  );
}
