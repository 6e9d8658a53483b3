import { address, intersection, parseAddress, type Area } from "../../cells/address";
import { asText, type Cell } from "../../cells/cell";
import { formatDate } from "../../cells/date";
import { RecordsDraft } from "../../records/draft";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Kept } from "../../records/read";
import { puttingRightText } from "../../text/putting-right";
import { fail, ok, type Result } from "../../text/trouble";
import type { BeforeCell, Change } from "../../workbook/change";
import type { Block, Workbook } from "../../workbook/port";
import type { Finding, FixKind } from "../finding";
import { PUTTING_RIGHT, type FixRow, type PuttingRight, type ValueKind } from "./layout";

/** A value that a finding offers to write into the one cell that it is about. */
export interface SafeFix {
  readonly finding: Finding;
  readonly kind: FixKind;
  readonly area: Area;
  readonly value: string | number;
  /** What will be done, and what is done afterwards, in words. */
  readonly sentence: string;
  readonly said: string;
}

const DATE_FORMAT = "dd/mm/yyyy";
const TEXT_FORMAT = "@";
const GENERAL = "General";

/** The fix that a finding offers for its cell; null where it offers none. */
export function fixOf(finding: Finding): SafeFix | null {
  const [place, ...more] = finding.locations;
  const { value, kind } = finding.fix ?? { value: null };
  if (!place || place.cell === null || more.length > 0 || value === null || !kind) return null;
  const area = parseAddress(place.cell, place.sheet);
  if (finding.status === "closed" || area?.rows !== 1 || area.columns !== 1) return null;
  const words = puttingRightText.fix;
  const where = address(area);
  const before = finding.value === null ? puttingRightText.blank : quoted(finding.value);
  const sentence =
    kind === "empty"
      ? words.empty(where)
      : kind === "date" && typeof value === "number"
        ? words.writeDate(formatDate(value), where, before)
        : words.write(shownFix(kind, value), where, before);
  const said = kind === "empty" ? words.emptied(where) : words.wrote(shownFix(kind, value), where);
  return { finding, kind, area, value, sentence, said };
}

/** Every fix that findings offer; the first one counts where two would write the same cell. */
export function fixesOf(findings: readonly Finding[]): readonly SafeFix[] {
  const byCell = new Map<string, SafeFix>();
  for (const finding of findings) {
    const fix = fixOf(finding);
    if (fix && !byCell.has(address(fix.area))) byCell.set(address(fix.area), fix);
  }
  return [...byCell.values()];
}

/** What a fix writes, so that spaces at its ends are seen. */
export function shownFix(kind: FixKind, value: string | number): string {
  if (typeof value === "string") return quoted(value);
  return kind === "date" ? formatDate(value) : String(value);
}

const quoted = (text: string) => `“${text}”`;

export interface PlannedFixes extends Plan {
  /** What was left out, and why, in words. */
  readonly left: readonly string[];
  readonly said: readonly string[];
}

/**
 * The changes that make the fixes and keep each of them in the table tblFix. Cells on protected sheets, cells
 * with formulas and cells that have changed since the check are left out, and that is said.
 */
export async function planFixes(
  workbook: Workbook,
  records: PuttingRight,
  fixes: readonly SafeFix[],
  moment: Moment,
): Promise<Result<PlannedFixes>> {
  if (moment.actor.trim() === "") return fail(puttingRightText.noName());
  const cells = await readCells(workbook, fixes);
  if (!cells.ok) return cells;
  const words = puttingRightText.fix;
  const left = cells.value.locked.map(([sheet, n]) => words.isProtected(sheet, n));
  const changes: Change[] = [];
  const made: SafeFix[] = [];
  const draft = new RecordsDraft(PUTTING_RIGHT, records);
  const ids = records.rows.tblFix.map((row) => row.fixId);
  for (const fix of fixes) {
    const before = cells.value.at(fix.area);
    if (!before) continue;
    const where = address(fix.area);
    if (before.formula !== null) left.push(words.isFormula(where));
    else if (typeof before.value !== "string" || before.value !== fix.finding.value)
      left.push(words.hasChanged(where));
    else {
      const fixId = newId("FX", ids, moment);
      ids.push(fixId);
      made.push(fix);
      const value = fix.value === "" ? null : fix.value;
      const format = formatFor(fix, before.format);
      changes.push(overwrite(fix.area, before.value, { value, format, formula: null }));
      draft.add("tblFix", rowOf(fix, fixId, before, moment));
    }
  }
  if (made.length === 0) {
    const nothing = words.nothing();
    return fail({ ...nothing, message: [...left, nothing.message].join(" ") });
  }
  const recorded = words.recorded(made.length);
  draft.say(...made.map(({ sentence }) => sentence), ...left, recorded);
  const planned = draft.done();
  if (!planned.ok) return planned;
  return ok({
    ...planned.value,
    changes: [...changes, ...planned.value.changes],
    left,
    said: [...made.map(({ said }) => said), ...left, recorded],
  });
}

/** Written only where the cell still holds what it held; the format too, which a plain write would leave. */
function overwrite(area: Area, held: Cell, after: BeforeCell): Change {
  return { kind: "restoreCells", area, written: [[held]], before: [[after]] };
}

