import project from "../../package.json";
import { isoDate } from "../cells/date";
import { returnsText } from "../text/returns";
import { fail, type Result } from "../text/trouble";
import { collate, type Collation } from "../verify/returns/collate";
import { collationChanges } from "../verify/returns/write";
import { MemoryWorkbook } from "../workbook/memory";
import { emptyWorkbook } from "../workbook/model";
import { saveWorkbook } from "../xlsx/save";
import { readArguments, readChoice } from "./arguments";
import { nameOf } from "./checked";
import { EXIT, refuse, type Command } from "./command";
import { optionsOf } from "./file-job";
import { writeOut } from "./files";
import { wrap } from "./layout";
import { overviewJson, overviewOf, overviewText, readDue } from "./overview";
import { readReturns } from "./read-returns";
import { readAsOf } from "./verify-order";
import { collateJob } from "./worker-jobs";
import { jsonText } from "./say";

const words = returnsText.collateCommand;

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;
const MOST_NAMED = 20;

/** `plumbline collate`: the records of accepted returns in one workbook. */
export const collateCommand: Command = {
  name: "collate",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, optionsOf(collateJob));
    if (!read.ok) return refuse(read.trouble, terminal);
    const { value } = read;
    const format = readChoice(value, "format", ["text", "json"]);
    if (!format.ok) return refuse(format.trouble, terminal);
    const out = value.one("out");
    if (out === null) return refuse(words.needsOut(), terminal);
    const asOf = readAsOf(value);
    if (!asOf.ok) return refuse(asOf.trouble, terminal);
    const due = await readDue(value.one("due"));
    if (!due.ok) return refuse(due.trouble, terminal);
    const returns = await readReturns(collateJob, value, args, terminal);
    if (!returns.ok) return refuse(returns.trouble, terminal);
    const collation = collate(returns.value);
    const isHeldAgainst = value.one("due") !== null;
    const overview = isHeldAgainst ? overviewOf(due.value, returns.value, asOf.value) : null;
    const written = await write(collation, out);
    if (!written.ok) return refuse(written.trouble, terminal);
    terminal.out(
      format.value === "json"
        ? jsonText({
            ...json(collation, out),
            asOf: isoDate(asOf.value),
            ...(overview && overviewJson(overview)),
          })
        : `${overview ? `${overviewText(overview)}\n` : ""}${text(collation, out)}`,
    );
    if (returns.value.some(({ state }) => state === "unreadable")) return EXIT.FAILED;
    if (overview?.rows.some(({ isOverdue }) => isOverdue)) return EXIT.ERRORS;
    return collation.refused.length + collation.shared.length > 0 ? EXIT.QUERIES : EXIT.CLEAN;
  },
};

async function write(collation: Collation, out: string): Promise<Result<void>> {
  if (collation.accepted.length === 0) return fail(returnsText.nothingToCollate());
  const workbook = new MemoryWorkbook(emptyWorkbook(nameOf(out)));
  const changes = collationChanges(collation, { sheets: [], tables: [] });
  const applied = await workbook.apply(changes);
  if (!applied.ok) return applied;
  const saved = await saveWorkbook(workbook.model);
  return saved.ok ? writeOut(out, saved.value) : saved;
}

const recordsIn = ({ tables }: Collation) => tables.reduce((sum, { rows }) => sum + rows.length, 0);

const json = (collation: Collation, out: string) => ({
  format: FORMAT,
  version: project.version,
  command: "collate",
  out,
  records: recordsIn(collation),
  tables: collation.tables.map(({ name, title, rows, columns }) => ({
    name,
    title,
    columns: columns.map((column) => column.title),
    records: rows.length,
  })),
  accepted: collation.accepted.map(({ file, state, signed, fingerprint }) => ({
    file,
    state,
    signedBy: signed?.name ?? null,
    fingerprint,
  })),
  refused: collation.refused,
  foundTwice: collation.shared.map(({ table, record, places }) => ({
    table,
    record,
    places: places.map(({ file, sheet, row }) => ({ file, sheet, row })),
  })),
});

function text(collation: Collation, out: string): string {
  const { accepted, refused, shared } = collation;
  const lines = [
    wrap(
      returnsText.collated(recordsIn(collation), accepted.length, refused.length, shared.length),
      0,
    ),
    ...refused.map(({ file, reason }) => `${file}\n${wrap(reason, 2)}`),
    ...shared.slice(0, MOST_NAMED).map(({ table, record, places }) => {
      const where = places.map(({ file, sheet, row }) =>
        returnsText.place(nameOf(file), sheet, row),
      );
      return wrap(returnsText.sharedRecord(record, table, where), 0);
    }),
    ...(shared.length > MOST_NAMED ? [returnsText.andMoreShared(shared.length - MOST_NAMED)] : []),
    words.written(out),
  ];
  return `${lines.join("\n")}\n`;
}
