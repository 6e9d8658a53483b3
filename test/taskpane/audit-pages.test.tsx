// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { RecordsDraft } from "../../src/records/draft";
import { REGISTER } from "../../src/audit/layout";
import { parseAddress } from "../../src/cells/address";
import { emptyWorkbook } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { hostSubject } from "../contract/subjects";
import { registerOf, value } from "../audit/desk";
import { wholeRegister } from "../audit/whole-register";
import { announced, button, heading, openPane, TODAY } from "./pane";

/** The pane at its audits, over Excel's own way of speaking, with a register that holds everything. */
async function atAudits() {
  const { workbook: made, ...ids } = await wholeRegister(TODAY);
  const { workbook, host } = await hostSubject(made.model);
  const opened = openPane(workbook);
  await opened.user.click(await button(/^Audit/));
  await heading("Audit");
  return { ...opened, ...ids, workbook, host };
}

async function beside(user: Awaited<ReturnType<typeof atAudits>>["user"], name: RegExp) {
  await user.click(await button("Recommendations, action log, risks, editions, limits"));
  await user.click(await button(name));
}

describe("the first screen of audits", () => {
  it("sums up in one sentence, and says what each finding waits for", async () => {
    await atAudits();
    await screen.findByText("1 audit open, 1 action to be done.");
    const waiting = await button(/^Seven of 20 records/);
    within(waiting).getByText(/review of its effect from|overdue since/);
    const busy = await button(/^Two action plans were late/);
    within(busy).getByText("r.shah · to be done by 30/11/2026");
  });

  it("names rows that were changed on the sheet, outside of what the trail recorded", async () => {
    const { host, workbook } = await atAudits();
    const register = await registerOf(workbook);
    const { facts } = register.places.get("tblFinding")!;
    const column = facts.area.column + facts.columns.indexOf("statement");
    const row = register.rows.tblFinding[1]!.sheetRow;
    host.edit(
      { sheet: facts.area.sheet, row, column, rows: 1, columns: 1 },
      [["Nothing was late."]],
      "coauthor",
    );
    await screen.findByText(/^1 row of the audit tables is not as the trail recorded it/);
    await screen.findByText(/“Audit findings” .* was changed outside|Audit findings/);
  });

  it("names a row that was edited into nonsense, and keeps it", async () => {
    const { host, workbook } = await atAudits();
    const register = await registerOf(workbook);
    const { facts } = register.places.get("tblRecommendation")!;
    const column = facts.area.column + facts.columns.indexOf("target");
    const row = register.rows.tblRecommendation[0]!.sheetRow;
    const area = { sheet: facts.area.sheet, row, column, rows: 1, columns: 1 };
    host.edit(area, [["next spring"]], "coauthor");
    await screen.findByText(/Row \d+ of .*Recommendations.*target/);
    expect(value(await workbook.read(area)).columns[0]?.values).toEqual(["next spring"]);
  });
});

describe("the evidence of a register", () => {
  it("is looked at again, says which cells changed, and leads to what rests on it", async () => {
    const { user, workbook, host, raised } = await atAudits();
    host.edit(parseAddress("Cases!B3")!, [["Hull"]], "coauthor");
    await user.click(await button(/^Evidence/));
    await heading("Evidence");
    await screen.findByRole("heading", { name: "Not looked at again yet (1)" });
    await user.click(await button("Look at all of it again"));
    await screen.findByText("1 piece of evidence looked at, 1 changed.", { selector: "main p" });
    expect(announced()).toContain("1 changed");
    expect((await registerOf(workbook)).rows.tblEvidence[0]?.lastVerdict).toBeNull();
    await user.click(await button("Write down what was found"));
    await waitFor(async () =>
      expect((await registerOf(workbook)).rows.tblEvidence[0]).toMatchObject({
        lastVerdict: "cells_changed",
        lastChecked: TODAY,
      }),
    );
    await user.click(await button(/^Five cases of October/));
    await heading(/^E-/);
    await screen.findByText("CASE-0002, Prison: was Ashmoor, now Hull");
    await user.click(await button(new RegExp(`^Finding ${raised}`)));
    await heading(raised);
    await user.click(await button("Back"));
    await user.click(await button("Go to the cells"));
    await waitFor(async () => expect(value(await workbook.selection()).sheet).toBe("Cases"));
  });
});

