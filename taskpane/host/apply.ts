import { address, cellArea, type Area } from "../../src/cells/address";
import { fail, ok, type Result } from "../../src/text/trouble";
import { workbookText } from "../../src/text/workbook";
import type { Change } from "../../src/workbook/change";
import { describe } from "../../src/workbook/describe";
import type { WorkbookModel } from "../../src/workbook/model";
import type { Receipt, WorkbookFacts } from "../../src/workbook/port";
import { areaOrNull, PLACE } from "./facts";
import { dressReport } from "./report";
import { readCells } from "./read";
import { inExcel } from "./run";
import { tryOut, withoutEmptyText, type Step, type Tried } from "./shadow";
import { hostTrouble } from "./troubles";
import { contentOf, piecesOf, Writer, type Content } from "./write";

const sheetOf = (model: WorkbookModel, name: string) =>
  model.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());

/** What a model holds in an area; null where the sheet is not in it. */
function content(model: WorkbookModel, area: Area): Content | null {
  const sheet = sheetOf(model, area.sheet);
  return sheet ? contentOf(sheet, area) : null;
}

/** Every area that a step writes cells to. The heading above a table is not part of what it reports. */
function written({ change, touched }: Step): Area[] {
  if (!touched) return [];
  if (change.kind !== "removeTable" || change.heading === null) return [touched];
  return [touched, cellArea(touched.sheet, 0, 0)];
}

/** Whether both are there, and the first has fewer rows or columns. */
function isSmaller(one: Area | null, other: Area | null): boolean {
  return one !== null && other !== null && (one.rows < other.rows || one.columns < other.columns);
}

async function make(writer: Writer, step: Step, { before, after }: Tried): Promise<void> {
  const { change, tableBefore, tableAfter } = step;
  if (change.kind === "addSheet" || change.kind === "addReportSheet") {
    writer.addSheet(change.sheet);
  }
  if (change.kind === "removeTable" && tableBefore) writer.dissolve(change.table, tableBefore);
  if (tableAfter && isSmaller(tableAfter, tableBefore) && "table" in change) {
    writer.resize(change.table, tableAfter);
  }
  for (const area of written(step).flatMap(piecesOf)) {
    await writer.makeRoom(area);
    const cells = content(after, area);
    if (cells) await writer.cells(cells, content(before, area));
  }
  if (change.kind === "removeColumns" && step.touched) writer.undress(step.touched);
  if (tableAfter && isSmaller(tableBefore, tableAfter) && "table" in change) {
    writer.resize(change.table, tableAfter);
  }
  if (change.kind === "addColumns" && step.touched) writer.dress(step.touched, change.columns);
  if (change.kind === "addTable" && tableAfter) {
    writer.addTable(change.table, tableAfter);
    writer.dress(tableAfter, change.columns);
  }
  if (change.kind === "addReportSheet") {
    await writer.flush();
    await dressReport(writer.context, change.sheet, change.content);
  }
  if (change.kind === "removeSheet" || change.kind === "removeReportSheet") {
    writer.removeSheet(change.sheet);
  }
}

/** What the cells have to be to take a step back: only where they hold what the step wrote. */
function takenBack(now: Content, before: Content | null, after: Content): Content {
  const isOurs = (r: number, c: number) =>
    now.values[r]?.[c] === after.values[r]?.[c] || after.formulas[r]?.[c] != null;
  const choose = <T>(pick: (from: Content) => readonly (readonly T[])[], blank: T): T[][] =>
    pick(now).map((row, r) =>
      row.map((cell, c) =>
        isOurs(r, c) ? (before ? (pick(before)[r]?.[c] ?? blank) : blank) : cell,
      ),
    );
  return {
    area: now.area,
    values: choose((from) => from.values, null),
    formulas: choose((from) => from.formulas, null),
    formats: choose((from) => from.formats, "General"),
  };
}

async function sheetIsThere(context: Excel.RequestContext, name: string): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  await context.sync();
  return !sheet.isNullObject;
}

/**
 * Where a table of that name stands; null where there is none. The sheet has to be the same: a table of
 * the same name that somebody made elsewhere meanwhile is none of ours.
 */
async function placeOf(
  context: Excel.RequestContext,
  name: string,
  sheet: string,
): Promise<Area | null> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  await context.sync();
  if (table.isNullObject) return null;
  const range = table.getRange();
  range.load(PLACE);
  range.worksheet.load("name");
  await context.sync();
  return range.worksheet.name === sheet ? areaOrNull(sheet, range) : null;
}

