import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** Why an identifier is none; the sentence stands behind the value. */
export const identifiersText = {
  checkLetter: (scheme: string, right: string) =>
    trouble(
      "check-letter",
      `the last letter does not fit the number (it would be ${right}), so one character of this ${scheme} is probably mistyped.`,
    ),
  pncForm: () => trouble("form", "not in the form of a PNC number, such as 2003/0000003Y."),
  pncFuture: (year: number) =>
    trouble("future", `the year ${year} of this PNC number has not come yet.`),
  croForm: () =>
    trouble("form", "not in the form of a CRO number, such as 065656/91H or SF05/482703J."),
  crnForm: () => trouble("form", "not in the form of a CRN, such as A123456."),
  prisonNumberForm: () => trouble("form", "not in the form of a prison number, such as A1234BC."),
  nhsForm: () => trouble("form", "not in the form of an NHS number, which has ten digits."),
  nhsCheck: () =>
    trouble(
      "check-digit",
      "the last digit does not fit the others, so one digit of this NHS number is probably mistyped.",
    ),
  ninoForm: () =>
    trouble("form", "not in the form of a National Insurance number, such as AB123456C."),
  ninoPrefix: (prefix: string) =>
    trouble("prefix", `no National Insurance number starts with ${prefix}.`),
  postcodeForm: () => trouble("form", "not a possible postcode."),
};
