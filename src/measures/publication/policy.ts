import { fail, ok, type Result } from "../../text/trouble";
import { publicationText } from "../../text/publication";

/** What may leave the organisation. Which numbers are small is a choice of policy, not of mathematics. */
export interface PublicationPolicy {
  /** Counts from 1 up to one below it are hidden. */
  readonly threshold: number;
  /** Counts are rounded to multiples of it; 0 leaves them as they are. */
  readonly roundTo: number;
  /** Columns that name people and are split by all the same, because somebody chose so. */
  readonly peopleChosen: readonly string[];
}

export const USUAL_POLICY: PublicationPolicy = { threshold: 5, roundTo: 0, peopleChosen: [] };

const isWholeTo100 = (number: number) => Number.isInteger(number) && number >= 2 && number <= 100;

/** A policy of a user's own numbers; refused where they make no sense. */
export function policyOf(given: Partial<PublicationPolicy>): Result<PublicationPolicy> {
  const policy = { ...USUAL_POLICY, ...given };
  if (!isWholeTo100(policy.threshold)) return fail(publicationText.badThreshold);
  if (policy.roundTo !== 0 && !isWholeTo100(policy.roundTo)) {
    return fail(publicationText.badRounding);
  }
  return ok(policy);
}

const PEOPLE = new Set([
  "officer",
  "worker",
  "caseworker",
  "practitioner",
  "manager",
  "keyworker",
  "supervisor",
  "volunteer",
  "name",
  "surname",
  "forename",
  "person",
  "child",
  "client",
  "victim",
  "owner",
  "staff",
  "mentor",
  "advocate",
  "om",
  "pom",
  "com",
]);
const NOT_A_PERSON = new Set([
  "type",
  "team",
  "group",
  "kind",
  "grade",
  "role",
  "band",
  "area",
  "agency",
  "organisation",
  "department",
  "service",
  "unit",
]);

/** Whether a column by its heading names people: “Officer”, “Case manager”, not “Victim type” or “Owner agency”. */
export function namesPeople(column: string): boolean {
  const words = column
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  return (
    words.some((word) => PEOPLE.has(word.replace(/s$/, "")) || PEOPLE.has(word)) &&
    !words.some((word) => NOT_A_PERSON.has(word))
  );
}
