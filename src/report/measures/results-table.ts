import { measuresText } from "../../text/measures";
import { reportMeasuresText as words } from "../../text/report-measures";
import type { Block, TableCell, TableColumn } from "../document";
import { chosen, figureName, type CommentLine, type Composing, type Reported } from "./composing";
import { isOutOf, sayValue } from "./showing";
import type { ResultColumn, SectionOf } from "./template";

/** As narrow as the words allow: what is wider than the page is printed smaller. */
const WIDTHS: Readonly<Record<ResultColumn, number>> = {
  code: 12,
  measure: 26,
  value: 10,
  numerator: 10,
  denominator: 9,
  interval: 16,
  target: 9,
  rating: 19,
  change: 15,
  lastYear: 15,
  yearToDate: 10,
  rollingTwelve: 10,
  runRate: 27,
  serviceCredit: 11,
  variation: 16,
  assurance: 12,
  comment: 38,
  marks: 8,
};
const FROM_RIGHT: ReadonlySet<ResultColumn> = new Set([
  "value",
  "numerator",
  "denominator",
  "target",
  "yearToDate",
  "rollingTwelve",
  "serviceCredit",
]);
const CENTRED: ReadonlySet<ResultColumn> = new Set(["rating", "marks"]);
/** A comment beside the figures is short; all of it stands in the commentary. */
const LONGEST_COMMENT = 220;
const FORMATS: Partial<Record<ResultColumn, string>> = {
  numerator: "#,##0",
  denominator: "#,##0",
  serviceCredit: "£#,##0.00",
};

/** Every measure a row: figure, target, rating and whatever else the template asks for. */
export function resultsTable(
  composing: Composing,
  { which, columns }: SectionOf<"results">,
): Block[] {
  const measures = chosen(composing, which);
  if (measures.length === 0) return [];
  return [
    {
      kind: "table",
      columns: columns.map((column): TableColumn => {
        const format = FORMATS[column];
        return {
          title: words.columns[column],
          width: WIDTHS[column],
          ...(format !== undefined && { format }),
          ...(FROM_RIGHT.has(column) && { align: "right" as const }),
          ...(CENTRED.has(column) && { align: "centre" as const }),
        };
      }),
      rows: measures.map((reported) =>
        columns.map((column) => cellOf(composing, reported, column)),
      ),
      ...(columns.includes("value") && {
        figures: {
          column: columns.indexOf("value"),
          keys: measures.map(({ result: { measure }, figure: { period } }) =>
            figureName({ measure: measure.id, period: period.key, group: null }),
          ),
        },
      }),
    },
  ];
}

function cellOf(composing: Composing, reported: Reported, column: ResultColumn): TableCell {
  const { showing } = composing;
  const { result, figure } = reported;
  const { measure, total } = result;
  const isHidden = showing.isHidden(result, figure);
  const open = (cell: () => TableCell) => (isHidden ? showing.short("hidden") : cell());
  switch (column) {
    case "code":
      return measure.id;
    case "measure":
      return measure.name;
    case "value":
      return showing.said(result, figure);
    case "numerator":
    case "denominator":
      return showing.count(result, figure, column);
    case "interval":
      return open(() => intervalOf(composing, reported));
    case "target":
      return figure.target === null
        ? showing.short("notApplicable")
        : sayValue(measure, figure.target);
    case "rating":
      return showing.rating(result, figure);
    case "change":
      return showing.change(result, total, figure, figure.change);
    case "lastYear":
      return showing.change(result, total, figure, figure.lastYear);
    case "yearToDate":
    case "rollingTwelve": {
      const over = figure[column];
      return over === null ? showing.short("missing") : showing.said(result, over);
    }
    case "runRate":
      return runRateOf(composing, reported);
    case "serviceCredit":
      return open(() => figure.serviceCredit);
    case "variation":
      return open(() => (lastComplete(reported) === figure ? total.variation : null));
    case "assurance":
      return open(() => (lastComplete(reported) === figure ? total.assurance : null));
    case "comment":
      return shortComment(composing.commentary.filter((line) => line.measure === measure.id));
    case "marks":
      return showing.marks(result, figure);
  }
}

