import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../src/cli/commands";
import { ok, type Result } from "../../src/text/trouble";
import type { Run } from "../../src/verify/finding";
import { packFor } from "../../src/verify/pack-for";
import { applyWaivers, readPuttingRight } from "../../src/verify/putting-right/settle";
import { startCheck } from "../../src/verify/recheck";
import { verify } from "../../src/verify/run";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { Workbook } from "../../src/workbook/port";
import { openWorkbook } from "../../src/xlsx/open";
import { hostSubject } from "../contract/subjects";
import { describeShared, hasShared, sharedBytes, sharedPath } from "../shared";
import { day, trouble, value } from "./make";

const AS_AT = "31/10/2025";

const FILES = !hasShared
  ? []
  : readdirSync(sharedPath("data"), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(?:xls[xb]?|ods|csv)$/.test(file))
      .sort();

/** What only a file tells: Excel has opened it already, and holds a workbook that is no longer odd. */
const OF_THE_FILE_ALONE = new Set<unknown>(["GEN-29"]);
/** In Excel these are another workbook, or more than Excel hands over; the pane says so in a sentence. */
const OTHERWISE_IN_EXCEL = new Map([
  ["workbooks/hostile/bad_shared_string_index.xlsx", /nothing in this workbook to check/],
  ["workbooks/hostile/far_corner.xlsx", /too large for Excel to hand over/],
]);

const saidShape = z.object({
  pack: z.unknown(),
  // As records, because they keep the order in which things were said.
  counts: z.record(z.string(), z.number()).nullable(),
  notRun: z.unknown(),
  findings: z.array(z.record(z.string(), z.unknown())),
});
const documentShape = z.object({ files: z.tuple([saidShape]) });

const said = ({ pack, counts, notRun, findings }: z.output<typeof saidShape>) =>
  JSON.stringify({ pack, counts, notRun, findings });

/** The same without what only the file tells. */
function asExcelHasIt(json: string): string {
  const all = saidShape.parse(JSON.parse(json));
  const findings = all.findings.filter(({ ["rule"]: rule }) => !OF_THE_FILE_ALONE.has(rule));
  const gone = all.findings.length - findings.length;
  const counts = all.counts && { ...all.counts, notes: (all.counts["notes"] ?? 0) - gone };
  return said({ ...all, findings, counts });
}

async function onTheCommandLine(file: string): Promise<string> {
  let out = "";
  await runCommandLine(
    ["verify", sharedPath(`data/${file}`), "--as-of", AS_AT, "--format", "json"],
    { out: (text) => (out += text), err: () => undefined },
  );
  return said(documentShape.parse(JSON.parse(out)).files[0]);
}

async function settled(workbook: Workbook, run: Run): Promise<string> {
  const records = value(await readPuttingRight(workbook));
  const { pack, counts, notRun, findings } = applyWaivers(run, records, run.asOf);
  const reasons = notRun.map(({ rule, reason }) => ({ rule, reason }));
  return JSON.stringify({ pack, counts, notRun: reasons, findings });
}

async function check(workbook: Workbook): Promise<Result<Run>> {
  const { pack } = value(await packFor(workbook, null));
  return verify(workbook, pack, { asOf: day(AS_AT) });
}

/** As the pane checks: so that it can be checked again after an edit. */
async function checkInPane(workbook: Workbook): Promise<Result<Run>> {
  const chosen = await packFor(workbook, null);
  if (!chosen.ok) return chosen;
  const kept = await startCheck(workbook, chosen.value.pack, { asOf: day(AS_AT) });
  return kept.ok ? ok(kept.value.run) : kept;
}

describeShared(
  "the same findings, to the byte, on the command line, in memory and in the pane",
  () => {
    it.each(FILES)("%s", async (file) => {
      const opened = await openWorkbook(basename(file), sharedBytes(`data/${file}`));
      // Those that should not be opened are refused everywhere, by the same reader.
      if (!opened.ok) return;
      const line = await onTheCommandLine(file);
      const memory = new MemoryWorkbook(opened.value);
      const checked = await check(memory);
      if (!checked.ok) {
        expect(line).toContain('"counts":null');
        return;
      }
      expect(await settled(memory, checked.value)).toBe(line);
      const { workbook } = await hostSubject(opened.value);
      const inPane = await checkInPane(workbook);
      const otherwise = OTHERWISE_IN_EXCEL.get(file);
      if (otherwise) expect(trouble(inPane)).toMatch(otherwise);
      else expect(await settled(workbook, value(inPane))).toBe(asExcelHasIt(line));
    });
  },
);
