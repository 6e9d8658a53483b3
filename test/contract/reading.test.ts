import { describe, it } from "vitest";
import { readingChecks } from "./reading.contract";
import { fileSubject, hostSubject, memorySubject, realLibrarySubject } from "./subjects";
import type { Subject } from "./workbook.contract";
import type { WorkbookModel } from "../../src/workbook/model";

const kinds: readonly (readonly [string, (model: WorkbookModel) => Subject | Promise<Subject>])[] =
  [
    ["in memory", memorySubject],
    ["as a file", fileSubject],
    ["open in Excel, simulated", (model) => hostSubject(model)],
    ["open in Excel, simulated, through Microsoft's own library", realLibrarySubject],
  ];

describe.each(kinds)("a workbook that others made, %s", (_name, make) => {
  const checks = readingChecks(async (model) => (await make(model)).workbook);
  it.each(checks.map((check) => [check.name, check] as const))("%s", async (_check, check) => {
    await check.run();
  });
});
