// @vitest-environment happy-dom
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { screen, within } from "@testing-library/react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { returnsText } from "../../src/text/returns";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { saveWorkbook } from "../../src/xlsx/save";
import { smallCaseload } from "../browser/small-caseload";
import { modelOf, tableOf, value } from "../verify/make";
import { openOwnPack } from "./own-pack";
import { announced, button, heading, openPane, type Opened } from "./pane";
import { savedFile } from "./return-files";

const DUE = "Day on which the return is due";
const RECEIVED = "Day on which the return was received";
const WAITING = "Rules wait for an answer in 2 returns";

const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name);
const lines = () => screen.getAllByRole("listitem").map((row) => row.textContent);
const summary = () => screen.findByText(/^\d returns?: /, { selector: "p" });

function openOverview(): Opened {
  return openPane(new MemoryWorkbook(modelOf({ sheet: "Overview", rows: [["Returns"], ["in"]] })));
}

async function toReturns({ user }: Opened, files: readonly File[]): Promise<void> {
  await user.click(await button(/^Check many returns at once/));
  await heading("Many returns");
  await user.upload(screen.getByLabelText("Choose the files"), [...files]);
}

const twoCaseloads = async () => [
  await savedFile("north.xlsx", smallCaseload({ name: "north.xlsx" })),
  await savedFile("south.xlsx", smallCaseload({ name: "south.xlsx" })),
];

/** Two caseloads looked over by the rules that fit each. */
async function lookOver(): Promise<Opened> {
  const opened = openOverview();
  await opened.user.click(await button(/^Verify/));
  await toReturns(opened, await twoCaseloads());
  await opened.user.click(await button("Check the files"));
  await summary();
  return opened;
}

/** One table, and a rule that goes by a limit which somebody has to say. */
const CONTACTS = {
  title: "Contacts",
  parameters: {
    most: { type: "number", title: "Most contacts", ask: true },
    least: { type: "number", title: "Fewest contacts", default: 1 },
  },
  tables: [tableOf("Cases", { Ref: "string", Contacts: "number" }, { primaryKey: "Ref" })],
  rules: [
    {
      id: "most",
      title: "No more contacts than the limit",
      kind: "formula",
      table: "Cases",
      fields: ["Contacts"],
      params: { formula: "[Contacts] <= most" },
    },
    {
      id: "least",
      title: "No fewer contacts than usual",
      kind: "formula",
      table: "Cases",
      fields: ["Contacts"],
      params: { formula: "[Contacts] >= least" },
    },
  ],
};

const contacts = (...counts: readonly number[]) =>
  modelOf({
    sheet: "Cases",
    rows: [["Ref", "Contacts"], ...counts.map((n, at) => [`C${at}`, n])],
  });

describe("many returns by a pack that asks for something", () => {
  async function chosen(): Promise<Opened> {
    const opened = openOverview();
    await openOwnPack(opened, CONTACTS);
    await opened.user.type(await field("Most contacts"), "5");
    await toReturns(opened, [
      await savedFile("few.xlsx", contacts(2, 4)),
      await savedFile("many.xlsx", contacts(3, 8)),
    ]);
    return opened;
  }

  it("are asked for before the files are read, with what was typed for the single check", async () => {
    const opened = await chosen();
    const { user } = opened;
    await user.selectOptions(screen.getByLabelText("Rules"), "test-pack");
    expect((await field("Most contacts")).value).toBe("5");
    await user.click(await button("What else these rules go by (1)"));
    expect((await field("Fewest contacts")).value).toBe("1");
    await user.click(await button("Check the files"));
    await screen.findByText("2 returns: 1 ready, 1 to put right.", { selector: "p" });
    expect(lines()[0]).toBe("few.xlsx: readyReady to submit.");
    expect(screen.queryByRole("button", { name: /^Rules wait/ })).toBeNull();
  });

  it("are not read while an answer cannot be, and its field says why", async () => {
    const { user } = await chosen();
    await user.selectOptions(screen.getByLabelText("Rules"), "test-pack");
    await user.clear(await field("Most contacts"));
    await user.type(await field("Most contacts"), "a few");
    await user.click(await button("Check the files"));
    await screen.findByText(
      "“a few” is not a number. Type Most contacts in figures, for example 20.",
    );
    await heading("Many returns");
    await button("Check the files");
    await user.clear(await field("Most contacts"));
    await user.type(await field("Most contacts"), "9");
    await user.click(await button("Check the files"));
    await screen.findByText("2 returns: 2 ready.", { selector: "p" });
    await user.click(await button("Back"));
    expect((await field("Most contacts")).value).toBe("9");
  });

  it("say what they go by before each file gets its own rules", async () => {
    await chosen();
    await screen.findByText("These answers go for every file whose rules ask for them.");
    expect((await field("Most contacts")).value).toBe("5");
    expect(screen.queryByLabelText("Fewest contacts")).toBeNull();
  });

  it("change with what the rules can do without, for all of them at once", async () => {
    const { user } = await chosen();
    await user.selectOptions(screen.getByLabelText("Rules"), "test-pack");
    await user.click(await button("Check the files"));
    await summary();
    await user.click(await button("What else these rules go by (2)"));
    await user.clear(await field("Fewest contacts"));
    await user.type(await field("Fewest contacts"), "3");
    await user.click(await button("Check again"));
    await screen.findByText("2 returns: 2 to put right.", { selector: "p" });
  });
});

