import { expect, test } from "vitest";
import { z } from "zod";
import { carryAnswer } from "../../src/audit/editions/carry";
import { RELATIONS, shippedEditionMaps } from "../../src/audit/editions/map";
import { colourOf } from "../../src/audit/recommendations/colour";
import { RESULTS } from "../../src/audit/results";
import { judge, judgeResidual, MATRICES, type RiskMatrix } from "../../src/audit/risk/matrix";
import { parseDate } from "../../src/cells/date";
import { describeShared, sharedBytes, sharedJson } from "../shared";
import { code, value } from "./desk";

const colourCases = z.object({
  cases: z.array(
    z.object({
      target: z.string(),
      completed_on: z.string().nullable(),
      adopted: z.boolean(),
      as_of: z.string(),
      expected: z.string(),
    }),
  ),
});

describeShared("reference cases: colours of recommendations", () => {
  test("are those of the panel, in every case", () => {
    const { cases } = colourCases.parse(sharedJson("cases/audit/recommendation-rag.json"));
    expect(cases.length).toBeGreaterThan(0);
    for (const { target, completed_on, adopted, as_of, expected } of cases) {
      const row = {
        adopted,
        target: parseDate(target),
        completedOn: completed_on === null ? null : parseDate(completed_on),
      };
      expect(colourOf(row, parseDate(as_of)!).toUpperCase()).toBe(expected);
    }
  });
});

const rated = z.tuple([z.string(), z.string()]);
const judged = z.object({
  score: z.number().optional(),
  band: z.string().optional(),
  priority: z.number().optional(),
  refused: z.string().optional(),
});
const riskCases = z.object({
  matrices: z.record(
    z.string(),
    z.object({
      hazard: z.record(z.string(), z.number()),
      likelihood: z.record(z.string(), z.number()),
      bands: z.array(
        z.object({ from: z.number(), to: z.number(), band: z.string(), priority: z.number() }),
      ),
    }),
  ),
  cases: z.array(
    z.object({
      id: z.string(),
      matrix: z.string(),
      hazard_likelihood_before: rated,
      hazard_likelihood_after: rated.nullable(),
      expected: z.object({
        before: judged,
        after: judged.optional(),
        refused: z.string().optional(),
      }),
    }),
  ),
});
const NAMES = new Map([
  ["police_hml_3x3", "3x3"],
  ["generic_4x4", "4x4"],
  ["generic_5x5", "5x5"],
]);
const kebab = (refused: string) => refused.toLowerCase().replaceAll("_", "-");

function ours(name: string): RiskMatrix {
  const matrix = MATRICES.get(NAMES.get(name) ?? "");
  if (!matrix) throw new Error(`no matrix ${name}`);
  return matrix;
}

describeShared("reference cases: risks", () => {
  test("are judged as in every case, with what is left and what is refused", () => {
    const { cases, matrices } = riskCases.parse(sharedJson("cases/audit/risk-cases.json"));
    for (const each of cases) {
      const given = matrices[each.matrix]!;
      const matrix = {
        hazard: new Map(Object.entries(given.hazard)),
        likelihood: new Map(Object.entries(given.likelihood)),
        bands: given.bands,
      };
      const { expected } = each;
      for (const one of [matrix, ours(each.matrix)]) {
        const before = judge(one, each.hazard_likelihood_before);
        if (expected.before.refused !== undefined) {
          expect(code(before), each.id).toBe(kebab(expected.before.refused));
          continue;
        }
        expect(value(before), each.id).toEqual(expected.before);
        if (!each.hazard_likelihood_after) continue;
        const after = judgeResidual(
          one,
          each.hazard_likelihood_before,
          each.hazard_likelihood_after,
        );
        if (expected.refused !== undefined) expect(code(after)).toBe(kebab(expected.refused));
        else expect(value(after), each.id).toEqual(expected.after);
      }
    }
  });

  test("fill every cell of the three matrices", () => {
    const text = new TextDecoder().decode(sharedBytes("cases/audit/risk-matrix-cells.csv"));
    const [, ...rows] = text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(","));
    expect(rows.length).toBeGreaterThan(40);
    for (const [name = "", hazard = "", likelihood = "", ...expected] of rows) {
      const found = value(judge(ours(name), [hazard, likelihood]));
      expect([String(found.score), found.band, String(found.priority)]).toEqual(expected);
    }
  });
});

const migrations = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      item: z.object({
        clause: z.string(),
        result: z.enum(RESULTS),
        evidence: z.array(z.string()),
      }),
      relation: z.enum(RELATIONS),
      audit_state: z.string(),
      expected: z.object({
        action: z.string(),
        result: z.string(),
        previous_result: z.string().optional(),
        evidence: z.array(z.string()).optional(),
        flag: z.string().optional(),
        reason: z.string().optional(),
      }),
    }),
  ),
});

describeShared("reference cases: answers under another edition", () => {
  test("are carried, confirmed, reset or left as in every case", () => {
    const { cases } = migrations.parse(sharedJson("cases/audit/pack-migration.json"));
    for (const { id, item, relation, audit_state, expected } of cases) {
      const { result, evidence } = item;
      const carried = carryAnswer(
        { result, evidenceIds: evidence },
        relation,
        audit_state !== "not_started",
      );
      const { previous_result: previousResult, evidence: evidenceIds, ...rest } = expected;
      expect(carried, id).toMatchObject({
        ...rest,
        ...(previousResult !== undefined && { previousResult }),
        ...(evidenceIds !== undefined && { evidenceIds }),
      });
    }
  });
});

describeShared("reference cases: the map to 2026", () => {
  test("says of every clause what the reference says, and that it is a draft", () => {
    const reference = z
      .object({ clauses: z.array(z.unknown()) })
      .parse(sharedJson("cases/audit/clause-map-2015-to-2026-draft.json"));
    const [map] = shippedEditionMaps();
    expect(map?.isDraft).toBe(true);
    expect(map?.clauses).toEqual(reference.clauses);
  });
});
