import { again } from "./again";
import { agree } from "./agree";
import { allowed } from "./allowed";
import { carriedOver } from "./carried-over";
import { change } from "./change";
import { compare } from "./compare";
import { complete } from "./complete";
import { dateFormat } from "./date-format";
import { digitPreference } from "./digit-preference";
import { duplicatePerson } from "./duplicate-person";
import { formula } from "./formula";
import { formulaIntegrity } from "./formula-integrity";
import { formulaText } from "./formula-text";
import { groupCount } from "./group-count";
import { groupOrder, groupSum, sameInGroup } from "./group-values";
import { headingMissing, headingNear, headingSpace, headingTwice } from "./headings";
import { hiddenColumns, hiddenRows, hiddenSheets } from "./hidden";
import { identifier } from "./identifier";
import type { RuleKind } from "./kind";
import { late } from "./late";
import { otherScheme, pncAge } from "./identifier-mix";
import { noMore } from "./no-more";
import { length } from "./length";
import { merged } from "./merged";
import { blankRow, headingRow, totalRow } from "./odd-rows";
import { outlier } from "./outlier";
import { pattern } from "./pattern";
import { noGap, noOverlap, oneOpen } from "./periods-of-group";
import { dateAsText, edgeSpace, errorValue, numberAsText, onlySpace } from "./quirk";
import { range } from "./range";
import {
  brokenText,
  dateAmbiguous,
  defaultDate,
  innerSpace,
  personalDetails,
  roundedNumber,
  shortYear,
} from "./raw-cells";
import { reconcile } from "./reconcile";
import { reference } from "./reference";
import { required } from "./required";
import { rowCount } from "./row-count";
import { run } from "./run";
import { samePerson } from "./same-person";
import { sameRow } from "./same-row";
import { share } from "./share";
import { step } from "./step";
import { symbols } from "./symbols";
import { tally } from "./tally";
import { template } from "./template";
import { together } from "./together";
import { total } from "./total";
import { totalShort } from "./total-short";
import { type } from "./type";
import { unique } from "./unique";
import { variant } from "./variant";
import { labelAsDate, standIn } from "./whole-column";
import { mixedKey, returnLate } from "./whole-return";
import { externalLinks, oldLineEnds, unreadableCells, usedRange } from "./workbook-facts";
import { workingDay } from "./working-day";

/** Every kind of rule, by its word in packs. */
export const RULE_KINDS: ReadonlyMap<string, RuleKind> = new Map(
  [
    // Cells
    type,
    required,
    allowed,
    pattern,
    range,
    length,
    identifier,
    errorValue,
    numberAsText,
    dateAsText,
    dateFormat,
    edgeSpace,
    onlySpace,
    variant,
    formulaText,
    brokenText,
    roundedNumber,
    defaultDate,
    shortYear,
    dateAmbiguous,
    innerSpace,
    personalDetails,
    labelAsDate,
    standIn,
    otherScheme,
    // Rows and tables
    compare,
    formula,
    together,
    late,
    workingDay,
    pncAge,
    unique,
    sameRow,
    duplicatePerson,
    reference,
    agree,
    // Rows of one person, case or unit
    groupCount,
    groupSum,
    groupOrder,
    oneOpen,
    noOverlap,
    noGap,
    sameInGroup,
    noMore,
    // Totals, series and what a column as a whole says
    complete,
    total,
    reconcile,
    rowCount,
    outlier,
    share,
    digitPreference,
    again,
    run,
    step,
    symbols,
    tally,
    // Against the last accepted return
    change,
    samePerson,
    carriedOver,
    // Sheets and the workbook
    headingSpace,
    headingTwice,
    headingMissing,
    headingNear,
    totalRow,
    headingRow,
    blankRow,
    hiddenRows,
    hiddenColumns,
    hiddenSheets,
    merged,
    totalShort,
    formulaIntegrity,
    template,
    mixedKey,
    returnLate,
    oldLineEnds,
    usedRange,
    unreadableCells,
    externalLinks,
  ].map((kind) => [kind.name, kind]),
);
