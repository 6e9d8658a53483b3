import { z } from "zod";
import { describe, expect, it } from "vitest";
import { issueReport } from "../../../src/audit/issue";
import { REGISTER } from "../../../src/audit/layout";
import { parseDate } from "../../../src/cells/date";
import { RecordsDraft } from "../../../src/records/draft";
import { composeAuditReport } from "../../../src/report/audit/compose";
import type { Block, ReportDocument } from "../../../src/report/document";
import { reportXlsx } from "../../../src/report/file";
import { reportSheets } from "../../../src/report/sheets";
import { documentText } from "../../../src/report/text";
import { reportDocx } from "../../../src/report/word";
import { describeShared, sharedBytes, sharedJson } from "../../shared";
import { registerOf, step, value } from "../../audit/desk";
import { findingOf, on, raise, staffed, take, verified } from "../../audit/life-desk";
import { AS_AT, audited } from "./audited";
import { atOnce } from "../../../src/workbook/slices";

const options = { asAt: AS_AT, lastMeeting: null };

async function composed(given = options) {
  const made = await audited();
  const register = await registerOf(made.workbook);
  return { ...made, ...value(composeAuditReport(register, made.audit, given)) };
}

const blocksOf = (document: ReportDocument): readonly Block[] =>
  document.sections.flatMap(({ blocks }) => blocks);

const chart = (document: ReportDocument, title: string) => {
  const found = blocksOf(document).find((block) => block.kind === "chart" && block.title === title);
  if (found?.kind !== "chart") throw new Error(`no chart ${title}`);
  return found;
};

describe("the report of an audit", () => {
  it("stands in the order in which it is read, with the committee's page at the end", async () => {
    const { document } = await composed();
    expect(document.sections.map(({ title }) => title)).toEqual([
      "Conclusion",
      "Results by section",
      "Findings",
      "Each finding",
      "What is good",
      "Opportunities for improvement",
      "Samples",
      "Follow-up of earlier findings",
      "Limits, independence and disagreements",
      "Figures",
      "Signatures and anchor",
      "Committee extract",
    ]);
    expect(document.meta).toMatchObject({ status: "draft", marking: "Official-sensitive" });
    expect(document.meta.facts.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        "Audit",
        "Dates",
        "Method",
        "Lead auditor",
        "Distribution",
        "Questions",
      ]),
    );
  });

  it("gives the opinion with its scale, and never a score without the majors", async () => {
    const { document, finding } = await composed();
    const text = documentText(document);
    expect(text).toMatch(/Overall opinion: moderate/);
    expect(text).toMatch(/The scale, from the best to the worst: substantial.*unsatisfactory/);
    expect(text).toMatch(/Not assessed +Score/);
    expect(text).toContain(`never read alone: 1 major non-conformance (${finding})`);
  });

  it("shows each finding whole: evidence found again by place and fingerprint, and the answer", async () => {
    const { document } = await composed();
    const text = documentText(document);
    for (const part of [
      "Procedure 4.2",
      /Cases A1:C3, columns CRN, Name, Start, 2 rows.*fingerprint [0-9a-f]{8}(?![0-9a-f])/,
      "Half of the records.",
      "Puts in doubt",
      "not answered yet",
    ]) {
      expect(text).toMatch(part);
    }
  });

  it("names nobody of the caseload, neither by name nor by identifier, and says how much it withheld", async () => {
    const { document, personal, audit, workbook } = await composed();
    const text = documentText(document);
    for (const secret of ["Zebedee", "Quill", "Ottoline", "X123456", "X654321", "2001/0000012H"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain("[withheld]");
    expect(personal).toMatch(/^\d+ names or identifiers of people on the caseload were withheld/);
    const cells = JSON.stringify(reportSheets(document));
    expect(cells).not.toMatch(/Zebedee|X123456/);
    // Those who act keep their names.
    expect(text).toContain("a.osei");
    expect(text).toContain("r.shah");
    expect((await registerOf(workbook)).rows.tblAudit[0]?.auditId).toBe(audit);
  });

  it("prints the anchor of the trail; issued, the one that was signed", async () => {
    const { document, workbook, audit } = await composed();
    expect(document.meta.trailHead).toMatch(/^\d+:[0-9a-f]{64}$/);
    await step(workbook, (register) =>
      atOnce(
        issueReport(
          register,
          audit,
          {
            role: "lead_auditor",
            name: "a.osei",
            account: "",
            identity: "self_declared",
            statement: "Complete and fair.",
          },
          on("2026-11-02", "a.osei"),
        ),
      ),
    );
    const register = await registerOf(workbook);
    const issued = value(composeAuditReport(register, audit, options)).document;
    const signed = register.rows.tblSignOff[0]!;
    expect(issued.meta).toMatchObject({
      status: "issued",
      trailHead: `${signed.trailCount}:${signed.trailHead}`,
    });
    const text = documentText(issued);
    expect(text).toContain(`Trail anchor: ${signed.trailCount}:${signed.trailHead}`);
    expect(text).toContain("Plumbline cannot know who signed");
    expect(text).toMatch(/Lead auditor +a\.osei +02\/11\/2026 +self-declared/);
    expect(text).toContain("“Complete and fair.”");
  });

  it("follows earlier findings up: ended, open, overdue, opened again, and whether it worked", async () => {
    const { workbook, audit } = await audited();
    const processId = "Referrals";
    const old = await raise(workbook, { processId });
    await raise(workbook, { processId, statement: "Plans were late." });
    await verified(workbook, old);
    const evidence = (await registerOf(workbook)).rows.tblEvidence[0]!.evidenceId;
    await take(workbook, old, "2026-11-01", "m.leger", "review_effectiveness", {
      result: "not_effective",
      evidenceIds: [evidence],
      note: "",
    });
    const { cycle } = await findingOf(workbook, old);
    const text = documentText(
      value(
        composeAuditReport(await registerOf(workbook), audit, {
          asAt: parseDate("2027-02-01")!,
          lastMeeting: parseDate("2026-09-01"),
        }),
      ).document,
    );
    expect(cycle).toBe(2);
    expect(text).toMatch(
      /Of the earlier findings on this process 0 ended, 2 are open, \d of them overdue; 1 were? opened again/,
    );
    expect(text).toMatch(/opened again once/);
    expect(text).toMatch(/overdue by \d+ days/);
    expect(text).toContain("did not work");
    expect(text).toMatch(/Movement since 01\/09\/2026/);
  });

  it("becomes sheets of its own, a file and a Word document", async () => {
    const { document, workbook } = await composed();
    const changes = reportSheets(document);
    expect(changes).toHaveLength(6);
    const before = (await registerOf(workbook)).sheets.length;
    value(await workbook.apply(changes));
    expect((await registerOf(workbook)).sheets).toHaveLength(before + 6);
    expect(value(await reportXlsx(document)).length).toBeGreaterThan(1000);
    expect((await reportDocx(document)).length).toBeGreaterThan(1000);
  });

  it("says which audit it does not know", async () => {
    const made = composeAuditReport(await registerOf(await staffed()), "IA-1", options);
    expect(made.ok ? "" : made.trouble.code).toBe("audit-unknown");
  });
});

