import { expect, it } from "vitest";
import { packById } from "../../../src/verify/shipped";
import { openWorkbook } from "../../../src/xlsx/open";
import { describeShared, sharedBytes } from "../../shared";
import { value } from "../make";
import { runModel } from "./sheet-examples";

describeShared("published tables in which nothing is wrong", () => {
  for (const file of ["police_outcomes_by_force.csv", "police_outcomes_totals.csv"]) {
    for (const id of ["cj-general", "cj-dates", "cj-identifiers", "probation-resettlement"]) {
      it(`${file} with ${id}: the old line ends and the column “(blank)”, and nothing else`, async () => {
        const model = value(await openWorkbook(file, sharedBytes(`data/justice/${file}`)));
        const { findings } = await runModel(value(packById(id)), model);
        const rest = findings.filter(
          ({ rule, message }) => rule !== "GEN-29" && !message.includes("(blank)"),
        );
        expect(rest.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      });
    }
  }
});
