import { unzipSync, strFromU8 } from "fflate";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { Block } from "../../src/report/document";
import { reportDocx } from "../../src/report/word";
import { openWorkbook } from "../../src/xlsx/open";
import { all, misplaced, treeOf } from "../xlsx/xml-tree";
import { SAMPLE } from "./sample";

/** The text of every part of the document, each read by a parser that takes nothing but right XML. */
async function partsOf(report = SAMPLE): Promise<Map<string, string>> {
  const files = Object.entries(unzipSync(await reportDocx(report)));
  const parts = new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]));
  for (const [name, content] of parts) {
    if (/\.(xml|rels)$/.test(name)) new SaxesParser({ xmlns: true }).write(content).close();
  }
  return parts;
}

describe("a report as a Word document", () => {
  it("is a document of well-formed parts, with a head, a foot and the number of its pages", async () => {
    const parts = await partsOf();
    expect(parts.get("[Content_Types].xml")).toContain("wordprocessingml.document.main+xml");
    const all = [...parts.values()].join("");
    expect(all).toContain("NUMPAGES");
    expect(all).toContain("Official-sensitive");
    expect(all).toContain("Trail head: 12:8df9");
  });

  it("keeps text as text, whatever it looks like", async () => {
    const body = (await partsOf()).get("word/document.xml") ?? "";
    expect(body).toContain("Youth justice, &lt;North&gt; &amp; South");
    expect(body).toContain("=1+1 is text.");
    expect(body).not.toContain("<North>");
  });

  it("shows figures in their format, and ratings as shape and word", async () => {
    const body = (await partsOf()).get("word/document.xml") ?? "";
    for (const words of ["72%", "1,234", "■ Red", "● Good", "▲ Due soon", "31/10/2026"]) {
      expect(body).toContain(words);
    }
  });

  it("repeats the header of a table and gives every chart its table", async () => {
    const body = (await partsOf()).get("word/document.xml") ?? "";
    const tables = body.split("<w:tbl>").length - 1;
    expect(tables).toBe(8);
    expect(body.split("<w:tblHeader").length - 1).toBe(tables);
  });

  it("has behind a table that ends a page no line that would need another", async () => {
    const body = (await partsOf()).get("word/document.xml") ?? "";
    const behind = body.split("</w:tbl>").slice(1);
    for (const next of behind) {
      const paragraph = next.slice(0, next.indexOf("</w:pPr>"));
      if (!next.startsWith("<w:p><w:pPr><w:spacing")) continue;
      if (next.slice(0, next.indexOf("</w:p>")).includes("<w:t")) continue;
      expect(paragraph).toContain('w:line="20"');
      expect(paragraph).toContain('w:lineRule="exact"');
    }
    expect(behind.filter((next) => next.includes('w:lineRule="exact"')).length).toBeGreaterThan(3);
    expect(body).not.toContain("</w:tbl><w:p/>");
  });

  it("leaves no line of a table alone at the foot or the head of a page", async () => {
    const long = Array.from({ length: 40 }, (_, at) => [`Row ${at}`, at]);
    const columns = [{ title: "Name" }, { title: "Number" }];
    const wordy = [1, 2, 3, 4, 5].map((at) => ["Words and words. ".repeat(40), at]);
    const blocks: Block[] = [
      { kind: "table", columns, rows: long },
      { kind: "table", columns, rows: wordy },
    ];
    const report = {
      ...SAMPLE,
      sections: [...SAMPLE.sections, { title: "Long", sheet: null, blocks }],
    };
    const body = (await partsOf(report)).get("word/document.xml") ?? "";
    const tables = body.split("<w:tbl>").slice(1);
    expect(tables).toHaveLength(10);
    for (const table of tables) {
      const rows = table.split("</w:tbl>")[0]!.split("<w:tr>").slice(1);
      const kept = rows.map((row) => row.includes("<w:keepNext/>"));
      const last = rows.length - 1;
      const isShort = last <= 12 && !table.includes("Words and words.");
      const held = (at: number) => at < last && (isShort || at <= 1 || at === last - 1);
      expect(kept).toEqual(rows.map((_, at) => at === 0 || held(at)));
    }
  });

  it("shows every chart as one of Word's own, with the workbook of its figures, over its table", async () => {
    const parts = await partsOf();
    const body = parts.get("word/document.xml") ?? "";
    const links = parts.get("word/_rels/document.xml.rels") ?? "";
    const types = parts.get("[Content_Types].xml") ?? "";
    const charts = SAMPLE.sections.flatMap(({ blocks }) =>
      blocks.filter((block) => block.kind === "chart" && block.table.rows.length > 0),
    );
    const shown = [...body.matchAll(/<c:chart [^>]*r:id="([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(shown).toHaveLength(charts.length);
    expect(new Set(shown).size).toBe(shown.length);
    for (const [at, id] of shown.entries()) {
      expect(links).toContain(`<Relationship Id="${id}"`);
      const name = `word/charts/chart${at + 1}.xml`;
      expect(types).toContain(`PartName="/${name}"`);
      const tree = treeOf(parts.get(name) ?? "");
      expect(misplaced(tree)).toEqual([]);
      expect(all(tree, "externalData")).toHaveLength(1);
      expect(parts.get(`word/charts/_rels/chart${at + 1}.xml.rels`)).toContain(
        `../embeddings/figures${at + 1}.xlsx`,
      );
      expect(parts.has(`word/embeddings/figures${at + 1}.xlsx`)).toBe(true);
    }
    expect(body.indexOf("<w:drawing>")).toBeLessThan(body.lastIndexOf("<w:tbl>"));
  });

  it("has behind a chart the figures that its table shows", async () => {
    const files = unzipSync(await reportDocx(SAMPLE));
    const figures = files["word/embeddings/figures1.xlsx"];
    const opened = await openWorkbook("figures.xlsx", figures ?? new Uint8Array());
    const [chart] = SAMPLE.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === "chart" ? [block] : [])),
    );
    const sheet = opened.ok ? opened.value.sheets[0] : undefined;
    const firstRow = chart?.table.rows[0]?.filter((cell) => typeof cell === "number");
    const stored = [...(sheet?.columns.values() ?? [])].map(({ values }) => values[1]);
    expect(stored.filter((cell) => typeof cell === "number")).toEqual(firstRow);
  });

  it("turns the pages of the sections that lie across, and no others", async () => {
    const body = (await partsOf()).get("word/document.xml") ?? "";
    const pages = [...body.matchAll(/<w:pgSz ([^>]*)\/>/g)].map(([, size]) => size ?? "");
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/w:w="11906".*w:h="16838"/);
    expect(pages[1]).toMatch(/w:w="16838".*w:h="11906"/);
    expect(pages[1]).toContain("landscape");
  });

  it("shows the cells that a sentence came from only while it is a draft", async () => {
    const issued = { ...SAMPLE, meta: { ...SAMPLE.meta, status: "issued" as const } };
    expect((await partsOf()).get("word/document.xml")).toContain("From Results!C4:C9");
    expect((await partsOf(issued)).get("word/document.xml")).not.toContain("From Results");
  });

  it("is the same whenever it is made", async () => {
    expect(await reportDocx(SAMPLE)).toEqual(await reportDocx(SAMPLE));
    expect((await partsOf()).get("docProps/core.xml")).toContain("2026-09-30T00:00:00Z");
  });
});
