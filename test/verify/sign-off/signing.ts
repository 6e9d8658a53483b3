import type { Cell } from "../../../src/cells/cell";
import type { Moment } from "../../../src/records/moment";
import type { Run } from "../../../src/verify/finding";
import { readPack, type Pack } from "../../../src/verify/pack";
import { verify } from "../../../src/verify/run";
import { checkSigned, type SignedCheck } from "../../../src/verify/sign-off/check-signed";
import { signOff, type SignOffDetails } from "../../../src/verify/sign-off/sign-off";
import { lastSignOff, readSignOffs } from "../../../src/verify/sign-off/signed-returns";
import type { WorkbookModel } from "../../../src/workbook/model";
import type { Workbook } from "../../../src/workbook/port";
import { day, modelOf, packJson, tableOf, value } from "../make";

export const HEADINGS = ["Ref", "Status", "Amount", "Seen"] as const;
export type Row = readonly Cell[];

export const ROWS: readonly Row[] = [
  ["C1", "Open", 10, 46000],
  ["C2", "Closed", 20, 46001],
  ["C3", "Open", 30, null],
  ["C4", "Closed", 40, 46003],
];

export function returnOf(
  rows: readonly Row[],
  headings: readonly Cell[] = HEADINGS,
): WorkbookModel {
  return modelOf({ sheet: "Cases", rows: [headings, ...rows] });
}

export function packOf(extra: object = {}): Pack {
  const fields = { Ref: "string", Status: "string", Amount: "number", Seen: "date" };
  return value(
    readPack(
      packJson({
        tables: [tableOf("Cases", fields, { primaryKey: "Ref", fieldsMatch: "partial" })],
        rules: [{ id: "R1", kind: "required", table: "Cases", fields: ["Status"] }],
        ...extra,
      }),
    ),
  );
}

export const DETAILS: SignOffDetails = {
  name: "R. Shah",
  role: "Manager",
  identity: "self_declared",
  statement: "Complete and accurate.",
  errorsReason: "",
  restatementReason: "",
};

export function momentAt(minute = 0, tail = "abcd"): Moment {
  return {
    at: `2026-11-22T14:${String(minute).padStart(2, "0")}:00.000Z`,
    today: day("22/11/2026"),
    actor: "r.shah",
    token: () => tail,
  };
}

export async function runOf(workbook: Workbook, pack = packOf()): Promise<Run> {
  return value(await verify(workbook, pack, { asOf: day("31/10/2026") }));
}

/** Checks, signs and writes; gives the id of the sign-off. */
export async function sign(
  workbook: Workbook,
  details: Partial<SignOffDetails> = {},
  minute = 0,
  pack = packOf(),
): Promise<string> {
  const run = await runOf(workbook, pack);
  const plan = value(
    await signOff(workbook, { run, pack }, { ...DETAILS, ...details }, momentAt(minute)),
  );
  value(await workbook.apply(plan.changes));
  return plan.made ?? "";
}

export async function checkNow(workbook: Workbook): Promise<SignedCheck> {
  const records = value(await readSignOffs(workbook));
  const last = lastSignOff(records);
  if (!last) throw new Error("Nothing was signed.");
  return value(await checkSigned(workbook, records, last));
}
