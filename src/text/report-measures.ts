import { didYouMean } from "./near";
import { counted } from "./pane";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** Words of the reports that are made of measures. */
export const reportMeasuresText = {
  noTemplate: (id: string, known: readonly string[]) =>
    trouble(
      "report-template",
      `There is no report “${id}”.${didYouMean(id, known)} Choose one of ${known.join(", ")}.`,
    ),
  badTemplate: (where: string) =>
    trouble(
      "report-template-file",
      `The file is no report that this version can read${where === "" ? "" : `: see “${where}”`}. Compare it with a report that comes with Plumbline. Nothing was made.`,
    ),
  /** Nothing is asked for by name where the last period that is over would do. */
  noPeriod: (asked: string, known: readonly string[]) =>
    trouble(
      "report-period",
      asked === "" || known.length === 0
        ? `No period is over on the date of the figures. ${known.length === 0 ? "Choose a later date." : `Name the one that you want, though it is not over: ${known.slice(-6).join(", ")}.`}`
        : `There are no figures for “${asked}”. Periods with figures: ${known.slice(-6).join(", ")}.`,
    ),
  nothingMeasured: trouble(
    "report-no-measures",
    "There is no measure with figures to report on. Look at the measures, and what stops each, first.",
  ),

  figures: (done: number, of: number) =>
    `Working out the figures: ${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} rows`,
  drafting: (done: number, of: number) => `Drafting the commentary: ${done} of ${of} measures`,
  composing: (at: number, of: number) => `Composing the report: part ${at} of ${of}`,

  titleFor: (title: string, period: string) => `${title}: ${period}`,
  facts: {
    period: "Period",
    audience: "For",
    made: "Made by",
    madeBy: (id: string, version: string) => `Report “${id}”, version ${version}`,
    file: "Figures from",
  },
  editions: { internal: "Internal", published: "Published" },

  headline: {
    sentence: (measures: number, period: string, counts: readonly string[]) =>
      `${counted(measures, "measure")} for ${period}: ${counts.join(", ")}.`,
    count: (word: string, n: number) => `${n} ${word.toLowerCase()}`,
    target: (target: string) => `Target ${target}`,
    noTarget: "No target",
  },
  ratings: { red: "Red", amber: "Amber", green: "Green", grey: "No rating" },

  columns: {
    code: "Code",
    measure: "Measure",
    value: "Result",
    numerator: "Counted",
    denominator: "Out of",
    interval: "Range of chance (95%)",
    target: "Target",
    rating: "Rating",
    change: "Since the period before",
    lastYear: "Since a year before",
    yearToDate: "Year to date",
    rollingTwelve: "Last twelve months",
    runRate: "Needed for the year",
    serviceCredit: "Service credit",
    variation: "Variation",
    assurance: "Assurance",
    comment: "Comment",
    marks: "Marks",
  },
  /** “First-time entrants: each …” */
  once: (measures: readonly string[], note: string) => `${measures.join("; ")}: ${note}`,
  interval: (lower: string, upper: string) => `${lower} to ${upper}`,
  runRate: (rate: string, basis: string) => `${rate}. ${basis}`,
  runRateImpossible: (basis: string) =>
    `The target of the year cannot be reached any more. ${basis}`,

  /** “18 of 25 (72.0%), target 90.0%.” */
  line: (name: string, value: string, of: string | null, target: string | null) =>
    `${name}: ${of === null ? value : `${of} (${value})`}${target === null ? "" : `, target ${target}`}.`,
  of: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,

  chart: {
    period: "Period",
    centre: "Mean",
    lower: "Lower limit",
    upper: "Upper limit",
    target: "Target",
    better: "Signal: better",
    worse: "Signal: worse",
    changed: "Signal",
    title: (name: string) => `${name}: control chart`,
    trend: (name: string) => `${name}: trend`,
    description: (name: string, from: string, to: string, signals: number) =>
      `${name}, ${from} to ${to}. ${signals === 0 ? "No point stands out." : `${counted(signals, "point stands", "points stand")} out.`} The figures stand in the table below.`,
    trial:
      "The limits are trial limits: there are fewer than twelve figures since the last change.",
    breakAt: (period: string, why: string) => `Break at ${period}: ${why}`,
  },
  funnel: {
    title: (name: string, column: string) => `${name} by ${column}: funnel`,
    cases: "Cases",
    whole: "All",
    lower95: "Lower 95%",
    upper95: "Upper 95%",
    lower998: "Lower 99.8%",
    upper998: "Upper 99.8%",
    note: "A group between the inner lines differs from the whole by no more than chance; beyond the outer lines chance is an unlikely reason.",
  },
  groups: {
    caption: (name: string, column: string) => `${name} by ${column}`,
    all: "All",
    none: "No measure is split into groups.",
  },
  flow: {
    title: (name: string) => `${name}: caseload flow`,
    opening: "Open at the start",
    started: "Started",
    ended: "Ended",
    closing: "Open at the end",
    unbalanced: (cases: number) =>
      `${counted(cases, "case ends", "cases end")} before it starts; put the dates right, and opening + started − ended gives the closing caseload.`,
    balances: "Opening + started − ended = closing in every period.",
  },
  gap: {
    title: (name: string, column: string) =>
      `${name}: from target to result, by ${column} (points)`,
    target: "Target",
    result: "Result",
    others: "Other groups",
    note: "Each step is what a group adds to the distance from the target or takes off it: its cases counted, less those that the target asks of it, over all cases.",
  },
  commentary: {
    none: "There is no commentary for this period.",
    allOnTarget: "No measure is off target, so there is nothing to account for.",
  },
  breaks: {
    columns: ["Measure", "What", "From", "To"],
    all: "All measures",
    newVersion: (version: string) => `Version ${version} begins: counted anew`,
    none: "No break and no known event falls into the periods of this report.",
  },
  definitions: {
    columns: [
      "Code",
      "Measure",
      "Counted",
      "Out of",
      "Unit",
      "Left out, and why",
      "Target",
      "Source",
      "Asked for by",
      "Version",
    ],
    everyRow: "Every row",
    oncePer: (column: string) => `each ${column} once`,
    exclusion: (when: string, reason: string) => `${when}: ${reason}`,
  },
  quality: {
    columns: ["Measure", "Why", "Rows not counted", "Rows counted"],
    nothing: "Every row of the period is counted.",
    undated: (why: string) => `In no period: ${why}`,
    notMeasured: "Measures without figures",
    notMeasuredColumns: ["Measure", "Why"],
  },
  series: { measure: "Measure", target: "Target" },
  returnColumns: [
    "measure_id",
    "version",
    "measure",
    "period",
    "from",
    "to",
    "split_by",
    "group",
    "numerator",
    "denominator",
    "value",
    "marks",
  ],

  command: {
    options: [
      [
        "--template ID|FILE.json",
        "for --kind measures: which report, such as monthly-contract or board-paper",
      ],
      [
        "--period KEY",
        "for --kind measures: 2026-10, 2026-27-Q3 or 2026-27; the last that is over if left out",
      ],
      [
        "--edition internal|published",
        "for --kind measures: published hides small counts; as the report says if left out",
      ],
      ["--hide-below N", "published: counts from 1 to one below N are hidden; 5 if left out"],
      ["--round-to N", "published: counts are rounded to multiples of N; not if left out"],
      ["--split-by COLUMN", "published: a column that names people and is shown all the same"],
      ["--year-start N", "month in which the year begins; 4, April, if left out"],
      ["--status draft|issued", "for --kind measures: draft if left out"],
      ["--marking TEXT", "for --kind measures: protective marking at the head of every page"],
    ],
    needsTemplate: (known: readonly string[]) =>
      trouble("no-template", `Say with --template which report to make: ${known.join(", ")}.`),
    badMonth: (typed: string) =>
      trouble("report-year-start", `“${typed}” is no month. Write a number from 1 to 12.`),
  },

  pane: {
    title: "Reports",
    intro:
      "Made of the figures of your measures. Choose what you need; nothing is written before you have seen it.",
    template: "Report",
    period: "Period",
    periodLabel: (label: string, isInProgress: boolean) =>
      isInProgress ? `${label} (not over yet)` : label,
    edition: "Edition",
    editionHint: "Published hides small counts and leaves out what names people",
    hideBelow: "Hide counts below",
    roundTo: "Round counts to multiples of",
    roundHint: "0 leaves them as they are",
    status: "Status",
    statuses: { draft: "Draft", issued: "Issued" },
    marking: "Marking",
    markingHint: "Left blank, the one of the report",
    make: "Make the report",
    working: "Making the report …",
    stop: "Stop",
    stopped: "Stopped, as you asked. Nothing was made.",
    progressLabel: "How far the report has come",
    made: (title: string) => `${title} is ready.`,
    parts: "What is in it",
    text: "Read it here",
    putIn: "Put it into the workbook",
    putInSentence: (sheet: string) => `Adds the sheet “${sheet}”: values only.`,
    again: "Choose something else",
    fileName: (title: string, ending: string) =>
      `${title.replace(/[^\p{L}\p{N} -]+/gu, " ").replace(/ +/g, " ")}.${ending}`,
    calendar: "Hand in",
    calendarDetail: "What is due when, and what was handed in",
  },
};
