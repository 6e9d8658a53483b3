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

const asked = (/** @type {number} */ at) => ASKED[at % MANY] ?? { team: "", status: "", until: 0 };

/** @param {unknown[][]} column */
const inNewLists = (column) => column.map((row) => row.slice());

/**
 * One more of them, when nothing is known of the columns: somebody has typed into each.
 * @param {import("./caseload.mjs").Caseload} data
 * @param {import("./built.mjs").Calculate} rateIfs
 * @param {number} at
 */
export function oneAlone({ teams, statuses, starts }, rateIfs, at) {
  const { team, status, until } = asked(at);
  return rateIfs(statuses, [[status]], [teams, [[team]], starts, [[`<=${until}`]]]);
}

/**
 * One more of them as Excel asks for it: the same cells, in lists that were made for this call alone. Beside it, what it
 * takes to look at every cell that is handed over.
 * @param {import("./caseload.mjs").Caseload} data
 * @param {import("./built.mjs").Calculate} rateIfs
 * @param {number} runs
 * @returns {Promise<[number, number]>} the shortest call and the shortest look, in milliseconds
 */
export async function oneMore(data, rateIfs, runs) {
  let [call, look] = [Infinity, Infinity];
  for (let run = 0; run < runs; run++) {
    const [teams, statuses, starts] = [data.teams, data.statuses, data.starts].map(inNewLists);
    if (!teams || !statuses || !starts) continue;
    let start = performance.now();
    let filled = 0;
    for (const column of [teams, statuses, starts]) {
      for (let row = 0; row < column.length; row++)
        if ((column[row]?.[0] ?? null) !== null) filled++;
    }
    look = Math.min(look, performance.now() - start);
    const { team, status, until } = asked(run * 7);
    start = performance.now();
    rateIfs(statuses, [[status]], [teams, [[team]], starts, [[`<=${until}`]]]);
    call = Math.min(call, performance.now() - start);
    if (filled !== 3 * data.rows) throw new Error("The caseload has blanks where it has none.");
    await Promise.resolve();
  }
  return [call, look];
}
