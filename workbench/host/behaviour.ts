/**
 * What the simulated host does because Excel does it: documented by Microsoft, assumed by us, or
 * confirmed in a real Excel by the contract page. The probe that shows it is named where there is one.
 */
export type Standing =
  | { readonly kind: "documented"; readonly source: string }
  | { readonly kind: "assumed" }
  | { readonly kind: "confirmed"; readonly version: string; readonly date: string };

export interface Behaviour {
  readonly what: string;
  readonly standing: Standing;
  /** Names of probes in the host contract. */
  readonly probes: readonly string[];
}

const documented = (what: string, source: string, ...probes: readonly string[]): Behaviour => ({
  what,
  standing: { kind: "documented", source },
  probes,
});

const assumed = (what: string, ...probes: readonly string[]): Behaviour => ({
  what,
  standing: { kind: "assumed" },
  probes,
});

const MODEL = "office-js-docs-pr docs/develop/application-specific-api-model.md";
const LIMITS = "office-js-docs-pr docs/concepts/resource-limits-and-performance-optimization.md";
const PERFORMANCE = "office-js-docs-pr docs/excel/performance.md";
const BLANKS = "office-js-docs-pr docs/excel/excel-add-ins-blank-null-values.md";
const UNBOUNDED = "office-js-docs-pr docs/excel/excel-add-ins-ranges-unbounded.md";
const CELL_EDIT = "office-js-docs-pr docs/excel/excel-add-ins-delay-in-cell-edit.md";
const EVENTS = "office-js-docs-pr docs/excel/excel-add-ins-events.md";
const TABLES = "office-js-docs-pr docs/excel/excel-add-ins-tables.md";
const CHARTS = "office-js-docs-pr docs/excel/excel-add-ins-charts.md";
const PAGES = "office-js-docs-pr docs/excel/excel-add-ins-worksheets.md";
const TYPINGS = "@types/office-js";
const FUNCTIONS = "office-js-docs-pr docs/excel/custom-functions-errors.md";

