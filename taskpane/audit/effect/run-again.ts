import type { EffectRun } from "../../../src/audit/life/keep-effect";
import type { SampleResult } from "../../../src/audit/life/effect";
import { drawFrom } from "../../../src/audit/sampling/draw";
import { readFrame, type Population } from "../../../src/audit/sampling/frame";
import { rowsByKey, type Repeats } from "../../../src/audit/sampling/repeats";
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
  readonly repeats: Repeats;
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
  const { pack, rule, scope, population, keyColumn, repeats, size, seed, before } = order;
  const words = paneRecountText.rerun;
  const spec = { table: population.name, keyColumn, filter: "", strata: "", amount: "" };
  const frame = await readFrame(workbook, { ...spec, repeats });
  if (!frame.ok) return frame;
  const { keys } = frame.value;
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
  const whole = repeats === "once" ? await readFrame(workbook, spec) : frame;
  if (!whole.ok) return whole;
  const places = rowsByKey(whole.value.keys);
  const isAtFault = (key: string) =>
    places.get(key)?.some((at) => faulty.has(whole.value.rows[at] ?? -1)) === true;
  const { selected } = drawn.value.pick(size, 0);
  const faults = selected.filter(({ key }) => isAtFault(key)).length;
  return ok({
    rule,
    scope,
    sheet: population.body.sheet,
    keyColumn,
    repeats,
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
