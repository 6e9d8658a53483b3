import project from "../../package.json";
import { address } from "../cells/address";
import { asText, type Cell } from "../cells/cell";
import { formatDate, isoDate, parseDate, type DayNumber } from "../cells/date";
import { compareText } from "../text/compare";
import { compareCommandText as words } from "../text/compare-command";
import { cliText } from "../text/cli";
import { fail, ok, type Result } from "../text/trouble";
import {
  compareReturns,
  type Comparison,
  type ReturnOptions,
} from "../verify/compare/compare-returns";
import type { FieldChange, TableComparison } from "../verify/compare/compare-tables";
import { headingsApart, type HeadingsApart } from "../verify/compare/headings";
import { packLimits } from "../verify/compare/pack-limits";
import { readHeadings, readLimits } from "../verify/compare/written";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, type Arguments } from "./arguments";
import { EXIT, refuse, type Command } from "./command";
import { openFile } from "./files";
import { wrap } from "./layout";
import { packFor } from "../verify/pack-for";
import { readPackNamed } from "./pack-option";
import { jsonText, readFormat } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;
const MOST_LISTED = 20;

/** `plumbline compare NEW OLD`: what has changed from one return to the next, or between two systems. */
export const compareCommand: Command = {
  name: "compare",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, {
      pack: "one",
      key: "one",
      period: "one",
      "accepted-until": "one",
      limit: "many",
      heading: "many",
      format: "one",
    });
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readFormat(read.value);
    if (!format.ok) return refuse(format.trouble, terminal);
    const compared = await compareFiles(read.value);
    if (!compared.ok) return refuse(compared.trouble, terminal);
    const comparison = compared.value;
    terminal.out(format.value === "json" ? jsonOf(comparison) : textOf(comparison));
    const { added, gone, changed, restated } = comparison.counts;
    return added + gone + changed + restated > 0 ? EXIT.QUERIES : EXIT.CLEAN;
  },
};

interface ComparedFiles extends Comparison {
  /** Headings that may mean the same, which nobody has said yet. */
  readonly apart: readonly HeadingsApart[];
}

async function compareFiles(args: Arguments): Promise<Result<ComparedFiles>> {
  const [newer, older, ...more] = args.words;
  if (newer === undefined || older === undefined || more.length > 0) return fail(words.twoFiles());
  const options = readOptions(args);
  if (!options.ok) return options;
  const named = await readPackNamed(args.one("pack"));
  if (!named.ok) return named;
  const [now, before] = [await openFile(newer), await openFile(older)];
  if (!now.ok) return now;
  if (!before.ok) return before;
  const workbook = new MemoryWorkbook(now.value);
  const chosen = await packFor(workbook, named.value);
  if (!chosen.ok) return chosen;
  const { pack } = chosen.value;
  const other = new MemoryWorkbook(before.value);
  const limits = packLimits(pack);
  const compared = await compareReturns(workbook, other, pack, {
    ...(limits.size > 0 && { limits }),
    ...options.value,
  });
  const { headings } = options.value;
  const apart = headings ? ok([]) : await headingsApart(workbook, other, pack);
  if (compared.ok) return apart.ok ? ok({ ...compared.value, apart: apart.value }) : apart;
  const ways = apart.ok ? apart.value.map(apartText) : [];
  return fail({ ...compared.trouble, message: [compared.trouble.message, ...ways].join(" ") });
}

function readOptions(args: Arguments): Result<ReturnOptions> {
  const period = args.one("period");
  const until = readUntil(args.one("accepted-until"));
  if (!until.ok) return until;
  const limits = readLimits(args.many("limit"));
  if (!limits.ok) return limits;
  const headings = readHeadings(args.many("heading"));
  if (!headings.ok) return headings;
  const key = (args.one("key") ?? "").split(",").map((name) => name.trim());
  return ok({
    key: key.filter((name) => name !== ""),
    ...(period !== null && { period }),
    ...(until.value !== null && { acceptedUntil: until.value }),
    ...(limits.value.size > 0 && { limits: limits.value }),
    ...(headings.value.size > 0 && { headings: headings.value }),
  });
}

function readUntil(given: string | null): Result<DayNumber | null> {
  if (given === null) return ok(null);
  const day = parseDate(given);
  return day === null ? fail(cliText.verify.badDate(given)) : ok(day);
}

const plain = (cell: Cell) => (typeof cell === "object" && cell !== null ? cell.error : cell);

function jsonOf({ tables, apart: _, ...rest }: ComparedFiles): string {
  const document = {
    format: FORMAT,
    version: project.version,
    command: "compare",
    ...rest,
    tables: tables.map(({ added, gone, changed, ...table }) => ({
      ...table,
      added: added.map(({ record, area }) => ({ record, cell: address(area) })),
      gone: gone.map(({ record, area }) => ({ record, cell: address(area) })),
      changed: changed.map(({ record, isRestated, fields }) => ({
        record,
        restated: isRestated,
        fields: fields.map(({ field, title, before, now, areaNow, areaBefore, type, excess }) => ({
          field,
          title,
          before: type === "date" && typeof before === "number" ? isoDate(before) : plain(before),
          now: type === "date" && typeof now === "number" ? isoDate(now) : plain(now),
          cell: address(areaNow),
          cellBefore: address(areaBefore),
          beyond: excess,
        })),
      })),
    })),
  };
  return jsonText(document);
}

function textOf(compared: ComparedFiles): string {
  const { file, with: other, sentence, tables, onlyNow, apart } = compared;
  const lines = [words.heading(file, other), wrap(sentence, 2)];
  for (const title of onlyNow) lines.push(wrap(words.onlyNow(title, other), 2));
  for (const one of apart) lines.push(wrap(apartText(one), 2));
  for (const table of tables) lines.push(...tableLines(table));
  return `${lines.join("\n")}\n`;
}

const apartText = ({ table, here, there }: HeadingsApart) =>
  words.headingsApart(table, here, there);

function tableLines({ title, key, added, gone, changed }: TableComparison): string[] {
  const list = (heading: string, entries: readonly string[]) =>
    entries.length === 0
      ? []
      : [
          `    ${heading} (${entries.length.toLocaleString("en-GB")})`,
          ...entries.slice(0, MOST_LISTED).map((entry) => wrap(entry, 8, 6)),
          ...(entries.length > MOST_LISTED
            ? [`      ${cliText.verify.andMore(entries.length - MOST_LISTED)}`]
            : []),
        ];
  const changes = (isRestated: boolean) =>
    changed
      .filter((one) => one.isRestated === isRestated)
      .map(({ record, fields }) => `${record}: ${fields.map(fieldLine).join("; ")}`);
  return [
    "",
    `  ${words.table(title, key)}`,
    ...list(
      words.groups.added,
      added.map(({ record, area }) => `${record} (${address(area)})`),
    ),
    ...list(
      words.groups.gone,
      gone.map(({ record }) => record),
    ),
    ...list(words.groups.changed, changes(false)),
    ...list(words.groups.restated, changes(true)),
  ];
}

/** A value as people write it: dates as dates. */
function shownValue({ type }: Pick<FieldChange, "type">, value: Cell): string {
  return type === "date" && typeof value === "number" ? formatDate(value) : asText(value);
}

function fieldLine(change: FieldChange): string {
  const { title, before, now, areaNow, excess } = change;
  const values = compareText.field(title, shownValue(change, before), shownValue(change, now));
  const beyond = excess === null ? "" : `, ${compareText.excess[excess]}`;
  return `${values} (${address(areaNow)}${beyond})`;
}
