import { formatDate } from "../cells/date";
import { counted } from "./pane";

const joined = (parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");

/** What the pane says about the figures of the workbook's measures. */
export const paneFiguresText = {
  title: "Measures",
  guide: "Formulas",
  guideDetail: "Find a KPI formula by what it is for, and put it into a cell",
  measuresTitle: "Figures",
  loading: "Looking for measures …",
  workOut: "Work out the figures",
  workOutAgain: "Work out again",
  stale: "The workbook has changed since these figures were worked out.",
  running: "Working out the figures",
  progressLabel: "Progress of the figures",
  progress: (done: number, total: number) =>
    `${done.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} rows`,
  cancel: "Stop",
  stopped: "Stopped. No figures were worked out.",
  done: (measures: number) => `Figures of ${counted(measures, "measure")} are worked out.`,
  ready: (measures: number, unusable: number) =>
    `${counted(measures, "measure")} in this workbook, not worked out yet.${unusable > 0 ? ` ${counted(unusable, "row")} cannot be used.` : ""}`,
  none: "This workbook has no measures yet. A measure says once what is counted, out of which rows, and against which target; from then on its figures are worked out for every period and team.",
  addFirst: "Write the first measure",
  add: "Write a measure",
  addDetail: "Built from the columns of your own tables",
  moreTitle: "More measures",
  packs: {
    open: "Copy measures from a pack",
    openDetail: "Service levels, youth justice, MARAC, police and crime plan, staff",
    title: "Measures that come with Plumbline",
    intro:
      "Each is copied into the workbook as it is now, for you to point at your own table and give its target. Targets that are part of a contract are left blank.",
    pack: "Pack",
    choose: "Choose a pack",
    which: "Which measures",
    edition: (version: string, edition: string) => `Version ${version}, ${edition}`,
    review: "Show what will be written",
    confirm: "Copy them into the workbook",
  },

  /** First line of the figures: what needs looking at. */
  summary: (counts: {
    readonly red: number;
    readonly amber: number;
    readonly tooClose: number;
    readonly met: number;
    readonly unrated: number;
  }) => {
    const parts = joined([
      counts.red > 0 ? `${counts.red} below target` : "",
      counts.amber > 0 ? `${counts.amber} just below target` : "",
      counts.tooClose > 0 ? `${counts.tooClose} too close to say` : "",
      counts.met > 0 ? `${counts.met} on target` : "",
      counts.unrated > 0 ? `${counts.unrated} without a rating` : "",
    ]);
    return parts === "" ? "No measure has figures." : `${parts}.`;
  },
  useDate: (day: number) => `Use ${formatDate(day)} as the date`,
  asAt: (date: number) => `Figures as at ${formatDate(date)}.`,
  groups: {
    red: "Below target",
    amber: "Just below target",
    tooClose: "Too close to say",
    met: "On target",
    unrated: "Without a rating",
  },
  rowDetail: (period: string, value: string, target: string | null) =>
    target === null ? `${period}: ${value}` : `${period}: ${value}, target ${target}`,
  noFigure: (period: string, why: string) => `${period}: no figure. ${why}`,
  notMeasuredTitle: "Not worked out",
  notMeasured: (n: number) => `${counted(n, "measure")} could not be worked out`,

  periodLength: "By",
  lengths: { week: "Week", month: "Month", quarter: "Quarter", year: "Year" },
  of: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
  tooFew: "Too few to judge",
  small: "Small number: read with care",
  inProgress: (label: string) => `${label} (in progress)`,
  facts: {
    period: "Period",
    figure: "Figure",
    counted: "Counted",
    target: "Target",
    rating: "Rating",
    interval: "With 95% confidence",
    change: "Since the period before",
    lastYear: "Since a year ago",
    yearToDate: "Year to date",
    rollingTwelve: "Last twelve months",
    runRate: "Needed from here on",
    serviceCredit: "Service credit",
    opening: "At the start",
    started: "Began",
    ended: "Ended",
    closing: "At the end",
    unbalanced: "Do not balance",
    variation: "Control chart",
    assurance: "Will the target be met",
  },
  between: (lower: string, upper: string) => `${lower} to ${upper}`,
  money: (amount: number) =>
    amount.toLocaleString("en-GB", {
      style: "currency",
      currency: "GBP",
      maximumFractionDigits: 2,
    }),
  needed: (rate: string) => `${rate} from now to the end of the year`,
  notPossible: "The target of the year can no longer be met.",
  breakBefore: (why: string) => `Not comparable with the periods before: ${why}`,
  breakAt: (period: string, why: string) => `Break at ${period}: ${why}`,
  /** Beside a period in a list. */
  breakMark: (why: string) => `Break: ${why}`,
  event: (from: number, to: number, note: string) =>
    `${formatDate(from)} to ${formatDate(to)}: ${note}`,

  chart: "Chart",
  trialLimits: "Mean and limits rest on fewer than twelve figures, and will still move.",
  chartTable: "The figures of the chart",
  chartLabel: (name: string, from: string, to: string) => `${name}, ${from} to ${to}`,
  chartLegend: {
    value: "Figure",
    centre: "Mean",
    limits: "Limits of common variation",
    target: "Target",
    improvement: "Special cause: better (ring)",
    concern: "Special cause: worse (square)",
    neutral: "Special cause (diamond)",
    phase: "Break: not comparable across it",
  },
  chartLoading: "Drawing the chart …",
  chartColumns: { period: "Period", figures: "Figure, mean and limits" },
  chartRow: (value: string, mean: string, limits: string | null, signal: string | null) =>
    [value, `mean ${mean}`, limits === null ? null : `limits ${limits}`, signal]
      .filter((part) => part !== null)
      .join(" · "),
  periodsTitle: "Period by period",
  splitTitle: (column: string) => `By ${column}`,
  whole: "All",
  blank: "(blank)",

  openRows: "Show the rows behind it",
  rowsTitle: "Rows behind the figure",
  inNumerator: (n: number) => `${counted(n, "row")} in the numerator`,
  onlyDenominator: (n: number) => `${counted(n, "row")} in the denominator only`,
  countedRows: (n: number) => `${counted(n, "row")} counted`,
  leftOut: (n: number) => `${counted(n, "row")} left out`,
  rowsBehind: (numerator: number, counted_: number, out: number) =>
    `${counted(counted_, "row")} counted, ${numerator.toLocaleString("en-GB")} of them in the numerator; ${counted(out, "row")} left out.`,
  row: (row: number) => `Row ${row}`,

  card: "Definition",
  cardFacts: {
    purpose: "Purpose",
    table: "Table",
    numerator: "Numerator",
    denominator: "Denominator",
    date: "Date",
    exclusions: "Left out",
    breaks: "Breaks",
    events: "Known events",
    unit: "Unit of count",
    direction: "Better is",
    frequency: "How often",
    owner: "Owner",
    source: "Source",
    reference: "Asked for by",
    valid: "In force",
    version: "Version",
    notes: "Notes",
  },
  every: "every row",
  directions: { higher: "higher", lower: "lower", neutral: "neither" },
  valid: (from: number | null, to: number | null) =>
    from === null && to === null
      ? "always"
      : `${from === null ? "from the beginning" : `from ${formatDate(from)}`}${to === null ? "" : ` to ${formatDate(to)}`}`,
  goToCard: "Go to its row in the register",
  edit: "Change the definition",
};
