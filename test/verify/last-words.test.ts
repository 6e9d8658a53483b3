import { describe, expect, it } from "vitest";
import type { Cell } from "../../src/cells/cell";
import type { Run } from "../../src/verify/finding";
import { readPack } from "../../src/verify/pack";
import { withLastWords } from "../../src/verify/putting-right/last-words";
import { applyWaivers, readPuttingRight } from "../../src/verify/putting-right/settle";
import { planAnswer } from "../../src/verify/putting-right/waive";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { day, modelOf, momentsOn, packJson, value } from "./make";

const AS_OF = day("31/10/2025");
const PACK = value(
  readPack(
    packJson({
      tables: [
        {
          name: "cases",
          schema: {
            primaryKey: "ref",
            fields: [{ name: "ref" }, { name: "hours", type: "number" }],
          },
        },
      ],
      rules: [
        { id: "R1", kind: "range", level: "query", fields: ["hours"], params: { maximum: 40 } },
      ],
    }),
  ),
);

const returnOf = (...rows: (readonly Cell[])[]) =>
  new MemoryWorkbook(modelOf({ sheet: "Cases", rows: [["ref", "hours"], ...rows] }));

const run = async (workbook: MemoryWorkbook): Promise<Run> =>
  value(await verify(workbook, PACK, { asOf: AS_OF }));

const moment = momentsOn(AS_OF);

async function explain(workbook: MemoryWorkbook, reason: string) {
  const records = value(await readPuttingRight(workbook));
  const finding = (await run(workbook)).findings[0]!;
  value(
    await workbook.apply(
      value(planAnswer(records, { finding, reason, asOf: AS_OF }, moment)).changes,
    ),
  );
}

/** The findings of this return, settled by its own tables, with what the last one keeps. */
async function after(last: MemoryWorkbook, now: MemoryWorkbook) {
  const settled = applyWaivers(await run(now), value(await readPuttingRight(now)), AS_OF);
  return withLastWords(settled, value(await readPuttingRight(last)));
}

describe("what the last accepted return keeps of a query", () => {
  it("is proposed again where the same value stands, and is not taken as given", async () => {
    const last = returnOf(["a", 55], ["b", 10]);
    await explain(last, "Two groups");
    const { findings, counts } = await after(last, returnOf(["b", 12], ["a", 55]));
    expect(counts).toMatchObject({ queries: 1, waived: 0 });
    expect(findings[0]).toMatchObject({
      status: "open",
      lastReason: "Two groups",
      lastTime:
        "Last time: “Two groups” (A. Osei, 31/10/2025). Keep it for this return if it still holds.",
    });
  });

  it("is told, and not proposed, where another value stands", async () => {
    const last = returnOf(["a", 55]);
    await explain(last, "Two groups");
    const [finding] = (await after(last, returnOf(["a", 60]))).findings;
    expect(finding?.lastTime).toBe(
      "Last time: “Two groups” (A. Osei, 31/10/2025). What it was about has changed since.",
    );
    expect(finding?.lastReason).toBeUndefined();
  });

  it("gives way to what this return keeps itself, and says nothing of other records", async () => {
    const last = returnOf(["a", 55]);
    await explain(last, "Two groups");
    const now = returnOf(["a", 55], ["c", 70]);
    await explain(now, "Still two groups");
    const { findings } = await after(last, now);
    expect(
      findings.map(({ status, settled, lastTime }) => [status, settled?.reason, lastTime]),
    ).toEqual([
      ["waived", "Still two groups", undefined],
      ["open", undefined, undefined],
    ]);
  });
});
