import { unzipSync, strFromU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../../src/cells/address";
import type { ReportDocument } from "../../src/report/document";
import { reportSheets } from "../../src/report/sheets";
import { reportDocx } from "../../src/report/word";
import { SAMPLE } from "./sample";

const told = (status: "draft" | "issued"): ReportDocument => ({
  ...SAMPLE,
  meta: { ...SAMPLE.meta, status },
  sections: [
    {
      title: "Commentary",
      sheet: "Commentary",
      blocks: [
        { kind: "paragraph", text: "North is at 72%.", tells: ["north", "nowhere"] },
        { kind: "paragraph", text: "Nobody knows why.", tells: ["nowhere"] },
      ],
    },
    {
      title: "Areas",
      sheet: "Areas",
      blocks: [
        {
          kind: "table",
          columns: [{ title: "Area" }, { title: "Result", format: "0%" }],
          rows: [
            ["South", 0.91],
            ["North", 0.72],
          ],
          figures: { column: 1, keys: ["south", "north"] },
        },
      ],
    },
  ],
});

function sheets(status: "draft" | "issued") {
  return reportSheets(told(status)).flatMap((change) =>
    change.kind === "addReportSheet" ? [change] : [],
  );
}

describe("where the figures of a sentence stand", () => {
  it("is said beside the sentence in a draft, and the cell holds the figure", () => {
    const [commentary, areas] = sheets("draft");
    const row = commentary?.content.rows.find(
      ({ cells }) => cells[0]?.value === "North is at 72%.",
    );
    const beside = row?.cells.findLast((cell) => cell !== null && cell.look === "note")?.value;
    expect(beside).toMatch(/^Areas!B\d+$/);
    const place = parseAddress(String(beside));
    expect(areas?.content.rows[place?.row ?? -1]?.cells[place?.column ?? -1]?.value).toBe(0.72);
  });

  it("is not said of a figure that stands nowhere, and in nothing that is issued", () => {
    const notes = (status: "draft" | "issued") =>
      sheets(status).flatMap(({ content }) =>
        content.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.value ?? [])),
      );
    expect(notes("draft").filter((value) => /^Areas!/.test(String(value)))).toHaveLength(1);
    expect(notes("issued").filter((value) => /^Areas!/.test(String(value)))).toEqual([]);
  });

  it("is said in Word as well", async () => {
    const body = async (status: "draft" | "issued") =>
      strFromU8(unzipSync(await reportDocx(told(status)))["word/document.xml"] ?? new Uint8Array());
    expect(await body("draft")).toMatch(/\[Areas!B\d+\]/);
    expect(await body("issued")).not.toContain("[Areas!");
  });
});
