import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternOf, shapeOf } from "../../../src/verify/profile/shape";

const matches = (shape: string, text: string) =>
  new RegExp(`^(?:${patternOf(shape)})$`, "u").test(text);

describe("what a text looks like", () => {
  it("is said in letters and digits, with the rest as it stands", () => {
    expect(shapeOf("RS-10042")).toBe("AA-99999");
    expect(shapeOf("Jo O'Neil")).toBe("Aa A'Aaaa");
    expect(shapeOf("A remark that goes on for too long")).toBeNull();
  });

  it("makes a pattern that takes texts of the same look and no others", () => {
    expect(matches("AA-99999", "RS-10042")).toBe(true);
    expect(matches("AA-99999", "RS 10042")).toBe(false);
    expect(matches("99/99", "31/10")).toBe(true);
    expect(matches("(9.9)", "(1x2)")).toBe(false);
  });

  it("makes a pattern that can be used, whatever signs a text holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 24 }), (text) => {
        expect(matches(shapeOf(text)!, text)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
        expect(() => matches(shapeOf(text) ?? "", text)).not.toThrow();
      }),
    );
  });
});
