import type { Cell } from "../../cells/cell";

/** What a column says of a person. */
export const ROLES = [
  "forename",
  "surname",
  /** Both in one column: "Mary Smith" or "Smith, Mary". */
  "name",
  "dob",
  "sex",
  /** A number or reference that belongs to one person: PNC, CRN, prison number … */
  "identifier",
  "postcode",
  "address",
  "town",
  "email",
  "phone",
] as const;
export type Role = (typeof ROLES)[number];

/** A column of a table of people. Blanks are null; dates are day numbers, or text that reads as a date. */
export interface PersonField {
  readonly role: Role;
  /** What sentences call the column. */
  readonly title: string;
  readonly values: readonly Cell[];
}
