import { AS_AT, FIRST_DAY, LIMIT } from "./caseload.mjs";

/**
 * @typedef {object} Measure
 * @property {string} name
 * @property {string} needs The function that it measures; without it there is no row.
 * @property {number} budget How many times as long as the bare loop it may take.
 * @property {(data: import("./caseload.mjs").Caseload, calculate: import("./built.mjs").Calculate) => unknown} ours
 * @property {(data: import("./caseload.mjs").Caseload, tables: import("./caseload.mjs").DayTables) => unknown} bare
 */

export const PICKED_TEAM = "Team E";
export const PICKED_STATUS = "Completed";

/** @param {Int32Array} counts @param {number} start @param {number} end */
const elapsed = (counts, start, end) =>
  (counts[end - FIRST_DAY] ?? 0) - (counts[start - FIRST_DAY] ?? 0);

/** @type {readonly Measure[]} */
export const MEASURES = [
  {
    name: "share on time",
    needs: "ONTIME",
    budget: 3,
    ours: ({ starts, ends }, calculate) =>
      calculate(starts, ends, [[LIMIT]], [[AS_AT]], null, null, null, null, null),
    bare: ({ starts, ends }, { dues }) => {
      let [onTime, all] = [0, 0];
      for (let row = 0; row < starts.length; row++) {
        const end = ends[row]?.[0] ?? null;
        const isInTime = (end ?? AS_AT) <= (dues[(starts[row]?.[0] ?? 0) - FIRST_DAY] ?? 0);
        if (isInTime && end !== null) onTime++;
        if (!isInTime || end !== null) all++;
      }
      return onTime / all;
    },
  },
  {
    name: "rate of two columns",
    needs: "RATE",
    budget: 3,
    ours: ({ done, planned }, calculate) => calculate(done, planned, null, null),
    bare: ({ done, planned }) => {
      let [above, below] = [0, 0];
      for (let row = 0; row < done.length; row++) {
        above += done[row]?.[0] ?? 0;
        below += planned[row]?.[0] ?? 0;
      }
      return above / below;
    },
  },
  {
    name: "rate under a condition",
    needs: "RATEIFS",
    budget: 3,
    ours: ({ statuses, teams }, calculate) =>
      calculate(statuses, [[PICKED_STATUS]], [teams, [[PICKED_TEAM]]]),
    bare: ({ statuses, teams }) => {
      let [met, all] = [0, 0];
      for (let row = 0; row < teams.length; row++) {
        if (teams[row]?.[0] !== PICKED_TEAM) continue;
        if (statuses[row]?.[0] === PICKED_STATUS) met++;
        all++;
      }
      return met / all;
    },
  },
  {
    name: "working days, a column",
    needs: "WORKDAYS",
    budget: 10,
    ours: ({ starts, filled }, calculate) => calculate(starts, filled, null, null, null, null),
    bare: ({ starts, filled }, { counts }) =>
      starts.map(([start = 0], row) => [elapsed(counts, start, filled[row]?.[0] ?? 0)]),
  },
  {
    name: "cross table of 80 cells",
    needs: "PIVOT",
    budget: 3,
    ours: ({ teams, statuses }, calculate) => calculate(teams, statuses, null, null, []),
    bare: ({ teams, statuses }) => {
      /** @type {Map<string, Map<string, number>>} */
      const table = new Map();
      for (let row = 0; row < teams.length; row++) {
        const team = teams[row]?.[0] ?? "";
        const status = statuses[row]?.[0] ?? "";
        let counts = table.get(team);
        if (!counts) table.set(team, (counts = new Map()));
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
      return table;
    },
  },
  {
    name: "on time by team, a table",
    needs: "ONTIMETABLE",
    budget: 3,
    ours: ({ teams, starts, ends }, calculate) =>
      calculate(teams, starts, ends, [[LIMIT]], [[AS_AT]], null, null, null, null),
    bare: ({ teams, starts, ends }, { counts, dues }) => {
      /** @type {Map<string, { onTime: number, late: number, overdue: number, days: number[] }>} */
      const groups = new Map();
      for (let row = 0; row < teams.length; row++) {
        const team = teams[row]?.[0] ?? "";
        let group = groups.get(team);
        if (!group) groups.set(team, (group = { onTime: 0, late: 0, overdue: 0, days: [] }));
        const start = starts[row]?.[0] ?? 0;
        const end = ends[row]?.[0] ?? null;
        const isInTime = (end ?? AS_AT) <= (dues[start - FIRST_DAY] ?? 0);
        if (end === null) group.overdue += isInTime ? 0 : 1;
        else {
          if (isInTime) group.onTime++;
          else group.late++;
          group.days.push(elapsed(counts, start, end));
        }
      }
      return [...groups].map(([team, { onTime, late, overdue, days }]) => {
        const sorted = Int32Array.from(days).sort();
        const middle = (sorted.length - 1) / 2;
        const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
        return [team, onTime, late, overdue, onTime / (onTime + late + overdue), median];
      });
    },
  },
];