describe("the risk assessment", () => {
  it("reads the form on the open sheet, names what it cannot read, and rates a line", async () => {
    const { user, workbook } = await atAudits();
    value(await workbook.goTo(parseAddress("HS2!A1")!));
    await beside(user, /^Risk assessment \(0\)/);
    await user.click(await button("Read the form on the open sheet"));
    await screen.findByText("Row 9 was not read: it has a rating but no hazard.");
    expect((await registerOf(workbook)).rows.tblRisk).toEqual([]);
    await user.click(await button("Read the form into the table"));
    await screen.findByText("3 lines, 2 not rated in full.");
    expect((await registerOf(workbook)).unreadable).toEqual([]);
    await user.click(await button(/^Temperature/));
    await heading("Temperature");
    await user.selectOptions(screen.getByLabelText("Likelihood"), "M");
    await user.selectOptions(screen.getByLabelText("Hazard rating, afterwards"), "H");
    await user.selectOptions(screen.getByLabelText("Likelihood, afterwards"), "H");
    await user.click(await button("Show what will be written"));
    await screen.findByText(/Nothing was changed\.$/, { selector: "section p" });
    await user.selectOptions(screen.getByLabelText("Hazard rating, afterwards"), "L");
    await user.selectOptions(screen.getByLabelText("Likelihood, afterwards"), "L");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Write the ratings"));
    await waitFor(async () =>
      expect((await registerOf(workbook)).rows.tblRisk[0]).toMatchObject({
        risk: 4,
        residualRisk: 1,
      }),
    );
  });

  it("says where there is no form on the open sheet", async () => {
    const { user } = await atAudits();
    await beside(user, /^Risk assessment/);
    await user.click(await button("Read the form on the open sheet"));
    await screen.findByText(/^No risk assessment form was found on this sheet/, {
      selector: "section p",
    });
  });
});

describe("the action log of a panel", () => {
  it("counts by agency, copies a message that names no case, and goes to a row", async () => {
    const { user, workbook, copied } = await atAudits();
    await beside(user, /^Action log of a panel/);
    await heading("Action log");
    await screen.findByText(/^\d+ actions open, \d+ carried over, \d+ overdue\.$/);
    await user.click(await button(/^Housing and homelessness team: \d+ open/));
    await user.click(await button("Copy a message to chase it"));
    expect(copied[0]).toContain("Housing and homelessness team");
    expect(copied[0]).not.toMatch(/M-\d{4}/);
    await user.click((await screen.findAllByRole("button", { name: /^Row \d+: due/ }))[0]!);
    await waitFor(async () => expect(value(await workbook.selection()).sheet).toBe("Action log"));
    await user.click(await button("To put right in the log (4)"));
    expect(screen.getAllByText(/soon/)).toHaveLength(4);
  });
});

const older = z
  .array(
    z.object({
      table: z.string(),
      sheet: z.string(),
      heading: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.union([z.null(), z.number(), z.string(), z.boolean()]))),
    }),
  )
  .parse(
    JSON.parse(readFileSync(join(import.meta.dirname, "../audit/older/layout-1.json"), "utf8")),
  );

async function olderWorkbook(): Promise<Workbook> {
  const { workbook } = await hostSubject(emptyWorkbook("older.xlsx"));
  for (const { table, sheet, heading: line, columns, rows } of older) {
    const titles = columns.map((title) => ({ title }));
    value(
      await workbook.apply([
        { kind: "addSheet", sheet },
        { kind: "addTable", sheet, table, columns: titles, rows, heading: line },
      ]),
    );
  }
  return workbook;
}

