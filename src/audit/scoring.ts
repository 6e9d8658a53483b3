import { scoringText } from "../text/audit-scoring";
import { checklist } from "./checklist";
import type { AnswerResult } from "./layout";
import type { Register } from "./register";

export interface ScoredItem {
  readonly id: string;
  readonly weight: number;
  readonly result: AnswerResult;
  readonly critical: boolean;
}

export interface ScoredSection {
  readonly id: string;
  readonly weight: number;
  readonly items: readonly ScoredItem[];
}

export type ScoreVerdict =
  "incomplete" | "not acceptable" | "acceptable with conditions" | "acceptable";

/** A score, together with all that it must never be shown without. Percentages have one decimal. */
export interface Score {
  readonly sections: readonly { readonly section: string; readonly percent: number | null }[];
  /** Null where nothing applies, which is not nought. */
  readonly overallPercent: number | null;
  readonly answered: number;
  readonly total: number;
  readonly criticalFailed: readonly string[];
  readonly majors: readonly string[];
  readonly verdict: ScoreVerdict;
}

const VALUES: Readonly<Record<AnswerResult, number | null>> = {
  conform: 1,
  ofi: 1,
  minor_nonconformity: 0.5,
  major_nonconformity: 0,
  not_applicable: null,
  not_assessed: null,
};

/** Ours, and no authority's: from here on a process is acceptable as it is. */
const ACCEPTABLE_FROM = 90;

/** What rounding may leave below a half. */
const ROUNDING = 1e-9;

const toOneDecimal = (percent: number) => Math.floor(percent * 10 + 0.5 + ROUNDING) / 10;

interface Weighted {
  readonly value: number;
  readonly weight: number;
}

function mean(values: readonly Weighted[]): number | null {
  const weight = values.reduce((sum, each) => sum + each.weight, 0);
  return weight === 0
    ? null
    : values.reduce((sum, each) => sum + each.value * each.weight, 0) / weight;
}

function sectionPercent({ items }: ScoredSection): number | null {
  const share = mean(
    items.flatMap(({ result, weight }) => {
      const value = VALUES[result];
      return value === null ? [] : [{ value, weight }];
    }),
  );
  return share === null ? null : share * 100;
}

const hasFailed = ({ result }: ScoredItem) =>
  result === "minor_nonconformity" || result === "major_nonconformity";

/**
 * Scores a checklist: each section is the weighted mean of its answered items that apply, the whole is the
 * weighted mean of the sections that have one. An item that is not answered leaves the verdict
 * incomplete; a major, or a critical item that failed, makes it not acceptable whatever the score.
 */
export function scoreOf(sections: readonly ScoredSection[]): Score {
  const items = sections.flatMap((section) => section.items);
  const scored = sections.map((section) => ({ section, percent: sectionPercent(section) }));
  const overall = mean(
    scored.flatMap(({ section: { weight }, percent }) =>
      percent === null ? [] : [{ value: percent, weight }],
    ),
  );
  const answered = items.filter(({ result }) => result !== "not_assessed").length;
  const majors = items.filter(({ result }) => result === "major_nonconformity");
  const criticalFailed = items.filter((item) => item.critical && hasFailed(item));
  const verdict = (): ScoreVerdict => {
    if (answered < items.length) return "incomplete";
    if (majors.length + criticalFailed.length > 0) return "not acceptable";
    return overall !== null && overall < ACCEPTABLE_FROM
      ? "acceptable with conditions"
      : "acceptable";
  };
  return {
    sections: scored.map(({ section, percent }) => ({
      section: section.id,
      percent: percent === null ? null : toOneDecimal(percent),
    })),
    overallPercent: overall === null ? null : toOneDecimal(overall),
    answered,
    total: items.length,
    criticalFailed: criticalFailed.map(({ id }) => id),
    majors: majors.map(({ id }) => id),
    verdict: verdict(),
  };
}

/** The score of one audit; questions that are asked of records count once for each record. */
export function auditScore(register: Register, auditId: string): Score {
  const sections = new Map<string, { weight: number; items: ScoredItem[] }>();
  for (const { response, item } of checklist(register, auditId)) {
    const name = item?.section ?? "";
    const section = sections.get(name) ?? { weight: item?.sectionWeight ?? 1, items: [] };
    const { itemId, unitKey, weight, result, critical } = response;
    const id = unitKey === "" ? itemId : `${itemId} (${unitKey})`;
    section.items.push({ id, weight, result, critical });
    sections.set(name, section);
  }
  return scoreOf([...sections].map(([id, section]) => ({ id, ...section })));
}

/** The score in words: never the number alone, always with the majors and what is not answered yet. */
export function scoreSentences(score: Score): readonly string[] {
  const { overallPercent, answered, total, majors, criticalFailed, verdict } = score;
  return [
    scoringText.score(overallPercent, answered, total),
    scoringText.majors(majors),
    ...(criticalFailed.length > 0 ? [scoringText.criticalFailed(criticalFailed)] : []),
    scoringText.verdict[verdict],
  ];
}