const figures = z.object({
  as_of: z.string(),
  open: z.number(),
  closed: z.number(),
  by_clause: z.record(
    z.string(),
    z.object({ major: z.number(), minor: z.number(), ofi: z.number() }),
  ),
  ageing_of_open_days: z.record(z.string(), z.number()),
  median_days_to_close: z.number(),
  months: z.array(
    z.object({
      month: z.string(),
      raised: z.number(),
      closed: z.number(),
      open_at_end: z.number(),
    }),
  ),
});

const day = (iso: string) => parseDate(iso) ?? 0;

describeShared("the charts of a known register", () => {
  it("stand on the figures that were counted by hand, in the order of the clauses", async () => {
    const expected = figures.parse(sharedJson("cases/audit/findings-figures.json"));
    const { workbook, audit, finding } = await audited();
    const row = await findingOf(workbook, finding);
    const register = await registerOf(workbook);
    const draft = new RecordsDraft(REGISTER, register);
    const [, ...lines] = new TextDecoder()
      .decode(sharedBytes("cases/audit/findings-register.csv"))
      .trim()
      .split(/\r?\n/);
    for (const line of lines) {
      const [findingId = "", clause = "", grade, raised = "", due = "", closed = ""] =
        line.split(",");
      const closedOn = parseDate(closed);
      draft.add("tblFinding", {
        ...row,
        auditId: "",
        findingId,
        clause,
        grade: z.enum(["major", "minor", "ofi"]).parse(grade),
        raisedOn: day(raised),
        completionDue: parseDate(due),
        closedOn,
        state: closedOn === null ? "in_progress" : "closed",
      });
    }
    value(await workbook.apply(value(draft.done()).changes));
    // The audit's own finding comes on top of those in the case.
    const now = await registerOf(workbook);
    const only = {
      ...now,
      rows: {
        ...now.rows,
        tblFinding: now.rows.tblFinding.filter(({ auditId }) => auditId === ""),
      },
    };
    const { document } = value(
      composeAuditReport(only, audit, { asAt: day(expected.as_of), lastMeeting: null }),
    );
    expect(chart(document, "Findings by clause").table.rows).toEqual(
      Object.entries(expected.by_clause).map(([clause, { major, minor, ofi }]) => [
        clause,
        major,
        minor,
        ofi,
      ]),
    );
    expect(chart(document, "Age of what is open").table.rows.map(([, count]) => count)).toEqual(
      Object.values(expected.ageing_of_open_days),
    );
    expect(chart(document, "Opened and closed by month").table.rows).toEqual(
      expected.months.map(({ month, raised, closed, open_at_end }) => {
        const [year, of] = month.split("-");
        return [`${of}/${year}`, raised, closed, open_at_end];
      }),
    );
    const key = blocksOf(document).find((block) => block.kind === "figures");
    expect(key?.kind === "figures" ? key.figures.map(({ value: figure }) => figure) : []).toEqual([
      expected.open,
      expected.closed,
      expected.median_days_to_close,
    ]);
  });
});