describe("many returns whose rules wait for an answer", () => {
  it("say so, and are checked again once it is given; the single check proposes it then", async () => {
    const { user } = await lookOver();
    const before = lines();
    expect(before[0]).toMatch(/4 rules did not run/);
    await user.click(await button(WAITING));
    await screen.findByText("With these, the rules that wait for them run.");
    await user.type(await field(DUE), "16/11/2026");
    await user.type(await field(RECEIVED), "18/11/2026");
    await user.click(await button("Check again"));
    await summary();
    expect(lines()[0]).toMatch(/3 rules did not run/);
    expect(lines()).not.toEqual(before);
    expect(announced().trim()).toBe((await summary()).textContent);

    await user.click(await button("Back"));
    await user.click(await button(/^What else these rules go by/));
    expect((await field(DUE)).value).toBe("16/11/2026");
  });

  it("keep what was found where an answer cannot be read, and the field says why", async () => {
    const { user } = await lookOver();
    const before = lines();
    await user.click(await button(WAITING));
    await user.type(await field(DUE), "soon");
    await user.click(await button(WAITING));
    await user.click(await button("Check again"));
    await screen.findByText(/“soon” is not a date/);
    expect((await field(DUE)).value).toBe("soon");
    expect(lines()).toEqual(before);
  });

  it("keep what was found where the second check is stopped", async () => {
    const opened = openOverview();
    await opened.user.click(await button(/^Verify/));
    const [north, south] = await twoCaseloads();
    await toReturns(opened, [north!, south!]);
    await opened.user.click(await button("Check the files"));
    await summary();
    const before = lines();
    let letGo: () => void = () => undefined;
    const read = south!.arrayBuffer.bind(south);
    south!.arrayBuffer = async () => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return read();
    };
    await opened.user.click(await button("Check again"));
    await screen.findByText("1 of 2 files checked");
    await opened.user.click(await button("Stop"));
    await screen.findByText("Stopped. What stands here is from the check before.", {
      selector: "li",
    });
    expect(announced()).toBe("Stopped. What stands here is from the check before.");
    expect(lines().slice(-2)).toEqual(before);
    letGo();
  });

  it("can be answered with the keyboard alone", async () => {
    const { user } = await lookOver();
    // The happy DOM does not move focus as a browser does; the order is that of the page.
    const visited: HTMLElement[] = [];
    const visit = (element: HTMLElement) => {
      element.focus();
      expect(document.activeElement).toBe(element);
      visited.push(element);
    };
    visit(await button(WAITING));
    await user.keyboard("{Enter}");
    expect((await button(WAITING)).getAttribute("aria-expanded")).toBe("true");
    visit(await field(DUE));
    await user.keyboard("16/11/2026");
    visit(await field(RECEIVED));
    await user.keyboard("18/11/2026");
    visit(await button("Check again"));
    const inOrder = visited.every(
      (one, at) =>
        at === 0 ||
        (visited[at - 1]!.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    expect(inOrder).toBe(true);
    await user.keyboard("{Enter}");
    await summary();
    await expect.poll(() => lines()[0]).toMatch(/3 rules did not run/);
  });
});

const saidShape = z.object({
  summary: z.string(),
  returns: z.array(
    z.object({
      file: z.string(),
      state: z.enum(["signed", "ready", "queries", "errors", "changed", "unreadable"]),
      sentence: z.string(),
    }),
  ),
});

describe("the same answers", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "plumbline-asked-"));
    for (const name of ["north.xlsx", "south.xlsx"]) {
      const saved = value(await saveWorkbook(smallCaseload({ name })));
      await writeFile(join(folder, name), saved);
    }
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("give the same of every return as on the command line", async () => {
    let out = "";
    const given = ["--param", "due_date=16/11/2026", "--param", "received_date=18/11/2026"];
    await runCommandLine(
      ["returns", folder, "--as-of", "22/11/2026", "--format", "json", ...given],
      { out: (text) => (out += text), err: () => undefined },
    );
    const line = saidShape.parse(JSON.parse(out));

    const { user } = await lookOver();
    await user.click(await button(WAITING));
    await user.type(await field(DUE), "16/11/2026");
    await user.type(await field(RECEIVED), "18/11/2026");
    await user.click(await button("Check again"));
    const said = await summary();
    expect(said.textContent).toBe(line.summary);
    expect(lines()).toEqual(
      line.returns.map(
        ({ file, state, sentence }) =>
          `${file.slice(folder.length + 1)}: ${returnsText.states[state]}${sentence}`,
      ),
    );
    expect(within(document.body).queryByRole("alert")).toBeNull();
  });
});
