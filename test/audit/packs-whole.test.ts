import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { noteEvidence } from "../../src/audit/evidence";
import { raiseNonConformance } from "../../src/audit/finding";
import { issueReport } from "../../src/audit/issue";
import { describeReport } from "../../src/audit/issue-words";
import { claimOf } from "../../src/audit/sampling/claim";
import { readDesign } from "../../src/audit/sampling/design";
import { populations, readFrame, suggestKey } from "../../src/audit/sampling/frame";
import { keepSample, unitsOf } from "../../src/audit/sampling/keep";
import { readRecord } from "../../src/audit/sampling/record";
import { reperform } from "../../src/audit/sampling/reperform";
import { itemsOf } from "../../src/audit/sampling/test-item";
import { auditScore } from "../../src/audit/scoring";
import { shippedAuditPacks } from "../../src/audit/shipped";
import { startAudit } from "../../src/audit/start-audit";
import { trailReport } from "../../src/audit/trail";
import type { Cell } from "../../src/cells/cell";
import { composeAuditReport } from "../../src/report/audit/compose";
import { documentText } from "../../src/report/text";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, putCell } from "../../src/workbook/model";
import { sampleModels } from "../../samples/main";
import { WORDS } from "../report/audit/audited";
import { details, moment, readinessOf, registerOf, step, tailsFrom, TODAY, value } from "./desk";
import { atOnce } from "../../src/workbook/slices";

const tails = tailsFrom("faaa");
const now = () => moment("a.osei", undefined, tails);

function sample(file: string) {
  const found = sampleModels().find((each) => each.file === file);
  if (!found) throw new Error(`no sample ${file}`);
  return new MemoryWorkbook(found.model);
}

/** A sheet of forty records, as a team would keep them. */
function kept(name: string, titles: readonly string[], cells: (row: number) => readonly Cell[]) {
  const model = emptyWorkbook("kept.xlsx");
  const sheet = emptySheet(name);
  for (let row = 0; row <= 40; row++) {
    const line = row === 0 ? titles : cells(row);
    line.forEach((cell, column) => putCell(sheet, row, column, cell));
  }
  model.sheets.push(sheet);
  return new MemoryWorkbook(model);
}

const WORKBOOKS = {
  DQ: ["case record", () => sample("resettlement-caseload.xlsx")],
  ROP: ["referral order", () => sample("youth-justice-panels.xlsx")],
  MAR: ["action", () => sample("marac-action-log.xlsx")],
  HMI: [
    "recommendation",
    () =>
      kept("Recommendations", ["Ref", "Report", "Priority", "Owner"], (row) => [
        `R${row}`,
        "PEEL",
        row % 2 === 0 ? "high" : "low",
        "r.shah",
      ]),
  ],
  HS: [
    "hazard line",
    () =>
      kept("Hazards", ["Line", "Hazard", "Rating", "Likelihood"], (row) => [
        `H${row}`,
        "Lone working",
        "H",
        "M",
      ]),
  ],
  LM: [
    "staff file",
    () =>
      kept("Staff", ["File", "Started", "Supervised"], (row) => [`F${row}`, 45_000 + row, "yes"]),
  ],
  KPI: [
    "KPI",
    () => kept("Return", ["KPI", "Reported", "Target"], (row) => [`K${row}`, row / 40, 0.9]),
  ],
} as const;

/** So sure that at most 46% are wrong: five records, out of however many. */
const FIVE = value(readDesign("binomial", new Map([["tolerable", "46"]])));

