import { expect, it } from "vitest";
import { readPack } from "../../src/verify/pack";
import { packJson, trouble } from "./make";

it.each([
  [{ id: "R" }, "“id”", "small letters, digits and hyphens, such as monthly-return"],
  [{ version: "v1" }, "“version”", "such as 1.0 or 2026.04"],
  [{ effective: { from: "1/4/26" } }, "“effective › from”", "such as 2026-04-01"],
])(
  "a form that a pack does not keep to is said as a person writes it: %j",
  (parts, place, form) => {
    const said = trouble(readPack(packJson(parts)));
    expect(said).toContain(place);
    expect(said).toContain(form);
    expect(said).not.toContain("^");
  },
);

it("so is the form of a parameter's name", () => {
  const parameters = { "Period start": { type: "date" } };
  expect(trouble(readPack(packJson({ parameters })))).not.toContain("^");
});
