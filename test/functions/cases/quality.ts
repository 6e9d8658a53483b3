import { expect, it } from "vitest";
import { z } from "zod";
import { describeShared } from "../../shared";
import { type FakeExcel } from "../excel";
import { cases } from "../reference-cases";

export function qualityCases(excel: FakeExcel): void {
  describeShared("agreed cases of completeness", () => {
    const schema = z.object({
      id: z.string(),
      input: z.object({ rows: z.array(z.array(z.string().nullable())) }),
      expected: z.object({
        completeness: z.array(z.number()),
        rowComplete: z.array(z.boolean()),
        rowCompleteness: z.number(),
      }),
    });

    it.each(cases("dq", schema))("$id", ({ input, expected }) => {
      for (const blank of [0, null, ""]) {
        const rows = input.rows.map((row) => row.map((cell) => cell ?? blank));
        expect(excel.call("COMPLETENESS", rows, null)).toEqual([expected.completeness]);
        expect(excel.cell("COMPLETENESS", rows, "row")).toBe(expected.rowCompleteness);
        expect(excel.call("COMPLETENESS", rows, "rows").flat()).toEqual(expected.rowComplete);
      }
    });
  });

  describeShared("published and agreed cases of identifiers", () => {
    const schema = z.object({
      id: z.string(),
      title: z.string(),
      input: z.object({ type: z.string(), value: z.string() }),
      expected: z.object({ valid: z.boolean(), canonical: z.string().nullable() }),
    });

    it.each(cases("id", schema))("$id $title", ({ input, expected }) => {
      for (const value of [input.value, [[input.value]]]) {
        expect(excel.cell("IDCHECK", value, input.type, null)).toBe(expected.valid);
        const clean = excel.cell("IDCLEAN", value, input.type);
        if (expected.canonical === null) expect(clean).toMatchObject({ error: "#N/A" });
        else expect(clean).toBe(expected.canonical);
      }
    });
  });

  it("a report of identifiers shows none of them", () => {
    const held = ["81/34U", "2003/3Y", "2000/1234567A", "9434765919", "NF1 1NF", "", null, 0];
    for (const type of ["pnc", "nhs", "postcode", "crn"]) {
      const report = excel.call("IDREPORT", [held], type, true);
      const words = report.map(([word]) => String(word)).join(" ");
      expect(words).not.toMatch(/\d|NF1/);
      const count = (word: string) => report.find(([name]) => name === word)?.[1];
      expect(count("Cells")).toBe(held.length);
      expect(Number(count("Blank")) + Number(count("Right")) + Number(count("Wrong"))).toBe(8);
    }
    expect(excel.cell("IDCHECK", "NF1 1NF", "postcode", "reason")).toContain("no fixed abode");
    expect(excel.cell("IDCHECK", "x", "passport", null)).toMatchObject({ error: "#VALUE!" });
  });
}