describe.each(Object.entries(WORKBOOKS))("the pack %s", (id, [unit, open]) => {
  test("goes from five sampled records over questions and a finding to score and issued report", async () => {
    const workbook = open();
    const pack = shippedAuditPacks().find((each) => each.id === id)!;
    const auditId = await step(workbook, (register) =>
      startAudit(register, pack, { ...details, criteria: pack.edition }, now()),
    );
    expect(unitsOf(await registerOf(workbook), auditId)).toContain(unit);

    const [population] = value(await populations(workbook));
    const keyColumn = value(await suggestKey(workbook, population!));
    const spec = {
      table: population!.name,
      keyColumn,
      filter: "",
      strata: "",
      amount: "",
      repeats: "rows",
    } as const;
    const frame = value(await readFrame(workbook, spec));
    const order = {
      ...spec,
      auditId,
      purpose: "Records",
      unit,
      design: FIVE,
      seed: "s",
      reserve: 0,
    };
    const sampleId = await step(workbook, (register) => keepSample(register, frame, order, now()));
    const keys = itemsOf(await registerOf(workbook), sampleId).map(({ key }) => key);
    expect(keys).toHaveLength(5);
    for (const key of keys) {
      const { fields } = value(await readRecord(workbook, population!.name, keyColumn, key));
      expect(fields.map(([title]) => title)).toEqual(population!.columns);
      expect(fields.some(([, shown]) => shown !== "")).toBe(true);
    }

    const asked = checklist(await registerOf(workbook), auditId);
    const ofRecords = asked.filter(({ response }) => response.unitKey !== "");
    const perRecord = pack.items.filter((item) => item.unit === unit).length;
    expect(ofRecords).toHaveLength(5 * perRecord);
    const failing = ofRecords.find(({ response }) => response.unitKey === keys[1])!;
    const { responseId } = failing.response;
    const evidence = await step(workbook, (register) =>
      noteEvidence(
        register,
        "observation",
        "Looked at on the screen",
        {
          title: "The record",
          periodFrom: null,
          periodTo: null,
          obtainedHow: "in_person",
          obtainedFrom: "",
          containsPersonalData: false,
          responseId,
        },
        now(),
      ),
    );
    const finding = await step(workbook, (register) =>
      raiseNonConformance(
        register,
        {
          responseId,
          source: "internal_audit",
          grade: "minor",
          gradeReason: "One of five.",
          requirement: failing.item?.requirement ?? "",
          statement: "One of five records did not hold what is asked for.",
          evidenceIds: [evidence],
          processId: "Referrals",
          owner: "r.shah",
          isRequirementMet: false,
        },
        now(),
      ),
    );
    for (const { response } of asked) {
      if (response.responseId === responseId) continue;
      await step(workbook, (register) =>
        answerItem(register, { responseId: response.responseId, result: "conform" }, now()),
      );
    }

    const register = await registerOf(workbook);
    expect(itemsOf(register, sampleId).map(({ result }) => result)).toEqual(
      keys.map((_, at) => (at === 1 ? "nonconforming" : "conform")),
    );
    expect(value(await reperform(workbook, register, sampleId)).verdict).toBe("same");
    const sampleRow = register.rows.tblSample[0]!;
    expect(claimOf(sampleRow, itemsOf(register, sampleId)).sentence).toMatch(
      /^Of 5 records drawn, 1 does not conform: with 95% confidence at most/,
    );
    const score = auditScore(register, auditId);
    expect(score).toMatchObject({ answered: asked.length, total: asked.length, majors: [] });
    expect(score.overallPercent).toBeLessThan(100);
    expect(score.overallPercent).toBeGreaterThan(80);
    expect(score.verdict).not.toBe("incomplete");

    await step(workbook, (each) =>
      describeReport(each, auditId, { ...WORDS, limitsOfAudit: "" }, now()),
    );
    expect(value(readinessOf(await registerOf(workbook), auditId)).gaps).toEqual([]);
    await step(workbook, (each) =>
      atOnce(
        issueReport(
          each,
          auditId,
          {
            role: "lead_auditor",
            name: "a.osei",
            account: "",
            identity: "self_declared",
            statement: "Complete and fair.",
          },
          now(),
        ),
      ),
    );
    const issued = await registerOf(workbook);
    const options = { asAt: TODAY, lastMeeting: null };
    const text = documentText(value(composeAuditReport(issued, auditId, options)).document);
    for (const section of pack.sections) expect(text).toContain(section.title);
    for (const part of [finding, sampleId, pack.id, "1 does not conform", "Trail anchor"]) {
      expect(text).toContain(part);
    }
    expect(issued.unreadable).toEqual([]);
    expect(trailReport(issued, null)).toMatchObject({ isSound: true, edited: [] });
  }, 120_000);
});
