import { read as readWithSheetJs } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { readXlsx as readWithHucre } from "hucre/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import { reportXlsx } from "../../src/report/file";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { reportSheets } from "../../src/report/sheets";
import { valueOf } from "../contract/check";
import { SAMPLE } from "../report/sample";
import { smallModel } from "../contract/subjects";
import { all, misplaced, treeOf, type Element } from "./xml-tree";

describe("a report as a file", () => {
  let bytes: Uint8Array;
  let parts: Map<string, string>;
  const part = (name: string) => treeOf(parts.get(name) ?? "");
  const charts = () => [...parts.keys()].filter((name) => /^xl\/charts\/chart\d\.xml$/.test(name));

  beforeAll(async () => {
    bytes = valueOf(await reportXlsx(SAMPLE), "report");
    parts = new Map(
      Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
    );
  });

  it("is made of well-formed parts, each declared and each pointer reaching one", () => {
    const declared = parts.get("[Content_Types].xml") ?? "";
    for (const [name, content] of parts) {
      treeOf(content);
      const isPart = name !== "[Content_Types].xml" && !name.endsWith(".rels");
      if (isPart) expect(declared, name).toContain(`PartName="/${name}"`);
      if (!name.endsWith(".rels")) continue;
      for (const { attributes } of all(treeOf(content), "Relationship")) {
        const target = attributes.get("Target") ?? "";
        const path = target.startsWith("/")
          ? target.slice(1)
          : `xl/${target}`.replace("xl/xl/", "xl/");
        expect([...parts.keys()], `${name} to ${target}`).toContain(path);
      }
    }
  });

  it("sets words in where they stand beside figures", () => {
    const alignments = all(part("xl/styles.xml"), "alignment").map(({ attributes }) => attributes);
    const inset = alignments.filter((one) => one.get("indent") === "1");
    expect(inset.length).toBeGreaterThan(0);
    for (const one of inset) expect(one.get("horizontal")).toBe("left");
  });

  it("has every element of its charts where the schema has it", () => {
    expect(charts()).toHaveLength(5);
    for (const name of charts()) expect(misplaced(part(name)), name).toEqual([]);
  });

  it("draws every series from cells that hold what is cached, under the title that stands there", async () => {
    const workbook = new MemoryWorkbook(valueOf(await openWorkbook("report.xlsx", bytes), "open"));
    let checked = 0;
    for (const name of charts()) {
      for (const source of [...all(part(name), "numRef"), ...all(part(name), "strRef")]) {
        const formula = all(source, "f")[0]?.text ?? "";
        const area = parseAddress(formula.replaceAll("$", ""));
        if (!area) throw new Error(`No such place: ${formula}`);
        const block = valueOf(await workbook.read(area), formula);
        const cells = block.columns.flatMap(({ values }) => values);
        const cached = all(source, "pt").map((point) => [
          Number(point.attributes.get("idx")),
          all(point, "v")[0]?.text,
        ]);
        const filled = cells.flatMap((cell, at) => (cell === null ? [] : [[at, String(cell)]]));
        expect(cached, formula).toEqual(filled);
        checked++;
      }
    }
    expect(checked).toBe(15 * 3);
  });

  it("uses axes that cross each other, and gives each series its own number", () => {
    for (const name of charts()) {
      const chart = part(name);
      const axes = [...all(chart, "catAx"), ...all(chart, "valAx")];
      const value = (element: Element, child: string) =>
        element.children.find((one) => one.name === child)?.attributes.get("val");
      const ids = axes.map((axis) => value(axis, "axId"));
      expect(new Set(ids).size, name).toBe(2);
      expect(new Set(axes.map((axis) => value(axis, "crossAx")))).toEqual(new Set(ids));
      const numbers = all(chart, "ser").map((series) => value(series, "idx"));
      expect(new Set(numbers).size, name).toBe(numbers.length);
    }
  });

  it("tells series apart without colour, and leaves the base of a waterfall invisible", () => {
    const waterfall = charts().find((name) => (parts.get(name) ?? "").includes("From target"));
    const series = all(part(waterfall ?? ""), "ser");
    expect(series[0] && all(series[0], "solidFill")).toEqual([]);
    expect(all(part(waterfall ?? ""), "pattFill")).toHaveLength(1);
    expect(all(part(waterfall ?? ""), "legendEntry")).toHaveLength(1);
    const control = charts().find((name) => (parts.get(name) ?? "").includes("Upper limit"));
    const looks = all(part(control ?? ""), "ser").map((one) => [
      all(one, "symbol")[0]?.attributes.get("val"),
      all(one, "prstDash")[0]?.attributes.get("val"),
    ]);
    expect(new Set(looks.map(String)).size).toBe(looks.length);
  });

  it("prints on A4, one page wide, with page numbers and the parts that are to be printed", () => {
    const sheet = part("xl/worksheets/sheet2.xml");
    const [setup] = all(sheet, "pageSetup");
    expect(Object.fromEntries(setup?.attributes ?? [])).toEqual({
      paperSize: "9",
      orientation: "landscape",
      fitToWidth: "1",
      fitToHeight: "0",
    });
    expect(all(sheet, "oddFooter")[0]?.text).toContain("Page &P of &N");
    const rows = reportSheets(SAMPLE).flatMap((change) =>
      change.kind === "addReportSheet" && change.sheet === "Panels" ? change.content.rows : [],
    );
    const breaks = rows.flatMap(({ startsPage }, row) => (startsPage ? [String(row)] : []));
    expect(breaks.length).toBeGreaterThan(0);
    expect(all(sheet, "brk").map(({ attributes }) => attributes.get("id"))).toEqual(breaks);
    const names = all(part("xl/workbook.xml"), "definedName");
    expect(names.map(({ attributes }) => attributes.get("name"))).toEqual([
      "_xlnm.Print_Area",
      "_xlnm.Print_Area",
    ]);
  });

  it("reads the same in other programs: text as text, figures with their formats", async () => {
    const hucre = await readWithHucre(bytes);
    expect(hucre.sheets.map(({ name }) => name)).toEqual(["Summary", "Panels"]);
    const sheetJs = readWithSheetJs(bytes.slice());
    const summary = Object.values(sheetJs.Sheets["Summary"] ?? {}) as {
      v?: unknown;
      f?: unknown;
    }[];
    expect(summary.some(({ v }) => String(v).startsWith("=1+1 is text."))).toBe(true);
    expect(summary.every(({ f }) => f === undefined)).toBe(true);
    const panels = sheetJs.Sheets["Panels"] ?? {};
    const shares = Object.values(panels) as { v?: unknown; w?: string }[];
    expect(shares.find(({ v }) => v === 0.85)?.w).toBe("85%");
  });

  it("is the same file whenever it is made", async () => {
    expect(valueOf(await reportXlsx(SAMPLE), "again")).toEqual(bytes);
  });
});

