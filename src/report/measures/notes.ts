import { measuresText } from "../../text/measures";
import { reportMeasuresText as words } from "../../text/report-measures";
import { endsEarly } from "../../measures/data-until";
import { onceNote } from "../../measures/once";
import type { Block, TableCell } from "../document";
import type { Composing } from "./composing";
import { sayValue } from "./showing";

/** Tables under each other on one sheet share its columns: what they have in common stands first, and as wide. */
const NAME_WIDTH = 36;
const WORDS_WIDTH = 54;

const note = (text: string): Block => ({ kind: "paragraph", weight: "note", text });

/** Where figures cannot be compared with those before, and what moved them that is not the work. */
export function breaksTable({ measures, results }: Composing): Block[] {
  const first = Math.min(
    ...measures.flatMap(({ trend }) => trend.map(({ period }) => period.first)),
  );
  const last = Math.max(...measures.flatMap(({ trend }) => trend.map(({ period }) => period.last)));
  const isWithin = (from: number, to: number) => from <= last && to >= first;
  const events = new Map<string, { row: TableCell[]; measures: Set<string> }>();
  const rows: TableCell[][] = [];
  for (const { result } of measures) {
    const { measure, versions } = result;
    for (const { on, reason } of measure.breaks) {
      if (isWithin(on, on)) rows.push([measure.name, reason, on, null]);
    }
    for (const { version, validFrom } of versions.slice(1)) {
      if (validFrom !== null && isWithin(validFrom, validFrom)) {
        rows.push([measure.name, words.breaks.newVersion(version), validFrom, null]);
      }
    }
    for (const { from, to, note: what } of measure.events) {
      if (!isWithin(from, to)) continue;
      const key = `${from} ${to} ${what}`;
      const event = events.get(key) ?? {
        row: ["", what, from, to === from ? null : to],
        measures: new Set<string>(),
      };
      event.measures.add(measure.name);
      events.set(key, event);
    }
  }
  for (const { row, measures: named } of events.values()) {
    const isAboutAll = named.size === results.measures.length && named.size > 1;
    const who = isAboutAll ? words.breaks.all : [...named].join("; ");
    rows.push(row.map((cell, at) => (at === 0 ? who : cell)));
  }
  if (rows.length === 0) return [note(words.breaks.none)];
  const [measure = "", what = "", from = "", to = ""] = words.breaks.columns;
  return [
    {
      kind: "table",
      columns: [
        { title: measure, width: NAME_WIDTH },
        { title: what, width: WORDS_WIDTH },
        { title: from, format: "dd/mm/yyyy", align: "left", width: 12 },
        { title: to, format: "dd/mm/yyyy", align: "left", width: 12 },
      ],
      rows: rows.sort((a, b) => Number(a[2]) - Number(b[2])),
    },
  ];
}

/** What is said of measures that count each person once: what parts come to may be more than the whole. */
export function onceNotes({ measures }: Composing): Block[] {
  const named = new Map<string, string[]>();
  for (const { result } of measures) {
    const once = onceNote(result.measure);
    if (once === null) continue;
    const known = named.get(once);
    if (known) known.push(result.measure.name);
    else named.set(once, [result.measure.name]);
  }
  return [...named].map(([once, names]) => note(words.once(names, once)));
}

const DEFINITION_WIDTHS = [12, 24, 26, 22, 12, 24, 9, 13, 14, 8];

/** What every measure counts, as the register has it. */
export function definitionsTable({ measures }: Composing): Block[] {
  return [
    {
      kind: "table",
      columns: words.definitions.columns.map((title, at) => ({
        title,
        width: DEFINITION_WIDTHS[at] ?? 16,
      })),
      rows: measures.map(({ result: { measure } }) => [
        measure.id,
        measure.purpose === "" ? measure.name : `${measure.name}. ${measure.purpose}`,
        measure.numerator?.text ?? words.definitions.everyRow,
        measure.denominator?.text ?? words.definitions.everyRow,
        [measure.unitOfCount, measure.oncePer && words.definitions.oncePer(measure.oncePer.text)]
          .filter((part) => part !== null && part !== "")
          .join(", "),
        measure.exclusions
          .map(({ when, reason }) => words.definitions.exclusion(when.text, reason))
          .join("\n"),
        measure.target === null ? null : sayValue(measure, measure.target),
        measure.source,
        measure.reference,
        measure.version,
      ]),
    },
  ];
}

/** Rows that were not counted, by reason, and measures for which there are no figures. */
export function qualityNote({ measures, results, showing, isPublished }: Composing): Block[] {
  const rows = measures.flatMap(({ result, figure }): TableCell[][] => {
    const parts = ["numerator", "denominator"] as const;
    const counted = parts.some((part) => showing.isHidden(result, figure, part))
      ? showing.short("hidden")
      : showing.rows(figure.rows);
    const undated = result.total.undated.map(({ rows: n, why }) => ({
      rows: n,
      why: words.quality.undated(why),
    }));
    return [...figure.leftOut, ...undated].map((left) => [
      result.measure.name,
      left.why,
      showing.rows(left.rows),
      isPublished && (showing.policy?.roundTo ?? 0) > 0 ? null : counted,
    ]);
  });
  const [measure = "", why = "", leftOut = "", counted = ""] = words.quality.columns;
  const [which = "", reason = ""] = words.quality.notMeasuredColumns;
  const until = endsEarly(results);
  return [
    ...(until === null ? [] : [note(measuresText.endsEarly(until, results.asOf))]),
    ...(rows.length === 0
      ? [note(words.quality.nothing)]
      : [
          {
            kind: "table" as const,
            columns: [
              { title: measure, width: NAME_WIDTH },
              { title: why, width: WORDS_WIDTH },
              { title: leftOut, format: "#,##0", align: "right" as const },
              { title: counted, format: "#,##0", align: "right" as const },
            ],
            rows,
          },
        ]),
    ...(results.notMeasured.length === 0
      ? []
      : [
          {
            kind: "table" as const,
            caption: words.quality.notMeasured,
            columns: [
              { title: which, width: NAME_WIDTH },
              { title: reason, width: WORDS_WIDTH },
            ],
            rows: results.notMeasured.map((one) => [one.measure, one.why]),
          },
        ]),
  ];
}

/** The name of a group, whose rows may have none. */
export const groupName = (group: string | null) =>
  group === null ? measuresText.wholeGroup : group || measuresText.blankGroup;
