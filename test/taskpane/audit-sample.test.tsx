// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { REGISTER } from "../../src/audit/layout";
import { RecordsDraft } from "../../src/records/draft";
import { readRegister } from "../../src/audit/register";
import { itemsOf } from "../../src/audit/sampling/test-item";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit, suggestedDetails } from "../../src/audit/start-audit";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { putCell } from "../../src/workbook/model";
import { casesModel } from "../audit/cases";
import { announced, button, heading, openPane, TODAY } from "./pane";

async function register(workbook: MemoryWorkbook) {
  const read = await readRegister(workbook);
  if (!read.ok) throw new Error(read.trouble.message);
  return read.value;
}

/** A workbook with an audit of case files under way, and the pane at its checklist. */
async function atChecklist(
  refused: readonly string[] = [],
  type: "internal" | "peer_review" = "internal",
) {
  const workbook = new MemoryWorkbook(casesModel());
  const pack = shippedAuditPacks().find(({ id }) => id === "DQ")!;
  const moment = {
    at: "2026-11-22T09:00:00.000Z",
    today: TODAY,
    actor: "Jo Baker",
    token: () => "zzzz",
  };
  const plan = startAudit(
    await register(workbook),
    pack,
    {
      ...suggestedDetails(pack, moment),
      type,
      title: "Case files",
      processId: "Referrals",
      scope: "October",
    },
    moment,
  );
  if (!plan.ok) throw new Error(plan.trouble.message);
  await workbook.apply(plan.value.changes);
  for (const sample of refused) await refuse(workbook, sample);
  const { user } = openPane(workbook);
  await user.click(await button(/^Audit/));
  await user.click(await button(/Case files/));
  await heading("Case files");
  return { workbook, user };
}

async function drawn(type: "internal" | "peer_review" = "internal") {
  const { workbook, user } = await atChecklist([], type);
  await user.click(await button("Draw a sample"));
  await heading("New sample");
  await screen.findByLabelText("Draw from");
  await user.selectOptions(screen.getByLabelText("How to choose"), "square_root");
  await user.click(await button("Show what will be drawn"));
  await user.click(await button("Draw and keep the sample"));
  await heading(/^Sample S-2026-001/);
  return { workbook, user };
}

/** A lot of 120 at level II and AQL 4, all 20 of it tested: three that do not conform refuse it. */
async function refuse(workbook: MemoryWorkbook, sampleId: string) {
  const known = await register(workbook);
  const draft = new RecordsDraft(REGISTER, known);
  draft.add("tblSample", {
    sampleId,
    auditId: known.rows.tblAudit[0]!.auditId,
    purpose: "Lot",
    unit: "",
    tableName: "Cases",
    keyColumn: "Case",
    filter: "",
    frameSize: 120,
    frameFingerprint: "f",
    method: "table_105E",
    parameters: ["level=II", "aql=4", "severity=normal"],
    size: 20,
    reserve: 0,
    seed: "s",
    strata: "",
    drawnBy: "a.osei",
    drawnAt: "2026-11-01T09:00:00.000Z",
  });
  for (let order = 1; order <= 20; order++) {
    draft.add("tblSampleItem", {
      sampleId,
      order,
      key: `C${order}`,
      stratum: "",
      ticket: "",
      role: "sample",
      tested: "yes",
      result: order <= 3 ? "nonconforming" : "conform",
      note: "",
      amount: null,
      hits: 0,
    });
  }
  const plan = draft.done();
  if (!plan.ok) throw new Error(plan.trouble.message);
  await workbook.apply(plan.value.changes);
}

describe("drawing a sample", () => {
  it("is tightened where two of the lots before were refused, says why, and can be chosen otherwise", async () => {
    const { workbook, user } = await atChecklist(["S-1", "S-2"]);
    await user.click(await button("Draw a sample"));
    await user.selectOptions(await screen.findByLabelText("How to choose"), "table_105E");
    const inspection = () => screen.getByLabelText<HTMLSelectElement>("Inspection").value;
    await waitFor(() => expect(inspection()).toBe("tightened"));
    await screen.findByText(/^Next lot of Cases .*two of the last five lots were refused/);
    await user.selectOptions(screen.getByLabelText("Inspection"), "normal");
    expect(inspection()).toBe("normal");
    await user.selectOptions(screen.getByLabelText("Inspection"), "tightened");
    await user.click(await button("Show what will be drawn"));
    await user.click(await button("Draw and keep the sample"));
    await heading(/^Sample S-/);
    const { tblSample } = (await register(workbook)).rows;
    expect(tblSample.at(-1)?.parameters).toContain("severity=tightened");
  });

  it("is normal for records of which no lot was drawn before", async () => {
    const { user } = await atChecklist(["S-1", "S-2"]);
    await user.click(await button("Draw a sample"));
    await user.selectOptions(await screen.findByLabelText("How to choose"), "table_105E");
    await user.selectOptions(screen.getByLabelText("Acceptable quality level (AQL)"), "1");
    expect(screen.getByLabelText<HTMLSelectElement>("Inspection").value).toBe("normal");
    expect(screen.queryByText(/^Next lot of/)).toBeNull();
  });

  it("shows how it will be drawn, keeps it, and says how far it is", async () => {
    const { workbook } = await drawn();
    const { tblSample, tblSampleItem } = (await register(workbook)).rows;
    expect(tblSample[0]).toMatchObject({
      method: "square_root",
      tableName: "Cases",
      keyColumn: "Case",
    });
    expect(tblSampleItem.length).toBe((tblSample[0]?.size ?? 0) + 5);
    await screen.findByText(/^0 of \d+ records tested so far/);
    await screen.findByText("22/11/2026 / IA-2026-001-zzzz");
  });

  it("says what each method lets the auditor claim before it is chosen", async () => {
    const { user } = await atChecklist();
    await user.click(await button("Draw a sample"));
    await screen.findByText(/Lets you say how many of these records may be wrong at most/);
    await user.selectOptions(screen.getByLabelText("How to choose"), "judgement");
    await screen.findByText(/says nothing about the share in the others/);
    await user.click(await button("Show what will be drawn"));
    await screen.findByText(/says in one line why these records were chosen/, {
      selector: "section p",
    });
  });

  it("is proved by drawing it again", async () => {
    const { user } = await drawn();
    await user.click(await button("Draw it again to prove it"));
    await screen.findByText(/^The same: drawn again/, { selector: "section p" });
    expect(announced()).toContain("The same");
  });
});

