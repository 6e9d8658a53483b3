// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { modelOf } from "../verify/make";
import { button, heading, openPane } from "./pane";

const CASES = 12_000;

/** Every worker's name with a space too many: more findings of one rule than a check lists one by one. */
function untidy(): MemoryWorkbook {
  const rows = Array.from({ length: CASES }, (_, n) => [`C${100_000 + n}`, "Jo Baker ", n % 7]);
  return new MemoryWorkbook(
    modelOf({ sheet: "Cases", rows: [["Ref", "Worker", "Hours"], ...rows] }),
  );
}

describe("ten thousand findings and more", () => {
  it("are all counted, and a few of them are drawn", async () => {
    const { user } = openPane(untidy());
    await user.click(await button(/^Verify/));
    await screen.findByText(/fits this workbook/);
    await user.click(await button("Check this workbook"));
    await heading("Results");
    const summary = await screen.findByRole("region", { name: "Results" });
    within(summary).getByText("12,000");
    await button("Go through 12,000 findings");
    await screen.findByText("12,000 findings");
    const drawn = () => screen.getAllByRole("button", { name: /stray space/ }).length;
    expect(drawn()).toBe(20);
    await user.click(await button(/^Show 50 more of/));
    expect(drawn()).toBe(70);
  });
});
