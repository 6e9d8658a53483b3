// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { dayNumber } from "../../src/cells/date";
import { ok } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Workbook } from "../../src/workbook/port";
import { smallCaseload } from "../browser/small-caseload";
import { hostSubject } from "../contract/subjects";
import { modelOf, value } from "../verify/make";
import { openOwnPack } from "./own-pack";
import { button, heading, openPane, type Opened } from "./pane";

const NEXT_PERIOD = dayNumber(2027, 2, 26)!;
const UNEXPLAINED = /accommodation on release is not recorded/;
const REASON = "Went to hospital on the day";

async function check(workbook: Workbook, today = dayNumber(2026, 11, 22)!): Promise<Opened> {
  const opened = openPane(workbook, { today: () => today });
  await opened.user.click(await button(/^Verify/));
  await screen.findByText(/fits this workbook/);
  await opened.user.click(await button("Check this workbook"));
  await heading("Results");
  return opened;
}

async function explain({ user }: Opened, said = UNEXPLAINED) {
  await user.click(await button(said));
  await user.click(await button("Explain"));
  await user.type(screen.getByLabelText("Why it is right as it is"), REASON);
  await user.type(screen.getByLabelText("Your name"), "A. Osei");
  await user.click(await button("Show what will be written"));
  await user.click(await button("Keep the explanation"));
  await screen.findByText(/^Explained: “Went to hospital on the day” \(A\. Osei, 22\/11\/2026\)/);
}

async function type(workbook: Workbook, address: string, cell: Cell) {
  const area = parseAddress(address)!;
  value(await workbook.apply([{ kind: "setCells", area, values: [[cell]] }]));
}

/** Whether a row of findings is drawn; those in a fold that is shut are not. */
const isListed = (said: RegExp) => screen.queryByRole("button", { name: said }) !== null;

describe("in Excel, simulated, a query that was explained", () => {
  it("is not asked again next period, and the reason stands with it", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    await explain(await check(workbook));

    const { user } = await check(workbook, NEXT_PERIOD);
    await screen.findByText(/as at 26\/02\/2027/);
    expect(isListed(UNEXPLAINED)).toBe(false);
    await user.click(await button("Accepted with a reason (1)"));
    await user.click(await button(UNEXPLAINED));
    await screen.findByText(/^Explained: “Went to hospital on the day” \(A\. Osei, 22\/11\/2026\)/);
    expect(screen.queryByRole("button", { name: "Explain" })).toBeNull();
  });

  it("is asked again once what it is about has changed, with what was said last time", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    const late = /“Plan completed” on .* working days after “First appointment”/;
    await type(workbook, "Caseload!J5", dayNumber(2026, 7, 31));
    await explain(await check(workbook), late);
    await type(workbook, "Caseload!J5", dayNumber(2026, 8, 5));

    const { user } = await check(workbook, NEXT_PERIOD);
    await user.click(await button(late));
    await screen.findByText(
      /^Last time: “Went to hospital on the day” \(A\. Osei, 22\/11\/2026\)\. What it was about/,
    );
    await button("Explain");
  });
});

describe("in Excel, simulated, next period's return in a file of its own", () => {
  it("has what the last return keeps proposed, to be kept with one more press, also after an edit", async () => {
    const last = new MemoryWorkbook(smallCaseload());
    await explain(await check(last));
    const { workbook } = await hostSubject(smallCaseload());
    const opened = openPane(workbook, { openFile: async () => ok(last) });
    const { user } = opened;
    await user.click(await button(/^Verify/));
    await screen.findByText(/fits this workbook/);
    await user.click(await button(/^Other rules/));
    const label = screen.getByText(/^Hold it against the last accepted return/);
    const input = label.parentElement!.querySelector<HTMLInputElement>('input[type="file"]')!;
    fireEvent.change(input, { target: { files: [new File(["x"], "september.xlsx")] } });
    await screen.findByText("Checks are held against “september.xlsx”.");
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await type(workbook, "Caseload!L3", "Medium");
    await button("Gone since then (1)");

    await user.click(await button(UNEXPLAINED));
    await screen.findByText(/^Last time: “Went to hospital on the day” .* if it still holds\.$/);
    await user.click(await button("Explain"));
    await user.type(screen.getByLabelText("Your name"), "R. Shah");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Keep the explanation"));
    await screen.findByText(/^Explained: “Went to hospital on the day” \(R\. Shah, 22\/11\/2026\)/);
  });
});

describe("in Excel, simulated, an error that was accepted for a time", () => {
  it("is open again at once when its value changes, and says what was said", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    await type(workbook, "Caseload!O5", 900);
    const { user } = await check(workbook);
    await user.click(await button(/“Contacts” is 900/));
    await user.click(await button("Accept for a time"));
    await user.type(screen.getByLabelText("Why it cannot be put right yet"), "Group work");
    await user.type(screen.getByLabelText("Your name"), "A. Osei");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Accept it"));
    await screen.findByText(/^Accepted until 31\/03\/2027: “Group work”/);
    await user.click(await button("Back"));
    await button("Accepted with a reason (1)");

    await type(workbook, "Caseload!O5", 901);
    await user.click(
      await screen.findByRole("button", { name: /“Contacts” is 901/ }, { timeout: 10_000 }),
    );
    await screen.findByText(/^Last time: “Group work” .* What it was about has changed since\.$/);
    await button("Accept for a time");
  });

  it("is open again after its last day", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    await type(workbook, "Caseload!O5", 900);
    const { user } = await check(workbook);
    await user.click(await button(/“Contacts” is 900/));
    await user.click(await button("Accept for a time"));
    await user.type(screen.getByLabelText("Why it cannot be put right yet"), "Group work");
    await user.type(screen.getByLabelText("Your name"), "A. Osei");
    await user.click(await button("Show what will be written"));
    await user.click(await button("Accept it"));
    await screen.findByText(/^Accepted until 31\/03\/2027/);

    const later = await check(workbook, dayNumber(2027, 4, 1)!);
    await later.user.click(await button(/“Contacts” is 900/));
    await screen.findByText(/That was accepted until 31\/03\/2027\.$/);
  });
});

