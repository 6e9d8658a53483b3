import { compareText } from "../../text/compare";
import { gather } from "../gather";
import type { VerifyOptions } from "../options";
import type { Pack } from "../pack-model";
import type { Table } from "../tables/table";

/** What is known of the last accepted return: its tables, or why there are none. */
export interface LastReturn {
  readonly tables: readonly Table[];
  readonly whyNot: string | null;
}

/**
 * The last accepted return as the same pack reads it. One that cannot be read does not stop a check: the rules
 * that need it then say why they did not run.
 */
export async function readLastReturn(pack: Pack, options: VerifyOptions): Promise<LastReturn> {
  const isNeeded = pack.rules.some(
    ({ method }) => method.scope === "table" && method.last !== undefined,
  );
  if (!isNeeded) return { tables: [], whyNot: null };
  if (!options.previous) return { tables: [], whyNot: compareText.notRun.noLastReturn };
  const { signal, pause } = options;
  const gathered = await gather(options.previous, pack, {
    asOf: options.asOf,
    ...(signal ? { signal } : {}),
    ...(pause ? { pause } : {}),
  });
  return gathered.ok
    ? { tables: gathered.value.tables, whyNot: null }
    : {
        tables: [],
        whyNot: compareText.notRun.lastReturnUnreadable(gathered.trouble.message),
      };
}
