import { expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { canFollow, confirmCarried, migrateAudit } from "../../src/audit/editions/migrate-audit";
import { issueReport, type Signature } from "../../src/audit/issue";
import { describeReport } from "../../src/audit/issue-words";
import { REGISTER } from "../../src/audit/layout";
import type { AuditPack } from "../../src/audit/pack";
import { isLaterVersion } from "../../src/audit/pack";
import { lastAuditOf } from "../../src/audit/programme/history";
import { planEntry } from "../../src/audit/programme/plan-entry";
import { secondReadingOf, signSecondReading } from "../../src/audit/programme/second-reader";
import { programmeOf } from "../../src/audit/programme/year";
import { frozenItems, startAudit, type AuditDetails } from "../../src/audit/start-audit";
import { trailReport } from "../../src/audit/trail";
import { parseDate } from "../../src/cells/date";
import { RecordsDraft } from "../../src/records/draft";
import type { Workbook } from "../../src/workbook/port";
import { WORDS } from "../report/audit/audited";
import { code, details, isoPack, readinessOf, registerOf, step, value } from "./desk";
import { on, staffed } from "./life-desk";
import { atOnce } from "../../src/workbook/slices";

const day = (date: string) => parseDate(date)!;
const begins = day("2026-11-02");

async function planned(changed: Partial<AuditDetails> = {}) {
  const workbook = await staffed();
  const entry = await step(workbook, (register) =>
    planEntry(
      register,
      {
        processId: "Record keeping",
        area: "Leeds",
        criteriaPack: isoPack().id,
        riskScore: 6,
        hasChanged: false,
        month: begins,
        leadAuditor: "a.osei",
        method: "on_site",
      },
      on("2026-09-01", "d.khan"),
    ),
  );
  const team = { ...details, processId: "Record keeping", leadAuditor: "a.osei", start: begins };
  const audit = await step(workbook, (register) =>
    startAudit(register, isoPack(), { ...team, ...changed }, on("2026-10-01", "a.osei"), entry),
  );
  return { workbook, audit };
}

const entryOf = async (workbook: Workbook, today: string) =>
  programmeOf(await registerOf(workbook), 2026, day(today)).entries[0]!;

const answerFirst = (workbook: Workbook, audit: string, date: string) =>
  step(workbook, (register) => {
    const { responseId } = register.rows.tblResponse.find(({ auditId }) => auditId === audit)!;
    return answerItem(register, { responseId, result: "conform" }, on(date, "a.osei"));
  });

const lead: Signature = {
  role: "lead_auditor",
  name: "a.osei",
  account: "",
  identity: "self_declared",
  statement: "This report is complete and fair.",
};

test("an audit goes through the programme: planned while prepared, under way, reported when issued", async () => {
  const { workbook, audit } = await planned();
  expect(await entryOf(workbook, "2026-10-05")).toMatchObject({
    standing: "planned",
    actual: null,
    last: null,
  });
  await answerFirst(workbook, audit, "2026-11-03");
  expect(await entryOf(workbook, "2026-11-05")).toMatchObject({
    standing: "under_way",
    actual: begins,
    slippedMonths: 0,
    last: { auditId: audit, on: begins, result: "conform" },
  });
  await step(workbook, (register) =>
    describeReport(register, audit, WORDS, on("2026-11-09", "a.osei")),
  );
  await step(workbook, (register) =>
    atOnce(issueReport(register, audit, lead, on("2026-11-10", "a.osei"))),
  );
  const register = await registerOf(workbook);
  expect(register.rows.tblProgramme[0]?.status).toBe("reported");
  expect(await entryOf(workbook, "2026-12-20")).toMatchObject({
    standing: "done",
    actual: begins,
    slippedMonths: 0,
  });
  expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
});

test("a line of the programme that was changed on its sheet is named by the trail", async () => {
  const { workbook } = await planned();
  const register = await registerOf(workbook);
  const draft = new RecordsDraft(REGISTER, register);
  draft.set("tblProgramme", register.rows.tblProgramme[0]!, { riskScore: 1 });
  value(await workbook.apply(value(draft.done()).changes));
  expect(trailReport(await registerOf(workbook), null).edited.map(({ table }) => table)).toEqual([
    "tblProgramme",
  ]);
});

test("an audit that is taken over keeps its place in the programme, and the one it leaves was no audit", async () => {
  const { workbook, audit } = await planned();
  const first = isoPack().items[0]!;
  const reworded = { ...first, question: `${first.question} Say how.` };
  const later: AuditPack = {
    ...isoPack(),
    version: "10.0.0",
    items: [reworded, ...isoPack().items.slice(1)],
  };
  await answerFirst(workbook, audit, "2026-10-02");
  const back = await registerOf(workbook);
  const draft = new RecordsDraft(REGISTER, back);
  draft.set("tblAudit", back.rows.tblAudit[0]!, { state: "prepared" });
  value(await workbook.apply(value(draft.done()).changes));
  const made = await step(workbook, (register) =>
    migrateAudit(register, audit, later, null, on("2026-10-03", "a.osei")),
  );
  const register = await registerOf(workbook);
  expect(register.rows.tblProgramme[0]).toMatchObject({
    auditId: made,
    status: "in_progress",
    criteriaPack: later.id,
  });
  expect(lastAuditOf(register, "Record keeping")).toBeNull();

  await step(workbook, (now) => confirmCarried(now, made, first.id, on("2026-10-04", "a.osei")));
  const confirmed = await registerOf(workbook);
  expect(confirmed.rows.tblTrail.at(-1)).toMatchObject({
    action: "confirm",
    actor: "a.osei",
    objectId: `${made}/${first.id}/${first.id}`,
  });
  expect(trailReport(confirmed, null).isSound).toBe(true);
});

test("an older version of a pack is neither offered nor taken up", async () => {
  const { workbook, audit } = await planned();
  const register = await registerOf(workbook);
  const row = register.rows.tblAudit[0]!;
  const as = (version: string) => ({ ...isoPack(), version });
  expect(isLaterVersion("1.10.0", "1.9.0")).toBe(true);
  expect([canFollow(row, as("0.9.0"), null), canFollow(row, as("10.0.0"), null)]).toEqual([
    false,
    true,
  ]);
  const moment = on("2026-10-03", "a.osei");
  expect(code(migrateAudit(register, audit, as("0.9.0"), null, moment))).toBe("older-version");
});

test("a pack that was copied in before sections had weights still opens, as it was copied", async () => {
  const { workbook } = await planned();
  const register = await registerOf(workbook);
  expect(frozenItems(isoPack()).some(({ sectionWeight }) => sectionWeight > 1)).toBe(true);
  const draft = new RecordsDraft(REGISTER, register);
  for (const item of register.rows.tblPackItem) {
    draft.set("tblPackItem", item, { sectionWeight: 1 });
  }
  value(await workbook.apply(value(draft.done()).changes));
  const moment = on("2026-11-02", "a.osei");
  const again = { ...details, processId: "Record keeping" };
  expect(code(startAudit(await registerOf(workbook), isoPack(), again, moment))).toBe("allowed");
});

test("the second reader signs once: what stands in the audit is what the report asks for", async () => {
  const { workbook, audit } = await planned({
    leadAuditor: "t.ward",
    independenceNote: "T. Ward works in the process.",
    secondReader: "d.khan",
  });
  const readingNow = async () => atOnce(secondReadingOf(await registerOf(workbook), audit));
  const gapsNow = async () => value(readinessOf(await registerOf(workbook), audit)).gaps;
  const sign = () =>
    step(workbook, (register) =>
      atOnce(signSecondReading(register, audit, "", on("2026-11-09", "d.khan"))),
    );
  const words = { ...WORDS, independenceNote: "T. Ward works in the process." };
  const say = (conclusion: string) =>
    step(workbook, (register) =>
      describeReport(register, audit, { ...words, conclusion }, on("2026-11-08", "t.ward")),
    );
  await say("It conforms.");
  expect(await gapsNow()).toHaveLength(1);
  await sign();
  expect(await gapsNow()).toEqual([]);
  expect(await readingNow()).toMatchObject({ signed: { name: "d.khan" }, isOutdated: false });
  await say("It conforms in the main.");
  expect(await gapsNow()).toHaveLength(1);
  expect(await readingNow()).toMatchObject({ signed: null, isOutdated: true });
  await sign();
  const moment = on("2026-11-10", "t.ward");
  const signature = { ...lead, name: "t.ward" };
  expect(code(atOnce(issueReport(await registerOf(workbook), audit, signature, moment)))).toBe(
    "allowed",
  );
});
