import { trim } from "../../cells/cell";
import { packTableText } from "../../text/pack-table";
import { fail, ok, type Result } from "../../text/trouble";
import type { PackJson } from "../pack-shape";
import { cellOfNames, namesInCell } from "./cell-words";
import type { PartRow } from "./layout";

// A cell takes 32,767 characters; the rest is left to a person who edits it.
const LONGEST = 30_000;

const TEXTS = ["id", "version", "title", "owner", "about", "basis"] as const;
const LISTS = ["extends", "remove"] as const;
const GROUPS = ["effective", "signOff", "parameters", "lists", "roles", "tables"] as const;

/** Everything about a pack but its rules, as rows of the table. */
export function rowsOfPack(pack: PackJson): readonly PartRow[] {
  const lines: (readonly [string, string])[] = [
    ...TEXTS.map((what) => [what, pack[what] ?? ""] as const),
    ...LISTS.map((what) => [what, cellOfNames(pack[what])] as const),
    ...GROUPS.map((what) => [what, groupText(pack[what])] as const),
  ];
  return lines.flatMap(([what, text]) =>
    chunks(text).map((holds, at) => ({ what, part: at + 1, holds })),
  );
}

function groupText(group: PackJson[(typeof GROUPS)[number]]): string {
  return group === undefined || Object.keys(group).length === 0 ? "" : JSON.stringify(group);
}

function chunks(text: string): readonly string[] {
  const parts = [text.slice(0, LONGEST)];
  for (let at = LONGEST; at < text.length; at += LONGEST) parts.push(text.slice(at, at + LONGEST));
  return parts;
}

/** The pack that the rows describe, without rules. */
export function packOfRows(rows: readonly PartRow[]): Result<Readonly<Record<string, unknown>>> {
  const texts = new Map<string, string>();
  for (const { what, holds } of [...rows].sort((a, b) => a.part - b.part)) {
    const name = trim(what).toLowerCase();
    texts.set(name, (texts.get(name) ?? "") + holds);
  }
  const words = new Map<string, unknown>([["format", 1]]);
  for (const what of TEXTS) {
    const text = trim(texts.get(what) ?? "");
    if (text !== "") words.set(what, text);
  }
  for (const what of LISTS) words.set(what, namesInCell(texts.get(what) ?? ""));
  for (const what of GROUPS) {
    const text = trim(texts.get(what.toLowerCase()) ?? "");
    if (text === "") continue;
    const group = readGroup(what, text);
    if (!group.ok) return group;
    words.set(what, group.value);
  }
  return ok(Object.fromEntries(words));
}

function readGroup(what: string, text: string): Result<unknown> {
  try {
    const json: unknown = JSON.parse(text);
    return ok(json);
  } catch {
    return fail(packTableText.partUnreadable(what));
  }
}
