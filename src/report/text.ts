import { address } from "../cells/address";
import { formatDate } from "../cells/date";
import { reportText } from "../text/report";
import { readsFromRight, shown } from "./cells";
import type { Block, ReportDocument, ReportTable, TableCell } from "./document";
import { figuresTable, signOffTable } from "./tables";

/** A table in columns of characters, with two blanks between them. */
function tableLines({ columns, rows, total, note }: ReportTable): string[] {
  const all = total ? [...rows, total] : rows;
  const words = (row: readonly TableCell[]) =>
    columns.map(({ format }, at) => shown(row[at] ?? null, format));
  const lines = [columns.map(({ title }) => title), ...all.map(words)];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const fromRight = columns.map(
    ({ align }, at) => align === "right" || readsFromRight(rows.map((row) => row[at] ?? null)),
  );
  const padded = lines.map((line) =>
    line
      .map((cell, at) =>
        fromRight[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return note === undefined ? padded : [...padded, note];
}

function blockLines(block: Block, isDraft: boolean): string[] {
  switch (block.kind) {
    case "heading":
      return ["", block.text];
    case "paragraph": {
      const from = block.from?.map(address).join(", ") ?? "";
      return isDraft && from !== "" ? [block.text, reportText.from(from)] : [block.text];
    }
    case "list":
      return block.items.map(
        (item, at) => `${block.isNumbered ? `${at + 1}.` : reportText.bullet} ${item}`,
      );
    case "table":
      return [...(block.caption === undefined ? [] : [block.caption]), ...tableLines(block), ""];
    case "chart":
      return [block.title, ...tableLines(block.table), ""];
    case "figures":
      return [...tableLines(figuresTable(block.figures)), ""];
    case "signOff":
      return [reportText.signOff.title, ...tableLines(signOffTable(block)), ""];
    case "pageBreak":
      return [];
  }
}

/** A report as plain text, for a terminal or to be read aloud. Charts are told by their tables. */
export function documentText(document: ReportDocument): string {
  const { title, meta, sections } = document;
  const isDraft = meta.status === "draft";
  const status = [reportText.status[meta.status], reportText.asAt(formatDate(meta.asAt))];
  if (meta.edition !== null) status.push(reportText.edition(meta.edition));
  const lines = [
    ...(meta.marking === null ? [] : [meta.marking]),
    title,
    status.join(" · "),
    ...meta.facts.map(({ label, value }) => `${label}: ${value}`),
    ...(meta.trailHead === null ? [] : [reportText.signOff.head(meta.trailHead)]),
  ];
  for (const section of sections) {
    if (section.title !== null) lines.push("", section.title, "-".repeat(section.title.length));
    for (const block of section.blocks) lines.push(...blockLines(block, isDraft));
  }
  return `${lines.join("\n").trimEnd()}\n`;
}
