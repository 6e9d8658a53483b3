import { expect, it } from "vitest";
import { packTableText } from "../../../src/text/pack-table";
import { packShape } from "../../../src/verify/pack-shape";
import { readPack } from "../../../src/verify/pack";
import { copyPackIn, readOwnPack } from "../../../src/verify/pack-table/own-pack";
import { signOffPolicy } from "../../../src/verify/sign-off/policy";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { emptyWorkbook } from "../../../src/workbook/model";
import { packJson, value } from "../make";

it("what a pack says about signing is kept in its tables as well", async () => {
  const signOff = { openErrors: "with-reason", statement: "These are our cases." };
  const pack = value(readPack(packJson({ signOff })));
  const workbook = new MemoryWorkbook(emptyWorkbook("rules.xlsx"));
  value(await workbook.apply(value(await copyPackIn(workbook, pack)).changes));
  const own = value(await readOwnPack(workbook));
  expect(own && signOffPolicy(own.pack)).toEqual(signOff);
});

it("every word of a pack has its row", () => {
  const words = Object.keys(packShape.shape).filter(
    (word) => word !== "format" && word !== "rules",
  );
  expect([...packTableText.parts].sort()).toEqual(words.sort());
});