/** What a person wrote; where nobody did, the first sentences that were drafted. */
function shortComment(lines: readonly CommentLine[]): string {
  const written = lines.filter(({ figures }) => figures.length === 0);
  let comment = "";
  for (const { text } of written.length > 0 ? written : lines) {
    const longer = comment === "" ? text : `${comment} ${text}`;
    if (comment !== "" && longer.length > LONGEST_COMMENT) break;
    comment = longer;
  }
  return comment;
}

/** What a series shows is said of its last complete figure; of an earlier one it would not be true. */
function lastComplete({ result }: Reported) {
  return result.total.figures.filter(({ period }) => !period.isInProgress).at(-1);
}

/** With rounded counts an interval would give the counts away. */
function intervalOf({ showing }: Composing, { result, figure }: Reported): TableCell {
  if (figure.interval === null || (showing.policy?.roundTo ?? 0) > 0) return null;
  const { lower, upper } = figure.interval;
  return words.interval(sayValue(result.measure, lower), sayValue(result.measure, upper));
}

/** What is still needed is made of the year so far: where that is hidden, this is too. */
function runRateOf({ showing }: Composing, { result, figure }: Reported): TableCell {
  const { runRate, yearToDate } = figure;
  if (runRate === null) return null;
  const isSecret =
    (showing.policy?.roundTo ?? 0) > 0 ||
    showing.isHidden(result, figure) ||
    (yearToDate !== null && showing.isHidden(result, yearToDate));
  if (isSecret) return showing.short("hidden");
  if (!runRate.isPossible) return words.runRateImpossible(runRate.basis);
  return runRate.rate === null
    ? runRate.basis
    : words.runRate(sayValue(result.measure, runRate.rate), runRate.basis);
}

/** So that the name of a measure stands in one line or two, on A4 across. */
const RETURN_WIDTHS = [14, 8, 30, 9, 11, 11, 10, 15, 11, 13, 10, 7];
/** Also where a mark stands in place of some figures. */
const RETURN_FIGURES: ReadonlySet<string> = new Set(["numerator", "denominator", "value"]);

/** Every figure a row, for another workbook to read: the whole, then each group. */
export function returnTable({ measures, showing, period }: Composing): Block[] {
  const rows = measures.flatMap((reported): TableCell[][] => {
    const { result, figure, splits } = reported;
    const row = (column: string, group: string, one: typeof figure): TableCell[] => [
      result.measure.id,
      one.version,
      result.measure.name,
      period.key,
      period.first,
      period.last,
      column,
      group,
      showing.count(result, one, "numerator"),
      isOutOf(result.measure) ? showing.count(result, one, "denominator") : null,
      showing.value(result, one),
      showing.marks(result, one),
    ];
    return [
      row("", "", figure),
      ...splits.flatMap(({ column, groups }) =>
        groups.flatMap(({ group, figures }) => {
          const one = figures.find((each) => each.period.key === period.key);
          return one ? [row(column, group || measuresText.blankGroup, one)] : [];
        }),
      ),
    ];
  });
  const dates = new Set(["from", "to"]);
  return [
    {
      kind: "table",
      columns: words.returnColumns.map((title, at): TableColumn => ({
        title,
        width: RETURN_WIDTHS[at] ?? 12,
        ...(dates.has(title) && { format: "dd/mm/yyyy", align: "left" as const }),
        ...(RETURN_FIGURES.has(title) && { align: "right" as const }),
        ...(title === "marks" && { align: "centre" as const }),
      })),
      rows,
    },
  ];
}

/** Measures down, periods across: the table of an annual report. */
export function seriesTable({ measures, showing }: Composing): Block[] {
  const periods = [
    ...new Map(
      measures.flatMap(({ trend }) => trend.map(({ period }) => [period.key, period] as const)),
    ).values(),
  ].sort((a, b) => a.first - b.first);
  return [
    {
      kind: "table",
      columns: [
        { title: words.series.measure, width: 34 },
        ...periods.map(({ label }): TableColumn => ({ title: label, align: "right", width: 13 })),
      ],
      rows: measures.map(({ result, trend }) => [
        result.measure.name,
        ...periods.map(({ key }) => {
          const figure = trend.find(({ period }) => period.key === key);
          if (!figure) return showing.short("missing");
          return [showing.said(result, figure), showing.marks(result, figure)]
            .filter((part) => part !== "")
            .join(" ");
        }),
      ]),
    },
  ];
}
