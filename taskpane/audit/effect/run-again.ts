import type { EffectRun } from "../../../src/audit/life/keep-effect";
import type { SampleResult } from "../../../src/audit/life/effect";
import { foldKey } from "../../../src/audit/key";
import { drawFrom } from "../../../src/audit/sampling/draw";
import { readFrame, type Population } from "../../../src/audit/sampling/frame";
import { parseAddress } from "../../../src/cells/address";
import { paneRecountText } from "../../../src/text/pane-recount";
import { fail, ok, type Result } from "../../../src/text/trouble";
import type { Pack } from "../../../src/verify/pack";
import { verify, type VerifyOptions } from "../../../src/verify/run";
import type { Workbook } from "../../../src/workbook/port";

export interface AgainOrder {
  readonly pack: Pack;
  readonly rule: string;
  readonly scope: string;
  readonly population: Population;
  readonly keyColumn: string;
  readonly size: number;
  readonly seed: string;
  readonly before: SampleResult;
}

/** Runs one rule anew, draws records by their keys, and counts those of the draw that are at fault. */
export async function runAgain(
  workbook: Workbook,
  order: AgainOrder,
  options: VerifyOptions,
): Promise<Result<EffectRun>> {
  const { pack, rule, scope, population, keyColumn, size, seed, before } = order;
  const words = paneRecountText.rerun;
  const frame = await readFrame(workbook, {
    table: population.name,
    keyColumn,
    filter: "",
    strata: "",
    amount: "",
  });
  if (!frame.ok) return frame;
  const { keys, rows } = frame.value;
  if (!Number.isInteger(size) || size < 1 || size > keys.length) {
    return fail(words.sizeUnfit(keys.length));
  }
  const drawn = drawFrom(seed, keys, null);
  if (!drawn.ok) return drawn;
  const only = { ...pack, rules: pack.rules.filter(({ id }) => id === rule) };
  const run = await verify(workbook, only, options);
  if (!run.ok) return run;
  const missed = run.value.notRun.find((each) => each.rule === rule);
  if (missed) return fail(words.notRun(missed.reason));
  const faulty = new Set(
    run.value.findings
      .filter((finding) => finding.rule === rule)
      .flatMap(({ locations }) =>
        locations.flatMap(({ sheet, cell }) =>
          sheet === population.body.sheet && cell !== null ? rowsOf(cell) : [],
        ),
      ),
  );
  const rowOf = new Map(keys.map((key, at) => [foldKey(key), rows[at] ?? -1]));
  const { selected } = drawn.value.pick(size, 0);
  const faults = selected.filter(({ key }) => faulty.has(rowOf.get(key) ?? -1)).length;
  return ok({
    rule,
    scope,
    sheet: population.body.sheet,
    keyColumn,
    seed,
    before,
    after: { faults, size },
    population: keys.length,
  });
}

function rowsOf(cell: string): readonly number[] {
  const area = parseAddress(cell);
  return area === null ? [] : Array.from({ length: area.rows }, (_, at) => area.row + at);
}
