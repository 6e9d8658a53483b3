import { namesPeople, type PublicationPolicy } from "../../measures/publication/policy";
import { concernsIn } from "../../measures/publication/free-text";
import { protect, type Protection } from "../../measures/publication/protect";
import type { FigureKey, MeasureResult, Period, Results } from "../../measures/result";
import { publicationText } from "../../text/publication";
import { reportMeasuresText as words } from "../../text/report-measures";
import { fail, ok, type Result } from "../../text/trouble";
import { resultInSlices, type SliceOptions, type Slices } from "../../workbook/slices";
import type { Block, ReportDocument, Section } from "../document";
import type { CommentLine, Composing, Reported } from "./composing";
import { blocksOf } from "./sections";
import { Showing } from "./showing";
import type { ReportTemplate } from "./template";

/** What is chosen for one report. */
export interface ReportOptions {
  /** `Period.key`; null takes the last that is over. */
  readonly period: string | null;
  /** What may leave the organisation; null for an internal edition, which shows everything. */
  readonly policy: PublicationPolicy | null;
  readonly status: "draft" | "issued";
  /** Null takes the one of the template. */
  readonly marking: string | null;
  /** The workbook that the figures come from. */
  readonly source: string;
  /** Names that must not stand in a published sentence. */
  readonly names: readonly string[];
  /** Figures that were handed in and have changed since, as “measure period”. */
  readonly revised: readonly string[];
}

/**
 * A report out of results and commentary. A published edition hides what has to be hidden, and is refused where the
 * check from outside finds that something hidden could be worked out.
 */
export function composeReport(
  template: ReportTemplate,
  results: Results,
  commentary: readonly CommentLine[],
  options: ReportOptions,
  slices: SliceOptions = {},
): Promise<Result<ReportDocument>> {
  return resultInSlices(compose(template, results, commentary, options), slices);
}

function* compose(
  template: ReportTemplate,
  results: Results,
  commentary: readonly CommentLine[],
  options: ReportOptions,
): Slices<Result<ReportDocument>> {
  const period = periodOf(results, options.period);
  if (!period.ok) return period;
  const { policy } = options;
  const measures = results.measures.flatMap((result) =>
    reportedOn(result, period.value, template.periods, policy),
  );
  if (measures.length === 0) return fail(words.nothingMeasured);
  const shown = measures.map(({ result, splits }) => ({
    result,
    shown: { period: period.value.key, columns: splits.map(({ column }) => column) },
  }));
  const protections = policy ? yield* protect(shown, policy) : new Map<MeasureResult, Protection>();
  const leaks = [...protections.values()].flatMap((one) => one.leaks);
  if (leaks.length > 0) return fail(publicationText.leak(leaks));
  const showing = new Showing(policy, protections, new Set(options.revised));
  const names = [...options.names, ...peopleIn(results, policy?.peopleChosen ?? [])];
  const said = policy
    ? commentary.filter((line) => isPublishable(line, measures, showing, names, results))
    : commentary;
  const composing: Composing = {
    template,
    results,
    period: period.value,
    isPublished: policy !== null,
    showing,
    measures,
    commentary: said,
  };
  const sections = yield* sectionsOf(composing);
  const about = aboutPublication(composing, protections, commentary.length - said.length);
  return ok({
    title: words.titleFor(template.title, period.value.label),
    meta: {
      status: options.status,
      asAt: results.asOf,
      edition: policy ? words.editions.published : words.editions.internal,
      marking: policy ? options.marking : (options.marking ?? template.marking),
      facts: [
        { label: words.facts.period, value: period.value.label },
        { label: words.facts.audience, value: template.audience },
        { label: words.facts.file, value: options.source },
        { label: words.facts.made, value: words.facts.madeBy(template.id, template.version) },
      ],
      trailHead: null,
    },
    sections: about.length === 0 ? sections : withNotes(sections, about),
  });
}

function periodOf({ periods }: Results, key: string | null): Result<Period> {
  const found =
    key === null
      ? periods.filter(({ isInProgress }) => !isInProgress).at(-1)
      : periods.find((period) => period.key.toLowerCase() === key.trim().toLowerCase());
  const known = periods.map((period) => period.key);
  return found ? ok(found) : fail(words.noPeriod(key ?? "", known));
}

function reportedOn(
  result: MeasureResult,
  period: Period,
  periods: number,
  policy: PublicationPolicy | null,
): Reported[] {
  const figure = result.total.figures.find((one) => one.period.key === period.key);
  if (!figure) return [];
  const trend = result.total.figures.filter((one) => one.period.last <= period.last);
  const splits = result.splits.filter(
    ({ column }) => !policy || !namesPeople(column) || policy.peopleChosen.includes(column),
  );
  return [{ result, figure, trend: trend.slice(-periods), splits }];
}