const LETTERS = {
  name: "letters",
  find: { sheet: "Letters" },
  schema: { fields: [{ name: "text", title: "Text", type: "string" }] },
};

describe("a rule that takes too long", () => {
  it("is given up, listed among those that did not run, and does not leave the return ready", async () => {
    const rows = Array.from({ length: 200 }, (_, n) => [`${n} ${"z".repeat(30_000)}`]);
    const { workbook } = await hostSubject(
      modelOf({ sheet: "Letters", rows: [["Text"], ...rows] }),
    );
    const opened = openPane(workbook);
    const { user } = opened;
    const params = { pattern: "(?:a?){1000}x" };
    await openOwnPack(opened, {
      tables: [LETTERS],
      rules: [
        {
          id: "slow",
          title: "Letters end in x",
          kind: "pattern",
          table: "letters",
          fields: ["text"],
          params,
        },
      ],
    });
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await screen.findByText(/1 rule did not run\.$/, { selector: "p > span" });
    await user.click(await button("1 rule did not run: see why"));
    await heading("Rules that did not run");
    await screen.findByText("Letters end in x");
    await screen.findByText(/\(\?:a\?\)\{1000\}x/);
  }, 60_000);
});

describe("what a pack asks for", () => {
  const DUE = "Day on which the return is due";
  const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);

  it("is asked once: the answer stands when another look at the choices is taken", async () => {
    const { workbook } = await hostSubject(modelOf({ sheet: "Letters", rows: [["Text"], ["a"]] }));
    const opened = openPane(workbook);
    const { user } = opened;
    const ASKED = { period_start: { type: "date", title: "First day", ask: true } };
    await openOwnPack(opened, { parameters: ASKED, tables: [LETTERS] });
    await user.type(await field("First day"), "01/11/2026");
    await user.click(await button("Check this workbook"));
    await heading("Results");
    await user.click(await button("Choose another pack"));
    expect((await field("First day")).value).toBe("01/11/2026");
    await user.click(await button("Back"));
    await user.click(await button(/^Verify/));
    await user.click(await button("Choose another pack"));
    expect((await field("First day")).value).toBe("01/11/2026");
  });

  it("is shown with what it can do without, and what cannot be read is said where it was typed", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await screen.findByText(/fits this workbook/);
    await user.click(await button(/^What else these rules go by \(\d+\)/));
    expect((await field("Months after which an assessment is out of date")).value).toBe("12");
    await user.type(await field(DUE), "soon");
    await user.click(await button(/^What else these rules go by/));
    await user.click(await button("Check this workbook"));
    await screen.findByText(/“soon” is not a date/);
    expect((await field(DUE)).value).toBe("soon");
  });

  it("can be given where it is said that rules wait for it, and they run", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    const { user } = await check(workbook);
    await screen.findByText(/4 rules did not run\.$/, { selector: "p > span" });
    await user.click(await button("4 rules did not run: see why"));
    await user.type(await field(DUE), "16/11/2026");
    await user.type(await field("Day on which the return was received"), "18/11/2026");
    await user.click(await button("Check again"));
    await heading("Results");
    await screen.findByText(/3 rules did not run\.$/, { selector: "p > span" });
    await button(/due on 16\/11\/2026 and received on 18\/11\/2026/);
  });
});

describe("in Excel, simulated, a row of the rules' table that cannot be read", () => {
  it("says why beside it, and says nothing any more once it can be read again", async () => {
    const { workbook } = await hostSubject(smallCaseload());
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await screen.findByText(/fits this workbook/);
    await user.click(await button(/^Edit the rules/));
    await confirmCopy(user);
    const table = value(await workbook.facts()).tables.find(({ name }) => name === "tblRule")!;
    const place = (title: string) => ({
      sheet: table.area.sheet,
      row: table.area.row + 2,
      column: table.area.column + table.columns.indexOf(title),
      rows: 1,
      columns: 1,
    });
    const at = async (title: string) =>
      value(await workbook.read(place(title))).columns[0]?.values[0] ?? null;
    const set = async (title: string, cell: Cell) =>
      value(await workbook.apply([{ kind: "setCells", area: place(title), values: [[cell]] }]));
    const before = await at("level");
    const BAD = /“fatal”/;

    await set("level", "fatal");
    await screen.findByRole("button", { name: BAD }, { timeout: 10_000 });
    await user.click(await button("Write the reasons beside the rows"));
    await user.click(await button("Write it into the workbook"));
    await expect
      .poll(() => at("cannot_be_read_because"))
      .toMatch(/^This row makes no rule\. “level”: this has to be error, query, note, not “fatal”/);

    await set("level", before);
    await waitFor(() => expect(isListed(BAD)).toBe(false), { timeout: 10_000 });
    await user.click(await button("Write the reasons beside the rows"));
    await user.click(await button("Write it into the workbook"));
    await expect.poll(() => at("cannot_be_read_because")).toBe(null);
  });
});

async function confirmCopy(user: Opened["user"]) {
  await user.click(await button("Copy the pack into the workbook"));
  await user.click(await button("Write it into the workbook"));
  await screen.findByText(/rules in use\.$/);
}
