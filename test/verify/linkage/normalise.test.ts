import { describe, expect, it } from "vitest";
import { cellError } from "../../../src/cells/cell";
import {
  plainDate,
  plainEmail,
  plainIdentifier,
  plainName,
  plainPhone,
  plainPostcode,
  plainSex,
  splitName,
} from "../../../src/verify/linkage/normalise";
import { areFormsOfOneName } from "../../../src/verify/linkage/nicknames";
import { day } from "../make";

describe("what is the same is read the same", () => {
  it("names: case, accents, spaces, apostrophes and titles", () => {
    expect(plainName(" O’Brien ").whole).toBe(plainName("OBRIEN").whole);
    expect(plainName("Zoë").whole).toBe("zoe");
    expect(plainName("Mr Khan").whole).toBe("khan");
    expect(plainName("Khan-Singh").parts).toEqual(["khan", "singh"]);
    expect(plainName("cha rles").whole).toBe("charles");
  });

  it("whole names, whichever way round", () => {
    expect(splitName("Smith, Mary Ann").surname).toBe("Smith");
    expect(splitName("Mary Ann Smith")).toEqual({ forename: "Mary Ann", surname: "Smith" });
  });

  it("dates: day numbers, eight digits, and text", () => {
    for (const written of [day("09/12/1908"), "19081209", 19_081_209, "09/12/1908", "09.12.1908"])
      expect(plainDate(written)).toBe(19_081_209);
    expect(plainDate("09121908")).toBe(19_081_209);
    expect(plainDate("not known")).toBe(0);
    expect(plainDate(null)).toBe(0);
  });

  it("police numbers: years of two and four digits, leading noughts, with and without the slash", () => {
    for (const written of ["2003/0000003Y", "03/3Y", "2003/3y", "20030000003Y", "03/0000003 Y"])
      expect(plainIdentifier(written)).toBe("030000003Y");
  });

  it("postcodes, telephone numbers, e-mail, sex", () => {
    expect(plainPostcode("m1 1ae")).toBe("M11AE");
    expect(plainPhone("+44 (0)7700 900123")).toBe(plainPhone(7_700_900_123));
    expect(plainEmail(" A@B.org ")).toBe("a@b.org");
    expect(plainSex("Male")).toBe(plainSex("m"));
    expect(plainSex("Woman")).toBe("f");
  });

  it("what stands for “not known” is blank", () => {
    expect(plainName("Not known").whole).toBe("");
    expect(plainName(cellError("#N/A")).whole).toBe("");
    for (const written of ["0000000", "N/A", "unknown", "-", "x"])
      expect(plainIdentifier(written)).toBe("");
    expect(plainPhone("00000000000")).toBe("");
  });
});

describe("forms of one name", () => {
  it.each([
    ["liz", "elizabeth"],
    ["mo", "mohammed"],
    ["dave", "david"],
    ["kate", "kathryn"],
  ])("%s and %s", (one, other) => {
    expect(areFormsOfOneName(one, other)).toBe(true);
    expect(areFormsOfOneName(other, one)).toBe(true);
  });

  it("are told from other names", () => {
    expect(areFormsOfOneName("liz", "david")).toBe(false);
    expect(areFormsOfOneName("constructor", "david")).toBe(false);
  });
});
