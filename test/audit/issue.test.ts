import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { issueReport, signReport, type Signature } from "../../src/audit/issue";
import { changedSinceIssue } from "../../src/audit/issue-seal";
import { describeReport, type ReportWords } from "../../src/audit/issue-words";
import { TABLES, type TableName } from "../../src/audit/layout";
import { trailReport } from "../../src/audit/trail";
import { fieldsIn, titleOf } from "../../src/records/layout";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptyWorkbook } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import {
  code,
  moment,
  readinessOf,
  registerOf,
  startedAudit,
  step,
  tailsFrom,
  value,
} from "./desk";
import { atOnce } from "../../src/workbook/slices";

const blank = () => new MemoryWorkbook(emptyWorkbook("register.xlsx"));
const tails = tailsFrom("caaa");
const by = (actor: string) => moment(actor, undefined, tails);

const WORDS: ReportWords = {
  opinion: "moderate",
  good: "Every panel was chaired by a trained volunteer.",
  disagreements: "",
  distribution: "Steering group",
  marking: "Official",
  conclusion: "The process conforms in the main and works; record keeping has to change.",
  limitsOfAudit: "Only the records of one office were looked at.",
  independenceNote: "",
};

const signature: Signature = {
  role: "lead_auditor",
  name: "a.osei",
  account: "",
  identity: "self_declared",
  statement: "This report is complete and fair.",
};
const reader: Signature = { ...signature, role: "second_reader", name: "m.leger" };

const describeAs = (workbook: Workbook, audit: string, words: Partial<ReportWords> = {}) =>
  step(workbook, (register) =>
    describeReport(register, audit, { ...WORDS, ...words }, by("a.osei")),
  );

const issue = async (workbook: Workbook, audit: string, signed = signature) =>
  atOnce(issueReport(await registerOf(workbook), audit, signed, by(signed.name)));

async function issued() {
  const workbook = blank();
  const audit = await startedAudit(workbook, by("a.osei"));
  await describeAs(workbook, audit);
  await step(workbook, (register) =>
    atOnce(issueReport(register, audit, signature, by(signature.name))),
  );
  return { workbook, audit };
}

/** Types over one cell of a table, as somebody at the sheet would. */
async function typeOver(workbook: Workbook, table: TableName, field: string, typed: string) {
  const register = await registerOf(workbook);
  const place = register.places.get(table)!;
  const { area } = place.facts;
  const column = area.column + place.facts.columns.indexOf(titleOf(field));
  expect(fieldsIn(TABLES[table])).toContain(field);
  value(
    await workbook.apply([
      {
        kind: "setCells",
        area: { sheet: area.sheet, row: area.row + 1, column, rows: 1, columns: 1 },
        values: [[typed]],
      },
    ]),
  );
}

