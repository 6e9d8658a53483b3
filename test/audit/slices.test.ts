import { beforeAll, describe, expect, it } from "vitest";
import { issueReport } from "../../src/audit/issue";
import { readiness } from "../../src/audit/issue-gaps";
import { changedSinceIssue } from "../../src/audit/issue-seal";
import { readRegister, type Register } from "../../src/audit/register";
import { trailReport, trailSteps } from "../../src/audit/trail";
import { auditReportSteps, composeAuditReport } from "../../src/report/audit/compose";
import { reportSheets, reportSheetsSteps } from "../../src/report/sheets";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { inSlices, type Slices } from "../../src/workbook/slices";
import { AS_AT, audited } from "../report/audit/audited";
import { code, registerOf, value } from "./desk";
import { on } from "./life-desk";
import { addFindings } from "./many-findings";

const MANY = 5000;
/** What at most is done between two pauses, of whatever is counted. */
const MOST_IN_A_SLICE = 500;

const SIGNATURE = {
  role: "lead_auditor",
  name: "a.osei",
  account: "",
  identity: "self_declared",
  statement: "Complete and fair.",
} as const;

const options = { asAt: AS_AT, lastMeeting: null };

let workbook: MemoryWorkbook;
let register: Register;
let audit: string;

beforeAll(async () => {
  const made = await audited();
  await addFindings(made.workbook, MANY);
  ({ workbook, audit } = made);
  register = await registerOf(workbook);
});

/** Does work in slices; gives its result, how often it paused, and the most that was done between two pauses. */
async function slicesOf<T>(work: Slices<T>) {
  let pauses = 0;
  let most = 0;
  let last = { step: "", done: 0 };
  const onProgress = (said: string) => {
    const [, step = "", done = ""] = /^(.+): ([\d,]+) of /.exec(said) ?? [];
    const now = { step, done: Number(done.replaceAll(",", "")) };
    if (now.step === last.step && now.done > last.done) most = Math.max(most, now.done - last.done);
    last = now;
  };
  const pause = async () => {
    pauses++;
  };
  const result = value(await inSlices(work, { pause, onProgress }));
  return { result, pauses, most };
}

describe("a workbook with 5,000 findings", () => {
  it("is read a few hundred rows at a time", async () => {
    let pauses = 0;
    const pause = async () => {
      pauses++;
    };
    value(await readRegister(workbook, pause));
    const rows = Object.values(register.rows).reduce((sum, { length }) => sum + length, 0);
    expect(rows).toBeGreaterThan(2 * MANY);
    expect(pauses).toBeGreaterThanOrEqual(rows / MOST_IN_A_SLICE);
  });

  it("has its trail checked a hundred entries at a time, with the same verdict", async () => {
    const entries = register.rows.tblTrail.length;
    const { result, pauses, most } = await slicesOf(trailSteps(register, null));
    expect(result).toEqual(trailReport(register, null));
    expect(most).toBeLessThanOrEqual(MOST_IN_A_SLICE);
    expect(pauses).toBeGreaterThanOrEqual((2 * entries) / 100);
  });

  it("has its report composed and laid out in slices, the same report", async () => {
    const trail = trailReport(register, null);
    const composed = await slicesOf(auditReportSteps(register, audit, options, trail));
    const made = value(composed.result);
    expect(made).toEqual(value(composeAuditReport(register, audit, options)));
    expect(composed.most).toBeLessThanOrEqual(MOST_IN_A_SLICE);
    const lines = made.document.sections
      .flatMap(({ blocks }) => blocks)
      .reduce((sum, block) => sum + (block.kind === "table" ? block.rows.length : 1), 0);
    expect(composed.pauses).toBeGreaterThan(lines / MOST_IN_A_SLICE);

    const laidOut = await slicesOf(reportSheetsSteps(made.document, register.sheets));
    expect(laidOut.result).toEqual(reportSheets(made.document, register.sheets));
    expect(laidOut.most).toBeLessThanOrEqual(MOST_IN_A_SLICE);
    expect(laidOut.pauses).toBeGreaterThan(lines / MOST_IN_A_SLICE);
  });

  it("is sealed and issued in slices, and looked through for changes in slices", async () => {
    const trail = trailReport(register, null);
    expect(value((await slicesOf(readiness(register, audit, trail))).result).gaps).toEqual([]);
    const moment = on("2026-11-02", "a.osei");
    const issue = await slicesOf(issueReport(register, audit, SIGNATURE, moment));
    expect(issue.most).toBeLessThanOrEqual(MOST_IN_A_SLICE);
    expect(issue.pauses).toBeGreaterThan((3 * MANY) / MOST_IN_A_SLICE);
    value(await workbook.apply(value(issue.result).changes));
    const looked = await slicesOf(changedSinceIssue(await registerOf(workbook), audit));
    expect(looked.result).toEqual([]);
    expect(looked.most).toBeLessThanOrEqual(MOST_IN_A_SLICE);
    expect(looked.pauses).toBeGreaterThan((3 * MANY) / MOST_IN_A_SLICE);
  });

  it("lets long work be stopped between two slices, and nothing comes of it", async () => {
    const stop = new AbortController();
    let slices = 0;
    const stopped = await inSlices(trailSteps(register, null), {
      signal: stop.signal,
      onProgress: () => {
        slices++;
        if (slices === 3) stop.abort();
      },
    });
    expect(code(stopped)).toBe("cancelled");
    expect(slices).toBe(3);
  });
});
