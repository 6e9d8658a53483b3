import { reportMeasuresText as words } from "../../text/report-measures";
import type { Block, TableBlock, TableCell } from "../document";
import { funnelChart } from "./charts";
import { onceNote } from "../../measures/once";
import { chosen, figureName, type Composing, type Reported } from "./composing";
import { groupName } from "./notes";
import { formatOf, isOutOf } from "./showing";
import type { SectionOf } from "./template";

/** Each measure by the groups that it is split into, with a funnel where it is a share. */
export function* groupBlocks(
  composing: Composing,
  { which }: SectionOf<"groups">,
): Iterable<readonly Block[]> {
  let isAny = false;
  for (const reported of chosen(composing, which)) {
    for (const split of reported.splits) {
      isAny = true;
      const funnel = funnelChart(composing, reported, split);
      yield [groupTable(composing, reported, split), ...(funnel ? [funnel] : [])];
    }
  }
  if (!isAny) yield [{ kind: "paragraph", weight: "note", text: words.groups.none }];
}

function groupTable(
  { showing, period }: Composing,
  { result, figure }: Reported,
  { column, groups }: Reported["splits"][number],
): TableBlock {
  const { measure } = result;
  const cells = (name: string, one: typeof figure): TableCell[] => [
    name,
    ...(isOutOf(measure)
      ? [showing.count(result, one, "numerator"), showing.count(result, one, "denominator")]
      : []),
    showing.value(result, one),
    showing.rating(result, one),
    showing.marks(result, one),
  ];
  const { columns } = words;
  const once = onceNote(measure);
  const rows = groups.flatMap(({ group, figures }) => {
    const one = figures.find((each) => each.period.key === period.key);
    return one ? [{ group, row: cells(groupName(group), one) }] : [];
  });
  const keyOf = (value: string | null) =>
    figureName({
      measure: measure.id,
      period: period.key,
      group: value === null ? null : { column, value },
    });
  return {
    kind: "table",
    caption: words.groups.caption(measure.name, column),
    columns: [
      { title: column, width: 26 },
      ...(isOutOf(measure)
        ? [columns.numerator, columns.denominator].map((title) => ({
            title,
            format: "#,##0",
            align: "right" as const,
          }))
        : []),
      { title: columns.value, format: formatOf(measure), align: "right", width: 12 },
      { title: columns.rating, width: 19, align: "centre" },
      { title: columns.marks, width: 10, align: "centre" },
    ],
    rows: rows.map(({ row }) => row),
    figures: {
      column: isOutOf(measure) ? 3 : 1,
      keys: [...rows.map(({ group }) => keyOf(group)), keyOf(null)],
    },
    total: cells(words.groups.all, figure),
    ...(once !== null && { note: once }),
  };
}
