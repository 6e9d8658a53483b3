import { asText, isBlank, isError } from "../../src/cells/cell";
import type { Cell, ErrorCode } from "../../src/cells/cell";
import { formatDate, LAST_DAY } from "../../src/cells/date";
import { paneMeasuresText } from "../../src/text/pane-measures";
import type { FunctionGuide } from "./guide";

/** Answers that are on their way, not yet there. */
const COMING: ReadonlySet<ErrorCode> = new Set(["#BUSY!", "#GETTING_DATA"]);

const words = paneMeasuresText.answer;

/** Whether the cell still waits for its formula to be worked out. */
export function isComing(cell: Cell): boolean {
  return cell === null || (isError(cell) && COMING.has(cell.error));
}

/**
 * What a cell with a formula of the guide shows, in words: the number with its unit where the function
 * has one, or what its error means. Text is only repeated where the function's own help names it, because
 * it may be somebody's reference.
 */
export function answerInWords(guide: FunctionGuide, cell: Cell): readonly string[] {
  const first = isSpill(guide) ? words.firstOfSeveral : words.is;
  if (isBlank(cell)) return [words.blank];
  if (isError(cell)) {
    return isComing(cell)
      ? [words.coming]
      : [first(cell.error), words.errors[cell.error], ...saidOf(guide, cell.error)];
  }
  if (typeof cell === "number") return [first(numberInWords(guide, cell))];
  if (typeof cell === "string")
    return [first(isNamedBy(guide, cell) ? `“${cell}”` : words.text(cell.length))];
  return [first(asText(cell))];
}

const isSpill = ({ returns }: FunctionGuide) =>
  /\b(each|cells|columns|table|list)\b/i.test(returns);

function numberInWords({ returns }: FunctionGuide, value: number): string {
  if (/\bas dates?\b/i.test(returns) && value >= 1 && value <= LAST_DAY) return formatDate(value);
  const isShare = /\b(percentage|share|from 0 to 1)\b/i.test(returns);
  return isShare && value >= 0 && value <= 1 ? words.share(value) : words.number(value);
}

/** The sentences of the help that speak of an error. */
function saidOf({ remarks }: FunctionGuide, code: ErrorCode): readonly string[] {
  return remarks
    .flatMap((remark) => remark.split(/(?<=\.)\s/))
    .filter((sentence) => sentence.includes(code));
}

/** Whether the help of a function names a text itself, such as one of its answers or choices. */
export function isNamedBy(guide: FunctionGuide, text: string): boolean {
  const help = [
    guide.description,
    guide.returns,
    ...guide.remarks,
    ...guide.parameters.map(({ description }) => description),
  ];
  const wanted = text.trim().toLowerCase();
  return wanted !== "" && help.some((sentence) => sentence.toLowerCase().includes(wanted));
}