/** Takes one step back as far as it had come; nothing happens where it had not begun. */
async function takeBack(writer: Writer, step: Step, tried: Tried): Promise<void> {
  const { context } = writer;
  const { change, tableBefore, tableAfter } = step;
  if (change.kind === "removeSheet" && !(await sheetIsThere(context, change.sheet))) {
    writer.addSheet(change.sheet);
    await writer.flush();
  }
  if (change.kind === "addTable" && tableAfter) {
    const place = await placeOf(context, change.table, tableAfter.sheet);
    if (place) writer.dissolve(change.table, place);
  }
  if (change.kind === "removeReportSheet" && !(await sheetIsThere(context, change.sheet))) {
    await makeAgain(writer, step, tried);
  }
  // A title that is emptied while it still heads a column of the table would get a made-up one.
  if (change.kind === "addColumns" && tableBefore && step.touched) {
    const place = await placeOf(context, change.table, tableBefore.sheet);
    if (place && place.columns !== tableBefore.columns) {
      writer.resize(change.table, tableBefore);
      writer.undress(step.touched);
    }
  }
  for (const area of written(step)) await cellsBack(writer, area, tried);
  if ("table" in change && tableBefore) {
    const place = await placeOf(context, change.table, tableBefore.sheet);
    // A table that a step of these same changes was to make is not missed where it was not made.
    if (!place && change.kind === "removeTable") writer.addTable(change.table, tableBefore);
    const isSame = place?.rows === tableBefore.rows && place.columns === tableBefore.columns;
    if (place && !isSame) writer.resize(change.table, tableBefore);
    if (place && change.kind === "removeColumns" && step.touched) {
      writer.dress(step.touched, change.columns);
    }
  }
  await writer.flush();
  if (change.kind === "addSheet" || change.kind === "addReportSheet") {
    await removeIfEmpty(writer, change.sheet);
  }
}

/** A report sheet that was removed already, with everything that stood on it. */
async function makeAgain(writer: Writer, { change, touched }: Step, tried: Tried): Promise<void> {
  const held = touched && content(tried.before, touched);
  if (change.kind !== "removeReportSheet" || !held) return;
  writer.addSheet(change.sheet);
  await writer.cells(held, null);
  await writer.flush();
  await dressReport(writer.context, change.sheet, change.content);
}

async function cellsBack(writer: Writer, area: Area, { before, after }: Tried): Promise<void> {
  const wanted = content(after, area);
  if (!wanted || !(await sheetIsThere(writer.context, area.sheet))) return;
  const block = await readCells(writer.context, area, { formats: true, formulas: true });
  if (!block.ok) return;
  const { columns } = block.value;
  const byRow = <T>(cell: (column: (typeof columns)[number], row: number) => T): T[][] =>
    Array.from({ length: area.rows }, (_, r) => columns.map((column) => cell(column, r)));
  const now: Content = {
    area,
    values: byRow(({ values }, r) => values[r] ?? null),
    formulas: byRow(({ formulas }, r) => formulas?.[r] ?? null),
    formats: byRow(({ formats }, r) =>
      typeof formats === "string" ? formats : (formats?.[r] ?? "General"),
    ),
  };
  await writer.cells(takenBack(now, content(before, area), wanted), now);
}

async function removeIfEmpty(writer: Writer, name: string): Promise<void> {
  if (!(await sheetIsThere(writer.context, name))) return;
  const sheet = writer.context.workbook.worksheets.getItem(name);
  const used = sheet.getUsedRangeOrNullObject(true);
  await writer.flush();
  if (used.isNullObject) writer.removeSheet(name);
  await writer.flush();
}

async function takeAllBack(tried: Tried, facts: WorkbookFacts): Promise<void> {
  await Excel.run({ delayForCellEdit: true }, async (context) => {
    const writer = new Writer(context, facts.dateSystem);
    for (const step of [...tried.steps].reverse()) await takeBack(writer, step, tried);
  });
}

function places({ steps }: Tried): string {
  const named = new Set(
    steps.flatMap(({ change, touched }) =>
      touched ? [address(touched)] : "sheet" in change ? [change.sheet] : [],
    ),
  );
  return [...named].join(", ");
}

/**
 * Makes the changes in the open workbook: tried out first, then written, and taken back to the last cell
 * where Excel stops on the way.
 */
export async function applyChanges(
  facts: WorkbookFacts,
  given: readonly Change[],
  task: string,
): Promise<Result<Receipt>> {
  const changes = given.map(withoutEmptyText);
  const tried = await inExcel({ task }, (context) => tryOut(context, facts, changes));
  if (!tried.ok) return tried;

  const where = places(tried.value);
  try {
    await Excel.run({ delayForCellEdit: true }, async (context) => {
      const writer = new Writer(context, facts.dateSystem);
      for (const step of tried.value.steps) await make(writer, step, tried.value);
      await writer.flush();
    });
  } catch (error) {
    const trouble = hostTrouble(error, { task, where });
    try {
      await takeAllBack(tried.value, facts);
    } catch {
      return fail(workbookText.halfDone(where));
    }
    return fail(trouble);
  }
  return ok({ said: changes.map(describe), inverse: tried.value.inverse });
}
