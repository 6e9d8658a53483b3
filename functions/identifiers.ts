import * as ids from "../src/kpi/quality/identifiers";
import { optional, required } from "./arguments";
import { several } from "./results";
import { schemesOn } from "./schemes";

/**
 * Says whether an identifier is right: its form, and its check letter or digit where it has one.
 * @customfunction
 * @param value The identifier, or a range of them.
 * @param type What it should be: pnc, cro, crn, prison-number, nhs, nino, postcode, upn, uln, asn, court-case and more.
 * @param [show] "valid" for TRUE or FALSE, "reason" for what is wrong, in words. Left out: "valid".
 * @returns TRUE or FALSE for each cell, or the reason.
 * @remarks Types: pnc, cro, court-case, asn, crn, prison-number, offence-code, court-code, nhs, nino, upn, uln, postcode,
 * jersey-number, jersey-postcode. Spaces and letter case do not matter. That a number is right does not say that it was
 * issued, or to whom.
 * @remarks NF1 1NF is a postcode in form: “reason” says that it stands for no fixed abode. A blank cell gives FALSE, and a
 * blank reason. Two-digit years up to this year are of this century.
 * @example =KPI.IDCHECK("81/34U", "PNC") gives TRUE
 * @example =KPI.IDCHECK({"943 476 5919";"943 476 5918"}, "NHS") gives {TRUE;FALSE}
 * @example =KPI.IDCHECK("C1234567", "CRN", "reason") gives "not in the form of a CRN, such as A123456."
 */
export function idCheck(value: unknown[][], type: unknown[][], show?: unknown): unknown[][] {
  const [cells, kind] = [required("value", value), required("type", type)];
  const schemes = schemesOn(new Date());
  return several(ids.checkIdentifiers(cells, kind, optional("show", show), schemes));
}

/**
 * Writes an identifier in its full form, so that the same one is written the same everywhere.
 * @customfunction
 * @param value The identifier, or a range of them.
 * @param type What it should be, as in KPI.IDCHECK, such as "pnc", "nhs" or "postcode".
 * @returns The full form of each identifier.
 * @remarks One that is not right gives #N/A with the reason, and so does a blank cell. The full form of a full form is
 * itself, so that the function may be used on columns that are clean already.
 * @remarks Types: pnc, cro, court-case, asn, crn, prison-number, offence-code, court-code, nhs, nino, upn, uln, postcode,
 * jersey-number and jersey-postcode.
 * @example =KPI.IDCLEAN("81/34U", "PNC") gives "1981/0000034U"
 * @example =KPI.IDCLEAN({"ls44pl";"A1 9A"}, "postcode") gives {"LS4 4PL";#N/A}
 */
export function idClean(value: unknown[][], type: unknown[][]): unknown[][] {
  const [cells, kind] = [required("value", value), required("type", type)];
  return several(ids.cleanIdentifiers(cells, kind, schemesOn(new Date())));
}

/**
 * Counts how many identifiers of a column are right, wrong and why, or held more than once.
 * @customfunction
 * @param range The identifiers.
 * @param type What they should be, as in KPI.IDCHECK, such as "pnc", "nhs" or "postcode".
 * @param [headers] TRUE puts a row with the names of the columns on top. Left out: FALSE.
 * @returns Two columns, what is counted and how many cells.
 * @remarks No identifier is shown, so that the counts can be passed on. Blanks (0 on the desktop) and errors are counted.
 * Identifiers to be looked at are right in form, such as the postcode NF1 1NF for no fixed abode.
 * @remarks Types: pnc, cro, court-case, asn, crn, prison-number, offence-code, court-code, nhs, nino, upn, uln, postcode,
 * jersey-number and jersey-postcode.
 * @example =KPI.IDREPORT({"x555555";"X555555";"C1234567"}, "CRN") gives {"Cells",3;"Blank",0;"Errors",0;"Right",2;"Right, and written in full",1;"Right, to be looked at",0;"Wrong",1;"Wrong form",1;"Check letter or digit does not fit",0;"Wrong otherwise",0;"Different identifiers",1;"Cells that repeat one",1}
 */
export function idReport(
  range: unknown[][],
  type: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  const [cells, kind] = [required("range", range), required("type", type)];
  const schemes = schemesOn(new Date());
  return several(ids.reportIdentifiers(cells, kind, optional("headers", headers), schemes));
}
