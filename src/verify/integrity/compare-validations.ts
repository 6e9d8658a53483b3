import { translateFormulaToA1 } from "@borgar/fx";
import {
  columnLetters,
  difference,
  intersection,
  localAddress,
  type Area,
} from "../../cells/address";
import { DAYS_1904, formatDate, type DateSystem } from "../../cells/date";
import { integrityText, validationText } from "../../text/integrity";
import type { Validation } from "../../workbook/validation";
import type { Baseline, Pair } from "./baseline";
import type { Difference } from "./compare-template";
import type { FormulaBook } from "./formula-grid";
import type { TemplateRule } from "./template-shape";

/** What cells take, written so that it reads the same wherever the cells stand. */
interface Rule extends Pick<Validation, "kind" | "operator" | "choices"> {
  readonly codes: readonly number[];
}

interface Placed {
  readonly area: Area;
  readonly rule: Rule;
  readonly key: string;
}

const keyOf = ({ kind, operator, choices, codes }: Rule) =>
  JSON.stringify([kind, operator, choices, codes]);

const firstCell = ({ column, row }: Area) => columnLetters(column) + (row + 1);

function placedOf(validation: Validation, book: FormulaBook): Placed {
  const { area, kind, operator, choices, formulas } = validation;
  const codes = formulas.map((formula) => book.codeOf(formula, firstCell(area)));
  const rule = { kind, operator, choices, codes };
  return { area, rule, key: keyOf(rule) };
}

/** The validations of a sheet for a blank form that is kept: each once, with its areas. */
export function templateRules(
  validations: readonly Validation[],
  book: FormulaBook,
): TemplateRule[] {
  const rules = new Map<string, TemplateRule>();
  for (const validation of validations) {
    const { area, rule, key } = placedOf(validation, book);
    let kept = rules.get(key);
    if (!kept) {
      const { kind, operator, choices, codes } = rule;
      const formulas = codes.map((code) => book.textOf(code));
      kept = { kind, operator, choices: choices && [...choices], formulas, areas: [] };
      rules.set(key, kept);
    }
    kept.areas.push([area.row, area.column, area.rows, area.columns]);
  }
  return [...rules.values()];
}

/** A sheet beside the same sheet of the blank form, and what is needed to hold formulas against each other. */
interface Comparing {
  readonly pair: Pair;
  readonly baseline: Baseline;
  readonly book: FormulaBook;
  readonly dateSystem: DateSystem;
}

/** Cells that take something else than in the blank form, or anything at all. */
export function validationDifferences(
  comparing: Comparing,
  validations: readonly Validation[],
): Difference[] {
  const placed = validations.map((validation) => placedOf(validation, comparing.book));
  return comparing.pair.form.validations.flatMap(({ areas, formulas, ...about }) => {
    const rule = { ...about, codes: formulas.map((text) => comparing.book.codeOfText(text)) };
    const key = keyOf(rule);
    const same = placed.filter((own) => own.key === key);
    const unlike = placed.filter((own) => own.key !== key);
    const open = areas.flatMap(([row, column, rows, columns]) => {
      const whole = placeNow({ row, column, rows, columns }, comparing);
      return { row, whole, left: without([whole], same) };
    });
    return told(
      open.filter(({ left }) => left.length > 0),
      rule,
      unlike,
      comparing,
    );
  });
}

/** Where cells of the blank form stand in the return. */
function placeNow(
  { row, column, rows, columns }: Omit<Area, "sheet">,
  { pair: { alignment, grid } }: Comparing,
): Area {
  const first = alignment.now(row)[0] ?? row;
  const last = alignment.now(row + rows - 1).at(-1) ?? first;
  return {
    sheet: grid.area.sheet,
    row: first,
    column,
    rows: Math.max(last - first, 0) + 1,
    columns,
  };
}

function without(areas: readonly Area[], others: readonly Placed[]): Area[] {
  let left = [...areas];
  for (const { area } of others) {
    if (left.length === 0) break;
    left = left.flatMap((piece) => difference(piece, area));
  }
  return left;
}