describe("editions and versions", () => {
  it("shows what bringing older tables up to date adds, adds it, and puts it back", async () => {
    const workbook = await olderWorkbook();
    const { user } = openPane(workbook);
    await user.click(await button(/^Audit/));
    await beside(user, /^Editions and versions/);
    const before = await registerOf(workbook);
    expect(before.outdated.length).toBeGreaterThan(0);
    await user.click(await button("Show what bringing them up to date adds"));
    expect((await registerOf(workbook)).outdated).toEqual(before.outdated);
    await user.click(await button("Bring the tables up to date"));
    await waitFor(async () => expect((await registerOf(workbook)).outdated).toEqual([]));
    const rows = (await registerOf(workbook)).rows;
    expect(rows.tblPeople.map(({ personId }) => personId)).toEqual(
      before.rows.tblPeople.map(({ personId }) => personId),
    );
    await user.click(await button("Put back"));
    await waitFor(async () =>
      expect((await registerOf(workbook)).outdated).toEqual(before.outdated),
    );
  });

  it("writes the later clause beside findings, after showing it", async () => {
    const { user, workbook } = await atAudits();
    await beside(user, /^Editions and versions/);
    await user.click(await button("Count findings under the later clauses"));
    expect((await registerOf(workbook)).rows.tblFinding[0]?.mappedClause).toBe("");
    await user.click(await button("Write the later clauses beside the findings"));
    await waitFor(async () =>
      expect((await registerOf(workbook)).rows.tblFinding[0]?.mappedClause).not.toBe(""),
    );
  });
});

describe("who", () => {
  it("is offered from the people of the workbook, the last one named first", async () => {
    const { user, raised } = await atAudits();
    await user.click(await button(new RegExp(raised)));
    await heading(raised);
    await user.selectOptions(screen.getByLabelText("Step"), "Change the owner");
    const offered = (label: string) => {
      const { list } = screen.getByLabelText<HTMLInputElement>(label);
      return [...(list?.querySelectorAll("option") ?? [])].map((option) => option.value);
    };
    expect(offered("New owner")).toEqual(
      expect.arrayContaining(["a.osei", "m.leger", "r.shah", "j.powell"]),
    );
    await user.type(screen.getByLabelText("New owner"), "t.ward");
    await user.click(screen.getByLabelText("Reason"));
    expect(offered("New owner")[0]).toBe("t.ward");
    await user.click(await button("Change the name"));
    expect(offered("Your name")[0]).toBe("t.ward");
  });
});

describe("a finding on a clause that had one before", () => {
  it("can be named as its repeat", async () => {
    const { user, workbook, raised } = await atAudits();
    const register = await registerOf(workbook);
    const draft = new RecordsDraft(REGISTER, register);
    const [first, second] = register.rows.tblResponse;
    draft.set("tblResponse", second!, { evidenceIds: first!.evidenceIds });
    value(await workbook.apply(value(draft.done()).changes));
    await user.click(await button(/^Referral recording/));
    await user.click(await button("Go on with question 2"));
    // What was written past the pane is seen once the register has been read again.
    await screen.findByText("Five cases of October without a first appointment");
    await user.click(await button("Minor non-conformance"));
    await user.type(screen.getByLabelText("What was not met"), "The list is a year old.");
    await user.type(screen.getByLabelText("Owner, who will answer"), "r.shah");
    await user.selectOptions(
      screen.getByLabelText("Repeats an earlier finding on this clause"),
      raised,
    );
    await user.click(await button("Raise the finding"));
    await button(/^Finding NC-/);
    const { tblFinding } = (await registerOf(workbook)).rows;
    expect(tblFinding[tblFinding.length - 1]?.repeatOf).toBe(raised);
  });
});
