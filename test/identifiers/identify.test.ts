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
  ["postcode", "B338TH", "B33 8TH"],
  ["court-case", "05/9876/123456L", "05/9876/123456L"],
  ["court-case", "059876123456l", "05/9876/123456L"],
  ["asn", "1101ZD0100000448754K", "11/01ZD/01/00000448754K"],
  ["asn", "11/01ZD/01/448754K", "11/01ZD/01/00000448754K"],
  ["asn", "0700000000000002536Y", "07/0000/00/00000002536Y"],
  ["offence-code", "md71101", "MD71101"],
  ["offence-code", "TH68001A", "TH68001A"],
  ["court-code", "B10JQ00", "B10JQ"],
  ["court-code", "b10jq", "B10JQ"],
  ...["HJ000000D", "ZY987654B", "MA112233A", "PY123456A", "OO123456A", "JY123456A"].map(
    (number) => ["nino", number, number] as const,
  ),
  ...["B801200005001", "P207000016049", "N30112340700A", "Z919432119001", "A380210024017"]
    .concat(["Y873456780123", "W21340001500B", "J330999999999", "Y815204518007"])
    .concat(["T85040011703C", "L204123424056"])
    .map((number) => ["upn", number, number] as const),
  ...["9276308686", "1000000043", "1000000086", "1000000124", "1234567899", "2000000001"]
    .concat(["5555555554", "3000000010", "7000000057"])
    .map((number) => ["uln", number, number] as const),
  ["jersey-number", "jy 12 34 56 a", "JY123456A"],
  ["jersey-postcode", "je23ab", "JE2 3AB"],
  ["jersey-postcode", "NF1 1NF", "NF1 1NF"],
];

describe("other identifiers", () => {
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
    ["court-case", "05/9876/123456R", "check-letter"],
    ["court-case", "05/9876/1234567L", "form"],
    ["asn", "ABCDEFG1234567Q", "form"],
    ["offence-code", "104/25", "other-scheme"],
    ["offence-code", "MD7110", "form"],
    ["court-code", "B1JQ00", "form"],
    ["nino", "TN010180M", "form"],
    ["nino", "DA123456A", "prefix"],
    ["nino", "KN123456B", "prefix"],
    ["nino", "ZZ123456A", "prefix"],
    ["upn", "A801200005001", "check-letter"],
    ["upn", "Q207000016049", "check-letter"],
    ["upn", "X80120000A001", "form"],
    ["upn", "E000200005001", "prefix"],
    ["upn", "UN4", "stand-in"],
    ["uln", "9876543210", "check-digit"],
    ["uln", "0276308686", "form"],
    ["uln", "9434765919", "check-digit"],
    ["jersey-number", "AB123456C", "form"],
    ["jersey-postcode", "M1 1AE", "prefix"],
  ];
  for (const [scheme, text, code] of bad) {
    it(`${scheme} ${text} is refused: ${code}`, () => expect(reason(scheme, text)).toBe(code));
  }
});

describe("identifiers that are right, and yet", () => {
  it.each([
    ["postcode", "NF1 1NF", "no-fixed-abode"],
    ["postcode", "Nf1 1nf", "no-fixed-abode"],
    ["postcode", "ZZ99 3VZ", "no-fixed-abode"],
    ["nino", "OO123456A", "office"],
    ["nino", "JY123456A", "island"],
    ["nino", "GY123456A", "island"],
    ["asn", "1101ZD0100000448754Z", "check-letter"],
  ] as const)("%s %s is flagged: %s", (scheme, text, code) => {
    const { canonical: form, warning } = read(scheme, text);
    expect([form !== null, warning?.code]).toEqual([true, code]);
  });

  it("are the only ones flagged", () => {
    expect(read("nino", "AB123456C").warning).toBeNull();
    expect(read("asn", "1101ZD0100000448754K").warning).toBeNull();
    expect(read("postcode", "NF1 1NG").warning).toBeNull();
  });
});

describe("every scheme", () => {
  it("gives the canonical form of a canonical form, however it was typed", () => {
    for (const [scheme, text] of good) {
      const once = canonical(scheme, text)!;
      expect(canonical(scheme, once)).toBe(once);
    }
    const characters = fc.constantFrom(..."0123456789ABDJNYSFPQRUZ/ -");
    const typed = fc.string({ unit: characters, maxLength: 24 });
    fc.assert(
      fc.property(fc.constantFrom(...IDENTIFIERS), typed, (scheme, text) => {
        const once = canonical(scheme, text);
        expect(once === null ? null : canonical(scheme, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
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
