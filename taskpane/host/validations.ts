import type { Area } from "../../src/cells/address";
import { fail, ok, type Result } from "../../src/text/trouble";
import { hostTask, workbookText } from "../../src/text/workbook";
import {
  MOST_VALIDATIONS,
  withSign,
  type Validation,
  type ValidationKind,
  type ValidationOperator,
} from "../../src/workbook/validation";
import { areaOf } from "./facts";
import { inExcel } from "./run";

const OPERATORS = new Map<string, ValidationOperator>([
  ["Between", "between"],
  ["NotBetween", "notBetween"],
  ["EqualTo", "equal"],
  ["NotEqualTo", "notEqual"],
  ["GreaterThan", "greaterThan"],
  ["LessThan", "lessThan"],
  ["GreaterThanOrEqualTo", "greaterThanOrEqual"],
  ["LessThanOrEqualTo", "lessThanOrEqual"],
]);

// Excel gives one answer for a range only where all of its cells have the same validation.
const UNLIKE = new Set(["Inconsistent", "MixedCriteria"]);

/** What the cells of a sheet take: Excel lists the areas, and one whose cells differ is halved until they do not. */
export function readValidations(sheet: string): Promise<Result<readonly Validation[]>> {
  return inExcel({ task: hostTask.read(sheet), sheet }, async (context) => {
    const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet);
    await context.sync();
    if (worksheet.isNullObject) return fail(workbookText.sheetMissing(sheet));
    const validated = worksheet.getRange().getSpecialCellsOrNullObject("DataValidations");
    await context.sync();
    if (validated.isNullObject) return ok([]);
    const { areas } = validated;
    areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    await context.sync();

    const found: Validation[] = [];
    let open = areas.items.map((range) => areaOf(sheet, range));
    while (open.length > 0) {
      if (found.length + open.length > MOST_VALIDATIONS)
        return fail(workbookText.tooManyValidations(sheet, MOST_VALIDATIONS));
      const asked = await askFor(context, worksheet, open);
      open = [];
      for (const { area, dataValidation } of asked) {
        if (UNLIKE.has(dataValidation.type)) open.push(...halves(area));
        else found.push(...validationOf(area, dataValidation.rule));
      }
    }
    return ok(found);
  });
}

interface Asked {
  readonly area: Area;
  readonly dataValidation: Excel.DataValidation;
}

async function askFor(
  context: Excel.RequestContext,
  worksheet: Excel.Worksheet,
  areas: readonly Area[],
): Promise<Asked[]> {
  const asked = areas.map((area): Asked => {
    const { row, column, rows, columns } = area;
    const { dataValidation } = worksheet.getRangeByIndexes(row, column, rows, columns);
    dataValidation.load("type,rule");
    return { area, dataValidation };
  });
  await context.sync();
  return asked;
}

/** A single cell has nothing to differ from, so it is not halved. */
function halves(area: Area): Area[] {
  const { row, column, rows, columns } = area;
  if (rows * columns === 1) return [];
  if (columns > 1 && (rows === 1 || columns <= rows)) {
    const left = Math.ceil(columns / 2);
    return [
      { ...area, columns: left },
      { ...area, column: column + left, columns: columns - left },
    ];
  }
  const top = Math.ceil(rows / 2);
  return [
    { ...area, rows: top },
    { ...area, row: row + top, rows: rows - top },
  ];
}

function validationOf(area: Area, rule: Excel.DataValidationRule): Validation[] {
  if (rule.list) {
    const { source } = rule.list;
    if (typeof source !== "string") return [];
    const about = { area, kind: "list" as const, operator: null };
    return source.startsWith("=")
      ? [{ ...about, choices: null, formulas: [source] }]
      : [
          {
            ...about,
            choices: source.split(",").map((choice) => choice.trim()),
            formulas: [],
          },
        ];
  }
  if (rule.custom) {
    const formulas = formulaTexts([rule.custom.formula]);
    return [{ area, kind: "custom", operator: null, choices: null, formulas }];
  }
  return (
    boundOf(area, "whole", rule.wholeNumber) ??
    boundOf(area, "decimal", rule.decimal) ??
    boundOf(area, "date", rule.date) ??
    boundOf(area, "time", rule.time) ??
    boundOf(area, "length", rule.textLength) ??
    []
  );
}

function boundOf(
  area: Area,
  kind: ValidationKind,
  rule: Excel.BasicDataValidation | Excel.DateTimeDataValidation | undefined,
): Validation[] | null {
  const operator = rule && OPERATORS.get(rule.operator);
  if (!rule || !operator) return null;
  const formulas = formulaTexts([rule.formula1, rule.formula2]);
  return [{ area, kind, operator, choices: null, formulas }];
}

/** Excel gives back formulas as text, and bare figures as they were set. */
function formulaTexts(given: readonly unknown[]): string[] {
  return given.flatMap((formula) =>
    (typeof formula === "string" && formula !== "") || typeof formula === "number"
      ? [withSign(String(formula))]
      : [],
  );
}
