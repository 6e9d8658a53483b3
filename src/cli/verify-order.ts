import type { Cell } from "../cells/cell";
import { parseDate, type DayNumber } from "../cells/date";
import { cliText } from "../text/cli";
import { fail, ok, type Result } from "../text/trouble";
import { commonTemplate } from "../verify/integrity/common-form";
import { templateOf, type Template } from "../verify/integrity/template";
import type { ColumnMap } from "../verify/maps/map";
import type { Pack } from "../verify/pack";
import { MemoryWorkbook } from "../workbook/memory";
import type { Arguments, OptionKinds } from "./arguments";
import { openFile } from "./files";
import { readMapNamed, readPackNamed, readParameters } from "./pack-option";

/** How workbooks are to be checked, whatever is then made of the answers. */
export interface Order {
  readonly pack: Pack | null;
  readonly map: ColumnMap | null;
  readonly template: Template | null;
  /** The last accepted return. */
  readonly previous: MemoryWorkbook | null;
  readonly asOf: DayNumber;
  readonly parameters: ReadonlyMap<string, Cell>;
}

/** The options that say how to check. */
export const ORDER_OPTIONS: OptionKinds = {
  pack: "one",
  map: "one",
  template: "many",
  previous: "one",
  "as-of": "one",
  param: "many",
};

export function readAsOf(args: Arguments): Result<DayNumber> {
  const date = args.one("as-of");
  if (date === null) return fail(cliText.verify.noDate());
  const asOf = parseDate(date);
  return asOf === null ? fail(cliText.verify.badDate(date)) : ok(asOf);
}

/** Reads how to check, with the files that the options name. */
export async function readOrder(args: Arguments): Promise<Result<Order>> {
  const asOf = readAsOf(args);
  if (!asOf.ok) return asOf;
  const parameters = readParameters(args);
  if (!parameters.ok) return parameters;
  const pack = await readPackNamed(args.one("pack"));
  if (!pack.ok) return pack;
  const map = await readMapNamed(args.one("map"));
  if (!map.ok) return map;
  const template = await readTemplate(args.many("template"));
  if (!template.ok) return template;
  const previous = await readPrevious(args.one("previous"));
  if (!previous.ok) return previous;
  return ok({
    pack: pack.value,
    map: map.value,
    template: template.value,
    previous: previous.value,
    asOf: asOf.value,
    parameters: parameters.value,
  });
}

/** The blank form, or what several returns that were made from it share; null where none was named. */
async function readTemplate(paths: readonly string[]): Promise<Result<Template | null>> {
  const templates: Template[] = [];
  for (const path of paths) {
    const model = await openFile(path);
    const template = model.ok ? await templateOf(new MemoryWorkbook(model.value)) : model;
    if (!template.ok) return template;
    templates.push(template.value);
  }
  const [first, ...others] = templates;
  return ok(first ? commonTemplate([first, ...others]) : null);
}

async function readPrevious(path: string | null): Promise<Result<MemoryWorkbook | null>> {
  if (path === null) return ok(null);
  const model = await openFile(path);
  return model.ok ? ok(new MemoryWorkbook(model.value)) : model;
}
