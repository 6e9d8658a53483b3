import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { withRenamedSheets } from "../../src/cells/sheet-names";
import { emptySheet, putCell, type WorkbookModel } from "../../src/workbook/model";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { value } from "../verify/make";
import { all, treeOf } from "./xml-tree";
import { madeXlsx } from "./zips";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

const sheet = (inside: string) =>
  `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${inside}</worksheet>`;
const named = (name: string, n: number) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`;
const link = (n: number, type: string, target: string) =>
  `<Relationship Id="rId${n}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** Three sheets and a chart sheet between them; everything in the file that names a sheet. */
function original(): Uint8Array {
  return madeXlsx({
    styles: "<cellXfs><xf/></cellXfs>",
    parts: {
      "xl/workbook.xml":
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="2"/></bookViews><sheets>` +
        `${named("Cases", 1)}${named("Chart", 2)}${named("R&amp;D", 3)}${named("Notes", 4)}</sheets><definedNames>` +
        `<definedName name="All">Cases!$A$1:$B$9,'R&amp;D'!$A$1</definedName>` +
        `<definedName name="_xlnm.Print_Area" localSheetId="0">Cases!$A$1:$B$2</definedName>` +
        `<definedName name="_xlnm.Print_Area" localSheetId="3">Notes!$A$1</definedName></definedNames></workbook>`,
      "xl/_rels/workbook.xml.rels":
        `<Relationships xmlns="${PACKAGE}">${link(1, "worksheet", "worksheets/sheet1.xml")}` +
        `${link(2, "chartsheet", "chartsheets/sheet1.xml")}${link(3, "worksheet", "worksheets/sheet2.xml")}` +
        `${link(4, "worksheet", "worksheets/sheet3.xml")}${link(5, "styles", "styles.xml")}</Relationships>`,
      "xl/chartsheets/sheet1.xml": `<chartsheet xmlns="${MAIN}"/>`,
      "xl/worksheets/sheet1.xml": sheet(
        '<cols><col min="1" max="1" width="31" customWidth="1"/></cols><sheetData><row r="1"><c r="A1"><v>1</v></c>' +
          '<c r="B1"><f>Cases!A1+SUM(\'R&amp;D\'!A1:A2)&amp;"Cases!"</f><v>4</v></c></row></sheetData>' +
          '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>Cases!$A$1&gt;2</formula></cfRule></conditionalFormatting>',
      ),
      "xl/worksheets/sheet2.xml": sheet(
        '<sheetData><row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>[1]Cases!A1+MyCases!A1+Cases!A1</f><v>5</v></c></row></sheetData>' +
          '<hyperlinks><hyperlink ref="A1" location="Cases!A1"/></hyperlinks>',
      ),
      "xl/worksheets/sheet3.xml": sheet(
        '<sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData>',
      ),
      "xl/charts/chart1.xml": "<c:chart><c:f>Cases!$A$1:$A$9</c:f><c:t>Cases!</c:t></c:chart>",
      "xl/pivotCache/pivotCacheDefinition1.xml":
        '<pivotCacheDefinition><cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="Cases"/></cacheSource></pivotCacheDefinition>',
    },
  });
}

async function opened(bytes: Uint8Array): Promise<WorkbookModel> {
  return value(await openWorkbook("test.xlsx", bytes));
}

/** The model with its sheets knowing what the file calls them, as whoever lets them be renamed keeps it. */
async function kept(): Promise<WorkbookModel> {
  const model = await opened(original());
  for (const one of model.sheets) one.nameInFile = one.name;
  return model;
}

/** Gives sheets other names, as Excel does: formulas say the new ones. */
function rename(model: WorkbookModel, names: Readonly<Record<string, string>>): void {
  const renamed = new Map(Object.entries(names).map(([old, now]) => [old.toLowerCase(), now]));
  for (const one of model.sheets) {
    one.name = names[one.name] ?? one.name;
    for (const { formulas } of one.columns.values())
      for (const [row, formula] of formulas) formulas.set(row, withRenamedSheets(formula, renamed));
  }
}

const save = async (model: WorkbookModel) => value(await saveWorkbook(model, original()));
const textOf = (bytes: Uint8Array) =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
const names = (workbook = "") =>
  all(treeOf(workbook), "sheet").map(({ attributes }) => attributes.get("name"));

describe("a sheet of an opened file", () => {
  it("keeps its looks when it is renamed, and all that names it says the new name", async () => {
    const model = await kept();
    rename(model, { Cases: "Bob's cases" });
    const parts = textOf(await save(model));
    const workbook = parts.get("xl/workbook.xml")!;
    expect(names(workbook)).toEqual(["Bob's cases", "Chart", "R&D", "Notes"]);
    expect(workbook).toContain(`>'Bob''s cases'!$A$1:$B$9,'R&amp;D'!$A$1<`);
    expect(workbook).toContain(`localSheetId="0">'Bob''s cases'!$A$1:$B$2<`);
    const first = parts.get("xl/worksheets/sheet1.xml")!;
    expect(first).toContain('<col min="1" max="1" width="31" customWidth="1"/>');
    expect(first).toContain(`<f>'Bob''s cases'!A1+SUM('R&amp;D'!A1:A2)&amp;&quot;Cases!&quot;</f>`);
    expect(first).toContain(`<formula>'Bob''s cases'!$A$1&gt;2</formula>`);
    const second = parts.get("xl/worksheets/sheet2.xml")!;
    expect(second).toContain("<f>[1]Cases!A1+MyCases!A1+'Bob''s cases'!A1</f>");
    expect(second).toContain(`location="'Bob''s cases'!A1"`);
    expect(parts.get("xl/charts/chart1.xml")).toContain(
      `<c:f>'Bob''s cases'!$A$1:$A$9</c:f><c:t>Cases!</c:t>`,
    );
    expect(parts.get("xl/pivotCache/pivotCacheDefinition1.xml")).toContain(`sheet="Bob's cases"`);
  });

  it("keeps them when its cells are changed as well", async () => {
    const model = await kept();
    rename(model, { Cases: "Referrals" });
    putCell(model.sheets[0]!, 4, 0, 12);
    const parts = textOf(await save(model));
    const first = parts.get("xl/worksheets/sheet1.xml")!;
    expect(first).toContain(`<f>Referrals!A1+SUM('R&amp;D'!A1:A2)`);
    expect(first).toContain("<v>12</v>");
    expect(first).toContain("<conditionalFormatting");
  });

  it("keeps them when two sheets change names with each other", async () => {
    const model = await kept();
    rename(model, { Cases: "Notes", Notes: "Cases" });
    const parts = textOf(await save(model));
    expect(names(parts.get("xl/workbook.xml"))).toEqual(["Notes", "Chart", "R&D", "Cases"]);
    expect(parts.get("xl/workbook.xml")).toContain(">Notes!$A$1:$B$9,");
    expect(parts.get("xl/workbook.xml")).toContain('localSheetId="3">Cases!$A$1<');
    expect(parts.get("xl/worksheets/sheet1.xml")).toContain("<f>Notes!A1+");
  });

  it("keeps its looks when it is moved; names, chart sheets and the sheet in front stay right", async () => {
    const model = await kept();
    model.sheets.unshift(model.sheets.pop()!);
    const parts = textOf(await save(model));
    const workbook = parts.get("xl/workbook.xml")!;
    expect(names(workbook)).toEqual(["Notes", "Chart", "Cases", "R&D"]);
    expect(workbook).toContain('localSheetId="2">Cases!$A$1:$B$2<');
    expect(workbook).toContain('localSheetId="0">Notes!$A$1<');
    // The sheet in front was R&D.
    expect(workbook).toContain('activeTab="3"');
    expect(parts.get("xl/worksheets/sheet1.xml")).toBe(
      textOf(original()).get("xl/worksheets/sheet1.xml"),
    );
  });

  it("keeps its looks when another one is put before it", async () => {
    const model = await kept();
    const added = emptySheet("Added");
    added.nameInFile = null;
    putCell(added, 0, 0, "new");
    added.widths.set(0, 50);
    model.sheets.unshift(added);
    const bytes = await save(model);
    const parts = textOf(bytes);
    const workbook = parts.get("xl/workbook.xml")!;
    expect(names(workbook)).toEqual(["Added", "Chart", "Cases", "R&D", "Notes"]);
    expect(workbook).toContain('localSheetId="2">Cases!$A$1:$B$2<');
    expect(workbook).toContain('localSheetId="4">Notes!$A$1<');
    const again = await opened(bytes);
    expect(again.sheets.map(({ name }) => name)).toEqual(["Added", "Cases", "R&D", "Notes"]);
    expect(again.sheets[0]?.widths.get(0)).toBe(50);
    expect(again.sheets[1]?.widths.get(0)).toBe(31);
  });

  it("leaves nothing to a new sheet that takes its name", async () => {
    const model = await kept();
    model.sheets.splice(0, 1);
    const added = emptySheet("Cases");
    added.nameInFile = null;
    putCell(added, 0, 0, "another");
    model.sheets.push(added);
    const again = await opened(await save(model));
    expect(again.sheets.map(({ name }) => name)).toEqual(["R&D", "Notes", "Cases"]);
    expect(again.sheets[2]?.widths.size).toBe(0);
    expect(again.sheets[2]?.columns.get(0)?.values).toEqual(["another"]);
  });

  it("may take the name of one that is gone", async () => {
    const model = await kept();
    const [cases] = model.sheets.splice(0, 1);
    expect(cases?.name).toBe("Cases");
    rename(model, { Notes: "Cases" });
    const parts = textOf(await save(model));
    expect(names(parts.get("xl/workbook.xml"))).toEqual(["Chart", "R&D", "Cases"]);
    const again = await opened(await save(model));
    expect(again.sheets[1]?.columns.get(0)?.values).toEqual([9]);
  });
});