export const BEHAVIOURS: readonly Behaviour[] = [
  documented(
    "Nothing can be read before it was loaded and synchronised; a batch is sent by sync and at the end of a run.",
    MODEL,
    "a property that was not loaded cannot be read",
    "a property that was set can be read without loading",
    "the result of a method cannot be read before the next sync",
    "a collection cannot be read before it was loaded",
    "text, a list and an object say the same to load",
    "a nested property is loaded by its path",
    "top and skip limit a collection",
    "run sends what is left when its function ends",
    "run gives back what its function gives back",
    "an error of the function passes through run",
    "an object given to run brings its context",
    "set writes several properties and refuses those that can only be read",
    "toJSON gives what was loaded",
    "values, formulas and number formats are written and read back",
  ),
  documented(
    "What may be missing is a null object, known after the sync.",
    MODEL,
    "an item that may be missing is a null object, and only after the sync",
    "a property of a null object is undefined once it was loaded",
    "an empty sheet has no used range",
  ),
  documented(
    "A range lives for its run unless it is tracked; a sheet outlives the run.",
    MODEL,
    "a range dies with its run",
    "a tracked range outlives its run",
    "a sheet outlives its run",
    "a range is used in several syncs of its run",
    "objects of two contexts do not mix",
    "an object that was deleted is gone",
  ),
  documented(
    "A refusal is an OfficeExtension error with a code and the member that failed.",
    "office-js-docs-pr docs/testing/application-specific-api-error-handling.md",
    "errors are OfficeExtension errors",
    "an item that is not there fails the sync and names where",
    "a sheet of a name that is taken is refused",
    "values of another shape than the range are refused",
    "a protected sheet refuses writes",
  ),
  assumed(
    "A batch that fails keeps what it did before it failed.",
    "what a batch did before it failed stays done",
  ),
  assumed(
    "A property that the object does not have is refused when it is loaded.",
    "an unknown property cannot be loaded",
  ),
  documented(
    "A property newer than the manifest's sets is refused until its set was asked for. Excel only refuses what it lacks; the simulated host is stricter on purpose.",
    "office-js-docs-pr docs/develop/office-versions-and-requirement-sets.md",
  ),
  documented(
    "null in values leaves a cell alone and empty text empties it.",
    BLANKS,
    "null in values leaves its cell alone, empty text empties it",
  ),
  assumed(
    "Text written to values is read as if typed: numbers, logical values, dates and error codes.",
    "text that looks like a number or an error becomes one",
  ),
  assumed(
    "An apostrophe before text keeps it text, in cells of any format, and is not part of the value.",
    "text with an apostrophe before it stays text, and the apostrophe is gone",
  ),
  documented("Text that begins with =, + or - and is no number becomes a formula.", TYPINGS),
  assumed(
    "An address is given with its sheet, in quotation marks where the name needs them.",
    "an address comes with its sheet, quoted where it has to be",
  ),
  documented(
    "The used range of values leaves out cells that are only formatted.",
    TYPINGS,
    "the used range of values leaves formatted cells out",
  ),
  documented("Whole rows and columns give no values.", UNBOUNDED, "whole columns give no values"),
  documented("Beyond 5,000,000 cells values are null.", PERFORMANCE),
  documented("A request and a response have at most 5 MB in Excel on the web.", LIMITS),
  documented(
    "rowHidden and columnHidden are null where the range is mixed.",
    TYPINGS,
    "hidden rows read as true, false or null where they are mixed",
  ),
  documented(
    "A table is found by name or id and keeps its header row when it is resized.",
    TABLES,
    "a table is found by name, with its columns and rows",
    "a table grows by resizing",
  ),
  assumed("Resizing a table extends the drop-down lists of its columns with it."),
  assumed("Table ids and sheet ids are text in braces; a table keeps its id when it is renamed."),
  documented(
    "Change events come after the batch, name sheet and address, and say whether a co-author was it; details only for one cell.",
    EVENTS,
    "a handler hears of a change until it is removed",
    "an event gives the range that it is about",
  ),
  assumed("Results of a calculation raise onCalculated and never onChanged."),
  documented(
    "Selecting takes a visible sheet; the selection can be asked for.",
    TYPINGS,
    "the selection is what was selected",
  ),
  documented(
    "While a cell is edited every batch fails, except in a run with delayForCellEdit, which waits.",
    CELL_EDIT,
  ),
  assumed("Protecting a protected sheet, or taking the protection off one without, fails."),
  documented(
    "Worksheet functions count days by the workbook's date system.",
    TYPINGS,
    "the date system shows in a worksheet function",
  ),
  assumed(
    "A 1904 workbook gives its dates as its own day numbers; the host tells dates by the number format.",
  ),
  documented(
    "Names, comments, drop-down lists and column widths (in points) are kept with their cells.",
    TYPINGS,
    "a name stands for its range, and a comment for its cell",
    "a drop-down list and a column width are kept",
  ),
  documented(
    "Cells with data validation are found as special cells; a range of which some have one is MixedCriteria, one with different ones Inconsistent.",
    TYPINGS,
    "cells with data validation are found, and a range whose cells differ says so",
  ),
  assumed("A validation of a range is written as seen from the first cell of the range."),
  documented(
    "A chart takes its figures, names, kinds, marks and lines series by series, and its place from two cells.",
    CHARTS,
    "a chart is made of one column of figures, and gets a second series",
  ),
  assumed("A chart made from one column of figures has exactly one series."),
  documented(
    "Page set-up, print titles, heads, feet and page breaks are kept with the sheet; margins are in points.",
    PAGES,
    "the page of a sheet is set up",
  ),
  documented("Row heights and the borders of cells are kept with the sheet.", TYPINGS),
  assumed("The simulated host draws no chart and breaks no page; it keeps what it is told."),
  documented(
    "Settings and custom XML parts are kept with the workbook.",
    TYPINGS,
    "settings and custom XML parts are kept",
  ),
  assumed("An action on a null object does nothing, and what is below one is a null object too."),
  documented("Only #VALUE! and #N/A show the message of a custom function.", FUNCTIONS),
  assumed("On the web a blank argument of a custom function arrives as null."),
  assumed("A custom function that gives back nothing shows 0; one that throws shows #VALUE!."),
  assumed("A custom function whose parameter is one value is called for each cell of a range."),
  assumed("A formula keeps the value it had until somebody calculates; Excel calculates at once."),
];
