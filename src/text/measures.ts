import { formatDate } from "../cells/date";
import { didYouMean } from "./near";
import { fail } from "./trouble";

const refuse = (code: string, message: string) => fail({ code, message });
const counted = (n: number, one: string, many: string) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const rows = (n: number) => counted(n, "row", "rows");
// Making a format takes fifty times as long as using it, and a workbook has tens of thousands of figures.
const FORMATS = [0, 1, 2].map(
  (most) => new Intl.NumberFormat("en-GB", { maximumFractionDigits: most }),
);
const number = (value: number, most: 0 | 1 | 2) => FORMATS[most]?.format(value) ?? "";

export type FormWord = "share" | "rate" | "count" | "sum" | "mean" | "median" | "caseload";

/** The formulas of a measure, as the register calls them. */
const FORMULAS = {
  numerator: "numerator",
  denominator: "denominator",
  date: "date",
  endDate: "end_date",
  when: "when",
  oncePer: "once_per",
} as const;
export type FormulaName = keyof typeof FORMULAS;

/** What is said of measures, in the workbook, the pane and the command line alike. */
export const measuresText = {
  // Definitions
  needs: (form: FormWord, what: FormulaName) =>
    `A measure of the form “${form}” needs a ${FORMULAS[what]}. Write a formula on [Column] names into it.`,
  needsDate:
    "It has no date, so nothing puts a row into a period. Give the column, such as [Panel date], or use period_start and period_end in its numerator or denominator.",
  inFormula: (what: FormulaName, why: string) => `In its ${FORMULAS[what]}: ${why}`,
  needsCondition: (what: FormulaName, form: FormWord) =>
    `Its ${FORMULAS[what]} gives a number, and a measure of the form “${form}” counts rows. Compare the number with something, or choose the form “sum”.`,
  onceOfNumbers: (form: FormWord) =>
    `A measure of the form “${form}” cannot count each once. Clear its once_per, or choose the form “count”, “share” or “rate”.`,
  onceNotColumn:
    "Its once_per has to be one column, such as [Person ID]: the one that says whom a row is about.",
  oncePer: (column: string) =>
    `Each “${column}” counts once in a period and once in the year, however many rows are about it. One that is in two groups counts in each, so groups may come to more than the whole.`,
  notPositive: "What a rate is “per” has to be a number above 0, such as 1,000.",
  negativeTolerance: "Its tolerance is below 0. Write how far from the target is still amber.",
  endsBeforeItBegins: "Its valid_to lies before its valid_from.",
  unknownMeasure: (id: string, known: Iterable<string>) =>
    `There is no measure “${id}” in the list of measures.${didYouMean(id, known)}`,
  rowOf: (sheet: string, row: number) => `Row ${row} of sheet “${sheet}”`,
  exclusionUnusable:
    "One of its exclusions cannot be read, and without it rows would be counted that must not be.",
  blankFormula: "nothing is written.",
  eventBackwards: "The data event ends before it begins.",
  targetWithoutGroup: "Give both split_by and group, or neither.",
  creditWithoutScale:
    "Give a floor and most_percent, or a threshold and a percent in each row of a scale.",

  // Packs
  packNotFits: (why: string) => refuse("measure-pack", `The measure pack cannot be read. ${why}`),
  measureInPack: (id: string, why: string) => `In the measure “${id}”: ${why}`,
  noPack: (id: string, known: Iterable<string>) =>
    refuse("no-measure-pack", `There is no measure pack “${id}”.${didYouMean(id, known)}`),
  twiceInPack: (id: string, version: string) =>
    refuse("measure-pack", `The measure pack holds “${id}”, version ${version}, twice.`),
  copied: (title: string, version: string, count: number) =>
    `Copies ${counted(count, "measure", "measures")} of “${title}” (${version}) into the workbook. They stay as they are when the pack changes.`,
  alreadyThere: (ids: readonly string[]) =>
    `Left as they are, because the workbook has measures of the same id: ${ids.join(", ")}.`,
  nothingToCopy: () =>
    refuse(
      "measures-there",
      "The workbook has all of these measures already. Nothing was changed.",
    ),
  ownTitle: "Measures of this workbook",
  damaged: (why: string) => refuse("measures-damaged", why),

  // What cannot be measured
  noMeasures: () =>
    refuse(
      "no-measures",
      "This workbook has no measures. Copy in a pack of measures, or write the first one into the table tblMeasure.",
    ),
  noSuchMeasure: (id: string, known: Iterable<string>) =>
    refuse("no-such-measure", `There is no measure “${id}”.${didYouMean(id, known)}`),
  idAndVersion: (id: string, version: string) => `${id}, version ${version}`,
  noTable: (name: string, known: readonly string[]) =>
    `There is no table or sheet “${name}” in this workbook.${didYouMean(name, known)}`,
  noHeadings: (name: string) =>
    `No row of headings was found on the sheet “${name}”. Make its rows an Excel table (Insert, Table), and name it in the measure.`,
  noColumn: (name: string, known: Iterable<string>) =>
    `There is no column “${name}” in its table.${didYouMean(name, known)}`,
  tooManyGroups: (column: string, groups: number, most: number) =>
    `“${column}” holds ${number(groups, 0)} different values; figures are made for ${most} groups at most. Choose a column with fewer.`,
  cancelled: () =>
    refuse("cancelled", "Stopped before the end. Nothing was changed, and no figures are shown."),
  noSuchPeriod: (key: string, known: readonly string[]) =>
    refuse(
      "no-such-period",
      `There is no period “${key}” among the figures.${known.length > 0 ? ` They go from ${known[0] ?? ""} to ${known.at(-1) ?? ""}.` : ""}`,
    ),
  noSuchGroup: (column: string, value: string, known: Iterable<string>) =>
    refuse(
      "no-such-group",
      `There is no group “${value}” under “${column}”.${didYouMean(value, known)}`,
    ),
  endsEarly: (until: number, asOf: number) =>
    `The last date in these tables is ${formatDate(until)}, ${asOf - until} days before ${formatDate(asOf)}. What happened after it is not in them, and what was still open then may look late.`,
  tooManyPeriods: (most: number) =>
    refuse("too-many-periods", `Ask for ${most} periods at most, and at least one.`),

  // Why a row is not counted
  leftOut: {
    notLookedAt: "The denominator does not take it in.",
    notCounted: "It is not one of the rows that are counted.",
    blank: (what: FormulaName) => `A cell that its ${FORMULAS[what]} needs is blank.`,
    error: (what: FormulaName) => `A cell that its ${FORMULAS[what]} needs shows an error.`,
    notANumber: (what: FormulaName) =>
      `Its ${FORMULAS[what]} gives neither TRUE, FALSE nor a number of 0 or more.`,
    notADate: (what: FormulaName) => `Its ${FORMULAS[what]} gives no date.`,
    repeat: (column: string) => `Another row counts this “${column}” already.`,
    endsBeforeItStarts: "It ends before it starts.",
  },

  // Why there is no figure
  none: {
    noRows: "No row is counted in this period.",
    beforeData: "The table has no row as early as this.",
    noVersion: "No version of the measure was in force.",
    overDenominator: (above: number, below: number) =>
      `The numerator (${number(above, 2)}) is larger than the denominator (${number(below, 2)}).`,
    nothingToDivideBy: "The denominator is 0.",
    mixedVersions: (versions: readonly string[]) =>
      `Different versions of the measure (${versions.join(", ")}) lie within, which are never added up.`,
    tooShort: "There are not twelve months of figures yet.",
  },

  // Ratings and trends
  tooClose: "Too close to say",
  noTarget: "No target",
  noFigure: "No figure",
  newVersion: (version: string) => `Counted by version ${version} from here on`,
  points: (by: number) => `${number(Math.abs(by) * 100, 1)} points`,
  change: (by: number, form: FormWord, meaning: "better" | "worse" | "same" | "changed") => {
    if (meaning === "same") return "No change";
    const size = form === "share" ? measuresText.points(by) : number(Math.abs(by), 2);
    const way = by > 0 ? `Up ${size}` : `Down ${size}`;
    return meaning === "changed" ? way : `${way}: ${meaning}`;
  },
  paceOfCases: (expected: number) =>
    `At the pace of the year so far it ends with ${number(expected, 0)} cases.`,
  paceOfPeriods: (toCome: number, target: number) =>
    `${counted(toCome, "period is", "periods are")} still to come, and the targets of the year add up to ${number(target, 2)}.`,

  /** A figure as people read it: 72.0%, 4.5 per 1,000, 1,204. */
  value: (form: FormWord, value: number, per: number) => {
    if (form === "share") return `${(value * 100).toFixed(1)}%`;
    if (form === "rate" && per !== 1)
      return `${number(value, 2)} per ${per.toLocaleString("en-GB")}`;
    return number(value, form === "count" || form === "caseload" ? 0 : 2);
  },
  wholeGroup: "All",
  blankGroup: "(blank)",
  inProgress: "in progress",
  rowsCounted: rows,
};
