import { ok, type Result } from "../text/trouble";
import type { Run } from "../verify/finding";
import { withTemplate } from "../verify/integrity/template";
import type { Pack } from "../verify/pack";
import { packFor } from "../verify/pack-for";
import { verify } from "../verify/run";
import { MemoryWorkbook } from "../workbook/memory";
import type { WhyPack } from "./checked";
import { settledRun } from "./corrections";
import { openFile } from "./files";
import type { Order } from "./verify-order";

/** A workbook that is open, with the pack that it is to be checked against. */
export interface OpenedWorkbook {
  readonly workbook: MemoryWorkbook;
  readonly pack: Pack;
  readonly whyPack: WhyPack;
}

/** A workbook that was checked, still open. */
export interface CheckedWorkbook extends OpenedWorkbook {
  readonly run: Run;
}

/** Opens a file and finds the pack to check it against, as it was ordered. */
export async function openToCheck(path: string, order: Order): Promise<Result<OpenedWorkbook>> {
  const model = await openFile(path);
  if (!model.ok) return model;
  const workbook = new MemoryWorkbook(model.value);
  const chosen = await packFor(workbook, order.pack, order.map);
  if (!chosen.ok) return chosen;
  const { pack: usual, isOwn } = chosen.value;
  const compared = order.template ? withTemplate(usual, order.template) : ok(usual);
  if (!compared.ok) return compared;
  const pack = compared.value;
  return ok({ workbook, pack, whyPack: isOwn ? "own" : whyPack(order.pack, pack) });
}

/** Checks a workbook as it was ordered, with what it keeps of answers and waivers. */
export async function checkWorkbook(
  opened: OpenedWorkbook,
  { asOf, parameters, previous }: Order,
): Promise<Result<CheckedWorkbook>> {
  const { workbook, pack } = opened;
  const run = await verify(workbook, pack, { asOf, parameters, ...(previous && { previous }) });
  if (!run.ok) return run;
  const settled = await settledRun(workbook, run.value, previous);
  return settled.ok ? ok({ ...opened, run: settled.value }) : settled;
}

function whyPack(named: Pack | null, used: Pack): WhyPack {
  if (named) return "named";
  return used.tables.length > 0 ? "fits" : "none-fits";
}