/** Who is named in the columns that name people. */
function peopleIn({ measures }: Results, chosen: readonly string[]): readonly string[] {
  const names = measures.flatMap(({ splits }) =>
    splits
      .filter(({ column }) => namesPeople(column) && !chosen.includes(column))
      .flatMap(({ groups }) => groups.flatMap(({ group }) => group ?? [])),
  );
  return [...new Set(names)];
}

function* sectionsOf(composing: Composing): Slices<Section[]> {
  const parts = composing.template.sections;
  const sections: Section[] = [];
  for (const [at, section] of parts.entries()) {
    const blocks: Block[] = [];
    yield words.composing(at + 1, parts.length);
    for (const more of blocksOf(composing, section)) {
      blocks.push(...more);
      yield words.composing(at + 1, parts.length);
    }
    if (blocks.length === 0) continue;
    const { title = null, sheet = null, orientation } = section;
    sections.push({ title, sheet, ...(orientation && { orientation }), blocks });
  }
  return sections;
}

/** Sentences drawn from figures that are hidden or not shown stay out, and so does what looks like personal data. */
function isPublishable(
  line: CommentLine,
  measures: readonly Reported[],
  showing: Showing,
  names: readonly string[],
  { asOf }: Results,
): boolean {
  if (concernsIn(line.text, names, asOf).length > 0) return false;
  const about = measures.find(({ result }) => result.measure.id === line.measure);
  if (line.measure !== null && !about) return false;
  if (about && hidesAnything(about, showing)) return false;
  const { policy } = showing;
  const isSmall = (n: number) => Number.isInteger(n) && n > 0 && n < (policy?.threshold ?? 0);
  if (line.numbers.some(isSmall)) return false;
  // A drafted sentence tells its figures to the last digit.
  if (line.figures.length > 0 && (policy?.roundTo ?? 0) > 0) return false;
  return line.figures.every((key) => isShown(key, measures, showing));
}

/** The figure itself, or a total or flow that sentences about it speak of. */
function hidesAnything({ result, figure }: Reported, showing: Showing): boolean {
  const { yearToDate, rollingTwelve, flow } = figure;
  const owners = [figure, yearToDate, rollingTwelve].filter((owner) => owner !== null);
  const parts = ["opening", "started", "ended"] as const;
  return (
    owners.some((owner) => showing.isHidden(result, owner)) ||
    (flow !== null && parts.some((part) => showing.isHidden(result, flow, part)))
  );
}

function isShown(key: FigureKey, measures: readonly Reported[], showing: Showing): boolean {
  const about = measures.find(({ result }) => result.measure.id === key.measure);
  if (!about) return false;
  const { result, figure, splits } = about;
  const { group } = key;
  if (group === null) {
    const one = result.total.figures.find(({ period }) => period.key === key.period);
    return one !== undefined && !showing.isHidden(result, one);
  }
  // Of groups only the period of the report was looked through for what gives them away.
  if (key.period !== figure.period.key) return false;
  const one = splits
    .find(({ column }) => column === group.column)
    ?.groups.find((series) => series.group === group.value)
    ?.figures.find(({ period }) => period.key === key.period);
  return one !== undefined && !showing.isHidden(result, one);
}

/** What was hidden, rounded and left out, and what the shorthand means. */
function aboutPublication(
  { showing, measures }: Composing,
  protections: ReadonlyMap<MeasureResult, Protection>,
  sentences: number,
): Block[] {
  const { policy, used } = showing;
  const note = (text: string): Block => ({ kind: "paragraph", weight: "note", text });
  const legend = used.length > 0 ? [note(publicationText.legend(used))] : [];
  if (!policy) return legend;
  const hidden = [...protections.values()].reduce((sum, one) => sum + one.hidden, 0);
  const left = measures.flatMap(({ result, splits }) =>
    result.splits.filter((split) => !splits.includes(split)).map(({ column }) => column),
  );
  return [
    ...legend,
    note(publicationText.hiddenBelow(policy.threshold)),
    note(hidden > 0 ? publicationText.checked(hidden) : publicationText.nothingHidden),
    ...(policy.roundTo > 0 ? [note(publicationText.rounded(policy.roundTo))] : []),
    ...(left.length > 0 ? [note(publicationText.leftOutColumns([...new Set(left)]))] : []),
    ...(sentences > 0 ? [note(publicationText.leftOutSentences(sentences))] : []),
  ];
}

/** Notes on the shorthand stand on the first sheet, where a reader looks for them. */
function withNotes(sections: readonly Section[], notes: readonly Block[]): Section[] {
  const second = sections.findIndex(({ sheet }, at) => at > 0 && sheet !== null);
  const at = second < 0 ? sections.length : second;
  const own: Section = { title: null, sheet: null, blocks: notes };
  return [...sections.slice(0, at), own, ...sections.slice(at)];
}
