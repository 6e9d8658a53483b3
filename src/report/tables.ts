import { reportText } from "../text/report";
import { shown } from "./cells";
import type { KeyFigure, ReportTable, SignOff } from "./document";
import { textWidth } from "./measure-text";

const REMARK_WIDTH = { least: 14, most: 36 } as const;

/** Short remarks leave their room to the tables below, which stand in the same columns of a sheet. */
function remarkWidth(figures: readonly KeyFigure[]): number {
  const longest = Math.max(...figures.map(({ note = "" }) => textWidth(note, "cell")));
  return Math.min(REMARK_WIDTH.most, Math.max(REMARK_WIDTH.least, Math.ceil(longest) + 2));
}

/** Key figures as a table: what, how much, how it is rated, what to know about it. */
export function figuresTable(figures: readonly KeyFigure[]): ReportTable {
  const { measure, figure, rating, remark } = reportText.figures;
  const hasRating = figures.some(({ rag }) => rag !== undefined);
  const hasNote = figures.some(({ note }) => note !== undefined);
  return {
    columns: [
      { title: measure, width: 34 },
      { title: figure, width: 16, align: "right" },
      ...(hasRating ? [{ title: rating, width: 19, align: "centre" as const }] : []),
      ...(hasNote ? [{ title: remark, width: remarkWidth(figures) }] : []),
    ],
    // One column of many formats: each figure stands as it reads.
    rows: figures.map(({ label, value, format, rag, note }) => [
      label,
      shown(value, format),
      ...(hasRating ? [rag ?? null] : []),
      ...(hasNote ? [note ?? null] : []),
    ]),
  };
}

/** Who signs, with a line left open where nobody has yet. */
export function signOffTable({ people }: SignOff): ReportTable {
  const { role, name, date, identity } = reportText.signOff.columns;
  return {
    columns: [
      { title: role, width: 24 },
      { title: name, width: 28 },
      { title: date, width: 14, format: "dd/mm/yyyy", align: "left" },
      { title: identity, width: 30 },
    ],
    rows: people.map((person) => [person.role, person.name, person.date, person.identity]),
  };
}
