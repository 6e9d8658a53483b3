// @vitest-environment happy-dom
import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { cellError } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import type { MemoryWorkbook } from "../../src/workbook/memory";
import { fail } from "../../src/text/trouble";
import { formulaOf, missingArguments } from "../../taskpane/measures/formula";
import { loadGuides, readGuides } from "../../taskpane/measures/guide";
import { button, caseload, confirm, GUIDES, heading, openPane } from "./pane";

const RATE = GUIDES[0]!;

type User = ReturnType<typeof openPane>["user"];

async function choose(user: User, argument: string, option: string | RegExp): Promise<void> {
  const list = await screen.findByRole("combobox", { name: argument });
  await user.selectOptions(list, await within(list).findByRole("option", { name: option }));
}

describe("the guide to the formulas", () => {
  it("says so when nothing is found, and clears the search", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.type(await screen.findByRole("searchbox"), "zzz");
    await screen.findByText(/^No formula seems to be about “zzz”/);
    await user.click(await button("Clear the search"));
    await button("Rates (1)");
  });

  it("keeps the search when Back returns to the list", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.type(await screen.findByRole("searchbox"), "share");
    await user.click(await button(/^RATE/));
    await heading("RATE");
    await user.click(await button("Back"));
    expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("share");
  });

  it("tells plainly when the list cannot be read", async () => {
    const { user } = openPane(caseload(), {
      loadFunctions: async () =>
        fail({ code: "functions-missing", message: "The list is not there." }),
    });
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    expect((await screen.findAllByText("The list is not there.")).length).toBeGreaterThan(0);
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
    await user.click(await button(/^Formulas/));
    await user.click(await button("Rates (1)"));
    await user.click(await button(/^RATE/));
    await workbook.goTo(parseAddress("Caseload!O8:O20")!);
    await user.click(await button("Use selection for numerator"));
    await choose(user, "denominator", "Something else: type it, or use the selection");
    await user.type(screen.getByLabelText("Cells, number or text for denominator"), "25");
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
    await user.click(await button(/^Formulas/));
    await user.click(await button(/^Working days/));
    await user.click(await button(/^WORKDAYS/));
    await workbook.goTo(parseAddress("Caseload!A10")!);
    await confirm(user, "Insert at the active cell");
    await screen.findByText(/^Caseload!A10 is not empty\./, { selector: "section p" });
  });

  it("asks for what is missing first", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button("Rates (1)"));
    await user.click(await button(/^RATE/));
    await user.click(await button("Insert at the active cell"));
    await screen.findByText(/^Fill in numerator:/, {
      selector: '[role="alert"], .fui-Field__validationMessage',
    });
  });
});

describe("a formula with the user's own columns", () => {
  const ONTIME =
    "=KPI.ONTIME(tblCaseload[Referral date], tblCaseload[First appointment], 5, DATE(2026, 11, 22))";

  it("proposes the columns whose headings fit and the date of the pane, and writes what it shows", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.type(await screen.findByRole("searchbox"), "how many were on time");
    await user.click(await button(/^ONTIME/));
    await screen.findByText(/^Your columns were filled in/);
    await user.type(screen.getByLabelText("days"), "5");
    await screen.findByText(ONTIME, { selector: "code" });

    await workbook.goTo(parseAddress("Summary!H40")!);
    await confirm(user, "Insert at the active cell");
    await screen.findByText(`Wrote ${ONTIME} in Summary!H40.`);
  });

  it("takes another column from the list instead, and no date that describes a person by itself", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button("Timeliness (1)"));
    await user.click(await button(/^ONTIME/));
    await screen.findByText(/KPI\.ONTIME\(tblCaseload\[Referral date\]/, { selector: "code" });
    expect(screen.queryByText(/\[Date of birth\]/, { selector: "code" })).toBeNull();
    await choose(user, "ends", "Plan completed (tblCaseload)");
    await screen.findByText(/tblCaseload\[Plan completed\], , DATE\(/, { selector: "code" });
  });

  it("names the columns of lists that are no Excel table by their cells", async () => {
    const { user } = openPane(caseload());
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button("Rates (1)"));
    await user.click(await button(/^RATE/));
    const list = await screen.findByRole("combobox", { name: "numerator" });
    const options = await within(list).findAllByRole<HTMLOptionElement>("option", {
      name: /\(Summary\)$/,
    });
    expect(options.map(({ value }) => value)).toContain("Summary!B5:B10");
  });

  it("reads the answer back and says it in words", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button("Timeliness (1)"));
    await user.click(await button(/^ONTIME/));
    await user.type(screen.getByLabelText("days"), "5");
    await screen.findByText(ONTIME, { selector: "code" });
    const cell = parseAddress("Summary!H40")!;
    await workbook.goTo(cell);
    await confirm(user, "Insert at the active cell");
    await screen.findByText("Excel is working it out …");
    calculated(workbook, 0.725);
    await screen.findByText("The cell shows 72.5% (0.725).");
    calculated(workbook, cellError("#DIV/0!"));
    await screen.findByText("The cell shows #DIV/0!.");
    await screen.findByText(/^There is nothing to divide by/);
    await screen.findByText("No row that counts gives #DIV/0!.", { selector: "section p" });

    await user.click(await button("Put back"));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Result" })).toBeNull());
  });
});

