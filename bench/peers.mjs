import { AS_AT, FIRST_DAY, STATUSES, TEAMS } from "./caseload.mjs";
import { PICKED_STATUS, PICKED_TEAM } from "./measures.mjs";

/** @typedef {import("./caseload.mjs").Caseload} Caseload */
/** @typedef {import("./caseload.mjs").DayTables} DayTables */
/** @typedef {Map<string, () => unknown>} Works What a peer does for each measure it has an answer to. */

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} module
 * @property {number} most The most rows it is given: what takes it minutes says no more than what takes it seconds.
 * @property {(library: any, data: Caseload, tables: DayTables) => Works | Promise<Works>} open
 */

const flat = (/** @type {unknown[][]} */ column) => column.map(([cell]) => cell);

/** @type {readonly Peer[]} */
export const PEERS = [
  {
    name: "HyperFormula",
    module: "hyperformula",
    most: 10_000,
    open: ({ HyperFormula }, data) => {
      const { rows, teams, statuses, starts, filled, done, planned } = data;
      const columns = [teams, statuses, starts, filled, done, planned];
      const sheet = teams.map((_, row) => columns.map((column) => column[row]?.[0]));
      const engine = HyperFormula.buildFromSheets(
        { D: sheet, F: [[]] },
        { licenseKey: "gpl-v3", maxRows: rows + 10 },
      );
      const formulas = engine.getSheetId("F");
      const range = (/** @type {string} */ column) => `D!$${column}$1:$${column}$${rows}`;
      let calculated = 0;
      // A formula that was there before would not be worked out again.
      const work = (/** @type {string[][]} */ cells) => () => {
        calculated++;
        engine.setCellContents(
          { sheet: formulas, row: 0, col: 0 },
          cells.map((row) => row.map((formula) => `=${formula}+0*${calculated}`)),
        );
        return engine.getCellValue({ sheet: formulas, row: 0, col: 0 });
      };
      const countOf = (/** @type {string} */ team, /** @type {string} */ status) =>
        `COUNTIFS(${range("A")},"${team}",${range("B")},"${status}")`;
      return new Map([
        ["RATE", work([[`SUM(${range("E")})/SUM(${range("F")})`]])],
        [
          "RATEIFS",
          work([
            [`${countOf(PICKED_TEAM, PICKED_STATUS)}/COUNTIFS(${range("A")},"${PICKED_TEAM}")`],
          ]),
        ],
        ["WORKDAYS", work(starts.map((_, row) => [`NETWORKDAYS(D!C${row + 1},D!D${row + 1})`]))],
        ["PIVOT", work(TEAMS.map((team) => STATUSES.map((status) => countOf(team, status))))],
      ]);
    },
  },
  {
    name: "formulajs",
    module: "@formulajs/formulajs",
    most: 1_000,
    open: (formulas, { teams, statuses, starts, filled, done, planned }) =>
      new Map([
        ["RATE", () => formulas.SUM(done) / formulas.SUM(planned)],
        [
          "RATEIFS",
          () =>
            formulas.COUNTIFS(teams, PICKED_TEAM, statuses, PICKED_STATUS) /
            formulas.COUNTIFS(teams, PICKED_TEAM),
        ],
        [
          "WORKDAYS",
          () => starts.map(([start], row) => [formulas.NETWORKDAYS(start, filled[row]?.[0])]),
        ],
      ]),
  },
  {
    name: "DuckDB",
    module: "@duckdb/node-api",
    most: Infinity,
    open: async ({ DuckDBInstance }, data, { counts, dues }) => {
      const { teams, statuses, starts, ends, filled, done, planned } = data;
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      await connection.run("create table days(day integer, counted integer, due integer)");
      const days = await connection.createAppender("days");
      counts.forEach((count, index) => {
        for (const value of [FIRST_DAY + index, count, dues[index] ?? 0]) days.appendInteger(value);
        days.endRow();
      });
      days.closeSync();
      await connection.run(
        "create table cases(team varchar, status varchar, start integer, filled integer, done integer, planned integer, finish integer)",
      );
      const cases = await connection.createAppender("cases");
      for (let row = 0; row < teams.length; row++) {
        cases.appendVarchar(teams[row]?.[0] ?? "");
        cases.appendVarchar(statuses[row]?.[0] ?? "");
        for (const column of [starts, filled, done, planned])
          cases.appendInteger(column[row]?.[0] ?? 0);
        const end = ends[row]?.[0] ?? null;
        if (end === null) cases.appendNull();
        else cases.appendInteger(end);
        cases.endRow();
      }
      cases.closeSync();
      const ask = (/** @type {string} */ query) => async () =>
        (await connection.runAndReadAll(query)).getRows();
      const isInTime = "finish <= due";
      const judged = `count(*) filter (where ${isInTime}) / count(*) filter (where finish is not null or due < ${AS_AT})`;
      return new Map([
        ["ONTIME", ask(`select ${judged} from cases join days on start = day`)],
        ["RATE", ask("select sum(done) / sum(planned) from cases")],
        [
          "RATEIFS",
          ask(
            `select count(*) filter (where status = '${PICKED_STATUS}') / count(*) from cases where team = '${PICKED_TEAM}'`,
          ),
        ],
        [
          "WORKDAYS",
          ask(
            "select b.counted - a.counted from cases join days a on start = a.day join days b on filled = b.day",
          ),
        ],
        ["PIVOT", ask("select team, status, count(*) from cases group by all")],
        [
          "ONTIMETABLE",
          ask(
            `select team, ${judged}, median(b.counted - a.counted) from cases join days a on start = a.day left join days b on finish = b.day group by team`.replaceAll(
              "due",
              "a.due",
            ),
          ),
        ],
      ]);
    },
  },
  {
    name: "Arquero",
    module: "arquero",
    most: Infinity,
    open: ({ table }, { teams, statuses, done, planned }) => {
      const cases = table({
        team: flat(teams),
        status: flat(statuses),
        done: flat(done),
        planned: flat(planned),
      });
      const picked = cases.params({ team: PICKED_TEAM, status: PICKED_STATUS });
      // Arquero reads these conditions as text and makes its own code of them.
      const ofTeam = "(d, $) => d.team === $.team";
      return new Map([
        ["RATE", () => cases.rollup({ rate: "d => op.sum(d.done) / op.sum(d.planned)" }).object()],
        [
          "RATEIFS",
          () =>
            picked.filter(`(d, $) => d.team === $.team && d.status === $.status`).numRows() /
            picked.filter(ofTeam).numRows(),
        ],
        ["PIVOT", () => cases.groupby("team", "status").count().objects()],
      ]);
    },
  },
];

/**
 * A peer's library where it is installed.
 * @param {string} module
 */
export async function installed(module) {
  try {
    return await import(module);
  } catch {
    return null;
  }
}