describe("a report in a workbook that is there already", () => {
  it("leaves every other part as it was, and goes again with all its parts", async () => {
    const model = smallModel();
    const original = valueOf(await saveWorkbook(model), "save");
    const open = async (file: Uint8Array) =>
      new MemoryWorkbook(valueOf(await openWorkbook(model.name, file), "open"));
    const workbook = await open(original);
    const taken = workbook.model.sheets.map(({ name }) => name);
    const receipt = valueOf(await workbook.apply(reportSheets(SAMPLE, taken)), "apply");
    const saved = valueOf(await saveWorkbook(workbook.model, original), "save");
    const before = unzipSync(original);
    const after = unzipSync(saved);
    expect(after["xl/worksheets/sheet1.xml"]).toEqual(before["xl/worksheets/sheet1.xml"]);

    const again = await open(saved);
    valueOf(await again.putBack(receipt), "putBack");
    const cleared = unzipSync(valueOf(await saveWorkbook(again.model, saved), "save"));
    const left = Object.keys(cleared).filter((name) => /chart|drawing/.test(name));
    expect(left).toEqual([]);
    expect(strFromU8(cleared["xl/workbook.xml"] ?? new Uint8Array())).not.toContain("definedName");
  });

  it("repeats the header of a long table, and keeps what was there of print titles", async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`Case ${at}`, at]);
    const long = {
      ...SAMPLE,
      sections: [
        {
          title: "Cases",
          sheet: "O'Brien’s cases",
          blocks: [
            { kind: "table" as const, columns: [{ title: "Case" }, { title: "Days" }], rows },
          ],
        },
      ],
    };
    const parts = unzipSync(valueOf(await reportXlsx(long), "report"));
    const workbook = treeOf(strFromU8(parts["xl/workbook.xml"] ?? new Uint8Array()));
    const titles = all(workbook, "definedName").find(
      ({ attributes }) => attributes.get("name") === "_xlnm.Print_Titles",
    );
    expect(titles?.text).toMatch(/^'O''Brien’s cases'!\$\d+:\$\d+$/);
  });
});
