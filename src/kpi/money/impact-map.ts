import { isBlank, isError, trim, type Cell } from "../../cells/cell";
import { parseNumber } from "../../cells/number";
import { kpiText } from "../../text/kpi";
import { moneyText } from "../../text/kpi-money";
import { refuse, type Answer, type Problem } from "../problem";
import { placeOf, type Range } from "../range";
import { readNumber } from "../reading";
import { isProblem } from "../problem";
import type { OutcomeValue } from "./impact";

/** An outcome of the map, with the name that it has there or its number. */
export interface MapRow extends OutcomeValue {
  readonly name: string;
}

const FEWEST = 3;
const MOST = 7;

const isWord = (cell: Cell) =>
  typeof cell === "string" && !isBlank(cell) && parseNumber(cell) === null;

/** Whether the map begins with a column of names: text in which nobody would read a number. */
function hasNames({ cells, rows, columns }: Range): boolean {
  for (let row = 0; row < rows; row++) {
    if (isWord(cells[row * columns] ?? null)) return true;
  }
  return false;
}

function readRow(map: Range, first: number, count: number, name: string): MapRow | Problem {
  const read: number[] = [];
  for (let column = 0; column < count; column++) {
    const at = first + column;
    const value = readNumber(map, at) ?? 0;
    if (isProblem(value)) return value;
    const isShare = column >= 2 && column <= 5;
    if (isShare && (value < 0 || value > 1)) return kpiText.notAProportion(placeOf(map, at), value);
    if (!isShare && column !== 1 && value < 0) return kpiText.negative(placeOf(map, at), value);
    read.push(value);
  }
  const [quantity = 0, proxy = 0, deadweight = 0, displacement = 0] = read;
  const [attribution = 0, dropOff = 0, duration = 1] = read.slice(4);
  return {
    name,
    quantity,
    proxy,
    deadweight,
    displacement,
    attribution,
    dropOff,
    duration: Math.trunc(duration) || 1,
  };
}

/** Whether nothing stands in a row of the map; Excel on the desktop hands a blank cell over as 0. */
export function isBlankRow({ cells, columns }: Range, row: number): boolean {
  return cells
    .slice(row * columns, (row + 1) * columns)
    .every((cell) => cell === 0 || isBlank(cell));
}

/**
 * Reads an impact map: a row for each outcome with quantity, proxy, deadweight, displacement, attribution, drop-off and
 * duration; columns at the end may be missing (0, duration 1), and a column of names may come first. Blank rows are
 * passed over, blank cells are 0. A share outside 0 to 1 is #NUM!, text in place of a number #VALUE!.
 */
export function impactMap(map: Range): Answer<readonly MapRow[]> {
  const offset = hasNames(map) ? 1 : 0;
  const count = map.columns - offset;
  if (count < FEWEST || count > MOST) return refuse(moneyText.mapShape(placeOf(map), map.columns));
  const rows: MapRow[] = [];
  for (let row = 0; row < map.rows; row++) {
    if (isBlankRow(map, row)) continue;
    const start = row * map.columns;
    const label = map.cells[start] ?? null;
    if (isError(label)) return refuse(kpiText.errorInside(placeOf(map, start), label.error));
    const name = offset && !isBlank(label) ? trim(String(label)) : moneyText.outcomeNumber(row + 1);
    const outcome = readRow(map, start + offset, count, name);
    if ("code" in outcome) return refuse(outcome);
    rows.push(outcome);
  }
  return rows.length === 0 ? refuse(moneyText.emptyMap(placeOf(map))) : { ok: true, value: rows };
}
