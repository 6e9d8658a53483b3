import { describe, expect, it } from "vitest";
import { localAddress } from "../../src/cells/address";
import { cellError } from "../../src/cells/cell";
import type { WorkbookModel } from "../../src/workbook/model";
import { excelFormula } from "../../src/xlsx/open-document-formula";
import { openWorkbook } from "../../src/xlsx/open";
import { cellAt } from "./models";
import { zipped } from "./zips";

async function opened(body: string, styles = "", settings = ""): Promise<WorkbookModel> {
  const content =
    `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles>` +
    `<office:body><office:spreadsheet>${settings}${body}</office:spreadsheet></office:body></office:document-content>`;
  const bytes = zipped([
    ["mimetype", "application/vnd.oasis.opendocument.spreadsheet"],
    ["content.xml", content],
  ]);
  const result = await openWorkbook("return.ods", bytes);
  if (!result.ok) throw new Error(result.trouble.message);
  return result.value;
}

const table = (rows: string, attributes = "") =>
  `<table:table table:name="Return"${attributes}>${rows}</table:table>`;
const row = (cells: string, attributes = "") =>
  `<table:table-row${attributes}>${cells}</table:table-row>`;
const cell = (attributes: string, text = "") =>
  `<table:table-cell ${attributes}>${text === "" ? "" : `<text:p>${text}</text:p>`}</table:table-cell>`;

describe("an OpenDocument spreadsheet", () => {
  it("gives values of every kind", async () => {
    const model = await opened(
      table(
        row(
          cell('office:value-type="float" office:value="12.5"', "12.5") +
            cell('office:value-type="date" office:date-value="2025-04-01T12:00:00"', "1 April") +
            cell('office:value-type="time" office:time-value="PT36H00M00S"', "36:00") +
            cell('office:value-type="boolean" office:boolean-value="true"', "TRUE") +
            cell('office:value-type="percentage" office:value="0.9"', "90%") +
            cell('office:value-type="string"', "007") +
            cell("") +
            cell(
              'office:value-type="string" office:string-value="" table:formula="of:=1/0" calcext:value-type="error"',
              "#DIV/0!",
            ),
        ),
      ),
    );
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((column) => cellAt(model.sheets[0], 0, column))).toEqual([
      12.5,
      45748.5,
      1.5,
      true,
      0.9,
      "007",
      null,
      cellError("#DIV/0!"),
    ]);
    expect(model.sheets[0]?.columns.get(7)?.formulas.get(0)).toBe("=1/0");
  });

  it("joins the paragraphs of a text, keeps its own spaces and leaves notes out", async () => {
    const inside =
      "<office:annotation><text:p>a note</text:p></office:annotation>" +
      '<text:p>one<text:s text:c="2"/>two\n   three</text:p><text:p><text:span>four</text:span><text:tab/>five<text:line-break/>six</text:p>';
    const model = await opened(
      table(row(`<table:table-cell office:value-type="string">${inside}</table:table-cell>`)),
    );
    expect(cellAt(model.sheets[0], 0, 0)).toBe("one  two three\nfour\tfive\nsix");
  });

  it("repeats cells and rows as often as the file says, and passes over blank ones", async () => {
    const one = (times: number) =>
      cell(
        `office:value-type="float" office:value="1" table:number-columns-repeated="${times}"`,
        "1",
      );
    const model = await opened(
      table(
        row(cell('table:number-columns-repeated="2"') + one(2), ' table:number-rows-repeated="3"') +
          row(
            cell('table:number-columns-repeated="1024"'),
            ' table:number-rows-repeated="1048572"',
          ) +
          row(one(1)),
      ),
    );
    const [sheet] = model.sheets;
    expect([...sheet!.columns.keys()].sort((a, b) => a - b)).toEqual([0, 2, 3]);
    expect(sheet!.columns.get(3)?.values).toEqual([1, 1, 1]);
    expect(cellAt(sheet, 1_048_575, 0)).toBe(1);
  });

  it("gives number formats, hidden parts, protection, merged areas and lists", async () => {
    const styles =
      '<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>' +
      '<number:number-style style:name="N2"><number:number number:decimal-places="2" number:grouping="true"/><number:text> hours</number:text></number:number-style>' +
      '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>' +
      '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce3"/>' +
      '<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N2"/>' +
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const settings =
      '<table:content-validations><table:content-validation table:name="v1" table:condition="of:cell-content-is-in-list(&quot;Yes&quot;;&quot;No&quot;)"/>' +
      '<table:content-validation table:name="v2" table:condition="of:cell-content-is-in-list([$Lists.$A$1:.$A$5])"/></table:content-validations>';
    const day = 'office:value-type="date" office:date-value="2025-04-01"';
    const model = await opened(
      table(
        '<table:table-column table:default-cell-style-name="ce1"/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>' +
          row(
            cell(day) +
              cell('office:value-type="float" office:value="2" table:style-name="ce2"') +
              cell('table:content-validation-name="v1"'),
          ) +
          row(
            cell(`${day} table:number-columns-spanned="2" table:number-rows-spanned="2"`) +
              "<table:covered-table-cell/>" +
              cell('table:content-validation-name="v1"'),
            ' table:visibility="filter"',
          ) +
          row(cell('table:content-validation-name="v2"') + "<table:covered-table-cell/>") +
          row(cell(day)),
        ' table:style-name="ta1" table:protected="true"',
      ),
      styles,
      settings,
    );
    const sheet = model.sheets[0]!;
    expect(sheet.columns.get(0)?.formats[0]).toBe("dd/mm/yyyy");
    expect(sheet.columns.get(1)?.formats[0]).toBe('#,##0.00" hours"');
    expect([sheet.visibility, sheet.isProtected]).toEqual(["hidden", true]);
    expect([...sheet.hiddenColumns]).toEqual([1, 2]);
    expect([...sheet.hiddenRows]).toEqual([1]);
    expect(sheet.merged.map(localAddress)).toEqual(["A2:B3"]);
    expect(
      sheet.lists
        .map(({ area, choices, formula }) => [localAddress(area), choices, formula])
        .sort(),
    ).toEqual([
      ["A3", null, "=Lists!$A$1:$A$5"],
      ["C1:C2", ["Yes", "No"], null],
    ]);
  });

  it.each([
    ["of:=SUM([.A1:.B2];3)", "=SUM(A1:B2,3)"],
    ["of:=['It''s'.A1]+[$Lists.$B$2]", "='It''s'!A1+Lists!$B$2"],
    ['of:=IF([.A1]="a;[.B1]";1;{1;2|3;4})', '=IF(A1="a;[.B1]",1,{1,2;3,4})'],
    ["of:=COM.MICROSOFT.XLOOKUP([.A1];[.B1:.B9];[.C1:.C9])", "=XLOOKUP(A1,B1:B9,C1:C9)"],
    ["of:=[.#REF!]", "=#REF!"],
    ["msoxl:=SUM(A1,2)", "=SUM(A1,2)"],
  ])("writes %s as %s", (stored, excel) => {
    expect(excelFormula(stored)).toBe(excel);
  });
});
