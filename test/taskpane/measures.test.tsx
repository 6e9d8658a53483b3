// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { fail } from "../../src/text/trouble";
import { formulaOf, missingArguments } from "../../taskpane/measures/formula";
import { loadGuides, readGuides, searchGuides } from "../../taskpane/measures/guide";
import { button, caseload, GUIDES, heading, openPane } from "./pane";

const RATE = GUIDES[0]!;

describe("the guide to the formulas", () => {
  it("finds a formula by any word of what it is for", () => {
    expect(searchGuides(GUIDES, "share")).toEqual([RATE]);
    expect(searchGuides(GUIDES, "bank working").map(({ id }) => id)).toEqual(["WORKDAYS"]);
    expect(searchGuides(GUIDES, "")).toHaveLength(2);
  });

  it("says so when nothing is found, and clears the search", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.type(await screen.findByRole("searchbox"), "zzz");
    await screen.findByText(/^No formula is about “zzz”/);
    await user.click(await button("Clear the search"));
    await button(/^RATE/);
  });

  it("keeps the search when Back returns to the list", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.type(await screen.findByRole("searchbox"), "share");
    await user.click(await button(/^RATE/));
    await heading("RATE");
    await user.click(await button("Back"));
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("share");
  });

  it("tells plainly when the list cannot be read", async () => {
    openPane(caseload(), {
      loadFunctions: async () =>
        fail({ code: "functions-missing", message: "The list is not there." }),
    });
    await screen.findByText("The list of formulas could not be read");
  });

  it("refuses a list of another shape with a sentence", () => {
    const read = readGuides({ functions: [{ id: 1 }] });
    expect(read.ok).toBe(false);
  });

  it("says what to do when the list is not on the site", async () => {
    const answered = globalThis.fetch;
    globalThis.fetch = async () => new Response("", { status: 404 });
    const loaded = await loadGuides("functions-guide.json");
    globalThis.fetch = answered;
    expect(loaded.ok ? "" : loaded.trouble.message).toContain("could not be read (404)");
  });
});

describe("a formula made of what was typed", () => {
  const typed = (...texts: string[]) => new Map(texts.map((text, index) => [index, text] as const));

  it.each([
    ["references stand as they are", ["Caseload!H2:H9", "18"], "=KPI.RATE(Caseload!H2:H9, 18)"],
    ["columns of tables too", ["tblCaseload[Risk]", "2"], "=KPI.RATE(tblCaseload[Risk], 2)"],
    ["text gets its quotes", ['the "big" one', "1"], '=KPI.RATE("the ""big"" one", 1)'],
    ["dates become dates", ["31/10/2026", "1"], "=KPI.RATE(DATE(2026, 10, 31), 1)"],
    ["what starts with = stays", ["=Panels", "1"], "=KPI.RATE(Panels, 1)"],
    ["gaps in the middle stay open", ["1", "", "100"], "=KPI.RATE(1, , 100)"],
    ["arguments left out at the end vanish", ["1", "2", " "], "=KPI.RATE(1, 2)"],
  ])("%s", (_, texts, formula) => {
    expect(formulaOf(RATE, typed(...texts))).toBe(formula);
  });

  it("knows which arguments are missing", () => {
    expect(missingArguments(RATE, typed("1"))).toEqual([1]);
    expect(missingArguments(RATE, typed("1", "2"))).toEqual([]);
  });
});

describe("putting a formula into the sheet", () => {
  it("takes ranges from the selection, shows what it will do, does it, and puts it back", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^RATE/));
    await workbook.goTo(parseAddress("Caseload!O8:O20")!);
    await user.click(await button("Use selection for numerator"));
    await user.type(screen.getByLabelText("denominator"), "25");
    await workbook.goTo(parseAddress("Summary!H40:J42")!);
    await user.click(await button("Insert at the active cell"));
    await screen.findByText("Write =KPI.RATE(Caseload!O8:O20, 25) into Summary!H40.");
    await user.click(await button("Insert at the active cell"));
    await screen.findByText("Wrote =KPI.RATE(Caseload!O8:O20, 25) in Summary!H40.");

    const area = parseAddress("Summary!H40")!;
    const written = await workbook.read(area, { formulas: true });
    expect(written.ok && written.value.columns[0]?.formulas).toEqual([
      "=KPI.RATE(Caseload!O8:O20, 25)",
    ]);
    await user.click(await button("Put back"));
    await screen.findByText(/^Put back:/, { selector: "li" });
    const restored = await workbook.read(area, { formulas: true });
    expect((restored.ok && restored.value.columns[0]?.formulas?.[0]) ?? null).toBeNull();
  });

  it("does not write over a filled cell", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^WORKDAYS/));
    await workbook.goTo(parseAddress("Caseload!A10")!);
    await user.click(await button("Insert at the active cell"));
    await user.click(await button("Insert at the active cell"));
    await screen.findByText(/^Caseload!A10 is not empty\./, { selector: "section p" });
  });

  it("asks for what is missing first", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^RATE/));
    await user.click(await button("Insert at the active cell"));
    await screen.findByText(/^Fill in numerator:/, {
      selector: '[role="alert"], .fui-Field__validationMessage',
    });
  });
});
