import type { Finding, Run } from "../finding";
import { fieldOf, type Pack, type Rule } from "../pack-model";

/** A failed rule of a row, with the titles of the fields that it looks at. */
interface Failed {
  readonly finding: Finding;
  readonly rule: string;
  readonly fields: ReadonlySet<string>;
}

type Alone = NonNullable<Finding["alone"]>;

/**
 * Says for each row with several failed rules which single field, or else which two, would settle them all: a
 * rule can only be settled through a field that it looks at. Of several such sets the one in most failed and
 * fewest passed rules is the likeliest to be wrong.
 */
export function localise(run: Run, pack: Pack): Run {
  const rules = new RuleFields(pack);
  const rows = new Map<string, Failed[]>();
  for (const finding of run.findings) {
    const row = rowOf(finding);
    if (row === null) continue;
    const failed = { finding, rule: finding.rule, fields: rules.fieldsOf(finding) };
    const others = rows.get(row);
    if (others) others.push(failed);
    else rows.set(row, [failed]);
  }
  const alone = new Map<Finding, Alone>();
  for (const failed of rows.values()) {
    const found = settling(failed, rules);
    if (found) for (const { finding } of failed) alone.set(finding, found);
  }
  const findings = run.findings.map((finding): Finding => {
    const found = alone.get(finding);
    if (found) return { ...finding, alone: found };
    if (finding.alone === undefined) return finding;
    const { alone: _, ...rest } = finding;
    return rest;
  });
  return { ...run, findings };
}

/** The row that an open finding is about; null where it is about several rows, or about none. */
function rowOf({ locations, status, standsFor, level }: Finding): string | null {
  const [first, ...more] = locations;
  if (status !== "open" || standsFor !== undefined || level === "note") return null;
  const row = rowNumber(first?.cell ?? null);
  if (!first || row === null) return null;
  const isOneRow = more.every(
    ({ sheet, cell }) => sheet === first.sheet && rowNumber(cell) === row,
  );
  return isOneRow ? `${first.sheet}\u0000${row}` : null;
}

function rowNumber(cell: string | null): string | null {
  return /^[A-Z]{1,3}(\d{1,7})$/.exec(cell ?? "")?.[1] ?? null;
}

function settling(failed: readonly Failed[], rules: RuleFields): Alone | null {
  const count = new Set(failed.map(({ rule }) => rule)).size;
  if (count < 2) return null;
  const fields = [...new Set(failed.flatMap((one) => [...one.fields]))];
  const ranked = fields
    .map((field) => ({ field, weight: weightOf(field, failed, rules) }))
    .sort((a, b) => b.weight - a.weight || (a.field < b.field ? -1 : 1))
    .map(({ field }) => field);
  const settles = (chosen: readonly string[]) =>
    failed.every((one) => chosen.some((field) => one.fields.has(field)));
  const single = ranked.find((field) => settles([field]));
  if (single !== undefined) return { fields: [single], rules: count };
  // Two fields for two rules say nothing that the two findings do not say themselves.
  if (count < 3) return null;
  for (const [at, first] of ranked.entries()) {
    const second = ranked.slice(at + 1).find((field) => settles([first, field]));
    if (second !== undefined) return { fields: [first, second], rules: count };
  }
  return null;
}

/** Failed rules that look at a field, less those that look at it and passed. */
function weightOf(field: string, failed: readonly Failed[], rules: RuleFields): number {
  const broken = new Set(failed.filter((one) => one.fields.has(field)).map(({ rule }) => rule));
  const table = failed[0]?.finding.locations[0]?.table ?? null;
  let passed = 0;
  for (const rule of rules.lookingAt(table, field)) if (!broken.has(rule)) passed++;
  return broken.size - passed;
}

/** Which fields the rules of a pack look at, by their titles. */
class RuleFields {
  readonly #fields = new Map<string, ReadonlySet<string>>();
  readonly #rules = new Map<string, Set<string>>();

  constructor(pack: Pack) {
    const titles = new Map(
      pack.tables.map((table) => [table.name, (name: string) => fieldOf(table, name)?.title]),
    );
    for (const rule of pack.rules) {
      const title = titles.get(rule.table ?? "");
      if (!title) continue;
      const fields = new Set(namesIn(rule).flatMap((name) => title(name) ?? []));
      this.#fields.set(rule.id, fields);
      for (const field of fields) {
        const place = `${rule.table}\u0000${field}`;
        const rules = this.#rules.get(place);
        if (rules) rules.add(rule.id);
        else this.#rules.set(place, new Set([rule.id]));
      }
    }
  }

  fieldsOf({ rule, locations }: Finding): ReadonlySet<string> {
    const said = locations.flatMap(({ field }) => field ?? []);
    return new Set([...said, ...(this.#fields.get(rule) ?? [])]);
  }

  lookingAt(table: string | null, field: string): ReadonlySet<string> {
    return this.#rules.get(`${table ?? ""}\u0000${field}`) ?? new Set();
  }
}

function namesIn({ method, when }: Rule): readonly string[] {
  return [...(method.scope === "table" ? method.reads : []), ...(when?.columns ?? [])];
}
