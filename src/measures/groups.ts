import { asText, isBlank } from "../cells/cell";
import { formatDate } from "../cells/date";
import { measuresText } from "../text/measures";
import { fieldOf } from "../verify/pack-model";
import { columnOf, type Table } from "../verify/tables/table";

/** The groups that a column makes. */
export interface Grouping {
  readonly column: string;
  readonly labels: readonly string[];
  /** The place of each row's group in `labels`. */
  readonly codes: Int32Array;
}

export interface NoGrouping {
  readonly why: string;
}

/** The groups of a column for all versions of a measure: the same labels, whichever table they stand in. */
export interface SharedGrouping {
  readonly column: string;
  readonly labels: readonly string[];
  readonly versions: readonly Grouping[];
  /** Why there are none; null where there are. */
  readonly why: string | null;
}

// More are no groups but names, and nobody reads so many figures.
const MOST_GROUPS = 250;

/** The groups of a column, blanks as one of them; upper and lower case are the same. */
export function groupsOf(table: Table, written: string): Grouping | NoGrouping {
  const field = fieldOf(table.spec, written);
  const column = field ? columnOf(table, field.name) : null;
  if (!column) {
    const titles = table.spec.fields.map(({ title }) => title);
    return { why: measuresText.noColumn(written, titles) };
  }
  const isDate = column.field.type === "date";
  const found = new Map<string, number>();
  const spellings: string[] = [];
  const codes = new Int32Array(table.rows);
  for (let row = 0; row < codes.length; row++) {
    if (table.skip[row] === 1) continue;
    const value = column.values[row] ?? null;
    const label = isBlank(value)
      ? ""
      : isDate && typeof value === "number"
        ? formatDate(value)
        : asText(value);
    const folded = found.has(label) ? label : label.toLowerCase();
    const code = found.get(folded) ?? spellings.length;
    found.set(folded, code);
    if (folded !== label) found.set(label, code);
    // Whichever row comes first, a group is called the same.
    const spelling = spellings[code];
    if (spelling === undefined || label < spelling) spellings[code] = label;
    codes[row] = code;
  }
  return spellings.length > MOST_GROUPS
    ? { why: measuresText.tooManyGroups(column.field.title, spellings.length, MOST_GROUPS) }
    : under(column.field.title, [...spellings].sort(byName), spellings, codes);
}

/** The groups of some columns for every version of a measure. */
export function groupingsFor(
  columns: readonly string[],
  versions: readonly { readonly grouping: (column: string) => Grouping | NoGrouping }[],
): SharedGrouping[] {
  return columns.map((column): SharedGrouping => {
    const made = versions.map((version) => version.grouping(column));
    const none = made.find((one) => "why" in one);
    if (none) return { column, labels: [], versions: [], why: none.why };
    const groupings = made.flatMap((one) => ("why" in one ? [] : one));
    const [first] = groupings;
    if (!first) return { column, labels: [], versions: [], why: null };
    if (groupings.every((one) => one === first))
      return { column: first.column, labels: first.labels, versions: groupings, why: null };
    const labels = [
      ...new Map(
        groupings.flatMap((one) => one.labels.map((label) => [label.toLowerCase(), label])),
      ).values(),
    ].sort(byName);
    return {
      column: first.column,
      labels,
      versions: groupings.map((one) => under(one.column, labels, one.labels, one.codes)),
      why: null,
    };
  });
}

/** The same groups under other labels, which hold them all. */
function under(
  column: string,
  labels: readonly string[],
  before: readonly string[],
  codes: Int32Array,
): Grouping {
  const places = new Map(labels.map((label, place) => [label.toLowerCase(), place]));
  const placeOf = Int32Array.from(before, (label) => places.get(label.toLowerCase()) ?? 0);
  return { column, labels, codes: codes.map((code) => placeOf[code] ?? 0) };
}

function byName(a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  return a.localeCompare(b, "en-GB", { numeric: true });
}
