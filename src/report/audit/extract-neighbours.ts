import {
  movement as movedRecommendations,
  recommendationStatus,
} from "../../audit/recommendations/colour";
import { standingRisks } from "../../audit/risk/lines";
import { matrixOf } from "../../audit/risk/matrix";
import type { DayNumber } from "../../cells/date";
import { reportAuditText as words } from "../../text/report-audit";
import type { Rag } from "../../text/report";
import type { Block, TableCell } from "../document";
import type { ReportScene } from "./scene";

export const RAGS = ["red", "amber", "green", "grey"] as const satisfies readonly Rag[];

/** A table by level, a count for each colour; a nought has no colour. */
export function ragTable(
  caption: string,
  level: string,
  titles: Readonly<Record<Rag, string>>,
  rows: readonly (readonly [name: string, counts: Readonly<Record<Rag, number>>])[],
): Block {
  return {
    kind: "table",
    caption,
    columns: [
      { title: level, width: 26 },
      ...RAGS.map((rag) => ({ title: titles[rag], width: 16, align: "left" as const })),
    ],
    rows: rows.map(([name, counts]) => [
      name,
      ...RAGS.map((rag): TableCell => (counts[rag] === 0 ? 0 : { rag, word: String(counts[rag]) })),
    ]),
  };
}

const LEVELS = ["high", "medium", "low"];

/** Recommendations by priority, in the colours of the joint panel; nothing where none is kept. */
export function recommendationCounts({ register, options }: ReportScene): readonly Block[] {
  const { byPriority } = recommendationStatus(register, options.asAt);
  if (byPriority.length === 0) return [];
  const none = { red: 0, amber: 0, green: 0, grey: 0 };
  const rows = new Map<string, Record<Rag, number>>();
  for (const { priority, colours } of byPriority) {
    const name = LEVELS.includes(priority)
      ? priority.charAt(0).toUpperCase() + priority.slice(1)
      : words.otherPriority;
    const sum = rows.get(name) ?? { ...none };
    for (const rag of RAGS) sum[rag] += colours[rag];
    rows.set(name, sum);
  }
  const { byPriority: caption, ratings } = words.recommendations;
  return [ragTable(caption, words.priority, ratings, [...rows])];
}

/** How many risks stand in each band after what was put in place, the most urgent first; nothing where none is kept. */
export function riskCounts({ register, options }: ReportScene): readonly Block[] {
  const { matrix } = matrixOf(register);
  const bands = new Map<string, { priority: number; count: number }>();
  for (const { before, after } of standingRisks(register, matrix, options.asAt)) {
    const judged = after ?? before;
    const band = judged?.band ?? words.risks.unrated;
    const known = bands.get(band) ?? { priority: judged?.priority ?? Infinity, count: 0 };
    bands.set(band, { ...known, count: known.count + 1 });
  }
  if (bands.size === 0) return [];
  return [
    {
      kind: "table",
      caption: words.risks.byBand,
      columns: [{ title: words.risks.band, width: 26 }, { title: words.risks.count }],
      rows: [...bands]
        .sort(([, a], [, b]) => a.priority - b.priority)
        .map(([band, { count }]) => [band, count]),
    },
  ];
}

/** Something a committee is told is late: whose, what, and by how much. */
export interface LateItem {
  readonly owner: string;
  readonly id: string;
  readonly what: string;
  readonly due: DayNumber;
  readonly days: number;
}

/** Recommendations past their target, and what was to be done against a risk and is not. */
export function lateNeighbours({ register, options }: ReportScene): readonly LateItem[] {
  const { asAt } = options;
  return [
    ...recommendationStatus(register, asAt).overdue.map(({ row, days }) => ({
      owner: row.owner,
      id: row.recId,
      what: words.recommendations.one,
      due: row.target ?? asAt,
      days,
    })),
    ...register.rows.tblRisk.flatMap(({ owner, lineId, due, doneOn }) =>
      due === null || due >= asAt || (doneOn !== null && doneOn <= asAt)
        ? []
        : [{ owner, id: lineId, what: words.risks.one, due, days: asAt - due }],
    ),
  ];
}

/** How many recommendations came, were completed or fell behind since a meeting. */
export function recommendationMovement(
  { register, options }: ReportScene,
  meeting: DayNumber,
): { readonly raised: number; readonly completed: number; readonly overdue: number } {
  const moved = movedRecommendations(register, meeting, options.asAt);
  const into = (rag: Rag) => moved.filter(({ to }) => to === rag).length;
  return {
    raised: moved.filter(({ from }) => from === null).length,
    completed: into("green"),
    overdue: into("red"),
  };
}
