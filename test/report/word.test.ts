import { unzipSync, strFromU8 } from "fflate";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { reportDocx } from "../../src/report/word";
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
