import project from "../../package.json";
import { columnLetters } from "../cells/address";
import { formatDate } from "../cells/date";
import { profileText } from "../text/profile";
import { fail, ok, type Result, type Trouble } from "../text/trouble";
import type { Pack } from "../verify/pack";
import { acceptSuggestion } from "../verify/profile/accept";
import { profileWorkbook, type ColumnProfile, type Profile } from "../verify/profile/profile";
import { suggestRules, type Suggestion } from "../verify/profile/suggest";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, readChoice } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { openFile, workbookPaths } from "./files";
import { twoColumns, wrap } from "./layout";
import { readPackNamed } from "./pack-option";
import { jsonText } from "./say";

const words = profileText.command;

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

type Looked =
  | { readonly file: string; readonly profile: Profile; readonly trouble: null }
  | { readonly file: string; readonly profile: null; readonly trouble: Trouble };

/** `plumbline profile`: what is in each column, and which rules would fit. */
export const profileCommand: Command = {
  name: "profile",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, { format: "one", pack: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const { value } = read;
    const format = readChoice(value, "format", ["text", "json"]);
    if (!format.ok) return refuse(format.trouble, terminal);
    if (value.words.length === 0) return refuse(words.noFiles(), terminal);
    const pack = await readPackNamed(value.one("pack"));
    if (!pack.ok) return refuse(pack.trouble, terminal);
    const paths = await workbookPaths(value);
    if (!paths.ok) return refuse(paths.trouble, terminal);
    const files: Looked[] = [];
    for (const path of paths.value) files.push(await look(path, pack.value));
    return answer(files, format.value, terminal);
  },
};

async function look(file: string, pack: Pack | null): Promise<Looked> {
  const profile = await profileOf(file, pack);
  return profile.ok
    ? { file, profile: profile.value, trouble: null }
    : { file, profile: null, trouble: profile.trouble };
}

async function profileOf(file: string, pack: Pack | null): Promise<Result<Profile>> {
  const model = await openFile(file);
  if (!model.ok) return fail(model.trouble);
  const profile = await profileWorkbook(new MemoryWorkbook(model.value), pack ? { pack } : {});
  return profile.ok ? ok(profile.value) : profile;
}

function answer(files: readonly Looked[], format: "text" | "json", terminal: Terminal): ExitCode {
  if (format === "json") {
    const document = {
      format: FORMAT,
      version: project.version,
      command: "profile",
      files: files.map(fileJson),
    };
    terminal.out(jsonText(document));
  } else {
    terminal.out(`${files.map(fileText).join("\n\n")}\n`);
  }
  return files.some(({ trouble }) => trouble !== null) ? EXIT.FAILED : EXIT.CLEAN;
}

function fileJson({ file, profile, trouble }: Looked) {
  const suggestions = profile ? suggestRules(profile) : [];
  return {
    file,
    reason: trouble?.message ?? null,
    tables: (profile?.tables ?? []).map(({ table, title, columns }) => ({
      title,
      sheet: table.sheet,
      columns: columns.map((column) => columnJson(column)),
    })),
    suggestions: suggestions.map((suggestion) => ({
      id: suggestion.id,
      title: suggestion.title,
      columns: suggestion.columns,
      sentence: suggestion.sentence,
      checked: suggestion.evidence.checked,
      fails: suggestion.fails,
      cells: suggestion.evidence.cells,
      rule: suggestion.rule,
      type: suggestion.type,
    })),
    pack: packOf(suggestions),
  };
}

/** All suggestions as one pack, to take rules from. */
function packOf(suggestions: readonly Suggestion[]): unknown {
  let pack: unknown = null;
  for (const suggestion of suggestions) {
    const accepted = acceptSuggestion(pack, suggestion);
    if (accepted.ok) pack = accepted.value;
  }
  return pack;
}

function columnJson(own: ColumnProfile) {
  const { column, title, rows, filled, blanks, types, distinct, common, shapes } = own;
  return {
    title,
    column: columnLetters(column.position),
    rows,
    filled,
    blanks,
    types,
    distinct,
    common,
    shapes,
    range: rangeOf(own),
    outliers: own.outliers.length,
    favouredDigit: own.favouredDigit,
  };
}

function rangeOf({ range }: ColumnProfile): { low: string | number; high: string | number } | null {
  if (!range) return null;
  const { low, high, isDate } = range;
  return isDate ? { low: formatDate(low), high: formatDate(high) } : { low, high };
}

function fileText({ file, profile, trouble }: Looked): string {
  if (!profile) return `${file}\n${wrap(trouble.message, 2)}`;
  const tables = profile.tables.map(({ table, title, columns }) => {
    const rows = columns.map((column) => [
      `${columnLetters(column.column.position)} ${column.title}`,
      lineOf(column),
    ]);
    const count = profileText.rows(columns[0]?.rows ?? table.rows);
    return `\n${title} (${table.sheet}, ${count})\n${twoColumns(rows)}`;
  });
  const suggestions = suggestRules(profile).map(({ sentence }) => wrap(`- ${sentence}`, 2));
  return [
    file,
    ...tables,
    ...(suggestions.length > 0 ? ["", words.suggestions, ...suggestions] : []),
  ].join("\n");
}

function lineOf(own: ColumnProfile): string {
  const range = rangeOf(own);
  const shape = own.shapes[0];
  return [
    profileText.columnLine(own.filled, own.rows, own.distinct),
    ...(range ? [profileText.range(String(range.low), String(range.high))] : []),
    ...(!range && shape && own.types.texts > 0 ? [shape.text] : []),
  ].join("; ");
}
