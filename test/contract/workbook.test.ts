import { describe, it } from "vitest";
import { fileSubject, hostSubject, memorySubject, smallModel } from "./subjects";
import { workbookChecks } from "./workbook.contract";

const kinds = [
  ["in memory", async () => memorySubject(smallModel())],
  ["as a file, saved and opened anew after every change", () => fileSubject(smallModel())],
  ["open in Excel, simulated", () => hostSubject(smallModel())],
] as const;

describe.each(kinds)("a workbook %s", (_name, open) => {
  it.each(workbookChecks(open).map((check) => [check.name, check] as const))(
    "%s",
    async (_check, check) => {
      await check.run();
    },
  );
});
