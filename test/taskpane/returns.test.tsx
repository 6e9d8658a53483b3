// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { modelOf } from "../verify/make";
import { announced, button, heading, openPane } from "./pane";
import { fileOf, savedFile } from "./return-files";

const HEAD = ["Ref", "Team", "Contacts"];

async function lookOver() {
  const workbook = new MemoryWorkbook(modelOf({ sheet: "Overview", rows: [["Returns"], ["in"]] }));
  const { user } = openPane(workbook);
  await user.click(await button(/^Verify/));
  await user.click(await button(/^Check many returns at once/));
  await heading("Many returns");
  await user.click(await button("Check the files"));
  await screen.findByText("Choose the files first.");
  await user.upload(screen.getByLabelText("Choose the files"), [
    await savedFile("south.xlsx", modelOf({ sheet: "Cases", rows: [HEAD, ["C3", "South", 2]] })),
    await savedFile("north.xlsx", modelOf({ sheet: "Cases", rows: [HEAD, ["C1", "North", 4]] })),
    fileOf("broken.xlsx", new TextEncoder().encode("no workbook")),
  ]);
  await screen.findByText("Chosen: 3 files");
  await user.selectOptions(screen.getByLabelText("Rules"), "any-workbook");
  await user.click(await button("Check the files"));
  await screen.findByText("3 returns: 2 ready, 1 could not be read.", { selector: "p" });
  return { user, workbook };
}

// The happy DOM knows no folders; every browser that Excel runs in does.
Object.defineProperty(HTMLInputElement.prototype, "webkitdirectory", {
  value: false,
  writable: true,
});

describe("many returns", () => {
  it("gives one row a file, in words, and says the sum of it", async () => {
    await lookOver();
    expect(announced()).toBe("3 returns: 2 ready, 1 could not be read.");
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toMatch(/^broken\.xlsx: could not be read.*is not a workbook/);
    expect(rows[1]).toBe("north.xlsx: readyReady to submit.");
  });

  it("puts those that count together on new sheets, previewed, and takes them back", async () => {
    const { user, workbook } = await lookOver();
    const before = workbook.model.sheets.map(({ name }) => name);
    await user.click(await button("Put 2 returns together in this workbook"));
    await screen.findByText("2 records from 2 returns put together. 1 return not taken.");
    await user.click(await button("Add the sheets"));
    await screen.findAllByText(/New sheets: “All Cases”, “All returns”\./);
    const all = workbook.model.sheets.find(({ name }) => name === "All Cases");
    expect(all?.columns.get(0)?.values.slice(3)).toEqual(["C1", "C3"]);
    expect(all?.columns.get(3)?.values.slice(3)).toEqual(["north.xlsx", "south.xlsx"]);
    await user.click(await button("Put back"));
    expect(workbook.model.sheets.map(({ name }) => name)).toEqual(before);
  });

  it("goes on where a file cannot be read any more, breaks, or takes too long, and says so", async () => {
    let clock = Date.parse("2026-11-22T14:32:00.000Z");
    const workbook = new MemoryWorkbook(modelOf({ sheet: "Overview", rows: [["Returns"]] }));
    const { user } = openPane(workbook, { now: () => new Date(clock).toISOString() });
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Check many returns at once/));
    const cases = modelOf({ sheet: "Cases", rows: [HEAD, ["C1", "North", 4]] });
    const moved = await savedFile("moved.xlsx", cases);
    moved.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    const slow = await savedFile("slow.xlsx", cases);
    const read = slow.arrayBuffer.bind(slow);
    slow.arrayBuffer = async () => {
      clock += 90_000;
      return read();
    };
    await user.upload(screen.getByLabelText("Choose the files"), [
      moved,
      slow,
      await savedFile("whole.xlsx", cases),
    ]);
    await user.selectOptions(screen.getByLabelText("Rules"), "any-workbook");
    await user.click(await button("Check the files"));
    await screen.findByText("3 returns: 1 ready, 2 could not be read.", { selector: "p" });
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toMatch(/^moved\.xlsx: could not be read.*could not be read from the disk/);
    expect(rows[1]).toMatch(/^slow\.xlsx: could not be read.*was left after 60 seconds/);
    expect(rows[2]).toMatch(/^whole\.xlsx: ready/);
  });

  it("takes the workbooks of a folder with all below it, and names what else is there", async () => {
    const inFolder = (path: string, file: File) =>
      Object.defineProperty(file, "webkitRelativePath", { value: `October/${path}` });
    const workbook = new MemoryWorkbook(modelOf({ sheet: "Overview", rows: [["Returns"]] }));
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Check many returns at once/));
    await button("Choose a folder");
    const field = screen.getByLabelText("Choose a folder", { selector: "input" });
    const letter = inFolder("letter.docx", fileOf("letter.docx", new Uint8Array(1)));
    await user.upload(field, letter);
    await screen.findByText(/^There is no workbook or CSV file in that folder/);
    const cases = modelOf({ sheet: "Cases", rows: [HEAD, ["C1", "North", 4]] });
    await user.upload(field, [
      inFolder("north/return.xlsx", await savedFile("return.xlsx", cases)),
      inFolder(
        "south/return.csv",
        fileOf("return.csv", new TextEncoder().encode("Ref,Team\nC2,x")),
      ),
      inFolder("~$return.xlsx", fileOf("~$return.xlsx", new Uint8Array(1))),
      letter,
    ]);
    await screen.findByText("Chosen: 2 files");
    await screen.findByText("Not read, because it is no workbook or CSV file: letter.docx.");
    await user.selectOptions(screen.getByLabelText("Rules"), "any-workbook");
    await user.click(await button("Check the files"));
    await screen.findByText(/^2 returns: /, { selector: "p" });
    const rows = screen.getAllByRole("listitem").map((row) => row.textContent);
    expect(rows[0]).toMatch(/^north\/return\.xlsx: /);
    expect(rows[1]).toMatch(/^south\/return\.csv: /);
  });

  it("stops when asked, and says how far it came", async () => {
    const workbook = new MemoryWorkbook(modelOf({ sheet: "Overview", rows: [["Returns"]] }));
    const { user } = openPane(workbook);
    await user.click(await button(/^Verify/));
    await user.click(await button(/^Check many returns at once/));
    const cases = modelOf({ sheet: "Cases", rows: [HEAD, ["C1", "North", 4]] });
    const held = await savedFile("held.xlsx", cases);
    let letGo: () => void = () => undefined;
    const read = held.arrayBuffer.bind(held);
    held.arrayBuffer = async () => {
      await new Promise<void>((resolve) => (letGo = resolve));
      return read();
    };
    await user.upload(screen.getByLabelText("Choose the files"), [
      await savedFile("first.xlsx", cases),
      held,
      await savedFile("last.xlsx", cases),
    ]);
    await user.selectOptions(screen.getByLabelText("Rules"), "any-workbook");
    await user.click(await button("Check the files"));
    await screen.findByText("1 of 3 files checked");
    await user.click(await button("Stop"));
    await screen.findByText(/^Stopped after 1 of 3 files/);
    await screen.findByText("1 return: 1 ready.", { selector: "p" });
    letGo();
  });
});
