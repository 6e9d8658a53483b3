import { afterEach, describe, expect, it } from "vitest";
import { bankHolidays, workdays } from "../../functions/calendar";
import { listenForDateSystem } from "../../functions/date-system";
import * as timeliness from "../../functions/timeliness";
import { DAYS_1904, parseDate } from "../../src/cells/date";
import { DATE_SYSTEM_EVENT } from "../../src/kpi/date-system";

const page = new EventTarget();
listenForDateSystem(page);
const say = (detail: unknown) => page.dispatchEvent(new CustomEvent(DATE_SYSTEM_EVENT, { detail }));
const in1904 = (text: string) => parseDate(text)! - DAYS_1904;
const april = { first: [[in1904("2025-04-01")]], last: [[in1904("2025-04-30")]] };

describe("a workbook that counts its days from 1904", () => {
  afterEach(() => {
    say(1900);
  });

  it("has its dates read and written as such, once the pane has said so", () => {
    say(1904);
    expect(workdays(april.first, april.last)).toEqual([[19]]);
    expect(timeliness.due([[in1904("2025-04-14")]], [[10]])).toEqual([[in1904("2025-04-30")]]);
    expect(bankHolidays([["Scotland"]], [["01/06/2026"]], [["30/06/2026"]])[0]?.[0]).toBe(
      in1904("2026-06-15"),
    );
  });

  it("is not believed in for anything else that is said", () => {
    for (const odd of ["1904", null, 1905, undefined]) say(odd);
    expect(timeliness.due([["14/04/2025"]], [[10]])).toEqual([[parseDate("2025-04-30")]]);
  });
});
