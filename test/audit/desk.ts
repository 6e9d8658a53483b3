import { expect } from "vitest";
import { readRegister, type Register } from "../../src/audit/register";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, suggestedDetails, type AuditDetails } from "../../src/audit/start-audit";
import { readiness, type Readiness } from "../../src/audit/issue-gaps";
import { trailReport } from "../../src/audit/trail";
import { atOnce } from "../../src/workbook/slices";
import type { Moment } from "../../src/records/moment";
import type { Plan } from "../../src/records/plan";
import type { AuditPack } from "../../src/audit/pack";
import type { Result } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Workbook } from "../../src/workbook/port";
import { sampleModels } from "../../samples/main";

/** 2 November 2026. */
export const TODAY = 46_328;

/** A moment whose tails come one after another, so that every id can be told beforehand. */
export function moment(
  actor = "a.osei",
  today = TODAY,
  tails: Iterator<string> = tailsFrom("aaaa"),
): Moment {
  return { at: "2026-11-02T09:00:00Z", today, actor, token: () => String(tails.next().value) };
}

export function* tailsFrom(first: string): Generator<string> {
  for (let n = Number.parseInt(first, 36); ; n++) yield n.toString(36).padStart(4, "0");
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.trouble.code}: ${result.trouble.message}`);
  return result.value;
}

export function code(result: Result<unknown>): string {
  return result.ok ? "allowed" : result.trouble.code;
}

export function isoPack(): AuditPack {
  const pack = shippedAuditPacks().find(({ id }) => id === "iso9001-2015-amd1");
  if (!pack) throw new Error("no ISO 9001 pack");
  return pack;
}

export const details: AuditDetails = {
  ...suggestedDetails(isoPack(), moment()),
  title: "Referral recording",
  scope: "Referrals of the last quarter, all four prisons",
  processId: "Referrals",
};

/** The sample caseload, open, without any register in it. */
export function caseload(): MemoryWorkbook {
  const sample = sampleModels().find(({ file }) => file === "resettlement-caseload.xlsx");
  if (!sample) throw new Error("no caseload sample");
  return new MemoryWorkbook(sample.model);
}

export async function registerOf(workbook: Workbook): Promise<Register> {
  return value(await readRegister(workbook));
}

/** Takes a step: reads the register, plans, applies; gives the id of what was made. */
export async function step(
  workbook: Workbook,
  plan: (register: Register) => Result<Plan>,
): Promise<string> {
  const planned = value(plan(await registerOf(workbook)));
  expect(planned.sentences.length).toBeGreaterThan(0);
  value(await workbook.apply(planned.changes));
  return planned.made ?? "";
}

export async function startedAudit(workbook: Workbook, moments = moment()): Promise<string> {
  return step(workbook, (register) => startAudit(register, isoPack(), details, moments));
}

export function readinessOf(register: Register, auditId: string): Result<Readiness> {
  return atOnce(readiness(register, auditId, trailReport(register, null)));
}
