import { FIRST_DAY, STATUSES, TEAMS } from "./caseload.mjs";

/** Two thousand different rates under two conditions, over the same three columns. */
const ASKED = TEAMS.flatMap((team) =>
  STATUSES.flatMap((status) =>
    Array.from({ length: 25 }, (_, step) => ({ team, status, until: FIRST_DAY + step * 29 + 20 })),
  ),
);
export const MANY = ASKED.length;

/**
 * @param {import("./caseload.mjs").Caseload} data
 * @param {import("./built.mjs").Calculate} rateIfs
 * @returns {number} the sum of the rates
 */
export function many({ teams, statuses, starts }, rateIfs) {
  let sum = 0;
  for (const { team, status, until } of ASKED) {
    sum += Number(rateIfs(statuses, [[status]], [teams, [[team]], starts, [[`<=${until}`]]]));
  }
  return sum;
}

/**
 * One of them over columns that were never seen before, as when the sheet has changed in between.
 * @param {import("./caseload.mjs").Caseload} data
 * @param {import("./built.mjs").Calculate} rateIfs
 */
export function oneAlone({ teams, statuses, starts }, rateIfs) {
  return rateIfs(
    statuses.slice(),
    [["Completed"]],
    [teams.slice(), [["Team E"]], starts.slice(), [[`<=${FIRST_DAY + 365}`]]],
  );
}
