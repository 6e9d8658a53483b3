import { ok, type Result, type Trouble } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import type { ReadingOptions } from "../compare/described";
import type { Counts, Run } from "../finding";
import { gather } from "../gather";
import type { Pack, Parameter } from "../pack-model";
import { missingParameters } from "../parameters";
import { fingerprintOf, recordsOf, type ReturnTable } from "./records";
import { isAccepted, standingOf, type Standing } from "./standing";

/** What is known of one file among many. Plain data: the workbook itself is not kept. */
export interface ReadReturn extends Standing {
  readonly file: string;
  readonly pack: Run["pack"] | null;
  readonly counts: Counts | null;
  /** What its rules can be told besides the workbook; none where the file could not be opened. */
  readonly asks: readonly Parameter[];
  /** Of these by name: what no answer was given to that could be used, and rules wait for. */
  readonly waitsFor: readonly string[];
  /** The fingerprint of the records, signed or not; null where they were not asked for. */
  readonly fingerprint: string | null;
  /** The records of a return that is accepted; null where it is not, or they were not asked for. */
  readonly tables: readonly ReturnTable[] | null;
}

export interface ReadReturnOptions extends ReadingOptions {
  readonly withRecords?: boolean;
}

/** How a return stands after its check, and where asked for the records that count. Reads and never writes. */
export async function readReturn(
  workbook: Workbook,
  file: string,
  pack: Pack,
  run: Run,
  options: ReadReturnOptions = {},
): Promise<Result<ReadReturn>> {
  const standing = await standingOf(workbook, run, options);
  if (!standing.ok) return standing;
  const known = {
    ...standing.value,
    file,
    pack: run.pack,
    counts: run.counts,
    asks: [...pack.parameters.values()],
    waitsFor: missingParameters(run, pack).map(({ name }) => name),
  };
  if (options.withRecords !== true || !isAccepted(standing.value.state))
    return ok({ ...known, fingerprint: null, tables: null });
  const gathered = await gather(workbook, pack, { ...options, asOf: run.asOf });
  if (!gathered.ok) return gathered;
  const { tables } = gathered.value;
  const fingerprint = await fingerprintOf(tables, options);
  if (!fingerprint.ok) return fingerprint;
  const records: ReturnTable[] = [];
  for (const table of tables) records.push(await recordsOf(table, options));
  return ok({ ...known, fingerprint: fingerprint.value, tables: records });
}

/** A file that could not be checked, as a return among others. */
export function unreadableReturn(file: string, trouble: Trouble): ReadReturn {
  return {
    file,
    state: "unreadable",
    sentence: trouble.message,
    signed: null,
    pack: null,
    counts: null,
    asks: [],
    waitsFor: [],
    fingerprint: null,
    tables: null,
  };
}
