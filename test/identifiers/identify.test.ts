import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseDate } from "../../src/cells/date";
import { IDENTIFIERS, identify, type Scheme } from "../../src/identifiers/identify";
import { describeShared, sharedJson } from "../shared";

const asOf = parseDate("31/10/2026")!;
const read = (scheme: Scheme, text: string) => identify(scheme, text, asOf);
const canonical = (scheme: Scheme, text: string) => read(scheme, text).canonical;
const reason = (scheme: Scheme, text: string) => read(scheme, text).reason?.code ?? null;

const cases = z.array(
  z.object({ input: z.string(), canonical: z.string().nullable(), why: z.string().optional() }),
);

describeShared("published PNC and CRO numbers", () => {
  const { pnc, cro } = z
    .object({ pnc: cases, cro: cases })
    .parse(sharedJson("cases/verify/identifiers.json"));

  for (const [scheme, vectors] of [
    ["pnc", pnc],
    ["cro", cro],
  ] as const) {
    for (const { input, canonical: expected, why } of vectors) {
      it(`${scheme} ${input} is ${expected ?? `refused: ${why ?? ""}`}`, () => {
        expect(canonical(scheme, input)).toBe(expected);
        if (why !== undefined) {
          expect(reason(scheme, input)).toBe(why === "check letter" ? "check-letter" : "form");
        }
      });
    }
  }
});

describe("PNC numbers", () => {
  it("take the slash seriously where there is one", () => {
    expect(canonical("pnc", "2003/3Y")).toBe("2003/0000003Y");
    expect(reason("pnc", "203/3Y")).toBe("form");
  });

  it("read a two-digit year as of this century up to this year, and of the last one after it", () => {
    expect(canonical("pnc", "26/42Q")).toBe("2026/0000042Q");
    expect(canonical("pnc", "66/1E")).toBe("1966/0000001E");
  });

  it("cannot be of a year to come", () => {
    expect(identify("pnc", "2026/0000042Q", parseDate("31/12/2025")!).reason?.code).toBe("future");
  });

  it("name the letter that would fit", () => {
    expect(read("pnc", "2000/1234567A").reason?.message).toContain("it would be V");
  });
});

describe("other identifiers", () => {
  const good: readonly (readonly [Scheme, string, string])[] = [
    ["cro", "1/99W", "000001/99W"],
    ["cro", "SF39/305X", "SF39/305X"],
    ["crn", "x555555", "X555555"],
    ["prison-number", "a1234bc", "A1234BC"],
    ["nhs", "943 476 5919", "9434765919"],
    ["nhs", "999-000-0018", "9990000018"],
    ["nino", "ab 12 34 56 c", "AB123456C"],
    ["nino", "OA123456A", "OA123456A"],
    ["postcode", "LS44PL", "LS4 4PL"],
    ["postcode", "ec1a 1bb", "EC1A 1BB"],
    ["postcode", "W1A 0AX", "W1A 0AX"],
    ["postcode", "JE2 3AB", "JE2 3AB"],
    ["postcode", "gir 0aa", "GIR 0AA"],
    ["postcode", "nf1 1nf", "NF1 1NF"],
  ];
  for (const [scheme, text, expected] of good) {
    it(`${scheme} ${text} is ${expected}`, () => expect(canonical(scheme, text)).toBe(expected));
  }

  const bad: readonly (readonly [Scheme, string, string])[] = [
    ["cro", "123456/00A", "check-letter"],
    ["cro", "123456/91", "form"],
    ["crn", "C1234567", "form"],
    ["prison-number", "AB1234C", "form"],
    ["nhs", "9876544321", "check-digit"],
    ["nhs", "9991234560", "check-digit"],
    ["nhs", "123", "form"],
    ["nino", "QQ123456A", "prefix"],
    ["nino", "BG123456A", "prefix"],
    ["nino", "AO123456A", "prefix"],
    ["nino", "AB123456E", "form"],
    ["nino", "AB12345C", "form"],
    ["postcode", "A1 9A", "form"],
    ["postcode", "Q1A 9AA", "form"],
    ["postcode", "LI10 3QP", "form"],
    ["postcode", "AA9C 9AA", "form"],
    ["postcode", "A9Q 9AA", "form"],
    ["postcode", "GIR 0AA nonsense", "form"],
  ];
  for (const [scheme, text, code] of bad) {
    it(`${scheme} ${text} is refused: ${code}`, () => expect(reason(scheme, text)).toBe(code));
  }
});

describe("every scheme", () => {
  it("gives the canonical form of a canonical form", () => {
    for (const [scheme, text] of [
      ["pnc", "81/34U"],
      ["cro", "65656/91H"],
      ["nhs", "9434765919"],
      ["postcode", "ls44pl"],
    ] as const) {
      const once = canonical(scheme, text)!;
      expect(canonical(scheme, once)).toBe(once);
    }
  });

  it("pays no heed to spaces, no-break and zero-width ones included", () => {
    expect(canonical("pnc", "\u00a081/\u200b34 U ")).toBe("1981/0000034U");
  });

  it("gives a form or a reason, whatever is typed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIERS), fc.string(), (scheme, text) => {
        const verdict = read(scheme, text);
        return (verdict.canonical === null) === (verdict.reason !== null);
      }),
    );
  });
});
