import { expect, it } from "vitest";
import { cellsOf } from "../../src/cli/cells-of";
import type { Finding } from "../../src/verify/finding";

it("cells of another sheet stand with its name, as in a formula", () => {
  const at = (sheet: string, cell: string | null) => ({
    sheet,
    cell,
    table: null,
    field: null,
    rowKey: null,
  });
  const finding = {
    locations: [
      at("Reviews", "D2"),
      at("Reviews", "E2"),
      at("Reviews", null),
      at("CIN plans", "C2"),
    ],
  } satisfies Partial<Finding>;
  expect(cellsOf(finding)).toEqual(["D2", "E2", "'CIN plans'!C2"]);
});
