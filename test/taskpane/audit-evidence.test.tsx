// @vitest-environment happy-dom
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { checklist } from "../../src/audit/checklist";
import { captureEvidence } from "../../src/audit/evidence";
import { readEvidence } from "../../src/audit/evidence-range";
import { trailReport } from "../../src/audit/trail";
import { parseAddress } from "../../src/cells/address";
import { emptyWorkbook } from "../../src/workbook/model";
import { registerOf, startedAudit, step, value } from "../audit/desk";
import { fillIn, on, PEOPLE, person } from "../audit/life-desk";
import { hostSubject } from "../contract/subjects";
import { button, heading, openPane } from "./pane";

/** Three cases as evidence beside the first answer of an audit, and the pane at that question. */
async function atAnswer() {
  const { workbook, host } = await hostSubject(emptyWorkbook("register.xlsx"));
  value(
    await workbook.apply([
      { kind: "addSheet", sheet: "Cases" },
      {
        kind: "addTable",
        sheet: "Cases",
        table: "Cases",
        columns: [{ title: "Case" }, { title: "Prison" }],
        rows: [
          ["C-1", "Ashmoor"],
          ["C-2", "Ashmoor"],
          ["C-3", "Hull"],
        ],
      },
    ]),
  );
  await fillIn(
    workbook,
    "tblPeople",
    Object.entries(PEOPLE).map(([id, role]) => person(id, role)),
  );
  const audit = await startedAudit(workbook, on("2026-11-02", "a.osei"));
  const [question] = checklist(await registerOf(workbook), audit);
  const { responseId } = question!.response;
  const range = value(await readEvidence(workbook, parseAddress("Cases!A2:B4")!));
  const details = {
    title: "Three cases of October",
    periodFrom: null,
    periodTo: null,
    obtainedHow: "in_person" as const,
    obtainedFrom: "",
    containsPersonalData: false,
    responseId,
    leaveOut: [],
  };
  const moment = on("2026-11-02", "a.osei");
  await step(workbook, (register) => captureEvidence(register, range, details, moment));
  const opened = openPane(workbook);
  const { user } = opened;
  await user.click(await button(/^Audit/));
  await user.click(await button(/^Referral recording/));
  const { questionShown } = question!.response;
  await user.click((await screen.findByText(questionShown, { exact: false })).closest("button")!);
  return { ...opened, workbook, host };
}

it("evidence under an answer says which cell changed, leads there, and has the change explained", async () => {
  const { user, workbook, host } = await atAnswer();
  host.edit(parseAddress("Cases!B3")!, [["Leeds"]], "coauthor");
  await user.click(await button(/^Three cases of October/));
  await heading(/^E-/);
  // The cell itself, and not the whole range, is where the change leads.
  await user.click(await button(/^C-2, Prison: was Ashmoor, now Leeds/));
  await waitFor(async () =>
    expect(value(await workbook.selection())).toMatchObject({ sheet: "Cases", row: 2, column: 1 }),
  );

  await user.click(await button("Show what will be written"));
  await screen.findByText(/cannot explain the change|Give a reason/, { selector: "p" });
  await user.type(screen.getByLabelText("The reason, and who has said so"), "Moved on 20/11/2026.");
  await user.type(screen.getByLabelText("Your name"), "r.shah");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/^r\.shah is neither an auditor/, { selector: "p" });
  await user.clear(screen.getByLabelText("Your name"));
  await user.type(screen.getByLabelText("Your name"), "m.leger");
  await user.click(await button("Show what will be written"));
  await screen.findByText(/^The change of E-.* is explained\.$/);
  expect((await registerOf(workbook)).rows.tblEvidence[0]?.changeReason).toBe("");
  await user.click(await button("Explain the change"));
  await screen.findByText("Moved on 20/11/2026. · m.leger");
  const register = await registerOf(workbook);
  expect(register.rows.tblEvidence).toMatchObject([
    { lastVerdict: "cells_changed", changeExplainedBy: "m.leger" },
  ]);
  expect(trailReport(register, null)).toMatchObject({ isSound: true, edited: [] });
  expect(screen.queryByRole("button", { name: "Show what will be written" })).toBeNull();
});

type Host = Awaited<ReturnType<typeof atAnswer>>["host"];

const typed = (host: Host, address: string, rows: readonly (readonly string[])[]) =>
  host.edit(
    parseAddress(address)!,
    rows.map((row) => [...row]),
    "coauthor",
  );

it.each([
  ["Unchanged since it was captured.", () => {}],
  [
    "The same rows in another order.",
    (host: Host) =>
      typed(host, "Cases!A2:B4", [
        ["C-3", "Hull"],
        ["C-2", "Ashmoor"],
        ["C-1", "Ashmoor"],
      ]),
  ],
  ["Rows have come or gone.", (host: Host) => typed(host, "Cases!A3", [["C-9"]])],
  [
    "It is not there any more.",
    (host: Host) => host.workbook.removeSheet(host.workbook.sheets.find(isCases)!),
  ],
])("evidence under an answer is told: %s", async (verdict, change) => {
  const { user, host } = await atAnswer();
  change(host);
  await user.click(await button(/^Three cases of October/));
  await heading(/^E-/);
  await screen.findByText(verdict);
});

const isCases = ({ name }: { readonly name: string }) => name === "Cases";
