import type { Cell } from "../../src/cells/cell";
import { parseDate } from "../../src/cells/date";
import type { Moment } from "../../src/records/moment";
import type { Result } from "../../src/text/trouble";
import type { Finding, Run } from "../../src/verify/finding";
import { readPack } from "../../src/verify/pack";
import { verify } from "../../src/verify/run";
import { emptySheet, emptyWorkbook, putCell, type WorkbookModel } from "../../src/workbook/model";
import { MemoryWorkbook } from "../../src/workbook/memory";

export interface Grid {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Number formats by cell position "row,column". */
  readonly formats?: ReadonlyMap<string, string>;
}

export function modelOf(...grids: readonly Grid[]): WorkbookModel {
  const model = emptyWorkbook("test.xlsx");
  for (const grid of grids) {
    const sheet = emptySheet(grid.sheet);
    grid.rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        if (cell !== null) putCell(sheet, r, c, cell, grid.formats?.get(`${r},${c}`));
      }),
    );
    model.sheets.push(sheet);
  }
  return model;
}

export const day = (text: string): number => {
  const number = parseDate(text);
  if (number === null) throw new Error(`${text} is no date`);
  return number;
};

/** A pack with what every pack has to say about itself already said. */
export function packJson(parts: object): unknown {
  return { format: 1, id: "test-pack", version: "1.0", title: "Test", owner: "Test", ...parts };
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

export function trouble(result: Result<unknown>): string {
  if (result.ok) throw new Error("There was no trouble.");
  return result.trouble.message;
}

export async function check(
  model: WorkbookModel,
  parts: object,
  asOf = "31/10/2025",
  parameters: ReadonlyMap<string, Cell> = new Map(),
): Promise<Run> {
  const pack = value(readPack(packJson(parts)));
  return value(await verify(new MemoryWorkbook(model), pack, { asOf: day(asOf), parameters }));
}

export const cellsOf = (findings: readonly Finding[]) =>
  findings.flatMap(({ locations }) => locations.map(({ sheet, cell }) => `${sheet}!${cell ?? ""}`));

/** A table of one sheet with fields of the given types, in the order of its columns. */
export function tableOf(
  name: string,
  fields: Readonly<Record<string, string>>,
  extra: object = {},
): object {
  return {
    name,
    find: { sheet: name },
    schema: {
      fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
      ...extra,
    },
  };
}

/** Moments of one day on which somebody writes into a workbook, each with a mark of its own. */
export function momentsOn(today: number): Moment {
  let tokens = 0;
  return {
    at: "2025-10-31T10:00:00.000Z",
    today,
    actor: "A. Osei",
    token: () => `t${String(tokens++).padStart(3, "0")}`,
  };
}
