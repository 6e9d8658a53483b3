import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generateHostTable, TABLE_PATH } from "../../tools/host-table.mjs";
import { classTable, CLASSES, ENUMS } from "../../workbench/host/table";

it("the table of the client's members is what the installed typings say", () => {
  expect(readFileSync(TABLE_PATH, "utf8") === generateHostTable()).toBe(true);
});

it("knows kinds, API sets and enums", () => {
  const range = classTable("Range");
  expect(range.kept).toBe(true);
  expect(range.members.get("values")).toMatchObject({ kind: "write", set: "1.1" });
  expect(range.members.get("address")).toMatchObject({ kind: "read" });
  expect(range.members.get("format")).toMatchObject({ kind: "object", type: "RangeFormat" });
  expect(range.members.get("getMergedAreasOrNullObject")).toMatchObject({
    kind: "method",
    set: "1.13",
    type: "RangeAreas",
  });
  expect(classTable("WorksheetCollection").members.get("items")).toMatchObject({
    kind: "items",
    type: "Worksheet",
  });
  expect(classTable("WorksheetCollection").members.get("onChanged")?.kind).toBe("event");
  expect(classTable("Workbook").members.get("linkedWorkbooks")?.set).toBe("ExcelApiOnline 1.1");
  expect(ENUMS["SheetVisibility"]?.["veryHidden"]).toBe("VeryHidden");
  expect(CLASSES.size).toBeGreaterThan(180);
});
