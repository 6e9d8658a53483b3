import { expect, test } from "vitest";
import { authorIn } from "../../src/audit/authorship";
import { answerItem } from "../../src/audit/answer";
import { raiseNonConformance } from "../../src/audit/finding";
import { lastAuditOf } from "../../src/audit/programme/history";
import { candidatesFor } from "../../src/audit/programme/independence";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, type AuditDetails } from "../../src/audit/start-audit";
import { composeAuditReport } from "../../src/report/audit/compose";
import { documentText } from "../../src/report/text";
import { code, details, registerOf, step, TODAY, value } from "./desk";
import { failing, fillIn, note, on, person, staffed } from "./life-desk";

const pack = shippedAuditPacks().find(({ id }) => id === "LM")!;
const peers: AuditDetails = {
  ...details,
  type: "peer_review",
  processId: "Record keeping",
  leadAuditor: "j.powell",
  auditors: ["t.ward"],
};

async function begun() {
  const workbook = await staffed();
  await fillIn(workbook, "tblPeople", [
    { ...person("o.gone", "staff"), active: false },
    person("l.reader", "reader"),
  ]);
  const audit = await step(workbook, (register) =>
    startAudit(register, pack, peers, on("2026-11-02", "j.powell")),
  );
  return { workbook, audit };
}

test("colleagues may review what they work in themselves; the same people may not audit it", async () => {
  const { workbook } = await begun();
  const register = await registerOf(workbook);
  const start = (changed: Partial<AuditDetails>) =>
    code(startAudit(register, pack, { ...peers, ...changed }, on("2026-11-02", "j.powell")));
  expect(start({})).toBe("allowed");
  expect(start({ type: "internal" })).not.toBe("allowed");
  expect(start({ leadAuditor: "o.gone" })).not.toBe("allowed");
  const names = candidatesFor(register, "Record keeping", TODAY, "peer_review").map(
    ({ name }) => name,
  );
  expect(names).toEqual(expect.arrayContaining(["j.powell", "r.shah"]));
  expect(names).not.toEqual(expect.arrayContaining(["l.reader"]));
  expect(names).not.toContain("o.gone");
});

test("they raise what they find, and the report says that it is no independent audit", async () => {
  const { workbook, audit } = await begun();
  const evidenceIds = [await note(workbook, "File 12")];
  const { responseId } = (await registerOf(workbook)).rows.tblResponse[0]!;
  const raised = { ...failing, responseId, evidenceIds };
  const register = await registerOf(workbook);
  expect(code(raiseNonConformance(register, raised, on("2026-11-03", "l.reader")))).toBe(
    "not-authorised",
  );
  const finding = await step(workbook, (now) =>
    raiseNonConformance(now, raised, on("2026-11-03", "j.powell")),
  );
  expect(
    code(raiseNonConformance(register, { ...failing, evidenceIds }, on("2026-11-03", "j.powell"))),
  ).toBe("not-authorised");
  const options = { asAt: TODAY + 2, lastMeeting: null };
  const { document } = value(composeAuditReport(await registerOf(workbook), audit, options));
  const text = documentText(document);
  expect(text).toContain(finding);
  expect(text).toContain("This is a peer review");
  expect(text).toContain("peer review");
});

test("they do not put off the next independent audit", async () => {
  const { workbook, audit } = await begun();
  await step(workbook, (register) => {
    const { responseId } = register.rows.tblResponse[0]!;
    return answerItem(register, { responseId, result: "conform" }, on("2026-11-03", "t.ward"));
  });
  const register = await registerOf(workbook);
  expect(register.rows.tblAudit[0]).toMatchObject({ auditId: audit, state: "in_progress" });
  expect(lastAuditOf(register, "Record keeping")).toBeNull();
});

test("nobody reviews their own work: refused with the reason, and who could do it instead", async () => {
  const workbook = await staffed();
  const register = await registerOf(workbook);
  const start = (changed: Partial<AuditDetails>) =>
    startAudit(register, pack, { ...peers, ...changed }, on("2026-11-02", "j.powell"));
  const own = start({ auditees: ["J.Powell"] });
  expect(code(own)).toBe("own-work");
  expect(own.ok ? "" : own.trouble.message).toMatch(/^j\.powell did the work that is reviewed\./);
  expect(own.ok ? "" : own.trouble.message).toContain("r.shah");
  expect(code(start({ auditees: ["t.ward"] }))).toBe("own-work");
  expect(code(start({ auditees: ["r.shah"] }))).toBe("allowed");
  const barred = candidatesFor(register, "Record keeping", TODAY, "peer_review", ["r.shah"])
    .filter(({ bars }) => bars.length > 0)
    .map(({ name, bars }) => [name, bars.map(({ code: why }) => why)]);
  expect(barred).toEqual([["r.shah", ["author"]]]);
});

test("whoever did the work, by the audit or by the row of the record, neither answers nor raises", async () => {
  const workbook = await staffed();
  const audit = await step(workbook, (register) =>
    startAudit(register, pack, { ...peers, auditees: ["r.shah"] }, on("2026-11-02", "j.powell")),
  );
  const evidenceIds = [await note(workbook, "File 12")];
  const register = await registerOf(workbook);
  const { responseId } = register.rows.tblResponse[0]!;
  const answer = (actor: string, recordAuthor = "") =>
    code(
      answerItem(
        register,
        { responseId, result: "conform", recordAuthor },
        on("2026-11-03", actor),
      ),
    );
  expect(answer("r.shah")).toBe("own-work");
  expect(answer("j.powell", "j.powell")).toBe("own-work");
  expect(answer("j.powell", "t.ward")).toBe("allowed");
  const raised = { ...failing, responseId, evidenceIds };
  const raise = (recordAuthor: string) =>
    code(raiseNonConformance(register, { ...raised, recordAuthor }, on("2026-11-03", "j.powell")));
  expect(raise("j.powell")).toBe("own-work");
  expect(raise("t.ward")).toBe("allowed");
  expect(audit).not.toBe("");
});

test.each([
  ["Worker", "j.powell"],
  ["Case manager", "j.powell"],
  ["Completed by", "j.powell"],
  ["Prison", ""],
])("a record with the column %s names who did the work: “%s”", (title, author) => {
  const area = { sheet: "Cases", row: 1, column: 0, rows: 1, columns: 2 };
  const fields = [
    ["Case", "C-1"],
    [title, "j.powell"],
  ] as const;
  expect(authorIn({ area, fields })).toBe(author);
});
