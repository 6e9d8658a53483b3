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
  noFixedAbode: (standIn: string) =>
    trouble(
      "no-fixed-abode",
      `${standIn} stands for no fixed abode. It is no address, and does not go with settled accommodation.`,
    ),
  ninoOffice: (prefix: string) =>
    trouble(
      "office",
      `a number that starts with ${prefix} is an office’s own reference, not a person’s National Insurance number.`,
    ),
  ninoIsland: (prefix: string) =>
    trouble(
      "island",
      `a number that starts with ${prefix} is one of ${prefix === "JY" ? "Jersey" : "Guernsey"}, and is not used in the United Kingdom.`,
    ),
  courtCaseForm: () =>
    trouble("form", "not in the form of a court case reference, such as 05/9876/123456L."),
  arrestSummonsForm: () =>
    trouble(
      "form",
      "not in the form of an arrest summons number, such as 11/01ZD/01/00000448754K.",
    ),
  arrestSummonsLetter: () =>
    trouble(
      "check-letter",
      "the last letter of this arrest summons number is not the usual one for its figures. Compare it with the custody record.",
    ),
  offenceCodeForm: () => trouble("form", "not in the form of a CJS offence code, such as MD71101."),
  homeOfficeCode: () =>
    trouble(
      "other-scheme",
      "a Home Office code, which counts crimes. Use the CJS offence code, such as MD71101.",
    ),
  courtCodeForm: () =>
    trouble("form", "not in the form of a court code, such as B10JQ or B10JQ00."),
  upnForm: () =>
    trouble(
      "form",
      "not in the form of a unique pupil number, which is a letter and twelve more characters.",
    ),
  upnStandIn: () =>
    trouble(
      "stand-in",
      "stands for a reason why there is no pupil number. Leave such rows out of matching.",
    ),
  upnAuthority: (authority: string) =>
    trouble(
      "prefix",
      `no local authority has the number ${authority}, with which pupil numbers begin.`,
    ),
  firstLetter: (right: string) =>
    trouble(
      "check-letter",
      `the first letter does not fit the number (it would be ${right}), so one character of this pupil number is probably mistyped.`,
    ),
  ulnForm: () =>
    trouble(
      "form",
      "not in the form of a unique learner number, which has ten digits and does not begin with 0.",
    ),
  ulnCheck: () =>
    trouble(
      "check-digit",
      "the last digit does not fit the others, so one digit of this learner number is probably mistyped.",
    ),
  jerseyNumberForm: () =>
    trouble("form", "not in the form of a Jersey social security number, such as JY123456A."),
  notInJersey: () => trouble("prefix", "not a postcode in Jersey, which begin with JE."),
};
