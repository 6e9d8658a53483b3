import { describe, expect, it, vi } from "vitest";
import { describeFunctions } from "../../tools/functions-metadata.mjs";
import { asExcelDoes, fakeCustomFunctions } from "./excel";
import { readExample } from "./formula";

const { metadata, help } = await describeFunctions();
const excel = fakeCustomFunctions(asExcelDoes(metadata.functions));
vi.stubGlobal("CustomFunctions", excel.CustomFunctions);
await import("../../functions/register");

const NO_CHOICE = "no such choice";

/** The words that an argument takes, as the function says where it is given another; none where it takes any. */
function offered(id: string, at: number, examples: readonly string[]): readonly string[] {
  for (const example of examples) {
    const given = [...readExample(example).given];
    while (given.length <= at) given.push(null);
    given[at] = [[NO_CHOICE]];
    const [cell] = excel.call(id, ...given).flat();
    const sentence = typeof cell === "object" ? (cell.message ?? "") : "";
    const [, list] = sentence.split(`holds “${NO_CHOICE}”. Use `);
    if (list !== undefined) return [...list.matchAll(/“([^”]+)”/g)].map(([, word = ""]) => word);
  }
  return [];
}

const choices = help.flatMap(({ id, parameters, examples, remarks }) =>
  parameters.flatMap(({ name, description }, at) => {
    const words = offered(id, at, examples);
    const described = metadata.functions.find((one) => one.id === id)?.parameters[at];
    const list = metadata.enums.find((one) => one.id === described?.customEnumId);
    return words.length > 0
      ? [
          {
            argument: `${id} ${name}`,
            sentences: [description, ...remarks],
            words,
            shown: list?.values.map(({ stringValue }) => stringValue) ?? [],
          },
        ]
      : [];
  }),
);

describe("an argument that takes one of a few words", () => {
  it("is among those looked at", () => {
    const named = choices.map(({ argument }) => argument);
    expect(named).toContain("RAG direction");
    expect(named).toContain("FORECAST method");
    expect(named.length).toBeGreaterThan(60);
  });

  it.each(choices)(
    "has them all in its sentence, or a remark: $argument",
    ({ sentences, words }) => {
      const told = sentences.join(" ").toLowerCase();
      expect(words.filter((word) => !told.includes(word.toLowerCase()))).toEqual([]);
    },
  );

  it.each(choices)("takes every word that Excel offers for it: $argument", ({ words, shown }) => {
    expect(shown.filter((word) => !words.includes(word))).toEqual([]);
  });

  it.each(metadata.enums.find(({ id }) => id === "DUE_DIVISION")?.values ?? [])(
    "is a division whose bank holidays are known: $stringValue",
    ({ stringValue }) => {
      expect(excel.cell("WORKDAYS", [[45_800]], [[45_807]], stringValue)).toBeTypeOf("number");
    },
  );
});