describe("a sampled record", () => {
  it("stands beside its question, leads to its row, and to the next record", async () => {
    const { workbook, user } = await drawn();
    await user.click((await screen.findAllByRole("button", { name: /^1\. / }))[0]!);
    await user.click(await button("Answer its questions"));
    await screen.findByText(/^Record 1 of \d+$/);
    const [first, second] = itemsOf(
      await register(workbook),
      (await register(workbook)).rows.tblSample[0]!.sampleId,
    );
    const record = await screen.findByRole("region", { name: `Record ${first!.key}` });
    await within(record).findByText(first!.key);
    await user.click(await button("Go to its row"));
    await waitFor(async () => {
      const selected = await workbook.selection();
      expect(selected.ok && selected.value.sheet).toBe("Cases");
    });
    await user.click(await button("Next record"));
    await screen.findByRole("region", { name: `Record ${second!.key}` });
    await screen.findByText(/^Record 2 of \d+$/);
  });

  it("is not judged by whoever did the work on it, where colleagues review each other", async () => {
    const { workbook, user } = await drawn("peer_review");
    // The second column names the worker of each case: in all of them it is who reviews.
    const cases = workbook.model.sheets.find(({ name }) => name === "Cases")!;
    const filled = cases.columns.get(1)!.values.length;
    for (let row = 0; row < filled; row++)
      putCell(cases, row, 1, row === 0 ? "Worker" : "Jo Baker");
    await user.click((await screen.findAllByRole("button", { name: /^1\. / }))[0]!);
    await user.click(await button("Answer its questions"));
    await screen.findByText(/^Record 1 of \d+$/);
    await user.click(await button(/^Conforms/));
    await screen.findByText(/names Jo Baker as the one who did the work, so a colleague/, {
      selector: "p",
    });
    const results = (await register(workbook)).rows.tblResponse.map(({ result }) => result);
    expect(new Set(results)).toEqual(new Set(["not_assessed"]));
  });

  it("that is not found is replaced from the reserve, for a reason only", async () => {
    const { workbook, user } = await drawn();
    await user.click((await screen.findAllByRole("button", { name: /^1\. / }))[0]!);
    await user.click(await button("It cannot be found"));
    await user.click(await button("Show what takes its place"));
    await screen.findByText(/say why it cannot be tested/, { selector: "section p" });
    await user.type(screen.getByLabelText("Why it cannot be tested"), "File is at court.");
    await user.click(await button("Show what takes its place"));
    await user.click(await button("Take the next of the reserve"));
    await screen.findByText(/^not found, replaced/);
    const { tblSampleItem } = (await register(workbook)).rows;
    expect(tblSampleItem.filter(({ role }) => role === "replaced")).toHaveLength(1);
  });
});

describe("one hand on the keyboard", () => {
  it("answers by number, says which, and leaves numbers alone while text is typed", async () => {
    const { workbook, user } = await atChecklist();
    await user.click(await button(/^Go on with question 1/));
    await heading(/^Question 1 of/);
    await user.keyboard("1");
    await screen.findByText("Saved: Jo Baker, 14:32");
    const answers = async () => (await register(workbook)).rows.tblResponse;
    expect((await answers())[0]?.result).toBe("conform");
    await user.type(screen.getByLabelText("Note"), "5 files seen");
    expect((await button("Conforms")).getAttribute("aria-pressed")).toBe("true");
    expect((await button("Conforms")).getAttribute("aria-keyshortcuts")).toBe("1");
  });

  it("never shows a score without its majors and what is open", async () => {
    const { user } = await atChecklist();
    await user.click(await button(/^Go on with question 1/));
    await user.keyboard("1");
    await screen.findByText("Saved: Jo Baker, 14:32");
    await user.click(await button("Back"));
    await user.click(await button("Score, and what it leaves out"));
    await screen.findByText(/^Score 100\.0% of what is answered and applies; \d+ of \d+ questions/);
    await screen.findByText("No major non-conformance.");
    await screen.findByText(/^Incomplete/);
  });
});
