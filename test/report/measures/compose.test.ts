import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USUAL_POLICY } from "../../../src/measures/publication/policy";
import { composeReport, type ReportOptions } from "../../../src/report/measures/compose";
import type { CommentLine } from "../../../src/report/measures/composing";
import {
  REPORT_TEMPLATES,
  readTemplate,
  templateNamed,
} from "../../../src/report/measures/shipped";
import type { ReportTemplate } from "../../../src/report/measures/template";
import { reportSheets } from "../../../src/report/sheets";
import { documentText } from "../../../src/report/text";
import { reportDocx } from "../../../src/report/word";
import type { Results } from "../../../src/measures/result";
import { measure, PERIODS, resultOf, resultsOf, sampleResults } from "./results";

const INTERNAL: ReportOptions = {
  period: "2026-10",
  policy: null,
  status: "draft",
  marking: null,
  source: "Cases.xlsx",
  names: [],
  revised: [],
};
const PUBLISHED: ReportOptions = { ...INTERNAL, policy: USUAL_POLICY };

const line = (text: string, more: Partial<CommentLine> = {}): CommentLine => ({
  text,
  measure: "YJ-01",
  figures: [],
  numbers: [],
  ...more,
});

function template(id: string): ReportTemplate {
  const found = templateNamed(id);
  if (!found.ok) throw new Error(found.trouble.message);
  return found.value;
}

async function composed(
  id: string,
  results: Results,
  options: ReportOptions,
  lines: readonly CommentLine[] = [],
) {
  const made = await composeReport(template(id), results, lines, options);
  if (!made.ok) throw new Error(made.trouble.message);
  return made.value;
}

const textOf = async (...given: Parameters<typeof composed>) =>
  documentText(await composed(...given));

describe("a report out of measures", () => {
  it("says in the monthly report what a person needs, in order", async () => {
    const text = await textOf("monthly-contract", sampleResults(), INTERNAL, [
      line("50 of 69 panels were on time (72.5%)."),
    ]);
    expect(text).toMatchSnapshot();
  });

  it("says in the panel paper, published, the same without what gives people away", async () => {
    const text = await textOf("police-and-crime-panel", sampleResults(), PUBLISHED);
    expect(text).toMatchSnapshot();
    expect(text).not.toMatch(/West +2 +9/);
  });

  it("makes every report that is shipped, as sheets, in Word and in words", async () => {
    for (const { id } of REPORT_TEMPLATES) {
      for (const options of [INTERNAL, PUBLISHED]) {
        const document = await composed(id, sampleResults(), options);
        expect(reportSheets(document).length).toBeGreaterThan(0);
        expect((await reportDocx(document)).length).toBeGreaterThan(1000);
        expect(documentText(document)).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }
  });

  it("says how far it has come, measure by measure, and stops when it is asked to", async () => {
    const said = new Set<string>();
    let turns = 0;
    const make = (stopAfter: number) => {
      const stop = new AbortController();
      turns = 0;
      return composeReport(template("police-and-crime-panel"), sampleResults(), [], PUBLISHED, {
        pause: async () => {
          if (++turns >= stopAfter) stop.abort();
        },
        onProgress: (words) => said.add(words),
        signal: stop.signal,
      });
    };
    const whole = await make(Infinity);
    expect(whole.ok).toBe(true);
    expect(turns).toBeGreaterThan(template("police-and-crime-panel").sections.length * 2);
    expect([...said]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Looking whether hidden counts could be worked out: /),
        expect.stringMatching(/^Composing the report: part 1 of /),
      ]),
    );
    const enough = turns;
    for (const stopAfter of [1, Math.floor(enough / 2), enough]) {
      expect(await make(stopAfter)).toMatchObject({ ok: false, trouble: { code: "cancelled" } });
    }
  });

  it("gives two audiences two layouts of the same figures", async () => {
    const monthly = await textOf("monthly-contract", sampleResults(), INTERNAL);
    const board = await textOf("board-paper", sampleResults(), INTERNAL);
    for (const text of [monthly, board]) expect(text).toContain("72.5%");
    expect(monthly).not.toBe(board);
  });

  it("takes the last period that is over where none is named, and names the known ones otherwise", async () => {
    const last = await composed("board-paper", sampleResults(), { ...INTERNAL, period: null });
    expect(last.title).toBe("Board paper: Oct 2026");
    const none = await composeReport(template("board-paper"), sampleResults(), [], {
      ...INTERNAL,
      period: "2025-01",
    });
    expect(none).toMatchObject({ ok: false, trouble: { code: "report-period" } });
  });

  it("shows the way from the target to the result by group, adding up to the gap", async () => {
    const document = await composed("monthly-contract", sampleResults(), INTERNAL);
    const chart = document.sections
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.kind === "chart" && block.title.includes("from target to result"));
    const rows = chart?.kind === "chart" ? chart.table.rows : [];
    const values = rows.map((row) => Number(row[1]));
    const [target = 0, ...rest] = values;
    const result = rest.pop() ?? 0;
    expect(target + rest.reduce((sum, value) => sum + value, 0)).toBeCloseTo(result, 9);
  });

  it("knows its reports by id, and reads one from a file", () => {
    expect(templateNamed("bord-paper")).toMatchObject({
      ok: false,
      trouble: { message: expect.stringContaining("board-paper") },
    });
    expect(readTemplate(JSON.stringify(template("board-paper"))).ok).toBe(true);
    expect(readTemplate("{").ok).toBe(false);
    expect(readTemplate('{"format":1,"sections":[]}').ok).toBe(false);
  });
});

