import { ok, type Result } from "../../text/trouble";
import type { Workbook } from "../../workbook/port";
import { locateAll, type Found } from "../gather";
import { suggestMap } from "../maps/suggest";
import { cleanHeading, type Field, type Pack, type TableSpec } from "../pack-model";
import { titlesOf, type Heading, type Place } from "../tables/locate";
import { onSheet } from "./described";

/** Columns of a table that only one side has under the name it goes by. */
export interface HeadingsApart {
  /** The table, as people know it. */
  readonly table: string;
  /** The headings here, each with the one there that most likely means the same. */
  readonly here: readonly { readonly heading: string; readonly likely: string | null }[];
  readonly there: readonly string[];
}

interface Asked {
  /** The sheet of the other side, where it is the same workbook. */
  readonly sheet?: string;
  readonly signal?: AbortSignal;
}

/**
 * The tables whose headings differ from those on the other side, told from the headings alone. Tables with a
 * column on one side only are none of them: there is nothing to put beside it.
 */
export async function headingsApart(
  now: Workbook,
  before: Workbook,
  pack: Pick<Pack, "tables" | "roles">,
  { sheet, signal }: Asked = {},
): Promise<Result<readonly HeadingsApart[]>> {
  const here = await placesIn(now, pack, signal);
  if (!here.ok) return here;
  const specs = here.value.map((found) => onSheet(specOf(found), sheet));
  const there = await placesIn(before, { tables: specs, roles: [] }, signal);
  if (!there.ok) return there;
  // What stands beside the headings that read the same, and a table of which too few do, is told by its sheet alone.
  const any = await placesIn(before, { tables: [], roles: [] }, signal);
  if (!any.ok) return any;
  return ok(
    here.value.flatMap((one, at) => {
      // The fields of a form are known by their cells.
      if (one.spec.form) return [];
      const found = there.value.find(({ spec }) => spec.name === one.spec.name)?.place;
      const sheet = found?.sheet ?? specs[at]?.sheetNames[0];
      const whole = any.value.find(({ place }) => place.sheet === sheet)?.place;
      const isSame = !found || whole?.headerRow === found.headerRow;
      const other = isSame ? (whole ?? found) : found;
      return other ? (apart(one, other) ?? []) : [];
    }),
  );
}

async function placesIn(
  workbook: Workbook,
  pack: Pick<Pack, "tables" | "roles">,
  signal: AbortSignal | undefined,
): Promise<Result<readonly Found[]>> {
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const located = await locateAll(workbook, facts.value, pack, signal);
  return located.ok ? ok(located.value.found) : located;
}

const fieldsIn = ({ place }: Found): readonly Field[] =>
  place.headings.flatMap(({ field }) => field ?? []);

/** How to find the table again on the other side, with the columns that it has here. */
function specOf(found: Found): TableSpec {
  const { spec, place } = found;
  return {
    ...spec,
    isOptional: true,
    isGuessed: false,
    tableNames: [...(place.excelTable ? [place.excelTable.name] : []), ...spec.tableNames],
    sheetNames: [place.sheet, ...spec.sheetNames],
    fieldsMatch: "partial",
    fields: fieldsIn(found),
  };
}

function apart(here: Found, other: Place): HeadingsApart | null {
  const titles = titlesOf(fieldsIn(here));
  const fieldAt = ({ text }: Heading) => titles.get(cleanHeading(text)) ?? null;
  const found = new Set(other.headings.map(fieldAt));
  const missing = fieldsIn(here).filter((field) => !found.has(field));
  const there = other.headings.flatMap((heading) => {
    const text = heading.text.trim();
    return text !== "" && fieldAt(heading) === null ? [text] : [];
  });
  if (missing.length === 0 || there.length === 0) return null;
  const wanted = missing.map(({ name, title, aliases, isRequired }) => {
    return { name, title, aliases, isRequired, table: here.spec.name };
  });
  const likely = suggestMap(wanted, there);
  return {
    table: here.spec.title,
    there: [...new Set(there)],
    here: wanted.map((column) => ({
      heading: column.title,
      likely: likely.find((one) => one.column === column)?.heading ?? null,
    })),
  };
}
