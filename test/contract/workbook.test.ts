import { describe, it } from "vitest";
import {
  fileSubject,
  hostSubject,
  memorySubject,
  realLibrarySubject,
  smallModel,
} from "./subjects";
import { workbookChecks } from "./workbook.contract";

/** The library takes a while to start; every check takes away what it made, so one serves them all. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

const kinds = [
  ["in memory", async () => memorySubject(smallModel())],
  ["as a file, saved and opened anew after every change", () => fileSubject(smallModel())],
  ["open in Excel, simulated", () => hostSubject(smallModel())],
  [
    "open in Excel, simulated, through Microsoft's own library",
    once(() => realLibrarySubject(smallModel())),
  ],
] as const;

describe.each(kinds)("a workbook %s", (_name, open) => {
  it.each(workbookChecks(open).map((check) => [check.name, check] as const))(
    "%s",
    async (_check, check) => {
      await check.run();
    },
  );
});
