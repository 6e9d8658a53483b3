import { returnsText } from "../../text/returns";
import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import type { VerifyOptions } from "../options";
import { packFor } from "../pack-for";
import type { Pack } from "../pack-model";
import type { AnswersRead } from "../parameters";
import { applyWaivers, readPuttingRight } from "../putting-right/settle";
import { verify } from "../run";
import { readReturn, unreadableReturn, type ReadReturn } from "./read-return";

export interface CheckReturnOptions extends Omit<VerifyOptions, "parameters"> {
  /** The rules for every return; null where each one gets those that fit it. */
  readonly pack: Pack | null;
  /** The answers for a pack; asked once it is known which one a return gets. */
  readonly answersTo: (pack: Pack) => AnswersRead;
}

/** Checks one return of many, with what it keeps of answers, and hands on its records where it is accepted. */
export async function checkReturn(
  workbook: Workbook,
  file: string,
  { pack: named, answersTo, ...options }: CheckReturnOptions,
): Promise<Result<ReadReturn>> {
  const chosen = await packFor(workbook, named);
  if (!chosen.ok) return chosen;
  const { pack } = chosen.value;
  const { values: parameters, problems } = answersTo(pack);
  if (problems.size > 0) return ok(unansweredReturn(file, pack, problems));
  const run = await verify(workbook, pack, { ...options, parameters });
  if (!run.ok) return run;
  const records = await readPuttingRight(workbook);
  if (!records.ok) return records;
  const settled = applyWaivers(run.value, records.value, options.asOf);
  const { pause, signal } = options;
  return readReturn(workbook, file, pack, settled, {
    withRecords: true,
    ...(pause && { pause }),
    ...(signal && { signal }),
  });
}

/** A return that was not checked, because its rules would go by something else than what somebody typed. */
function unansweredReturn(file: string, pack: Pack, problems: AnswersRead["problems"]): ReadReturn {
  const trouble = returnsText.answerUnreadable([...problems.values()]);
  return {
    ...unreadableReturn(file, trouble),
    asks: [...pack.parameters.values()],
    waitsFor: [...problems.keys()],
  };
}
