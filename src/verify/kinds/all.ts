import { agree } from "./agree";
import { allowed } from "./allowed";
import { compare } from "./compare";
import { dateFormat } from "./date-format";
import { duplicatePerson } from "./duplicate-person";
import { formula } from "./formula";
import { formulaText } from "./formula-text";
import { headingMissing, headingNear, headingSpace, headingTwice } from "./headings";
import { hiddenColumns, hiddenRows, hiddenSheets } from "./hidden";
import { identifier } from "./identifier";
import type { RuleKind } from "./kind";
import { late } from "./late";
import { length } from "./length";
import { merged } from "./merged";
import { headingRow, totalRow } from "./odd-rows";
import { pattern } from "./pattern";
import { dateAsText, edgeSpace, errorValue, numberAsText, onlySpace } from "./quirk";
import { range } from "./range";
import { reference } from "./reference";
import { required } from "./required";
import { sameRow } from "./same-row";
import { together } from "./together";
import { totalShort } from "./total-short";
import { type } from "./type";
import { unique } from "./unique";
import { variant } from "./variant";
import { externalLinks, unreadableCells, usedRange } from "./workbook-facts";

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
    // Rows and tables
    compare,
    formula,
    together,
    late,
    unique,
    sameRow,
    duplicatePerson,
    reference,
    agree,
    // Sheets and the workbook
    headingSpace,
    headingTwice,
    headingMissing,
    headingNear,
    totalRow,
    headingRow,
    hiddenRows,
    hiddenColumns,
    hiddenSheets,
    merged,
    totalShort,
    usedRange,
    unreadableCells,
    externalLinks,
  ].map((kind) => [kind.name, kind]),
);
