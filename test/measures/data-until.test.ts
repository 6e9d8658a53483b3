import { describe, expect, it } from "vitest";
import { endsEarly } from "../../src/measures/data-until";
import { day, measured, measures, sheetOf } from "./counting";

const REGISTER = measures(
  { form: "count", date: "[Date]" },
  { form: "count", date: "[Booked for]" },
);
const workbook = () =>
  sheetOf(
    "Cases",
    ["Case", "Date", "Booked for"],
    [
      ["C1", day("02/09/2026"), day("20/11/2026")],
      ["C2", day("31/10/2026") + 0.5, day("15/12/2026")],
    ],
  );

describe("an extract that ends before the date of the figures", () => {
  it("is told by its last date, whatever is planned", async () => {
    const results = await measured(workbook(), REGISTER, "22/11/2026");
    expect(results.dataUntil).toBe(day("31/10/2026"));
    expect(endsEarly(results)).toBe(day("31/10/2026"));
  });

  it("is nothing odd within a week", async () => {
    expect(endsEarly(await measured(workbook(), REGISTER, "07/11/2026"))).toBeNull();
    expect(endsEarly(await measured(workbook(), REGISTER, "08/11/2026"))).toBe(day("31/10/2026"));
  });

  it("cannot be told where there are no dates", async () => {
    const results = await measured(
      sheetOf("Cases", ["Case", "Date"], [["C1", null]]),
      REGISTER,
      "22/11/2026",
    );
    expect(results.dataUntil).toBeNull();
    expect(endsEarly(results)).toBeNull();
  });
});
