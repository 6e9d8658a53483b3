import project from "../../package.json";
import { isoDate, type DayNumber } from "../cells/date";
import { returnsText } from "../text/returns";
import { ok, type Result } from "../text/trouble";
import type { ReturnRow } from "../verify/returns/overview";
import { csvText } from "../xlsx/csv";
import { readArguments, readChoice, type Arguments } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { optionsOf } from "./file-job";
import { writeOut } from "./files";
import {
  overviewCells,
  overviewJson,
  overviewOf,
  overviewText,
  readDue,
  type Overview,
} from "./overview";
import { readReturns } from "./read-returns";
import { readAsOf } from "./verify-order";
import { returnsJob } from "./worker-jobs";
import { jsonText } from "./say";

const words = returnsText.returnsCommand;

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;
const FORMATS = ["text", "json", "csv"] as const;

interface Dated {
  readonly overview: Overview;
  readonly asOf: DayNumber;
}

/** `plumbline returns`: one row a return. */
export const returnsCommand: Command = {
  name: "returns",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, optionsOf(returnsJob));
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readChoice(read.value, "format", FORMATS);
    if (!format.ok) return refuse(format.trouble, terminal);
    const overview = await lookOver(read.value, args, terminal);
    if (!overview.ok) return refuse(overview.trouble, terminal);
    const said = say(overview.value, format.value);
    const out = read.value.one("out");
    if (out === null) terminal.out(said);
    const written = out === null ? ok(undefined) : await writeOut(out, said);
    if (!written.ok) return refuse(written.trouble, terminal);
    return exitCode(overview.value.overview.rows);
  },
};

async function lookOver(
  given: Arguments,
  args: readonly string[],
  terminal: Terminal,
): Promise<Result<Dated>> {
  const asOf = readAsOf(given);
  if (!asOf.ok) return asOf;
  const due = await readDue(given.one("due"));
  if (!due.ok) return due;
  const sent = await readReturns(returnsJob, given, args, terminal);
  return sent.ok
    ? ok({ overview: overviewOf(due.value, sent.value, asOf.value), asOf: asOf.value })
    : sent;
}

function say({ overview, asOf }: Dated, format: (typeof FORMATS)[number]): string {
  switch (format) {
    case "json":
      return jsonText({
        format: FORMAT,
        version: project.version,
        command: "returns",
        asOf: isoDate(asOf),
        ...overviewJson(overview),
      });
    case "csv":
      return csvText([words.columns, ...overview.rows.map(overviewCells)]);
    case "text":
      return overviewText(overview);
  }
}

/** What could not be read weighs most; a return that is not there when it is due is something to put right. */
function exitCode(rows: readonly ReturnRow[]): ExitCode {
  const states = new Set(rows.map(({ state }) => state));
  if (states.has("unreadable")) return EXIT.FAILED;
  if (states.has("errors") || rows.some(({ isOverdue }) => isOverdue)) return EXIT.ERRORS;
  return states.has("queries") || states.has("changed") ? EXIT.QUERIES : EXIT.CLEAN;
}
