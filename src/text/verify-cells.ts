const quoted = (value: string) => `“${value}”`;

/** What is odd about single cells that a person would not notice, in words. */
export const cellsText = {
  brokenText: (text: string) =>
    `${quoted(text)} holds broken characters: it was saved or opened in the wrong encoding.`,
  brokenTextAdvice: "Import the file again as UTF-8, or type the text again.",
  rounded: (value: string) =>
    `The cell shows ${value}: a number longer than 15 digits, of which Excel keeps only the first 15.`,
  roundedAdvice: "Set the cell to Text and type the number again from the record.",
  defaultDate: (date: string) => `${date} is the date that systems put where there is none.`,
  defaultDateAdvice: "Type the right date, or empty the cell if it is not known.",
  shortYear: (text: string, read: string) =>
    `${quoted(text)} has a year of two digits. It would be read as ${read}.`,
  shortYearAdvice: "Type the year with four digits.",
  ambiguous: (text: string, dayFirst: string, monthFirst: string) =>
    `${quoted(text)} could be ${dayFirst} or, with the month first, ${monthFirst}.`,
  ambiguousAdvice: (date: string) =>
    `Type it again as a date. It was read with the day first, as ${date}.`,
  personal: (what: string) => `The cell seems to hold ${what}, on a sheet that is to be published.`,
  personalAdvice: "Take it out before the sheet leaves the office.",
  personalWords: {
    email: "an e-mail address",
    phone: "a telephone number",
    postcode: "a postcode",
    nino: "a National Insurance number",
    pnc: "a PNC number",
  },
  innerSpace: (text: string) =>
    `${quoted(text)} has two spaces, or a no-break space, between words.`,
  labelAsDate: (date: string) =>
    `The cell is the date ${date}, but the column holds bands such as 10-17: Excel has made a date of a band.`,
  labelAsDateAdvice: "Set the cell to Text and type the band again.",
  standIn: (value: string, column: string) =>
    `${value} in ${quoted(column)} looks like a stand-in for “not known”: no other figure is near it.`,
  standInAdvice: "Empty the cell if the figure is not known, or type the figure.",
  mixedKey: (heading: string, numbers: string, texts: string) =>
    `${quoted(heading)} is a number on ${quoted(numbers)} and text on ${quoted(texts)}. Formulas that look one up in the other will not find it.`,
  mixedKeyAdvice: "Set the column to Text on both sheets and type the values again.",
  returnLate: (due: string, received: string, days: number) =>
    `The return was due on ${due} and received on ${received}: ${days} working ${days === 1 ? "day" : "days"} late.`,
  returnLateAdvice: "Give the reason, so that it stands in the record.",
  notWorkday: (column: string, date: string, why: string) =>
    `${quoted(column)} is ${date}, ${why}.`,
  notWorkdayAdvice: "Check the date. If it is right, give the reason.",
  weekend: (day: string) => `a ${day}`,
  bankHoliday: (title: string) => `a bank holiday (${title})`,
  closed: "not a working day",
  otherScheme: (column: string, value: string, scheme: string) =>
    `${quoted(value)} in ${quoted(column)} looks like ${scheme}.`,
  schemes: {
    pnc: "a PNC number",
    cro: "a CRO number",
    "court-case": "a court case reference",
    asn: "an arrest summons number",
    crn: "a CRN",
    "prison-number": "a prison number",
    "offence-code": "an offence code",
    "court-code": "a court code",
    nhs: "an NHS number",
    nino: "a National Insurance number",
    upn: "a pupil number",
    uln: "a learner number",
    postcode: "a postcode",
    "jersey-number": "a Jersey social security number",
    "jersey-postcode": "a Jersey postcode",
  },
  otherSchemeAdvice: "Move it into the column where it belongs.",
  pncTooEarly: (value: string, year: number, age: number) =>
    `PNC ${quoted(value)} is of ${year}, when this person was ${age}.`,
  pncBeforeBirth: (value: string, year: number) =>
    `PNC ${quoted(value)} is of ${year}, before this person was born.`,
  pncAgeAdvice: "Check the PNC number and the date of birth against the record.",
  oldLineEnds: (rows: number) =>
    `This file uses the line ends of old Mac computers. It was read as ${rows.toLocaleString("en-GB")} rows.`,
};
