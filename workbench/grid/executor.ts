import type { Nullable } from "@univerjs/core";
import {
  ArrayValueObject,
  AsyncObject,
  BaseFunction,
  BooleanValueObject,
  ErrorType,
  ErrorValueObject,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
} from "@univerjs/preset-sheets-core";
import type { Area } from "../../src/cells/address";
import { cellArea } from "../../src/cells/address";
import { cellError, isError, type Cell } from "../../src/cells/cell";
import type { GridFunction, Invoke } from "./grid";

type Rectangle = readonly (readonly Cell[])[];

function cellOf(value: Nullable<BaseValueObject>): Cell {
  if (!value || value.isNull()) return null;
  if (value.isError()) return cellError(String(value.getValue()));
  const raw = value.getValue();
  return value.isBoolean() ? Boolean(raw) : raw;
}

function rectangleOf(array: ArrayValueObject): Rectangle {
  const [rows, columns] = [array.getRowCount(), array.getColumnCount()];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cellOf(array.get(row, column))),
  );
}

const ERRORS: ReadonlyMap<string, ErrorType> = new Map(
  Object.values(ErrorType).map((error) => [String(error), error]),
);

function engineValue(cell: Cell): BaseValueObject {
  if (cell === null) return NullValueObject.create();
  if (isError(cell)) return ErrorValueObject.create(ERRORS.get(cell.error) ?? ErrorType.VALUE);
  if (typeof cell === "number") return NumberValueObject.create(cell);
  if (typeof cell === "boolean") return BooleanValueObject.create(cell);
  return StringValueObject.create(cell);
}

function engineArray(rows: Rectangle): BaseValueObject {
  const columns = rows[0]?.length ?? 0;
  if (rows.length === 0 || columns === 0) return ErrorValueObject.create(ErrorType.CALC);
  return ArrayValueObject.create({
    calculateValueList: rows.map((row) => row.map(engineValue)),
    rowCount: rows.length,
    columnCount: columns,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

/**
 * One function of the add-in inside the calculation engine. It stands below Univer's own door for
 * custom functions, because that one hands over blanks as 0 and errors as text, and one exception
 * there leaves every formula of the workbook without a result.
 */
export class AddInFunction extends BaseFunction {
  override minParams: number;
  override maxParams: number;

  constructor(
    private readonly described: GridFunction,
    private readonly invoke: Invoke,
    private readonly sheetName: (id: string) => string,
  ) {
    super(described.name);
    this.minParams = described.parameters.filter((p) => !p.optional && !p.repeating).length;
    this.maxParams = described.parameters.some((p) => p.repeating) ? 255 : described.parameters.length;
  }

  override isAsync(): boolean {
    return true;
  }

  override calculate(...values: BaseValueObject[]): AsyncObject {
    const at = cellArea(this.sheetName(this.subUnitId ?? ""), this.row, this.column);
    return new AsyncObject(this.answer(values, at));
  }

  private async answer(values: readonly BaseValueObject[], at: Area): Promise<BaseValueObject> {
    try {
      const args = values.map((value, i) => this.argument(value, i));
      const result = await this.invoke(this.described.id, args, at);
      return isRectangle(result) ? engineArray(result) : engineValue(result);
    } catch (error) {
      console.error(error);
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }

  /** As Excel hands it over: a rectangle where one is asked for, otherwise the one value. */
  private argument(value: BaseValueObject, index: number): Cell | Rectangle {
    const { parameters } = this.described;
    const parameter = parameters[Math.min(index, parameters.length - 1)];
    const rectangle = value instanceof ArrayValueObject ? rectangleOf(value) : [[cellOf(value)]];
    return parameter?.isMatrix ? rectangle : (rectangle[0]?.[0] ?? null);
  }
}

function isRectangle(result: Cell | Rectangle): result is Rectangle {
  return Array.isArray(result);
}