describe("a formula that is there already", () => {
  it("is explained: its function, the cells of each argument, and what stands in them", async () => {
    const workbook = caseload();
    await workbook.apply([
      {
        kind: "setFormula",
        area: parseAddress("Summary!H40")!,
        formula: '=KPI.ONTIME(tblCaseload[Referral date],Caseload!I:I,5,,"Scotland",,,,"AB12345")',
      },
    ]);
    const { user } = openPane(workbook);
    await workbook.goTo(parseAddress("Summary!H40")!);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button(/^Explain the active cell/));
    await heading("What Summary!H40 shows");
    await screen.findByText(/^These cells: Caseload!H\d+:H\d+$/);
    const counts = await screen.findAllByText(/^\d+ cells: \d+ numbers or dates/);
    expect(counts).toHaveLength(2);
    await screen.findByText("“Scotland”", { exact: false });
    await screen.findByText(/a text of 7 characters/);
    expect(screen.queryByText(/AB12345/)).toBeNull();
  });

  it("is told why there is no answer, by the function itself with the same arguments", async () => {
    const workbook = caseload();
    const formula = '=KPI.RATE(Caseload!A2:A3,0,,TRUE,"a ""b""")';
    await workbook.apply([{ kind: "setFormula", area: parseAddress("Summary!H40")!, formula }]);
    const asked: unknown[] = [];
    const { user } = openPane(workbook, {
      explainFigure: (id, given) => {
        asked.push(id, given);
        return [{ label: "Why", value: "The denominator is 0." }];
      },
    });
    await workbook.goTo(parseAddress("Summary!H40")!);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button(/^Explain the active cell/));
    await screen.findByText("The denominator is 0.", { exact: false });
    const [first, second] =
      workbook.model.sheets
        .find(({ name }) => name === "Caseload")
        ?.columns.get(0)
        ?.values.slice(1, 3) ?? [];
    expect(asked.slice(0, 2)).toEqual([
      "RATE",
      [[[first], [second]], [[0]], null, [[true]], [['a "b"']]],
    ]);
  });

  it("says so where the active cell holds none", async () => {
    const workbook = caseload();
    const { user } = openPane(workbook);
    await workbook.goTo(parseAddress("Caseload!A1")!);
    await user.click(await button(/^Measures/));
    await user.click(await button(/^Formulas/));
    await user.click(await button(/^Explain the active cell/));
    await screen.findByText(/^Caseload!A1 holds no KPI formula\./, { selector: "section p" });
  });
});

/** What Excel does after a formula went in: the cell gets its value, and a notice tells of an edit. */
function calculated(workbook: MemoryWorkbook, value: Cell): void {
  const column = workbook.model.sheets.find(({ name }) => name === "Summary")?.columns.get(7);
  if (!column) throw new Error("Nothing was written into column H.");
  column.values[39] = value;
  const edit = {
    kind: "setCells",
    area: parseAddress("Summary!M60")!,
    values: [["edited"]],
  } as const;
  void workbook.apply([edit]);
}
