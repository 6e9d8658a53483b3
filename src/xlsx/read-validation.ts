import { MAX_COLUMNS, MAX_ROWS, type Area } from "../cells/address";
import type { ListRule } from "../workbook/model";
import { VALIDATION_OPERATORS, type Validation, type ValidationKind } from "../workbook/validation";
import { SharedFormula, shownFormula } from "./formula-text";
import { CLOSE, OPEN, type XmlScanner } from "./xml";

const STORED_KINDS = new Map<string, ValidationKind>([
  ["list", "list"],
  ["whole", "whole"],
  ["decimal", "decimal"],
  ["date", "date"],
  ["time", "time"],
  ["textLength", "length"],
  ["custom", "custom"],
]);

export interface ReadValidation {
  readonly lists: readonly ListRule[];
  readonly validations: readonly Validation[];
}

/** Reads one `dataValidation`, in the older or the newer form of the file; `areaOf` says where a reference is. */
export function readValidation(
  xml: XmlScanner,
  areaOf: (ref: string) => Area | null,
): ReadValidation {
  const kind = STORED_KINDS.get(xml.attribute("type") ?? "");
  const stored = xml.attribute("operator") ?? "between";
  const operator = VALIDATION_OPERATORS.find((known) => known === stored);
  const { where, formulas } = partsOf(xml);
  const areas = where.split(/\s+/).flatMap((ref) => areaOf(ref) ?? []);
  if (kind === "list") {
    const [source = ""] = formulas;
    const choices = /^"(.*)"$/s.exec(source)?.[1];
    const seen = choices === undefined ? seenFromEach(areas, source) : [];
    return {
      lists: areas.map((area, at) =>
        choices === undefined
          ? { area, choices: null, formula: seen[at] ?? "=" }
          : { area, choices: splitChoices(choices), formula: null },
      ),
      validations: [],
    };
  }
  if (kind === undefined || operator === undefined || formulas.length === 0)
    return { lists: [], validations: [] };
  const seen = formulas.map((formula) => seenFromEach(areas, formula));
  return {
    lists: [],
    validations: areas.map((area, at) => ({
      area,
      kind,
      operator: kind === "custom" ? null : operator,
      choices: null,
      formulas: seen.map((texts) => texts[at] ?? "="),
    })),
  };
}

/** The newer form has places and formulas in elements of their own. */
function partsOf(xml: XmlScanner): { where: string; formulas: string[] } {
  let where = xml.attribute("sqref") ?? "";
  const texts = new Map<string, string>();
  const depth = xml.depth - 1;
  let open = "";
  for (let token = xml.next(); xml.depth > depth; token = xml.next()) {
    const { name } = xml;
    if (token === OPEN && (name === "formula1" || name === "formula2")) open = name;
    else if (token === CLOSE && name === open) {
      if (!texts.has(open)) texts.set(open, xml.text());
      open = "";
    } else if (token === CLOSE && name === "f" && open !== "") texts.set(open, xml.text());
    else if (token === CLOSE && name === "sqref") where = xml.text();
  }
  const formulas = ["formula1", "formula2"].map((name) => (texts.get(name) ?? "").trim());
  return { where, formulas: formulas.filter((formula) => formula !== "") };
}

/** One that holds in several areas is written once, as seen from the corner around all of them. */
function seenFromEach(areas: readonly Area[], stored: string): string[] {
  const formula = shownFormula(stored);
  const row = areas.reduce((first, area) => Math.min(first, area.row), MAX_ROWS);
  const column = areas.reduce((first, area) => Math.min(first, area.column), MAX_COLUMNS);
  const shared = areas.length > 1 ? new SharedFormula(formula, row, column) : null;
  return areas.map((area) => shared?.at(area.row, area.column) ?? formula);
}

function splitChoices(text: string): string[] {
  return text
    .replaceAll('""', '"')
    .split(",")
    .map((choice) => choice.trim());
}
