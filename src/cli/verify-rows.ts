import type { Cell } from "../cells/cell";
import { formatDate } from "../cells/date";
import { cliText } from "../text/cli";
import { compareText } from "../text/compare";
import { paneVerifyText } from "../text/pane-verify";
import { fail, ok, type Result } from "../text/trouble";
import type { Change, NewColumn } from "../workbook/change";
import { MemoryWorkbook } from "../workbook/memory";
import { emptyWorkbook } from "../workbook/model";
import { csvText } from "../xlsx/csv";
import { saveWorkbook } from "../xlsx/save";
import { cellsOf } from "./cells-of";
import { stateOf, type CheckedFile } from "./checked";

const { columns, states } = cliText.verify;

type Row = readonly Cell[];

interface Columns {
  readonly titles: readonly NewColumn[];
  readonly rows: readonly Row[];
}

const widths = (columns: readonly (readonly [string, number])[]): NewColumn[] =>
  columns.map(([title, width]) => ({ title, width }));

function findings(files: readonly CheckedFile[]): Columns {
  const titles = widths([
    [columns.file, 24],
    [columns.state, 14],
    [columns.level, 14],
    [columns.group, 24],
    [columns.rule, 20],
    [columns.sheet, 16],
    [columns.cell, 10],
    [columns.column, 18],
    [columns.record, 16],
    [columns.value, 18],
    [columns.message, 60],
    [columns.advice, 50],
    [columns.status, 10],
    [columns.fingerprint, 18],
    [columns.since, 14],
  ]);
  const rows = files.flatMap((checked): Row[] => {
    const start = [checked.file, states[stateOf(checked)]];
    if (checked.run === null) {
      return [
        [
          ...start,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          checked.trouble.message,
          null,
          null,
          null,
          null,
        ],
      ];
    }
    return checked.run.findings.map((finding) => {
      const [first] = finding.locations;
      return [
        ...start,
        paneVerifyText.finding.title(finding.level),
        paneVerifyText.results.group(finding.group),
        finding.rule,
        first?.sheet ?? null,
        cellsOf(finding).join(", "),
        first?.field ?? null,
        first?.rowKey ?? null,
        finding.value,
        finding.message,
        finding.fix?.advice ?? null,
        finding.status,
        finding.fingerprint,
        finding.baselineState ? compareText.baseline[finding.baselineState] : null,
      ];
    });
  });
  return { titles, rows };
}

function results(files: readonly CheckedFile[]): Columns {
  const titles = widths([
    [columns.file, 30],
    [columns.state, 14],
    [columns.sentence, 44],
    [columns.pack, 26],
    [columns.version, 14],
    [columns.asOf, 12],
    [columns.rows, 8],
    [columns.rules, 8],
    [columns.errors, 12],
    [columns.queries, 12],
    [columns.notes, 10],
    [columns.notRun, 20],
  ]);
  const rows = files.map((checked): Row => {
    const start = [checked.file, states[stateOf(checked)]];
    if (checked.run === null)
      return [...start, checked.trouble.message, ...new Array<null>(9).fill(null)];
    const { sentence, pack, asOf, counts } = checked.run;
    return [
      ...start,
      sentence,
      pack.title,
      pack.version,
      formatDate(asOf),
      counts.rows,
      counts.rules,
      counts.errors,
      counts.queries,
      counts.notes,
      counts.notRun,
    ];
  });
  return { titles, rows };
}

function notRun(files: readonly CheckedFile[]): Columns {
  const titles = widths([
    [columns.file, 30],
    [columns.rule, 30],
    [columns.reason, 70],
  ]);
  const rows = files.flatMap(({ file, run }): Row[] =>
    (run?.notRun ?? []).map(({ rule, reason }) => [file, rule, reason]),
  );
  return { titles, rows };
}

/** Every finding as a row; a file that could not be read is a row too. */
export function verifyCsv(files: readonly CheckedFile[]): string {
  const { titles, rows } = findings(files);
  return csvText([titles.map(({ title }) => title), ...rows]);
}

/** A workbook of three tables: results, findings, rules that did not run. */
export async function verifyWorkbook(files: readonly CheckedFile[]): Promise<Result<Uint8Array>> {
  const { sheets, headings } = cliText.verify;
  const workbook = new MemoryWorkbook(emptyWorkbook(columns.file));
  const changes = [
    ...table(sheets.results, "tblResults", headings.results, results(files)),
    ...table(sheets.findings, "tblFindings", headings.findings, findings(files)),
    ...table(sheets.notRun, "tblNotRun", headings.notRun, notRun(files)),
  ];
  const applied = await workbook.apply(changes);
  if (!applied.ok) return fail(applied.trouble);
  const saved = await saveWorkbook(workbook.model);
  return saved.ok ? ok(saved.value) : saved;
}

function table(sheet: string, name: string, heading: string, { titles, rows }: Columns): Change[] {
  return [
    { kind: "addSheet", sheet },
    { kind: "addTable", sheet, table: name, columns: titles, rows, heading },
  ];
}
