import { localAddress, parseAddress } from "../cells/address";
import type { ListRule, SheetModel } from "../workbook/model";
import type { Validation } from "../workbook/validation";
import { sameArea, sameItems, sameRule } from "./compare";
import { storedFormula } from "./formula-text";
import { escapeMarkup } from "./text-escapes";
import { attributeOf, withAttribute, type XmlPart } from "./xml-part";

const MAX_LIST_TEXT = 255;

const sameList = (a: ListRule, b: ListRule) => sameArea(a.area, b.area) && sameRule(a, b);

/** The validations of a sheet as they are to be stored: null where none is left, undefined where nothing changed. */
export function changedValidations(
  xml: XmlPart,
  before: SheetModel,
  sheet: SheetModel,
): string | null | undefined {
  // What a file holds beside its lists stays as it is written there; only a new sheet has any to write.
  const others = before.validations.length === 0 ? sheet.validations : [];
  if (others.length === 0 && sameItems(before.lists, sheet.lists, sameList)) return undefined;
  return writeValidations(xml, before.lists, sheet, others);
}

/**
 * Validations of other kinds stay, and so does a list that is as it was, prompts and all; a list whose
 * table grew gets its new area. Choices that Excel has no room for in a rule (over 255 characters, or
 * with a comma in one) cannot be kept.
 */
function writeValidations(
  xml: XmlPart,
  before: readonly ListRule[],
  sheet: SheetModel,
  others: readonly Validation[],
): string | null {
  const { prefix } = xml;
  const elements: string[] = [];
  const open = [...sheet.lists];
  const take = (matches: (rule: ListRule) => boolean): ListRule | null => {
    const at = open.findIndex(matches);
    return at < 0 ? null : (open.splice(at, 1)[0] ?? null);
  };
  for (const raw of xml.elementsIn("dataValidations")) {
    const areas = (attributeOf(raw, "sqref") ?? "").split(/\s+/);
    const parsed = areas.map((ref) => parseAddress(ref, sheet.name));
    const was = before.find((rule) => parsed.some((area) => sameArea(area, rule.area)));
    if (attributeOf(raw, "type") !== "list" || !was) {
      elements.push(raw);
      continue;
    }
    const now = parsed.flatMap((area) => {
      const starts = (rule: ListRule) =>
        rule.area.row === area?.row && rule.area.column === area.column && sameRule(rule, was);
      const kept =
        area && (take((rule) => starts(rule) && sameArea(rule.area, area)) ?? take(starts));
      return kept ? [localAddress(kept.area)] : [];
    });
    if (now.length > 0) elements.push(withAttribute(raw, "sqref", now.join(" ")));
  }
  const isInExtension = (rule: ListRule) =>
    before.some((was) => sameList(was, rule)) && xml.rawOf("extLst") !== null;
  for (const rule of open) {
    const formula = isInExtension(rule) ? null : listFormula(rule);
    if (formula === null) continue;
    elements.push(
      `<${prefix}dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" ` +
        `sqref="${localAddress(rule.area)}"><${prefix}formula1>${escapeMarkup(formula)}</${prefix}formula1></${prefix}dataValidation>`,
    );
  }
  for (const validation of others) elements.push(otherKind(validation, prefix));
  if (elements.length === 0) return null;
  return `<${prefix}dataValidations count="${elements.length}">${elements.join("")}</${prefix}dataValidations>`;
}

function listFormula({ choices, formula }: ListRule): string | null {
  if (choices === null) return formula === null ? null : storedFormula(formula);
  const text = choices.join(",").replaceAll('"', '""');
  const fits = text.length <= MAX_LIST_TEXT && !choices.some((choice) => choice.includes(","));
  return fits ? `"${text}"` : null;
}

function otherKind({ area, kind, operator, formulas }: Validation, prefix: string): string {
  const bounds = formulas.map(
    (formula, at) =>
      `<${prefix}formula${at + 1}>${escapeMarkup(storedFormula(formula))}</${prefix}formula${at + 1}>`,
  );
  const type = kind === "length" ? "textLength" : kind;
  const how = operator === null || operator === "between" ? "" : ` operator="${operator}"`;
  return (
    `<${prefix}dataValidation type="${type}"${how} allowBlank="1" showInputMessage="1" showErrorMessage="1" ` +
    `sqref="${localAddress(area)}">${bounds.join("")}</${prefix}dataValidation>`
  );
}