interface Open {
  readonly row: number;
  readonly whole: Area;
  readonly left: readonly Area[];
}

/** What became of cells that no longer have the rule they had: another one, or none. */
function told(
  open: readonly Open[],
  rule: Rule,
  unlike: readonly Placed[],
  comparing: Comparing,
): Difference[] {
  const gone: Area[] = [];
  const changed = new Map<string, { now: Rule; cells: Area[] }>();
  for (const { row, whole, left } of open) {
    let rest = [...left];
    for (const own of unlike) {
      const shared = rest.flatMap((piece) => intersection(piece, own.area) ?? []);
      if (shared.length === 0) continue;
      rest = without(rest, [own]);
      if (isAlike(rule, row, own.rule, whole.row, comparing)) continue;
      const seen = changed.get(own.key) ?? { now: own.rule, cells: [] };
      seen.cells.push(...shared);
      changed.set(own.key, seen);
    }
    gone.push(...rest);
  }
  return [
    ...joined(gone).map((area) => tell(area, rule, null, comparing)),
    ...[...changed.values()].flatMap(({ now, cells }) =>
      joined(cells).map((area) => tell(area, rule, now, comparing)),
    ),
  ];
}

/** Rows that were put in or taken out move what a rule refers to, which makes it no other rule. */
function isAlike(
  form: Rule,
  before: number,
  own: Rule,
  now: number,
  { pair, baseline }: Comparing,
): boolean {
  return (
    keyOf({ ...form, codes: [] }) === keyOf({ ...own, codes: [] }) &&
    form.codes.length === own.codes.length &&
    form.codes.every((code, at) => baseline.isAlike(pair, code, before, own.codes[at] ?? 0, now))
  );
}

/** Pieces that stand below one another as one. */
function joined(areas: readonly Area[]): Area[] {
  const sorted = [...areas].sort(
    (a, b) => a.column - b.column || a.columns - b.columns || a.row - b.row,
  );
  const found: Area[] = [];
  for (const area of sorted) {
    const above = found.at(-1);
    const touches =
      above?.column === area.column &&
      above.columns === area.columns &&
      above.row + above.rows >= area.row;
    if (!touches) found.push(area);
    else {
      const end = Math.max(above.row + above.rows, area.row + area.rows);
      found[found.length - 1] = { ...above, rows: end - above.row };
    }
  }
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}

function tell(area: Area, was: Rule, now: Rule | null, comparing: Comparing): Difference {
  const words = integrityText.template;
  const cells = localAddress(area);
  const [before, after] = [was, now].map((rule) => rule && inWords(rule, area, comparing));
  return {
    what: "validation",
    sheet: area.sheet,
    area,
    value: null,
    message: after
      ? words.validationChanged(cells, after, before ?? "")
      : words.validationGone(cells, before ?? ""),
    advice: words.validationAdvice,
    fix: null,
  };
}

const PLAIN_NUMBER = /^=(-?\d+(?:\.\d+)?)$/;
const MINUTES_A_DAY = 1440;

function inWords(
  { kind, operator, choices, codes }: Rule,
  area: Area,
  { book, dateSystem }: Comparing,
): string {
  const bounds = codes.map((code) => {
    const formula = translateFormulaToA1(book.textOf(code), firstCell(area));
    const plain = PLAIN_NUMBER.exec(formula)?.[1];
    if (plain === undefined) return formula;
    const number = Number(plain);
    if (kind === "date" && Number.isInteger(number))
      return formatDate(dateSystem === 1904 ? number + DAYS_1904 : number);
    return kind === "time" ? timeOf(number) : plain;
  });
  if (kind === "list") return validationText.list(choices, bounds[0] ?? "");
  if (kind === "custom" || operator === null) return validationText.custom(bounds[0] ?? "");
  return validationText.bounds(kind, operator, bounds[0] ?? "", bounds[1] ?? "");
}

function timeOf(day: number): string {
  const minutes = Math.round(day * MINUTES_A_DAY);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
