import { integrityText } from "../../text/integrity";
import { fingerprint } from "../fingerprint";
import type { Template, TemplateSheet } from "./template-shape";

/**
 * The blank form behind returns of one kind, where nobody has it any more: the sheets that all of them have, and
 * the headings and labels that all of them hold in the same place. Formulas and validations are those of the first.
 */
export function commonTemplate([first, ...others]: readonly [Template, ...Template[]]): Template {
  if (others.length === 0) return first;
  const sheets = first.sheets.flatMap((sheet): TemplateSheet[] => {
    const same = others.map((other) => other.sheets.find(({ name }) => name === sheet.name));
    if (same.includes(undefined)) return [];
    const marks = same.map((one) => new Set(one?.labels.map(markOf)));
    const labels = sheet.labels.filter((label) => marks.every((known) => known.has(markOf(label))));
    return [{ ...sheet, labels }];
  });
  return {
    format: 1,
    name: integrityText.template.sharedBy(first.name, others.length),
    sheets,
    fingerprint: fingerprint([JSON.stringify(sheets)]),
  };
}

const markOf = (label: TemplateSheet["labels"][number]) => label.join("\u001f");