describe("before a report is issued", () => {
  test("everything that is missing is named, and issuing says the same and writes nothing", async () => {
    const workbook = blank();
    const audit = await startedAudit(workbook, by("a.osei"));
    const { gaps } = value(readinessOf(await registerOf(workbook), audit));
    expect(gaps.join(" ")).toMatch(/questions are not assessed.*conclusion.*opinion/s);
    const refused = await issue(workbook, audit);
    expect(code(refused)).toBe("not-ready");
    expect(refused.ok ? "" : refused.trouble.message).toContain(gaps[0]);
  });

  test("questions that were not assessed need the limits of the audit to say why", async () => {
    const workbook = blank();
    const audit = await startedAudit(workbook, by("a.osei"));
    await describeAs(workbook, audit, { limitsOfAudit: "" });
    expect(value(readinessOf(await registerOf(workbook), audit)).gaps).toHaveLength(1);
    await describeAs(workbook, audit);
    expect(value(readinessOf(await registerOf(workbook), audit)).gaps).toEqual([]);
  });

  test("only the lead auditor or the programme manager issues", async () => {
    const workbook = blank();
    const audit = await startedAudit(workbook, by("a.osei"));
    await describeAs(workbook, audit);
    expect(code(await issue(workbook, audit, { ...signature, name: "r.shah" }))).toBe(
      "not-authorised",
    );
    expect(code(await issue(workbook, audit, { ...signature, name: " " }))).toBe("missing-name");
    expect(code(await issue(workbook, audit, { ...signature, statement: "" }))).toBe(
      "missing-statement",
    );
    expect(code(await issue(workbook, audit))).toBe("allowed");
  });

  test("a named bias asks for a second reader, who is no auditor and reads the last text", async () => {
    const workbook = blank();
    const audit = await startedAudit(workbook, by("a.osei"));
    const independenceNote = "The lead auditor worked in the team until May.";
    await describeAs(workbook, audit, { independenceNote });
    expect(code(await issue(workbook, audit))).toBe("not-ready");
    const sign = async (signed: Signature) =>
      atOnce(signReport(await registerOf(workbook), audit, signed, by(signed.name)));
    expect(code(await sign({ ...reader, name: "a.osei" }))).toBe("not-independent");
    expect(code(await sign(signature))).toBe("wrong-state");
    value(await workbook.apply(value(await sign(reader)).changes));
    expect(code(await sign(reader))).toBe("already-signed");
    expect(code(await issue(workbook, audit))).toBe("allowed");
    await describeAs(workbook, audit, { independenceNote, good: "Something else." });
    const refused = await issue(workbook, audit);
    expect(refused.ok ? "" : refused.trouble.message).toMatch(/before the report was changed/);
    value(await workbook.apply(value(await sign(reader)).changes));
    expect(code(await issue(workbook, audit))).toBe("allowed");
  });
});

describe("an issued report", () => {
  test("is signed with its anchor, which the trail holds against, and locked", async () => {
    const { workbook, audit } = await issued();
    const register = await registerOf(workbook);
    const [row] = register.rows.tblSignOff;
    const head = `${row?.trailCount}:${row?.trailHead}`;
    expect(register.rows.tblAudit[0]).toMatchObject({ state: "issued", trailHead: head });
    expect(row).toMatchObject({ object: "report", objectId: audit, identity: "self_declared" });
    expect(trailReport(register, { count: row!.trailCount, head: row!.trailHead })).toMatchObject({
      isSound: true,
      edited: [],
    });
    const answer = {
      responseId: register.rows.tblResponse[0]!.responseId,
      result: "conform",
    } as const;
    expect(code(answerItem(register, answer, by("a.osei")))).toBe("record-locked");
    expect(code(describeReport(register, audit, WORDS, by("a.osei")))).toBe("record-locked");
    expect(code(await issue(workbook, audit))).toBe("record-locked");
  });

  test("is signed by the auditee as well", async () => {
    const { workbook, audit } = await issued();
    await step(workbook, (register) =>
      atOnce(
        signReport(register, audit, { ...reader, role: "auditee", name: "r.shah" }, by("r.shah")),
      ),
    );
    const { rows } = await registerOf(workbook);
    expect(rows.tblSignOff.map(({ role }) => role)).toEqual(["lead_auditor", "auditee"]);
    expect(rows.tblSignOff[0]?.contentFingerprint).toBe(rows.tblSignOff[1]?.contentFingerprint);
  });

  test("names the rows that were changed on a sheet since, answered or not", async () => {
    const { workbook, audit } = await issued();
    expect(atOnce(changedSinceIssue(await registerOf(workbook), audit))).toEqual([]);
    await typeOver(workbook, "tblResponse", "note", "softened later");
    await typeOver(workbook, "tblAudit", "conclusion", "All is well.");
    const changes = atOnce(changedSinceIssue(await registerOf(workbook), audit)) ?? [];
    expect(changes.map(({ table }) => table)).toEqual(["tblAudit", "tblResponse"]);
    for (const { sentence } of changes) expect(sentence).toMatch(/was changed on the sheet/);
  });

  test("says that it cannot tell where the trail holds nothing of it", async () => {
    const workbook = blank();
    const audit = await startedAudit(workbook, by("a.osei"));
    expect(atOnce(changedSinceIssue(await registerOf(workbook), audit))).toBeNull();
  });
});
