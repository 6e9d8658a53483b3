const WORDS = [
  "name",
  "forename",
  "surname",
  "dob",
  "birth",
  "pnc",
  "cro",
  "crn",
  "nhs",
  "nino",
  "insurance",
  "address",
  "postcode",
  "phone",
  "mobile",
  "email",
  "ethnicity",
  "victim",
  "worker",
  "owner",
];

/** The titles that look as if their column told who somebody is. A hint for a person, not a verdict. */
export function personalTitles(titles: readonly string[]): readonly string[] {
  return titles.filter((title) => {
    const words = title.toLowerCase().split(/[^\p{L}]+/u);
    return words.some((word) => WORDS.includes(word));
  });
}
