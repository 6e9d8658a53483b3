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
import { address, cellArea } from "../../src/cells/address";
import { cellError, type Cell } from "../../src/cells/cell";
import type { Json } from "../host/protocol";
import type { GridFunction, Invoke } from "./grid";

function cellOf(value: Nullable<BaseValueObject>): Cell {
  if (!value || value.isNull()) return null;
  if (value.isError()) return cellError(String(value.getValue()));
  const raw = value.getValue();
  return value.isBoolean() ? Boolean(raw) : raw;
}

function rectangleOf(array: ArrayValueObject): readonly (readonly Cell[])[] {
  const [rows, columns] = [array.getRowCount(), array.getColumnCount()];
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cellOf(array.get(row, column))),
  );
}

/** As the host takes it: a range row by row, one value, or undefined for what is left out. */
function argumentOf(value: BaseValueObject) {
  if (value instanceof ArrayValueObject) return rectangleOf(value);
  return value.isNull() ? undefined : cellOf(value);
}

const ERRORS: ReadonlyMap<string, ErrorType> = new Map(
  Object.values(ErrorType).map((error) => [String(error), error]),
);

function engineError(code: string): BaseValueObject {
  return ErrorValueObject.create(ERRORS.get(code) ?? ErrorType.VALUE);
}

function engineValue(value: Json | undefined): BaseValueObject {
  if (value === null || value === undefined) return NullValueObject.create();
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  if (typeof value === "string") return StringValueObject.create(value);
  if (isList(value)) return ErrorValueObject.create(ErrorType.VALUE);
  const { error } = value;
  return typeof error === "string" ? engineError(error) : ErrorValueObject.create(ErrorType.VALUE);
}

function engineArray(rows: readonly Json[]): BaseValueObject {
  const matrix = rows.map((row) => (isList(row) ? row : [row]).map(engineValue));
  const columns = matrix[0]?.length ?? 0;
  if (columns === 0) return ErrorValueObject.create(ErrorType.CALC);
  return ArrayValueObject.create({
    calculateValueList: matrix,
    rowCount: matrix.length,
    columnCount: columns,
    unitId: "",
    sheetId: "",
    row: -1,
    column: -1,
  });
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
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
    const { parameters } = described;
    this.minParams = parameters.filter((p) => !p.optional && !p.repeating).length;
    this.maxParams = parameters.some((p) => p.repeating) ? MOST_ARGUMENTS : parameters.length;
  }

  override isAsync(): boolean {
    return true;
  }

  override calculate(...values: BaseValueObject[]): AsyncObject {
    // Where it is called from has to be asked now: the engine goes on to the next cell while we wait.
    const at = address(cellArea(this.sheetName(this.subUnitId ?? ""), this.row, this.column));
    return new AsyncObject(this.answer(values, at));
  }

  private async answer(values: readonly BaseValueObject[], at: string): Promise<BaseValueObject> {
    try {
      const returned = await this.invoke(this.described.id, values.map(argumentOf), at);
      if (returned.kind === "error") return engineError(returned.error);
      return isList(returned.value) ? engineArray(returned.value) : engineValue(returned.value);
    } catch (error) {
      console.error(error);
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  }
}

const MOST_ARGUMENTS = 255;