/** A number in a cell formatted as text would be a text again, and a date without its format a number. */
function formatFor({ kind, value }: SafeFix, format: string): string {
  if (kind === "date") return DATE_FORMAT;
  return typeof value === "number" && format === TEXT_FORMAT ? GENERAL : format;
}

function rowOf(
  { finding, kind, area, value }: SafeFix,
  fixId: string,
  before: BeforeCell,
  { at, actor }: Moment,
): FixRow {
  const [place] = finding.locations;
  return {
    fixId,
    at,
    by: actor.trim(),
    kind,
    rule: finding.rule,
    sheet: area.sheet,
    cell: place?.cell ?? "",
    table: place?.table ?? "",
    recordKey: place?.rowKey ?? "",
    field: place?.field ?? "",
    ...oldOf(before),
    new: asText(value),
    newKind: kindOf(value === "" ? null : value),
    putBackAt: "",
    putBackBy: "",
  };
}

const oldOf = ({ value, format }: BeforeCell) => ({
  old: asText(value),
  oldKind: kindOf(value),
  oldFormat: format,
});

function kindOf(value: Cell): ValueKind {
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "yes_no";
  return value === null ? "blank" : "text";
}

interface Cells {
  /** Null for cells on protected sheets. */
  readonly at: (area: Area) => BeforeCell | null;
  /** Protected sheets, and how many of the fixes they hold. */
  readonly locked: readonly (readonly [sheet: string, fixes: number])[];
}

/** The cells of the fixes as they stand: one read a sheet, whatever the number of cells. */
async function readCells(workbook: Workbook, fixes: readonly SafeFix[]): Promise<Result<Cells>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const bySheet = new Map<string, Area[]>();
  for (const { area } of fixes) {
    const areas = bySheet.get(area.sheet);
    if (areas) areas.push(area);
    else bySheet.set(area.sheet, [area]);
  }
  const blocks = new Map<string, Block>();
  const locked: (readonly [string, number])[] = [];
  for (const [name, areas] of bySheet) {
    if (facts.value.sheets.find((sheet) => sheet.name === name)?.isProtected) {
      locked.push([name, areas.length]);
      continue;
    }
    const block = await workbook.read(around(areas), { formats: true, formulas: true });
    if (!block.ok) return block;
    blocks.set(name, block.value);
  }
  return ok({
    locked,
    at: (area) => {
      const block = blocks.get(area.sheet);
      return block ? cellIn(block, area) : null;
    },
  });
}

function around(areas: readonly Area[]): Area {
  const [row, column] = [
    Math.min(...areas.map((area) => area.row)),
    Math.min(...areas.map((area) => area.column)),
  ];
  const rows = Math.max(...areas.map((area) => area.row)) - row + 1;
  const columns = Math.max(...areas.map((area) => area.column)) - column + 1;
  return { sheet: areas[0]?.sheet ?? "", row, column, rows, columns };
}

function cellIn(block: Block, area: Area): BeforeCell | null {
  if (!intersection(block.area, area)) return null;
  const column = block.columns[area.column - block.area.column];
  const row = area.row - block.area.row;
  const formats = column?.formats ?? GENERAL;
  return {
    value: column?.values[row] ?? null,
    formula: column?.formulas?.[row] ?? null,
    format: typeof formats === "string" ? formats : (formats[row] ?? GENERAL),
  };
}

/** Writes the old value of a kept fix back, if its cell still holds what the fix wrote. */
export async function planPutBack(
  workbook: Workbook,
  records: PuttingRight,
  fix: Kept<FixRow>,
  moment: Moment,
): Promise<Result<Plan>> {
  const words = puttingRightText.fix;
  const area = parseAddress(fix.cell, fix.sheet);
  const where = area ? address(area) : `${fix.sheet}!${fix.cell}`;
  if (fix.putBackAt !== "") return fail(words.isPutBack(where));
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  if (!area || !facts.value.sheets.some((sheet) => sheet.name === fix.sheet))
    return fail(words.noCell(where));
  const block = await workbook.read(area, { formats: true, formulas: true });
  if (!block.ok) return block;
  const now = cellIn(block.value, area);
  if (!now || now.formula !== null || !isSame(now.value, fix)) return fail(words.isChanged(where));
  const value = valueFrom(fix.old, fix.oldKind);
  const draft = new RecordsDraft(PUTTING_RIGHT, records);
  draft.set("tblFix", fix, { putBackAt: moment.at, putBackBy: moment.actor.trim() });
  draft.say(words.restore(value === null ? puttingRightText.blank : quoted(fix.old), where));
  const planned = draft.done(fix.fixId);
  if (!planned.ok) return planned;
  const back = overwrite(area, now.value, { value, formula: null, format: fix.oldFormat });
  return ok({ ...planned.value, changes: [back, ...planned.value.changes] });
}

const isSame = (value: Cell, fix: FixRow) =>
  kindOf(value) === fix.newKind && asText(value) === fix.new;

function valueFrom(text: string, kind: ValueKind): Cell {
  if (kind === "number") return Number(text);
  if (kind === "yes_no") return text.toLowerCase() === "true";
  return kind === "blank" ? null : text;
}