describe("a published edition", () => {
  it("does not split by a column that names people, unless somebody chose to", async () => {
    const results = sampleResults("Case manager");
    expect(await textOf("police-and-crime-panel", results, PUBLISHED)).not.toContain("North");
    const chosen = { ...PUBLISHED, policy: { ...USUAL_POLICY, peopleChosen: ["Case manager"] } };
    expect(await textOf("police-and-crime-panel", results, chosen)).toContain("North");
  });

  it("leaves out sentences with identifiers, names, and figures that are hidden", async () => {
    const key = (value: string) => ({
      measure: "YJ-01",
      period: "2026-10",
      group: { column: "Team", value },
    });
    const lines = [
      line("East held 14 of 15 panels on time.", { figures: [key("East")] }),
      line("West held 2 of 9 panels on time.", { figures: [key("West")] }),
      line("The case of A1234BC was moved."),
      line("Sam Example was on leave."),
      line("Panels were cancelled in half-term."),
    ];
    const text = await textOf(
      "police-and-crime-panel",
      sampleResults(),
      {
        ...PUBLISHED,
        names: ["Sam Example"],
      },
      lines,
    );
    expect(text).not.toMatch(/2 of 9|A1234BC|Sam Example/);
    expect(text).toContain("half-term");
    expect(text).toMatch(/[34] sentences of the commentary left out/);
    const internal = await textOf("police-and-crime-panel", sampleResults(), INTERNAL, lines);
    for (const { text: said } of lines) expect(internal).toContain(said);
  });

  it("makes percentages of rounded counts, and says by how much parts may differ", async () => {
    const text = await textOf("annual-report", sampleResults(), {
      ...PUBLISHED,
      policy: { ...USUAL_POLICY, roundTo: 5 },
    });
    expect(text).toContain("nearest 5");
    // 50 of 69 as 50 of 70.
    expect(text).toContain("71.4%");
    expect(text).not.toMatch(/\b69\b/);
  });

  it("shows no number from 1 to 4 in a table of counts, and no percentage made of one, whatever the figures", async () => {
    const cell = fc.integer({ min: 0, max: 30 });
    const months = fc.array(fc.tuple(cell, cell), { minLength: 7, maxLength: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(months, { minLength: 2, maxLength: 4 }), async (groups) => {
        const names = ["A", "B", "C", "D"];
        const counts = groups.map((group) =>
          group.map(([one, two]): [number, number] => [Math.min(one, two), Math.max(one, two)]),
        );
        const share = resultOf(
          measure("M1", "Share", "share"),
          "Area",
          new Map(counts.map((group, at) => [names[at] ?? "", group])),
        );
        const document = await composed("partner-return", resultsOf([share]), PUBLISHED);
        const [block] = document.sections[0]?.blocks ?? [];
        if (block?.kind !== "table") throw new Error("There is no table of figures.");
        const numbers = block.rows.map((row) => [row[8], row[9], row[10]]);
        for (const [above, below, value] of numbers) {
          for (const count of [above, below]) {
            if (typeof count === "number") expect(count === 0 || count >= 5).toBe(true);
          }
          if (typeof above !== "number") expect(typeof value).not.toBe("number");
          if (typeof above === "number" && typeof below === "number") {
            const rest = below - above;
            expect(rest === 0 || rest >= 5).toBe(true);
          }
        }
        // A single hidden part beside a total that is shown could be taken away from it.
        for (const at of [0, 1]) {
          const [whole, ...parts] = numbers.map((row) => row[at]);
          const hidden = parts.filter((part) => typeof part !== "number").length;
          if (typeof whole === "number") expect(hidden).not.toBe(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("goes over many teams and months without a wait", async () => {
    const groups = new Map(
      Array.from({ length: 20 }, (_, team) => [
        `Team ${team}`,
        PERIODS.map((_, at): [number, number] => [
          (team * 3 + at) % 11,
          6 + ((team * 7 + at) % 40),
        ]),
      ]),
    );
    const results = resultsOf([resultOf(measure("M1", "Share", "share"), "Area", groups)]);
    const document = await composed("partner-return", results, PUBLISHED);
    expect(documentText(document)).toContain("[c]");
  });
});
