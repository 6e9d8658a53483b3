import { countedFinding, findingFigures, type FindingFigures } from "../../audit/life/figures";
import type { Register } from "../../audit/register";
import { formatDate, type DayNumber } from "../../cells/date";
import { reportAuditText as words } from "../../text/report-audit";
import type { Block, Section } from "../document";
import { compareClauses, type ReportScene } from "./scene";

/** The figures of all findings as charts, each with its table. */
export function chartSections({ register, options }: ReportScene): readonly Section[] {
  const { asAt } = options;
  const figures = figuresAsAt(register, asAt);
  return [
    {
      title: words.charts,
      sheet: words.sheet.charts,
      orientation: "landscape",
      blocks: [
        { kind: "paragraph", weight: "note", text: words.chartsOf(formatDate(asAt)) },
        byClause(figures),
        byMonth(figures),
        ageing(figures),
        {
          kind: "figures",
          figures: [
            { label: words.open, value: figures.open },
            { label: words.closed, value: figures.closed },
            {
              label: words.toClose,
              value: figures.medianDaysToClose ?? words.noneClosed,
              format: "0.#",
            },
          ],
        },
        repeats(register, asAt),
      ],
    },
  ];
}

/** The figures of a register, each finding ended on the day that its history says. */
export function figuresAsAt({ rows }: Register, asAt: DayNumber): FindingFigures {
  const ended = new Map<string, DayNumber>();
  for (const { step, findingId, on } of rows.tblFindingStep) {
    if (step === "withdraw" || step === "consider") ended.set(findingId, on);
  }
  return findingFigures(
    rows.tblFinding.map((finding) => countedFinding(finding, ended)),
    asAt,
  );
}

function byClause({ byClause: clauses }: FindingFigures): Block {
  const { major, minor, ofi } = words.grades;
  return {
    kind: "chart",
    chart: "stackedColumn",
    title: words.byClause,
    table: {
      columns: [
        { title: words.clause, width: 14 },
        { title: major },
        { title: minor },
        { title: ofi },
      ],
      rows: clauses.map(({ clause, counts }) => [
        clause === "" ? words.noClause : clause,
        counts.major,
        counts.minor,
        counts.ofi,
      ]),
    },
    along: 0,
    series: [
      { column: 1, tone: "dark" },
      { column: 2, tone: "middle" },
      { column: 3, tone: "light" },
    ],
    alongTitle: words.clause,
    valueTitle: words.findingsAxis,
    minimum: 0,
  };
}

function byMonth({ months }: FindingFigures): Block {
  return {
    kind: "chart",
    chart: "column",
    title: words.byMonth,
    table: {
      columns: [
        { title: words.month, width: 14 },
        { title: words.raised },
        { title: words.closed },
        { title: words.openAtEnd },
      ],
      rows: months.map(({ year, month, raised, closed, openAtEnd }) => [
        words.monthOf(month, year),
        raised,
        closed,
        openAtEnd,
      ]),
    },
    along: 0,
    series: [
      { column: 1, tone: "dark" },
      { column: 2, tone: "light" },
      { column: 3, draw: "line" },
    ],
    valueTitle: words.findingsAxis,
    minimum: 0,
  };
}

function ageing({ ageing: counts }: FindingFigures): Block {
  return {
    kind: "chart",
    chart: "column",
    title: words.ageing,
    table: {
      columns: [{ title: words.age, width: 20 }, { title: words.open }],
      rows: counts.map((count, group) => [words.ages[group] ?? null, count]),
    },
    along: 0,
    series: [{ column: 1 }],
    alongTitle: words.age,
    valueTitle: words.findingsAxis,
    minimum: 0,
  };
}

function repeats({ rows }: Register, asAt: DayNumber): Block {
  const clauses = new Map<string, number>();
  for (const { repeatOf, clause, raisedOn } of rows.tblFinding) {
    if (repeatOf === "" || raisedOn > asAt) continue;
    clauses.set(clause, (clauses.get(clause) ?? 0) + 1);
  }
  if (clauses.size === 0) return { kind: "paragraph", text: words.noRepeats };
  return {
    kind: "chart",
    chart: "column",
    title: words.repeats,
    table: {
      columns: [{ title: words.clause, width: 14 }, { title: words.repeated }],
      rows: [...clauses]
        .sort(([a], [b]) => compareClauses(a, b))
        .map(([clause, count]) => [clause === "" ? words.noClause : clause, count]),
    },
    along: 0,
    series: [{ column: 1 }],
    alongTitle: words.clause,
    valueTitle: words.repeats,
    minimum: 0,
  };
}
