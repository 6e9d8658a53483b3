import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import ids from "../functions/ids.json";
import project from "../package.json";
import { columnsIn, fieldsIn } from "../src/records/layout";
import { RULE_KINDS } from "../src/verify/kinds/all";
import { FAMILIES } from "../taskpane/state/kept-tables";
import type { NewColumn } from "../src/workbook/change";
import { headerFor } from "../tools/csp.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const pages = [
  ...readdirSync(root).filter((file) => file.endsWith(".md")),
  ...readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

function page(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function kindOf({ list, format }: NewColumn): string {
  if (list) return list.map((word) => `\`${word}\``).join(", ");
  if (format === "dd/mm/yyyy") return "date";
  return format === "0" ? "whole number" : "text";
}

function tablesPage(): string {
  const parts = FAMILIES.flatMap(({ tables, version }) =>
    Object.entries(tables).map(([name, table]) => {
      const keys = new Set<string>(table.id);
      const fields = fieldsIn(table);
      const rows = columnsIn(table).map(
        (column, index) =>
          `| \`${column.title}\` | ${kindOf(column)} | ${keys.has(fields[index] ?? "") ? "names the row" : ""} |`,
      );
      return `## ${name}\n\n${table.title}. On the sheet "${table.sheet}", layout ${version}.\n\n| Column | Holds | |\n|---|---|---|\n${rows.join("\n")}\n`;
    }),
  );
  return `# The tables that Plumbline writes

These tables are the contract with everyone who reads the workbook without Plumbline: in Excel, in Power Query, in a script.
Names of tables and columns stay as they are; a column may be added at the end. Each table has a sheet of its own, its
title and layout version in A1, and its headings in row 3. Rows are added at the end, and found again by
what is in them: they may be sorted, filtered and moved.

Dates are real dates, shown as dd/mm/yyyy. Moments (\`…_at\`) are text in UTC, such as \`2026-10-31T14:05:00Z\`. Several ids or names
in one cell are parted by semicolons. Text that starts like a formula is kept as text.

${parts.join("\n")}`;
}

function kindsPage(): string {
  const stages = ["sheets and headings", "cells", "rows and tables", "totals"];
  const rows = [...RULE_KINDS.values()].map(
    ({ name, about, fields, stage, level, scope }) =>
      `| \`${name}\` | ${about} | ${fields} | ${scope === "every-table" ? "one or every table" : scope} | ${stages[stage - 1]} | ${level} |`,
  );
  return `# The kinds of rules

What a pack of rules can ask for by one word (\`"kind": "…"\`). A cell that fails at an earlier stage is left alone by the later
ones, so that one mistake is one finding. A rule may set its own level: \`error\` has to be put right, \`query\` is amended or
explained, \`note\` is worth knowing. The functions of formulas that Excel does not have stand in
[CONTRIBUTING](../CONTRIBUTING.md#adding-a-pack-of-rules), with an example of each.

| Kind | What it checks | Fields it names | About | Stage | Level |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
}

describe("the generated pages are current: if not, run this file with -u", () => {
  it("docs/tables.md", async () => {
    await expect(tablesPage()).toMatchFileSnapshot(join(root, "docs/tables.md"));
  });

  it("docs/rule-kinds.md", async () => {
    await expect(kindsPage()).toMatchFileSnapshot(join(root, "docs/rule-kinds.md"));
  });
});

describe("the written pages", () => {
  it.each(pages)("%s links to what exists", (path) => {
    const missing = [...page(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
      .map((match) => match[1] ?? "")
      .filter((target) => !/^https?:/.test(target))
      .filter((target) => !existsSync(join(root, dirname(path), target)));
    expect(missing).toEqual([]);
  });

  it.each(pages)("%s names scripts that package.json has", (path) => {
    const scripts = new Set(Object.keys(project.scripts));
    const named = [...page(path).matchAll(/npm (?:run )?([a-z]+(?:[:-][a-z]+)*)/g)]
      .map((match) => match[1] ?? "")
      .filter((name) => name !== "ci" && name !== "run");
    expect(named.filter((name) => !scripts.has(name))).toEqual([]);
  });

  it.each(pages)("%s names functions that exist", (path) => {
    const named = [...page(path).matchAll(/=KPI\.([A-Z]+)\(/g)].map((match) => match[1] ?? "");
    expect(named.filter((name) => !ids.includes(name))).toEqual([]);
  });

  it("the administrator's guide quotes the policy that is sent", () => {
    const words = (text: string): string => text.replace(/\s+/g, " ");
    expect(words(page("docs/admin-guide.md"))).toContain(headerFor("taskpane.html"));
  });

  it("README opens with what it is, and has the two commands", () => {
    const readme = page("README.md");
    expect(readme).toContain("npm ci && npm start");
    expect(readme).toContain("npm ci && npm test");
    expect(page(".ci/run")).toContain("npm ci && npm test");
    expect(page(".github/workflows/test.yml")).toContain("npm ci && npm test");
  });
});
