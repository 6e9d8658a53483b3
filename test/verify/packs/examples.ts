import { expect, it } from "vitest";
import type { Cell } from "../../../src/cells/cell";
import { parseDate } from "../../../src/cells/date";
import type { Run } from "../../../src/verify/finding";
import type { Pack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { day, modelOf, value } from "../make";

/** Dates are written as people write them: dd/mm/yyyy. */
type Row = readonly Cell[];

/** One check of a pack: rows in which it finds something, and rows in which it does not. */
export interface Example {
  readonly id: string;
  /** The name of the pack's table. */
  readonly table: string;
  readonly columns: readonly string[];
  readonly fails: readonly Row[];
  readonly passes: readonly Row[];
  /** The cell to go to; headings stand in row 1. */
  readonly at: string;
  readonly parameters?: Readonly<Record<string, Cell>>;
}

export const AS_AT = "31/10/2026";

const written = (cell: Cell): Cell =>
  typeof cell === "string" && /^\d{2}\/\d{2}\/\d{4}$/.test(cell) ? parseDate(cell) : cell;

/** Checks rows that stand in an Excel table of the name that the pack looks for. */
export async function runOf(
  pack: Pack,
  { table, columns, parameters = {} }: Pick<Example, "table" | "columns" | "parameters">,
  rows: readonly Row[],
): Promise<Run> {
  const spec = pack.tables.find((one) => one.name === table);
  if (!spec) throw new Error(`${pack.id} has no table ${table}`);
  const sheet = spec.sheetNames[0] ?? spec.title;
  const model = modelOf({ sheet, rows: [columns, ...rows.map((row) => row.map(written))] });
  model.tables.push({
    name: spec.tableNames[0] ?? spec.name,
    area: { sheet, row: 0, column: 0, rows: rows.length + 1, columns: columns.length },
    columns: [...columns],
    hasTotals: false,
  });
  return value(
    await verify(new MemoryWorkbook(model), pack, {
      asOf: day(AS_AT),
      parameters: new Map(Object.entries(parameters)),
    }),
  );
}

const places = ({ findings }: Run) =>
  findings.map(({ rule, locations }) => `${rule} at ${locations[0]?.cell ?? "?"}`);

const LEVELS = { E: "error", W: "query", I: "note" } as const;

/** Every example, and that there is one for each rule of the pack's own. */
export function testExamples(
  pack: Pack,
  /** The catalogue's checks in its order, each with its severity: "YJ-01 E". */
  catalogue: readonly string[],
  examples: readonly Example[],
): void {
  const own = pack.rules.filter(({ id }) => /^(?:YJ|MA|PC|AU)-\d\d/.test(id));

  it("has every check of the catalogue, with its severity", () => {
    const levels = new Map(own.map(({ id, level }) => [id, level]));
    for (const entry of catalogue) {
      const [id = "", severity] = entry.split(" ");
      expect([id, levels.get(id)]).toEqual([
        id,
        LEVELS[severity === "E" || severity === "W" ? severity : "I"],
      ]);
    }
  });

  it("shows for every check what it finds and what it lets pass", () => {
    expect(new Set(examples.map(({ id }) => id))).toEqual(new Set(own.map(({ id }) => id)));
  });

  for (const example of examples) {
    it(`${example.id}: ${own.find(({ id }) => id === example.id)?.title ?? ""}`, async () => {
      expect(places(await runOf(pack, example, example.fails))).toEqual([
        `${example.id} at ${example.at}`,
      ]);
      expect(places(await runOf(pack, example, example.passes))).toEqual([]);
    });
  }
}

/** "YJ-01 E", "YJ-02 W" … from the severities in their order. */
export function numbered(prefix: string, severities: string): string[] {
  return [...severities].map(
    (severity, at) => `${prefix}-${String(at + 1).padStart(2, "0")} ${severity}`,
  );
}
