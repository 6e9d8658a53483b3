import { expect, it } from "vitest";
import { describeShared, sharedJson } from "../shared";
import { failingRows, ruleCases, type RuleCase, type Statement } from "./published-rules";

/** The peers take a date in one form only, and not the same in each test: these turn on the form, not on the day. */
const OTHER_FORM = new Set([
  "lac-2022_23-104-1",
  "lac-2023_24-SW04STG1-1",
  "lac-2023_24-SW05STG1-1",
  "lac-2026_27-700-1",
]);

/** What a peer's message asks for, where the sentence and the fields it marks leave no doubt. */
function statementOf({ peerMessage, fields, tables }: RuleCase): Statement | null {
  const [field] = fields;
  if (Object.keys(tables).length !== 1 || fields.length !== 1 || field === undefined) return null;
  if (/is not a valid date\.*$/.test(peerMessage))
    return { types: { [field]: "date" }, rules: [{ kind: "type", params: { types: ["date"] } }] };
  return null;
}

describeShared("published rules told by their messages", () => {
  const stated = ruleCases(sharedJson("cases/verify/peer-rules.json")).flatMap((one) => {
    const statement = OTHER_FORM.has(one.id) ? null : statementOf(one);
    return statement ? [{ one, statement }] : [];
  });

  it("has rules to try", () => {
    expect(stated.length).toBeGreaterThanOrEqual(7);
  });

  for (const { one, statement } of stated) {
    it(`${one.id}: ${one.peerMessage}`, async () => {
      const [expected = []] = Object.values(one.expectedFailingRows);
      expect(await failingRows(one, statement)).toEqual(expected);
    });
  }
});
