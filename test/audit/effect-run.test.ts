import { describe, expect, test } from "vitest";
import { checkBehind, keepEffect } from "../../src/audit/life/keep-effect";
import { draftFindings, raiseDraft } from "../../src/audit/life/drafted";
import type { Repeats } from "../../src/audit/sampling/repeats";
import { samplingWords } from "../../src/text/audit-sampling";
import { populations } from "../../src/audit/sampling/frame";
import { verify } from "../../src/verify/run";
import { readPack } from "../../src/verify/pack";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { checkResultOf } from "../../taskpane/audit/finding/check-result";
import { runAgain } from "../../taskpane/audit/effect/run-again";
import { modelOf, packJson, tableOf, value } from "../verify/make";
import { code, registerOf, step, TODAY } from "./desk";
import { on } from "./life-desk";

const FIELDS = { ref: "string", hours: "number" };
const pack = value(
  readPack(
    packJson({
      tables: [tableOf("S", FIELDS, { primaryKey: "ref" })],
      rules: [
        {
          id: "R1",
          kind: "required",
          title: "Hours",
          level: "error",
          table: "S",
          fields: ["hours"],
        },
      ],
    }),
  ),
);
const options = { asOf: TODAY };

/** Twenty records of which so many have no hours. */
const records = (blank: number) =>
  new MemoryWorkbook(
    modelOf({
      sheet: "S",
      rows: [
        Object.keys(FIELDS),
        ...Array.from({ length: 20 }, (_, at) => [`R${at}`, at < blank ? null : at]),
      ],
    }),
  );

async function again(workbook: MemoryWorkbook, size: number, repeats: Repeats = "refuse") {
  const [population] = value(await populations(workbook));
  return runAgain(
    workbook,
    {
      pack,
      rule: "R1",
      scope: "S",
      population: population!,
      keyColumn: "ref",
      repeats,
      size,
      seed: "spring",
      before: { faults: 12, size: 20 },
    },
    options,
  );
}

describe("a failed check that is run again", () => {
  test("counts the faults of a fresh sample alone, the same each time", async () => {
    const all = value(await again(records(5), 20));
    expect(all).toMatchObject({ after: { faults: 5, size: 20 }, population: 20 });
    const some = value(await again(records(5), 8));
    expect(some.after.faults).toBeLessThanOrEqual(5);
    expect(value(await again(records(5), 8))).toEqual(some);
    expect(code(await again(records(5), 0))).toBe("sample-size");
    expect(code(await again(records(5), 21))).toBe("sample-size");
  });

  test("takes rows that share a key as one record, or each as its own, as is said", async () => {
    // Ten keys twice; the second row of one of them has no hours.
    const rows = Array.from({ length: 20 }, (_, at) => [`R${at % 10}`, at === 12 ? null : at]);
    const twice = () =>
      new MemoryWorkbook(modelOf({ sheet: "S", rows: [Object.keys(FIELDS), ...rows] }));
    expect(code(await again(twice(), 10))).toBe("key-duplicate");
    expect(value(await again(twice(), 10, "once"))).toMatchObject({
      after: { faults: 1, size: 10 },
      population: 10,
    });
    const each = value(await again(twice(), 20, "rows"));
    expect(each).toMatchObject({ after: { faults: 1, size: 20 }, population: 20 });
    const { sentences, changes } = value(
      keepEffect(await registerOf(twice()), each, on("2026-11-02", "m.leger")),
    );
    expect(sentences.join(" ")).toContain("After: 1 of 20");
    expect(JSON.stringify(changes)).toContain(samplingWords.repeats.rows.toLowerCase());
  });

  test("keeps before and after with their limits as evidence", async () => {
    const workbook = records(0);
    const run = value(await again(workbook, 20));
    const plan = value(keepEffect(await registerOf(workbook), run, on("2026-11-02", "m.leger")));
    expect(plan.sentences.join(" ")).toMatch(/60\.0%.*0\.0%/);
    value(await workbook.apply(plan.changes));
    expect((await registerOf(workbook)).rows.tblEvidence[0]).toMatchObject({
      kind: "sample_result",
      obtainedFrom: "Rule R1 on S",
    });
  });

  test("is known from the evidence of the finding that it led to", async () => {
    const workbook = records(3);
    const run = value(await verify(workbook, pack, options));
    const [drafted] = draftFindings(checkResultOf(run, pack));
    await step(workbook, (register) =>
      raiseDraft(
        register,
        drafted!,
        {
          grade: "minor",
          gradeReason: "",
          requirement: "Procedure 4.2",
          statement: drafted!.statement,
          processId: "Records",
          owner: "r.shah",
        },
        on("2026-11-02", "a.osei"),
      ),
    );
    const register = await registerOf(workbook);
    const found = checkBehind(register, register.rows.tblFinding[0]!, ["R0", "R1"]);
    expect(found).toMatchObject({ rule: "R1", scope: drafted!.scope });
    expect(found?.evidence.rows).toBe(3);
    expect(checkBehind(register, register.rows.tblFinding[0]!, ["R0"])).toBeNull();
  });
});
