import project from "../../package.json";
import { formatDate, isoDate } from "../cells/date";
import { returnsText } from "../text/returns";
import { fail, ok, type Result } from "../text/trouble";
import { readDueReturns, type DueReturns } from "../verify/returns/due";
import { countStates, returnRows, type ReturnRow } from "../verify/returns/overview";
import { MemoryWorkbook } from "../workbook/memory";
import { csvText } from "../xlsx/csv";
import { readArguments, readChoice, type Arguments } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { optionsOf } from "./file-job";
import { openFile, writeOut } from "./files";
import { wrap } from "./layout";
import { readReturns } from "./read-returns";
import { readAsOf } from "./verify-order";
import { returnsJob } from "./worker-jobs";

const words = returnsText.returnsCommand;

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;
const FORMATS = ["text", "json", "csv"] as const;

interface Overview {
  readonly rows: readonly ReturnRow[];
  readonly summary: string;
  readonly remarks: readonly string[];
  readonly asOf: number;
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
    return exitCode(overview.value.rows);
  },
};

async function lookOver(
  given: Arguments,
  args: readonly string[],
  terminal: Terminal,
): Promise<Result<Overview>> {
  const asOf = readAsOf(given);
  if (!asOf.ok) return asOf;
  const due = await readDue(given.one("due"));
  if (!due.ok) return due;
  const sent = await readReturns(returnsJob, given, args, terminal);
  if (!sent.ok) return sent;
  const rows = returnRows(due.value.returns, sent.value, asOf.value);
  const overdue = rows.filter(({ isOverdue }) => isOverdue).length;
  const summary = returnsText.summary(countStates(rows), overdue);
  return ok({ rows, summary, remarks: due.value.remarks, asOf: asOf.value });
}

async function readDue(path: string | null): Promise<Result<DueReturns>> {
  if (path === null) return ok({ returns: [], remarks: [] });
  const model = await openFile(path);
  return model.ok ? readDueReturns(new MemoryWorkbook(model.value)) : fail(model.trouble);
}

function say(overview: Overview, format: (typeof FORMATS)[number]): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(json(overview), null, 2)}\n`;
    case "csv":
      return csvText([words.columns, ...overview.rows.map(cellsOf)]);
    case "text":
      return text(overview);
  }
}

const dueOf = ({ due }: ReturnRow) => due?.due ?? null;

const json = ({ rows, summary, remarks, asOf }: Overview) => ({
  format: FORMAT,
  version: project.version,
  command: "returns",
  asOf: isoDate(asOf),
  summary,
  remarks,
  returns: rows.map((row) => {
    const due = dueOf(row);
    return {
      sender: row.due?.sender ?? null,
      return: row.due?.return ?? null,
      period: row.due?.period ?? null,
      due: due === null ? null : isoDate(due),
      state: row.state,
      overdue: row.isOverdue,
      file: row.sent?.file ?? null,
      sentence: row.sentence,
      pack: row.sent?.pack ?? null,
      counts: row.sent?.counts ?? null,
      signed: row.sent?.signed ?? null,
    };
  }),
});

function cellsOf(row: ReturnRow): (string | null)[] {
  const due = dueOf(row);
  return [
    row.due?.sender ?? null,
    row.due?.return ?? null,
    row.due?.period ?? null,
    due === null ? null : formatDate(due),
    returnsText.states[row.state],
    row.sent?.file ?? null,
    row.sentence,
  ];
}

function text({ rows, summary, remarks }: Overview): string {
  const parts = rows.map((row) => {
    const due = dueOf(row);
    const whose = row.due
      ? [
          row.due.sender,
          row.due.return,
          row.due.period,
          due === null ? "" : words.dueOn(formatDate(due)),
        ]
      : [row.sent?.file ?? ""];
    const title = `${whose.filter((part) => part !== "").join(" · ")}: ${returnsText.states[row.state]}`;
    const file = row.due && row.sent ? [wrap(row.sent.file, 2)] : [];
    return [title, ...file, wrap(row.sentence, 2)].join("\n");
  });
  return `${[...parts, ...remarks.map((remark) => wrap(remark, 0)), summary].join("\n\n")}\n`;
}

/** What could not be read weighs most; a return that is not there when it is due is something to put right. */
function exitCode(rows: readonly ReturnRow[]): ExitCode {
  const states = new Set(rows.map(({ state }) => state));
  if (states.has("unreadable")) return EXIT.FAILED;
  if (states.has("errors") || rows.some(({ isOverdue }) => isOverdue)) return EXIT.ERRORS;
  return states.has("queries") || states.has("changed") ? EXIT.QUERIES : EXIT.CLEAN;
}
