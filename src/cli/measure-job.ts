import type { DayNumber } from "../cells/date";
import type { MeasureRegister } from "../measures/measure";
import { readMeasureRegister } from "../measures/register";
import type { Results } from "../measures/result";
import { measureWorkbook, type MeasureOptions } from "../measures/results";
import { cliText } from "../text/cli";
import { measureCommandText as words } from "../text/measure-command";
import { measuresText } from "../text/measures";
import { ok, type Result, type Trouble } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import { MemoryWorkbook } from "../workbook/memory";
import { readChoice, type Arguments, type OptionKinds } from "./arguments";
import { nameOf } from "./checked";
import { openFile } from "./files";
import { readMeasurePackNamed } from "./measure-pack";
import { readAsOf } from "./verify-order";

/** Which figures are asked for, of whatever workbook. */
export interface MeasureOrder {
  /** Null: each workbook's own measures. */
  readonly register: MeasureRegister | null;
  readonly options: MeasureOptions & { readonly asOf: DayNumber };
}

/** What became of one file. */
export type MeasuredFile =
  | { readonly file: string; readonly results: Results; readonly trouble: null }
  | { readonly file: string; readonly results: null; readonly trouble: Trouble };

export const MEASURE_OPTIONS: OptionKinds = {
  "as-of": "one",
  measure: "many",
  by: "many",
  period: "one",
  count: "one",
  "year-start": "one",
  pack: "one",
};

export async function readMeasureOrder(args: Arguments): Promise<Result<MeasureOrder>> {
  const asOf = readAsOf(args);
  if (!asOf.ok) return asOf;
  const length = readChoice(args, "period", ["month", "quarter", "year", "week"]);
  if (!length.ok) return length;
  const count = args.one("count");
  if (count !== null && !/^\d{1,3}$/.test(count)) return words.badCount(count);
  const yearStart = args.one("year-start");
  if (yearStart !== null && !/^(?:[1-9]|1[0-2])$/.test(yearStart))
    return words.badYearStart(yearStart);
  const pack = await readMeasurePackNamed(args.one("pack"));
  if (!pack.ok) return pack;
  const only = args.many("measure");
  return ok({
    register: pack.value?.register ?? null,
    options: {
      asOf: asOf.value,
      length: length.value,
      by: args.many("by"),
      ...(only.length > 0 ? { only } : {}),
      ...(count === null ? {} : { count: Number(count) }),
      ...(yearStart === null ? {} : { yearStart: Number(yearStart) }),
    },
  });
}

/** The measures that are meant for a workbook; refused where there are none, or not those that were named. */
export async function registerFor(
  workbook: Workbook,
  { register, options }: MeasureOrder,
): Promise<Result<MeasureRegister>> {
  const kept = register ? ok({ register }) : await readMeasureRegister(workbook);
  if (!kept.ok) return kept;
  const { measures, unusable } = kept.value.register;
  if (measures.length === 0 && unusable.length === 0) return measuresText.noMeasures();
  const ids = measures.map(({ id }) => id);
  const missing = options.only?.find((id) => !ids.includes(id));
  return missing === undefined ? ok(kept.value.register) : measuresText.noSuchMeasure(missing, ids);
}

/** The figures of one file, whatever happens to it. */
export async function measureFile(file: string, order: MeasureOrder): Promise<MeasuredFile> {
  try {
    const measured = await figuresOf(file, order);
    return measured.ok
      ? { file, results: measured.value, trouble: null }
      : { file, results: null, trouble: measured.trouble };
  } catch {
    // A fault of ours in one file must not lose the answers for the others.
    return { file, results: null, trouble: cliText.files.damaged(nameOf(file)) };
  }
}

async function figuresOf(file: string, order: MeasureOrder): Promise<Result<Results>> {
  const model = await openFile(file);
  if (!model.ok) return model;
  const workbook = new MemoryWorkbook(model.value);
  const register = await registerFor(workbook, order);
  return register.ok ? measureWorkbook(workbook, register.value, order.options) : register;
}
